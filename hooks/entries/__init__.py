"""What the glossary says: entries, how they are read, and how they hang together."""
