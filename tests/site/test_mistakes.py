"""What those who make a site of their own get wrong: a sentence with its place, no traceback."""

from __future__ import annotations

import pytest

from tests.project import Project

CALCULATOR = "calculators/eval_size/__init__.py"
INPUTS = "calculators/eval_size/inputs.py"
NOT_TEXT = ("007", "2026-01-01", "no", "null")
VERIFIED = "google-site-verification: google1234.html"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small site with one calculator, published once."""
    small = Project(tmp_path_factory.mktemp("copy") / "project").emptied("eval-size")
    (small.folder / "docs/google1234.html").write_text(VERIFIED, encoding="utf-8")
    for name in NOT_TEXT:
        entry = f"prefLabel: Number {name}\ndefinition: A name that YAML reads as something else.\n"
        (small.folder / f"glossary/{name}.yml").write_text(entry, encoding="utf-8")
    done = small.run("hooks.publish", "--no-copies")
    assert done.returncode == 0, done.stdout + done.stderr
    return small


def told(project: Project, path: str, before: str, after: str) -> str:
    """Build with one mistake, which must end the build without a traceback; give what is said."""
    with project.edited(path, before, after):
        done = project.run("mkdocs", "build", "--site-dir", "site.next")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "Traceback" not in said
    return said


def test_a_file_that_proves_whose_site_it_is_is_published_as_it_is(project: Project) -> None:
    """HTML that the theme did not make carries no policy, and stops nothing."""
    assert project.site()["google1234.html"].decode() == VERIFIED


@pytest.mark.parametrize("name", NOT_TEXT)
def test_a_number_a_date_or_a_no_is_an_id_like_any_other(project: Project, name: str) -> None:
    """Its page is built, and knows whose it is: it names the entry as Markdown."""
    page = project.site()[f"glossary/{name}/index.html"].decode()
    assert 'type="text/markdown"' in page


def test_an_id_that_is_a_number_needs_quotes_on_the_home_page(project: Project) -> None:
    """There YAML reads it, and says 7 for 007."""
    said = told(project, "docs/index.md", "first: [example-term]", "first: [007]")
    assert "docs/index.md:6:1: first: YAML reads an id here as a number" in said
    assert "Put it in quotes." in said


def test_a_calculator_of_no_entry_is_named(project: Project) -> None:
    """A typing error in ENTRY has its file and line."""
    said = told(project, CALCULATOR, 'ENTRY = "ai-evaluation"', 'ENTRY = "ai-evaluatoin"')
    assert f"{CALCULATOR}:" in said
    assert ": ENTRY: there is no published entry 'ai-evaluatoin'." in said
    assert "Did you mean 'ai-evaluation'?" in said


def test_an_input_of_no_entry_is_named(project: Project) -> None:
    """A typing error in an input's `entry` has its file, line and input."""
    said = told(project, INPUTS, 'entry="ai-evaluation"', 'entry="ai-evaluatoin"')
    text = (project.folder / INPUTS).read_text(encoding="utf-8")
    line = text[: text.index('entry="ai-evaluation"')].count("\n") + 1
    assert f"{INPUTS}:{line}:15: design: there is no published entry 'ai-evaluatoin'." in said


@pytest.mark.parametrize(
    ("link", "place"), [("[x][1]\n\n[1]: entry:gone", "9:6"), ("see [x](entry:gone)", "7:9")]
)
def test_a_link_to_no_entry_has_its_place(project: Project, link: str, place: str) -> None:
    """Written in its place or further down, it is told with the page's file, line and column."""
    said = told(project, "docs/about.md", "# About this site", link)
    assert f"docs/about.md:{place}: the link 'entry:gone' names no entry." in said


def test_front_matter_that_cannot_be_read_has_its_place(project: Project) -> None:
    """A page would lose its title and its template, and show them as text."""
    said = told(project, "docs/about.md", "title: About", "title: About: us")
    assert "docs/about.md:2:13: a colon and a space stand inside plain text." in said


def test_a_template_without_one_place_for_the_policy_is_named(project: Project) -> None:
    """A page that would go out without it ends the build."""
    block = "{% block site_meta %}"
    twice = f'{block}<meta charset="utf-8">'
    said = told(project, "docs/templates/main.html", block, twice)
    assert "index.html: has no single" in said


def test_an_export_that_lacks_a_name_is_named(project: Project) -> None:
    """Every format has the names that the build asks for."""
    said = told(project, "hooks/exports/glossary_csv.py", "NAME =", "NAM =")
    assert "glossary_csv.py: lacks NAME; define it" in said


def test_a_missing_logo_is_named(project: Project) -> None:
    """Its setting has its line, before a reader meets a broken picture."""
    said = told(project, "mkdocs.yml", "logo: assets/favicon", "logo: assets/logo")
    text = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    line = text[: text.index("logo: ")].count("\n") + 1
    assert f"mkdocs.yml:{line}:3: theme.logo: there is no file 'docs/assets/logo.svg'." in said
