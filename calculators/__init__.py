"""Decision and cost calculators: one module each, standard library only.

The same code runs at build time, in the reader's browser, on the command line and in the tests.
"""
