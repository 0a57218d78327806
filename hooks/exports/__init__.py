"""The glossary in formats for other programs: one module a format, found by its file."""
