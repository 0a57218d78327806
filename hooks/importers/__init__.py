"""Bringing a glossary in: one module a format gives records, `settling` makes them fit."""
