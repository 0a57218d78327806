"""What `make bench` runs: how fast and how light the site is, as scripts that anybody can run.

Each module in this folder is a benchmark; its docstring says what it measures. `kit` is what they
share, `pages` what they open in the browser beside the site's own pages. The figures of the last
run stand in `results.json`, with the machine and the day.

A new benchmark is a new module with what `benchmarks.kit.benchmark` requires: a docstring,
`LIMITS`, and `run`, which gives tables one by one. There is no list to add it to:
`make bench ONLY=<name>` runs it, and `make bench` runs it with the rest.

Timings are benchmarks, never tests: a limit that is not held is said and recorded, and fails
nothing. Read ratios within one run; the variants of a comparison take turns, so that a machine that
is busy for a while slows all of them.
"""
