"""What is said of a failed build: a place in the project wherever anybody knows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from mkdocs.exceptions import Abort, ConfigurationError

from hooks.serve.failure import explained, placed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNTED = Abort("Aborted with 1 warnings in strict mode!")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a page, a setting and a module."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("# About\n\nSee [x](nowhere.md).\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nnav: 7\n", "utf-8")
    (tmp_path / "sums.py").write_text("def add():\n    return 1 / 0\n", "utf-8")
    return tmp_path


def raised(call: Callable[[], object]) -> Exception:
    """Give what a call raises."""
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any
        call()
    assert isinstance(caught.value, Exception)
    return caught.value


def test_our_own_errors_are_said_as_they_are(root: Path) -> None:
    """They hold place and cure already."""
    said = "glossary/token.yml:4:1: definitoin: is not a known key."
    assert explained(Abort(said), [], root) == said


def test_a_link_that_leads_nowhere_has_its_place(root: Path) -> None:
    """MkDocs names the page and the link; the line and the column are looked up."""
    warning = "Doc file 'about.md' contains a link 'nowhere.md', but the target is not found."
    assert explained(COUNTED, [warning], root) == f"docs/about.md:3:9: {warning}"


def test_a_setting_has_its_line(root: Path) -> None:
    """MkDocs names the setting."""
    warning = "Config value 'nav': Expected nav to be a list, got a int: 7"
    assert explained(COUNTED, [warning], root) == f"mkdocs.yml:2:1: {warning}"


@pytest.mark.parametrize(
    ("warning", "said"),
    [
        ("Config value 'theme': missing", "mkdocs.yml: Config value 'theme': missing"),
        ("Something else", "Something else"),
    ],
)
def test_a_warning_without_a_place_is_said_all_the_same(
    root: Path, warning: str, said: str
) -> None:
    """A setting that is missing has no line; nothing is swallowed."""
    assert placed(warning, root) == said


def test_yaml_that_cannot_be_read_has_its_place(root: Path) -> None:
    """MkDocs' message runs over five lines; its place is in the error that it comes from."""

    def read() -> None:
        try:
            yaml.safe_load("site_name: X\nnav: [7\ntheme: Y\n")
        except yaml.YAMLError as error:
            msg = f"MkDocs encountered an error parsing the configuration file: {error}"
            raise ConfigurationError(msg)  # noqa: B904 - as MkDocs raises it

    said = explained(raised(read), [], root)
    assert said.startswith("mkdocs.yml:3:6: expected ',' or ']', but got ':'. Look at this line")


def test_an_error_in_python_has_the_last_place_of_ours(root: Path) -> None:
    """A traceback becomes the line that an editor can open."""
    module: dict[str, Callable[[], object]] = {}
    path = root / "sums.py"
    exec(compile(path.read_text("utf-8"), path, "exec"), module)  # noqa: S102
    said = explained(raised(module["add"]), [], root)
    assert said == "sums.py:2:12: ZeroDivisionError: division by zero"


def test_python_that_cannot_be_read_has_its_place(root: Path) -> None:
    """A syntax error knows its own file."""
    error = raised(lambda: compile("def add(:\n", root / "sums.py", "exec"))
    assert explained(error, [], root) == "sums.py:1:9: SyntaxError: invalid syntax"


def test_an_error_from_elsewhere_is_said_in_full(tmp_path: Path) -> None:
    """Where no line is ours, the traceback is all there is."""
    said = explained(raised(lambda: int("x")), [], tmp_path)
    assert said.startswith("Traceback")
    assert "ValueError: invalid literal for int()" in said
