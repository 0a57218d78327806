"""Build the site beside the last good one, check it, and exchange the two in one step.

`python -m hooks.publish` is what `make build` runs. MkDocs empties its folder before it builds and
leaves a failed build in place; here a failed build or check leaves `site/` as it was, and a reader
meets either the old site or the new one.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from calculators.kit.calculator import names
from hooks.entries.load import load

Step = Callable[[Path, Path], bool]
SITE, NEXT = Path("site"), Path("site.next")
ASSETS = Path("assets/reckoner")
PUBLISHED = ASSETS / "published.json"
CASES = r"#\w+="  # a link to a case carries inputs after the #: no place on a page
AT_FDCWD, RENAME_EXCHANGE = -100, 2


class PublishError(RuntimeError):
    """The new site was not put in place; the last one still stands."""


def publish(root: Path) -> None:
    """Build, check and exchange.

    Raises:
        PublishError: the build or a check failed.
    """
    fresh, present = root / NEXT, root / SITE
    shutil.rmtree(fresh, ignore_errors=True)
    _run(
        "build", [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(NEXT)], root
    )
    check(fresh, set(load(root / "glossary", names(), drafts=False).entries))
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
    pages = [str(p) for p in sorted(site.rglob("*.html")) if p.name != "404.html"]
    options = ["--offline", "--no-progress", "--include-fragments", "--exclude", CASES]
    options += ["--index-files", "index.html", "--root-dir", str(site)]
    _run("check of links", [str(Path(sys.executable).with_name("lychee")), *options, *pages], site)


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


def exchange(fresh: Path, present: Path, *, in_one_step: Step | None = None) -> None:
    """Put `fresh` where `present` is, and the other way round, without a moment in between.

    Linux can exchange two folders in one step. Elsewhere two renames do it, the first taken back
    if the second fails. `in_one_step` is how the system does it; it says whether it could.
    """
    if not present.exists():
        fresh.rename(present)
    elif not (in_one_step or exchange_in_one_step)(fresh, present):
        aside = present.with_name(f"{present.name}.last")
        shutil.rmtree(aside, ignore_errors=True)  # what a run left that was cut off just here
        present.rename(aside)
        try:
            fresh.rename(present)
        except OSError:
            aside.rename(present)
            raise
        aside.rename(fresh)


def exchange_in_one_step(fresh: Path, present: Path) -> bool:
    """Try renameat2(2) with RENAME_EXCHANGE; False where the system does not have it."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    paths = (os.fsencode(fresh), os.fsencode(present))
    if renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0:
        return True
    if (code := ctypes.get_errno()) in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(code, os.strerror(code), str(present))


def _run(step: str, command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        msg = f"{(done.stdout + done.stderr).strip()}\n\nThe {step} failed; {SITE}/ is as it was."
        raise PublishError(msg)
    if done.stderr.strip():
        print(done.stderr.strip(), file=sys.stderr)


if __name__ == "__main__":
    try:
        publish(Path.cwd())
    except (PublishError, OSError) as error:
        sys.exit(f"{error}")
