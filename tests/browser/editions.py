"""A site that is published again and again, small enough to be kept within a moment."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from hooks import offline
from hooks.runtime.bundle import bundle

ROOT = Path(__file__).parents[2]
LAST = "sitemap.xml"
"""The last file of the list: when it fails, all others have arrived."""
FEW = ("404.html", LAST, "about", "downloads", "glossary/fine-tuning", "assets")
UNUSED = shutil.ignore_patterns("*.wasm", "*.zip", "charts.*", "*.map", "lunr", "workers", "*.md")


@dataclass(frozen=True)
class Editions:
    """The folder that is published; each call publishes a further edition."""

    folder: Path

    @classmethod
    def of(cls, site: Path, folder: Path) -> Editions:
        """Take a few pages of a built site, and all that they load; publish the first edition."""
        for name in FEW:
            source, target = site / name, folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=UNUSED)
            else:
                shutil.copy2(source, target)
        editions = cls(folder)
        editions.publish()
        return editions

    def add(self, name: str) -> None:
        """Add a page, a copy of the one about the site, to what is published next."""
        shutil.copytree(self.folder / "about", self.folder / name)

    def publish(self, heading: str = "About this site") -> None:
        """Publish an edition with this heading on its page `about`, and with another last file."""
        page = self.folder / "about" / "index.html"
        before, rest = page.read_text(encoding="utf-8").split('<h1 id="about-this-site">')
        page.write_text(
            f'{before}<h1 id="about-this-site">{heading}{rest[rest.index("</h1>") :]}', "utf-8"
        )
        with (self.folder / LAST).open("a", encoding="utf-8") as last:
            last.write(f"<!-- {heading} -->\n")
        offline.offer(self.folder, self._scripts["service-worker"], ())

    def withdraw(self) -> None:
        """Publish an edition that is not to be kept any longer."""
        (self.folder / offline.LIST).unlink()
        offline.let_go(self.folder, self._scripts["letting-go"])

    @property
    def _scripts(self) -> dict[str, Path]:
        return dict(bundle(ROOT / ".cache" / "runtime").service_workers)
