"""The MkDocs hook: how the site is built, straight down in MkDocs' order.

Beside the server in `hooks/serve/` the only module that imports MkDocs. Everything else takes typed
things and gives text, so that another site generator is one file's work away.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, InclusionLevel

from calculators.kit import calculator
from calculators.kit.calculator import ContractError
from calculators.kit.data import forget
from hooks.colors import own_colors
from hooks.entries import data
from hooks.entries.changes import changes
from hooks.entries.load import load
from hooks.entries.mistakes import GlossaryError
from hooks.entries.terms import entry_terms
from hooks.exports.found import ExportError, exports
from hooks.exports.publication import Publication
from hooks.fonts import subset_fonts
from hooks.fragments import FragmentsExtension
from hooks.frame import render_once
from hooks.mentions import MentionsExtension
from hooks.pages import home, search_index, structured_data
from hooks.pages.calculator_entries import check_entries
from hooks.pages.neighbors import neighbors
from hooks.policy import Policy, PolicyError
from hooks.reckoner import ASSETS, Reckoner
from hooks.runtime.bundle import bundle
from hooks.runtime.errors import RuntimePackError
from hooks.runtime.facts import shipped_facts
from hooks.runtime.pack import Runtime, pack
from hooks.runtime.styles import bundle_styles
from hooks.serve.kept import KeptPages, hashed
from hooks.serve.last_good import SHOWN
from hooks.site_settings import check_pictures

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from hooks.entries.glossary import Glossary

EXPLAINED = (GlossaryError, RuntimePackError, ContractError, ExportError, PolicyError)
"""Mistakes of those who write entries, pages, calculators and templates: their words say it all."""

reckoner: Reckoner
policy: Policy
kept: KeptPages | None = None
serving = False


# --- Read everything. A mistake ends the build here, before MkDocs touches the last good site. ---


def on_startup(command: str, **_: Any) -> None:
    """Note whether the site is only shown to its editor."""
    global serving  # noqa: PLW0603 - MkDocs hooks are functions without an object
    serving = command == "serve"
    if not serving:
        gc.disable()  # until everything is read: all of that stays


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read glossary, calculators and browser parts, and register the linker of terms."""
    global reckoner  # noqa: PLW0603 - MkDocs hooks are functions without an object
    root = Path(config.config_file_path).absolute().parent
    cache = root / ".cache" / "runtime"
    names = calculator.names()
    glossary = load(root / "glossary", names, drafts=serving)  # an editor sees drafts too
    data.write(glossary, root / "calculators" / "data")
    forget()
    known = {name: calculator.load(name) for name in names}
    check_entries(known.values(), glossary.entries, root)
    publication = _publication(glossary, root, config)
    check_pictures(config.theme, [Path(config.docs_dir), *map(Path, config.theme.dirs)], root)
    colors = own_colors(config.extra.get("colors", {}), root)
    config.extra["offline"] = bool(config.extra.get("offline", True)) and not serving
    reckoner = Reckoner(
        root=root,
        today=_today(),
        glossary=glossary,
        calculators=known,
        mentions=MentionsExtension(entry_terms(glossary.entries)),
        runtime=pack(cache, root, resumable=not serving) if names else Runtime({}, {}),
        facts=shipped_facts(root, cache),
        bundles=bundle(cache, root),
        styles=bundle_styles(cache, subset_fonts(cache, root), root, colors),
        publication=publication,
        exported={export.path: export.render(publication) for export in exports()},
        places=neighbors(glossary),
        offline=config.extra["offline"],
    )
    reckoner.render_forms()
    ours: list[Any] = [reckoner.mentions, FragmentsExtension(reckoner.fragments)]
    config.markdown_extensions += ours
    config.extra_css.append(f"{ASSETS}/{reckoner.styles.sheet.hashed}")
    return config


def on_build_error(error: Exception, **_: Any) -> None:
    """End with the words of a mistake, wherever it was found, and without a traceback."""
    if isinstance(error, EXPLAINED):
        raise Abort(str(error)) from None


def _publication(glossary: Glossary, root: Path, config: MkDocsConfig) -> Publication:
    return Publication(
        glossary=glossary,
        title=config.site_name,
        about=config.site_description or "",
        site=config.site_url or "/",
        license=config.copyright or "",
        changes=changes(root),
    )


