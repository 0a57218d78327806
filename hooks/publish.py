"""Build the site beside the last good one, check it, and exchange the two in one step.

`python -m hooks.publish` is what `make build` runs. MkDocs empties its folder before it builds and
leaves a failed build in place; here a failed build or check leaves `site/` as it was, and a reader
meets either the old site or the new one. `--no-copies` leaves out the compressed copies, which take
most of a minute when Python has changed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from calculators.kit.calculator import names
from hooks.compressed import compress
from hooks.entries.load import load
from hooks.entries.mistakes import GlossaryError
from hooks.exchange import exchange

SITE, NEXT = Path("site"), Path("site.next")
ASSETS = Path("assets/reckoner")
PUBLISHED = ASSETS / "published.json"
COPIES, NO_COPIES = Path(".cache/compressed"), "--no-copies"
CASES = r"#\w+="  # a link to a case carries inputs after the #: no place on a page


class PublishError(RuntimeError):
    """The new site was not put in place; the last one still stands."""


def publish(root: Path, *, copies: bool = True) -> None:
    """Build, check and exchange; with compressed `copies` of what Python starts from.

    Raises:
        PublishError: the build or a check failed.
    """
    fresh, present = root / NEXT, root / SITE
    shutil.rmtree(fresh, ignore_errors=True)
    # Not --quiet: MkDocs counts for `strict` only those warnings that it would print.
    _run("build", [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(NEXT)], root)
    check(fresh, set(load(root / "glossary", names(), drafts=False).entries))
    if copies:
        compress(fresh / ASSETS, root / COPIES)
    keep_last_assets(present, fresh)
    exchange(fresh, present)
    shutil.rmtree(fresh, ignore_errors=True)
    print(f"Published {sum(1 for _ in present.rglob('*.html'))} pages to {SITE}/.")


def check(site: Path, entries: set[str]) -> None:
    """Refuse a site that lacks an entry's page, or in which a link leads nowhere."""
    built = {page.parent.name for page in (site / "glossary").glob("*/index.html")}
    if missing := sorted(entries - built):
        msg = f"no page for {', '.join(missing)}: did the hook run? See `hooks:` in mkdocs.yml."
        raise PublishError(msg)
    found = (page for page in sorted(site.rglob("*.html")) if page.name != "404.html")
    pages = "".join(f"{page.relative_to(site)}\n" for page in found)
    options = ["--offline", "--no-progress", "--include-fragments", "--exclude", CASES]
    options += ["--index-files", "index.html", "--root-dir", str(site)]
    # Pages are named on standard input: thousands of names are too long for a command.
    command = [str(Path(sys.executable).with_name("lychee")), *options, "--files-from", "-"]
    _run("check of links", command, site, given=pages)


def keep_last_assets(present: Path, fresh: Path) -> None:
    """Carry over the last build's hashed files for one publish.

    A host may serve an old page for some minutes after a new site is in place; what that page
    names must still be there.
    """
    own = [
        p.relative_to(fresh).as_posix() for p in sorted((fresh / ASSETS).rglob("*")) if p.is_file()
    ]
    record = present / PUBLISHED
    last = json.loads(record.read_text(encoding="utf-8")) if record.exists() else []
    for name in last:
        if not (fresh / name).exists() and (present / name).is_file():
            shutil.copy2(present / name, fresh / name)
    (fresh / PUBLISHED).write_text(json.dumps(own, indent=1) + "\n", encoding="utf-8")


def _run(step: str, command: list[str], folder: Path, given: str = "") -> None:
    done = subprocess.run(  # noqa: S603
        command, cwd=folder, input=given, check=False, capture_output=True, text=True
    )
    if done.returncode:
        msg = f"{(done.stdout + done.stderr).strip()}\n\nThe {step} failed; {SITE}/ is as it was."
        raise PublishError(msg)


if __name__ == "__main__":
    try:
        publish(Path.cwd(), copies=NO_COPIES not in sys.argv)
    except (PublishError, GlossaryError, OSError) as error:
        sys.exit(f"{error}")
