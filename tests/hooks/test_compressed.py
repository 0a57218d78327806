"""Compressed copies beside the files of the runtime."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli

from hooks.compressed import compress

if TYPE_CHECKING:
    from pathlib import Path


def test_a_copy_of_each_kind_lies_beside_a_file(tmp_path: Path) -> None:
    """What can be compressed is, twice; each copy holds the file's content."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "code.wasm").write_bytes(b"0123456789" * 1000)
    (site / "font.woff2").write_bytes(b"packed already")
    compress(site, tmp_path / "kept")
    names = {path.name for path in site.iterdir()}
    assert names == {"code.wasm", "code.wasm.br", "code.wasm.gz", "font.woff2"}
    content = (site / "code.wasm").read_bytes()
    assert brotli.decompress((site / "code.wasm.br").read_bytes()) == content
    assert gzip.decompress((site / "code.wasm.gz").read_bytes()) == content


def test_what_did_not_change_is_not_compressed_again(tmp_path: Path) -> None:
    """Copies are kept while their file stays the same, and no longer."""
    site, kept = tmp_path / "site", tmp_path / "kept"
    site.mkdir()
    for content in (b"first", b"second"):
        (site / "a.mjs").write_bytes(content)
        compress(site, kept)
        before = {path: path.stat().st_mtime_ns for path in kept.iterdir()}
        compress(site, kept)
        assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} == before
        assert len(before) == 2
    assert brotli.decompress((site / "a.mjs.br").read_bytes()) == b"second"
