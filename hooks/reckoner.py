"""What one build knows and can write. MkDocs calls functions, so this is where they meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hooks import hosting
from hooks.exports import markdown_text
from hooks.exports.found import exports
from hooks.pages import calculator as calculator_page
from hooks.pages import (
    calculator_index,
    downloads,
    glossary_index,
    numbers,
    search_index,
    structured_data,
)
from hooks.pages import entry as entry_page
from hooks.runtime.manifest import manifest, published_files

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from calculators.kit.calculator import Calculator
    from hooks.entries.glossary import Glossary
    from hooks.exports.publication import Publication
    from hooks.mentions import MentionsExtension
    from hooks.pages.neighbors import Neighbors
    from hooks.runtime.bundle import Bundles
    from hooks.runtime.pack import Runtime
    from hooks.runtime.styles import Styles

ASSETS = "assets/reckoner"
ROOT = "../../"


@dataclass
class Reckoner:
    """The glossary, the calculators, and where their parts for the browser are."""

    root: Path
    today: dt.date
    glossary: Glossary
    calculators: dict[str, Calculator]
    mentions: MentionsExtension
    runtime: Runtime
    facts: Path
    bundles: Bundles
    styles: Styles
    publication: Publication
    exported: dict[str, str]
    places: dict[str, Neighbors]
    fragments: dict[str, str] = field(default_factory=dict)
    """Every calculator's form, for pages two folders deep."""
    manifests: dict[str, dict[str, Any]] = field(default_factory=dict)
    pages: dict[str, search_index.Found] = field(default_factory=dict)

    def data(self) -> dict[str, Path]:
        """Give the data files that the calculators read in the browser."""
        folder = self.root / "calculators" / "data"
        return {path.name: path for path in [*sorted(folder.glob("*.json")), self.facts]}

    def assets(self) -> dict[str, Path]:
        """Give every file that the browser fetches beside the pages, by its published name."""
        return published_files(self.runtime, self.bundles, self.data()) | self.styles.published()

    def manifest(self, way_up: str) -> dict[str, Any]:
        """Tell a page's scripts where the files are; pages equally deep are told the same."""
        if way_up not in self.manifests:
            base = f"{way_up}{ASSETS}/"
            self.manifests[way_up] = manifest(self.runtime, self.bundles, self.data(), base)
        return self.manifests[way_up]

    def term(self, entry_id: str) -> str:
        """Give the link to an entry from a page two folders deep, as HTML."""
        return self.mentions.link(entry_id, root=ROOT)

    def render_forms(self) -> None:
        """Render every calculator's form; a mistake in one ends the build."""
        charts = self.root / ".cache" / "charts"
        self.fragments = {
            calculator_page.fragment(name): calculator_page.form(one, ROOT, self.term, charts)
            for name, one in self.calculators.items()
        }

    def markdown_pages(self) -> list[tuple[str, str]]:
        """Write the pages that nobody wrote by hand: where they would lie in `docs/`, and what."""
        pages = [
            ("glossary/index.md", glossary_index.page(self.glossary, self.today)),
            ("numbers.md", numbers.page(self.glossary, self.today)),
            ("downloads.md", self._downloads_page()),
        ]
        if self.calculators:
            index = calculator_index.page(list(self.calculators.values()))
            pages.append(("calculators/index.md", index))
        for name, one in self.calculators.items():
            entry_name = self.glossary.entries[one.entry].pref_label
            pages.append((f"calculators/{name}.md", calculator_page.page(one, entry_name)))
        for entry_id in self.glossary.entries:
            text = entry_page.page(entry_id, self.glossary, self.calculators, self.today)
            pages.append((f"glossary/{entry_id}.md", text))
        return pages

    def _downloads_page(self) -> str:
        offered = [
            downloads.Download(one.name, one.path, one.about, len(self.exported[one.path].encode()))
            for one in exports()
        ]
        return downloads.page(offered, next(iter(self.glossary.entries)), self.publication.license)

    def beside(self, entry_id: str) -> dict[str, Any]:
        """Give what the template of an entry shows beside its text."""
        return {
            "neighbors": self.places[entry_id],
            "markdown_twin": markdown_text.twin(entry_id),
            "structured_data": structured_data.term(entry_id, *self.published()),
        }

    def published(self) -> tuple[Glossary, str, str]:
        """Give the glossary, the site's address and its title."""
        return self.glossary, self.publication.site, self.publication.title

    def files(self) -> dict[str, str]:
        """Write what is no page, by path: exports, the search, twins, what hosts are told."""
        found = [
            *search_index.entries(self.glossary),
            *search_index.calculators(self.calculators.values()),
            *self.pages.values(),
        ]
        base = urlsplit(self.publication.site).path or "/"
        return {
            **self.exported,
            **search_index.files(found),
            **markdown_text.twins(self.publication),
            **hosting.files(self.glossary, ASSETS, base),
        }
