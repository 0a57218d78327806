"""What the benchmarks share: the site and its host, browsers, slow lines, tables and the record."""
