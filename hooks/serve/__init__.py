"""Shows the site while it is edited: `python -m hooks.serve` is what `make serve` runs."""
