"""`python -m hooks.importers FORMAT SOURCE --into glossary/`, or `make import`, brings one in.

It never overwrites an entry without `--force`, says of each record what could not be brought over,
and leaves a glossary that builds: the new one whole, or the old one untouched.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.entries.mistakes import listed
from hooks.importers import from_csv, from_markdown, from_skos
from hooks.importers.record import Found, SourceError
from hooks.importers.settling import id_of, settled
from hooks.importers.writing import beside, existing_labels, fitting, put_in_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.importers.record import Record
    from hooks.importers.settling import Draft

PLAIN = {"csv": from_csv, "markdown": from_markdown}
SKOS = "skos"
FORMATS = (*PLAIN, SKOS)
FAILED = 2
MOST_RECORDS = 10_000


def main(arguments: Sequence[str]) -> int:
    """Import. Returns 0 where something was brought over, 2 where nothing was."""
    asked = _parser().parse_args(arguments)
    source, folder = _at_home(asked.source), Path(asked.into)
    if asked.format not in FORMATS or not asked.source:
        what = f"Name a format, {listed(FORMATS, 'or')}, and what to read"
        return _stop(f"{what}: make import FORMAT=csv FROM=terms.csv")
    if not source.exists():
        return _stop(f"{source}: there is no such file. Name another.")
    try:
        found = _found(asked.format, source, asked.language)
        drafts, refused = _bring(_counted(found.records, source), folder, force=asked.force)
    except SourceError as error:
        return _stop(str(error))
    except OSError as error:
        return _stop(f"{error.filename or folder}: {error.strerror}. Nothing was written.")
    except KeyboardInterrupt:
        return _stop("Stopped. Nothing was written.")
    _report(found.lost, drafts, refused)
    return 0 if drafts else FAILED


def _at_home(path: str) -> Path:
    """Read `~/terms.csv` as shells do where it stands by itself; not all do after `FROM=`."""
    return Path(path).expanduser() if path.startswith("~/") else Path(path)


def _found(kind: str, source: Path, language: str) -> Found:
    if kind == SKOS:
        return from_skos.found(source, language)
    if language:
        msg = f"A language is for {SKOS}, where a term has names in several. Leave it out."
        raise SourceError(msg)
    return Found(PLAIN[kind].records(source))


def _counted(records: list[Record], source: Path) -> list[Record]:
    if len(records) > MOST_RECORDS:
        msg = f"{source}: holds {len(records):,} terms; {MOST_RECORDS:,} are allowed. Split it."
        raise SourceError(msg)
    return records


def _bring(
    records: list[Record], folder: Path, *, force: bool
) -> tuple[list[Draft], list[tuple[str, str]]]:
    """Write what fits beside the folder, then let it take the folder's place."""
    replaced = {id_of(record) for record in records} if force else set[str]()
    taken = existing_labels(folder, replaced)
    drafts, refused = settled(records, taken, dt.datetime.now(dt.UTC).date())
    with beside(folder) as copy:
        drafts, unfit = fitting(drafts, copy, folder)
        if drafts:
            put_in_place(copy, folder)
    return drafts, [*refused, *unfit]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hooks.importers", description=__doc__)
    parser.add_argument("format", help=listed(FORMATS, "or"))
    parser.add_argument("source", help="a CSV file, a SKOS file, or a folder of Markdown files")
    parser.add_argument("--into", default="glossary", help="the folder of entries")
    parser.add_argument("--language", default="", help="of a SKOS file, such as 'de'")
    parser.add_argument("--force", action="store_true", help="write over entries of the same id")
    return parser


def _report(
    lost: Sequence[str], drafts: Sequence[Draft], refused: Sequence[tuple[str, str]]
) -> None:
    for what in lost:
        print(f"not brought over: {what}")
    for draft in drafts:
        if draft.lost:
            print(f"{draft.id}: left out {'; '.join(dict.fromkeys(draft.lost))}")
    for name, why in refused:
        print(f"not brought over: {' '.join(name.split())[:80]}: {why}")
    written = f"{len(drafts)} {'entry' if len(drafts) == 1 else 'entries'} written"
    left_out = f"{len(refused)} record{'' if len(refused) == 1 else 's'} not brought over"
    print(f"{written}, {left_out}")


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return FAILED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
