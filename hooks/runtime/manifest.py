"""What a page tells its scripts: where the worker, the charts and Python's files are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.runtime.published import Published, publish

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hooks.runtime.bundle import Bundles
    from hooks.runtime.pack import Runtime


def manifest(
    runtime: Runtime, bundles: Bundles, data: Mapping[str, Path], base_url: str
) -> dict[str, Any]:
    """Describe the runtime to a page, as JSON for its `rr-runtime` element.

    Args:
        runtime: what `pack` gave.
        bundles: what `bundle` gave.
        data: data files by their name in `calculators/data`, such as `prices.json`.
        base_url: the way from the page to the folder with the published files, such as
            `../../assets/`; with a slash at the end, or empty.
    """
    files = {**runtime.files, **_published(data)}
    return {
        "archives": [*runtime.archives, *data],
        "snapshot": list(runtime.snapshot),
        "worker": base_url + bundles.files["worker"].hashed,
        "charts": base_url + bundles.files["charts"].hashed,
        "files": {name: _described(file, base_url) for name, file in sorted(files.items())},
    }


def published_files(
    runtime: Runtime, bundles: Bundles, data: Mapping[str, Path]
) -> dict[str, Path]:
    """Give every file that the site must publish: the path on disk by its published name."""
    files = [*runtime.files.values(), *bundles.files.values(), *_published(data).values()]
    return {file.hashed: file.path for file in files}


def _published(data: Mapping[str, Path]) -> dict[str, Published]:
    return {name: publish(path, name) for name, path in data.items()}


def _described(file: Published, base_url: str) -> dict[str, Any]:
    return {"url": base_url + file.hashed, "sha256": file.sha256, "bytes": file.size}
