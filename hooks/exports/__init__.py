"""The glossary in other formats, one module each."""
