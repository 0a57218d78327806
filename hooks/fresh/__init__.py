"""Makes an empty site of one's own out of this one: `python -m hooks.fresh` is `make fresh`."""
