"""What one build knows and can write. MkDocs calls functions, so this is where they meet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hooks import allowed, hosting, offline
from hooks.entries.mistakes import GlossaryError, Mistake
from hooks.entries.terms import entry_terms
from hooks.exports import markdown_text
from hooks.exports.found import exports
from hooks.fragments import marked
from hooks.pages import calculator as calculator_page
from hooks.pages import (
    calculator_index,
    downloads,
    glossary_index,
    numbers,
    search_index,
    speed,
    structured_data,
)
from hooks.pages import entry as entry_page
from hooks.runtime.manifest import manifest, published_files
from hooks.serve.kept import hashed

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
rendered: tuple[str, dict[str, str]] = ("", {})
"""The forms that were rendered last, and the hash of what they were made of."""


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
    offline: bool
    """Whether readers may keep the site."""
    fragments: dict[str, str] = field(default_factory=dict)
    """Every calculator's form, for pages two folders deep, and the terms of each letter."""
    manifests: dict[str, dict[str, Any]] = field(default_factory=dict)
    pages: dict[str, search_index.Found] = field(default_factory=dict)

    def data(self) -> dict[str, Path]:
        """Give the data files that the calculators read in the browser; none without any."""
        if not self.calculators:
            return {}
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
        """Render every calculator's form, unless nothing has changed since the last time."""
        global rendered  # noqa: PLW0603 - it outlives this object, while serving
        data = [path.read_text(encoding="utf-8") for path in self.data().values()]
        key = hashed(*self.common(), *data)
        if rendered[0] != key:
            charts = self.root / ".cache" / "charts"
            forms = {
                calculator_page.fragment(name): calculator_page.form(one, ROOT, self.term, charts)
                for name, one in self.calculators.items()
            }
            rendered = (key, forms)
        self.fragments |= rendered[1]

    def markdown_pages(self) -> list[tuple[str, str]]:
        """Write the pages that nobody wrote by hand: where they would lie in `docs/`, and what."""
        self.fragments |= glossary_index.lists(self.glossary)
        pages = [
            ("glossary/index.md", glossary_index.page(self.glossary, self.today)),
            ("numbers.md", numbers.page(self.glossary, self.today)),
            ("downloads.md", self._downloads_page()),
        ]
        if self.calculators:
            index = calculator_index.page(list(self.calculators.values()))
            pages.append(("calculators/index.md", index))
            pages.append(("how-fast.md", speed.page(self.root, set(self.calculators))))
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
        return downloads.page(
            offered,
            self.glossary,
            self.publication.license,
            offline=self.offline,
            calculators=bool(self.calculators),
        )

    def common(self) -> list[str]:
        """Give what may change any page: names that are linked, templates, addresses, the day."""
        terms = [replace(term, definition_text="") for term in entry_terms(self.glossary.entries)]
        templates = sorted((self.root / "docs" / "templates").rglob("*.*"))
        return [
            str(self.today),
            repr(terms),
            repr(self.glossary.categories),
            repr(self.manifest(ROOT)),
            self.bundles.files["site"].hashed,
            self.styles.sheet.hashed,
            self.styles.printed.hashed,
            *(path.read_text(encoding="utf-8") for path in templates),
        ]

    def cards(self) -> dict[str, str]:
        """Give what the hover card of each entry is made of."""
        return {entry_id: repr(self.mentions.term(entry_id)) for entry_id in self.glossary.entries}

    def made_of(self, uri: str, text: str) -> str:
        """Give what goes into the page of one entry or calculator, beside the cards on it.

        '' for pages that tell of all of them.
        """
        folder, _, name = uri.removesuffix(".md").rpartition("/")
        if not folder or name == "index":
            return ""
        beside = repr(self.beside(name)) if folder == "glossary" else ""
        forms = (self.fragments.get(name, "") for name in marked(text))
        return "\0".join([text, beside, *forms])

    def beside(self, entry_id: str) -> dict[str, Any]:
        """Give what the template of an entry shows beside its text."""
        return {
            "calculators": self.glossary.entries[entry_id].calculators,
            "neighbors": self.places[entry_id],
            "markdown_twin": markdown_text.twin(entry_id),
            "structured_data": structured_data.term(entry_id, *self.published()),
        }

    def check_page(self, entry_id: str, html: str) -> None:
        """See that an entry's page, but for the form that we put in, holds what it may hold.

        Raises:
            GlossaryError: it holds something else, by the entry's file.

        """
        forms = map(calculator_page.fragment, self.glossary.entries[entry_id].calculators[:1])
        form = "".join(self.fragments[name] for name in forms)
        taken = allowed.ids_in(form)
        cure = "Write it as plain Markdown; 'hooks/allowed.py' lists what may stand on the page."
        wrong = [
            Mistake(f"glossary/{entry_id}.yml", 1, 1, f"its page would hold {what}. {cure}")
            for what in allowed.complaints(html.replace(form, ""), taken)
        ]
        if wrong:
            raise GlossaryError(wrong)

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
        return {
            **self.exported,
            **search_index.files(found),
            **markdown_text.twins(self.publication),
            **self._told_hosts(),
        }

    def _told_hosts(self) -> dict[str, str]:
        base = urlsplit(self.publication.site).path or "/"
        return hosting.files(self.glossary, ASSETS, base)

    def let_readers_keep(self, site: Path) -> None:
        """Write what lets readers keep the finished site, or what ends that."""
        scripts = self.bundles.service_workers
        if not self.offline:
            return offline.let_go(site, scripts["letting-go"])
        resumed = self.runtime.snapshot
        spare = {name: file for name, file in self.runtime.archives.items() if name not in resumed}
        unkept = {f"{ASSETS}/{file.hashed}" for file in spare.values()} if resumed else set()
        return offline.offer(site, scripts["service-worker"], {*self._told_hosts(), *unkept})
