"""Pages as Markdown text, made from entries and calculators by pure functions."""