# --- Add the pages that nobody wrote by hand, and the files that the browser runs. ---------------


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each entry and calculator, their indexes, and the runtime."""
    global kept  # noqa: PLW0603 - MkDocs hooks are functions without an object
    pages = reckoner.markdown_pages()
    kept = _kept_pages(config, [uri for uri, _ in pages]) if serving else None
    for uri, text in pages:
        file = File.generated(config, uri, content=text)
        if kept and (made_of := reckoner.made_of(uri, text)) and kept.stays(file.dest_uri, made_of):
            file.inclusion = InclusionLevel.EXCLUDED
        files.append(file)
    for name, path in reckoner.assets().items():
        files.append(File.generated(config, f"{ASSETS}/{name}", abs_src_path=str(path)))
    if not serving:
        gc.freeze()  # no search for garbage looks through what stays to the end
        gc.enable()
    return files


def _kept_pages(config: MkDocsConfig, uris: list[str]) -> KeptPages:
    """Look at the last site, which the server shows until the next one is there."""
    last = Path(config.site_dir).with_name(SHOWN)
    settings = Path(config.config_file_path).read_text(encoding="utf-8")
    return KeptPages(last, hashed(settings, *uris, *reckoner.common()), reckoner.cards())


def on_env(env: Environment, files: Files, **_: Any) -> Environment:
    """Name what every page loads or may load, and render once what is the same on many."""
    global policy  # noqa: PLW0603 - MkDocs hooks are functions without an object
    # HTML in docs/, such as a file that proves to a search engine whose site it is.
    policy = Policy(foreign=[file.dest_uri for file in files.static_pages()])
    env.globals["computes"] = bool(reckoner.calculators)
    env.globals["fonts"] = [f"{ASSETS}/{name}" for name in reckoner.styles.fonts]
    env.globals["print_sheet"] = f"{ASSETS}/{reckoner.styles.printed.hashed}"
    env.globals["script"] = f"{ASSETS}/{reckoner.bundles.files['site'].hashed}"
    env.globals["keeping"] = f"{ASSETS}/{reckoner.bundles.files['keeping'].hashed}"
    compiled = reckoner.root / ".cache" / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(compiled))  # MkDocs asks for none
    render_once(env, policy.allow)
    return env


# --- Page by page: numbers into the text, terms into links, what the template needs. -------------


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Fill the numbers in, and tell the linker which page comes next."""
    path = _path(page, config)
    reckoner.mentions.start_page(url=page.url, entry=page.meta.get("entry"), path=path)
    whole = page.file.content_string or ""
    if not page.meta:
        data.check_front_matter(whole, path)
    front_matter = whole.count("\n") - markdown.count("\n")
    # In a mistake the lines are those of the file; blank ones at the start are none in HTML.
    return data.fill("\n" * front_matter + markdown, reckoner.glossary, path)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Look at what came of an entry's texts, and note whose cards the page shows."""
    if (entry_id := page.meta.get("entry")) is not None:
        reckoner.check_page(entry_id, html)
    if kept:
        kept.made(page.file.dest_uri, reckoner.mentions.page.cards)
    return html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Give the templates what they show beside the page's text."""
    context["runtime"] = reckoner.manifest("../" * page.url.count("/"))
    if (entry_id := page.meta.get("entry")) is not None:
        context |= reckoner.beside(entry_id)
        if repository := config.extra.get("repository"):
            page.edit_url = f"{repository}/edit/main/glossary/{entry_id}.yml"
    if page.file.src_uri == "glossary/index.md":
        context["structured_data"] = structured_data.term_set(*reckoner.published())
    if page.file.src_uri.count("/") == 0 and not page.is_homepage:
        about = str(page.meta.get("description", ""))
        found = search_index.Found(page.url, "page", str(page.title), (), (), about, about)
        reckoner.pages[page.url] = found
    if page.is_homepage:
        named, text = page.meta.get("first", []), page.file.content_string
        context["home"] = home.content(reckoner.glossary, named, text, _path(page, config))
    # Firefox fetches ahead what stands as "next" in a page's head, and the policy forbids it.
    page.previous_page = page.next_page = None
    return context


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Put the Content-Security-Policy in. MkDocs' server puts its own script into every page."""
    if serving:
        return output
    return policy.put(output, page.file.dest_uri, trusted="entry" not in page.meta)


# --- The finished site: exports and what hosts are told beside it, one policy in every page. ------


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is no page, see that every page has the same policy, and list it all."""
    site = Path(config.site_dir)
    for path, text in reckoner.files().items():
        if kept and kept.is_known(path, text):
            continue
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    if kept:
        kept.finish(site)
    else:
        policy.finish(site)
    reckoner.let_readers_keep(site)


def _path(page: Page, config: MkDocsConfig) -> str:
    """Give a page's file as mistakes name it."""
    return f"{Path(config.docs_dir).name}/{page.file.src_uri}"


def _today() -> dt.date:
    """Give the day of the build; SOURCE_DATE_EPOCH fixes it, so that two builds are equal."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return now.date()
