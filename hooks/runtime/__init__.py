"""Python and the scripts that run it, packed for the reader's browser.

`pack` and `bundle` make the files, `manifest` tells a page where they are; every mistake is a
`RuntimePackError`.
"""
