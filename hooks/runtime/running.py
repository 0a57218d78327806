"""What runs in the shipped Python, under Node, while the site is built.

Whatever the calculators import and ask for here is what a reader's browser needs.
"""

from __future__ import annotations

import gc
import importlib
import json
import pkgutil
import sys
from types import FunctionType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable


def modules_used(lazily: str) -> str:
    """Run every calculator once and give the names of all modules then loaded, a line each.

    `lazily` names modules that functions import only when they are called, separated by spaces.

    Raises:
        RuntimeError: a calculator does not work with its defaults.
    """
    _warm(lazily)
    return "\n".join(sorted(sys.modules))


ONLY_TO_BEGIN = (
    # templates are compiled
    *("jinja2.bccache", "jinja2.compiler", "jinja2.idtracking", "jinja2.lexer"),
    *("jinja2.optimizer", "jinja2.parser", "jinja2.visitor"),
    # data classes are made
    *("_opcode_metadata", "ast", "dis", "inspect", "opcode", "token", "tokenize"),
    # there are no files, no terminal, no other machines
    *("_colorize", "_compat_pickle", "bz2", "codeop", "compression.zstd", "fnmatch", "glob"),
    *("ipaddress", "linecache", "lzma", "pickle", "pkgutil", "shutil", "site", "tempfile"),
    *("traceback", "zipimport"),
)
"""Modules that nothing uses once the calculators are ready, though much of them is referred to."""


def freeze(lazily: str) -> str:
    """Make everything ready whose memory is to be kept; gives where `respond` is in memory.

    Afterward there are no files: templates are compiled, data are read, modules are imported. All
    calculators run once more when the rest is forgotten, to see that nothing needs it.
    """
    respond = _warm(lazily)
    environment = importlib.import_module("calculators.kit.render").environment()
    environment.auto_reload = False
    for name in environment.list_templates(["html", "jinja"]):
        environment.get_template(name)
    importlib.import_module("calculators.kit.data").read_all()
    _let_go()
    _run_all(respond)
    gc.collect()
    gc.freeze()  # what is there now stays, and need not be looked through again and again
    return str(id(respond))


def _warm(lazily: str) -> Any:
    calculators = importlib.import_module("calculators")
    for module in pkgutil.walk_packages(calculators.__path__, "calculators."):
        importlib.import_module(module.name)
    for name in lazily.split():
        importlib.import_module(name)
    respond = importlib.import_module("calculators.kit.page").respond
    _run_all(respond)
    return respond


def _run_all(respond: Callable[[str], str]) -> None:
    for name in importlib.import_module("calculators.kit.calculator").names():
        _run(respond, name)


def _run(respond: Callable[[str], str], name: str) -> None:
    asked: list[dict[str, Any]] = [{"values": {}, "link": ""}]
    forms = ("memo", "markdown", "csv", "json")
    asked += [{"values": {}, "link": "", "export": form} for form in forms]
    for request in asked:
        answer = json.loads(respond(json.dumps({"calculator": name, **request})))
        if not answer["ok"]:
            msg = f"calculators/{name}: {answer['errors']}"
            raise RuntimeError(msg)
    done = False
    while not done:
        done = json.loads(respond(json.dumps({"calculator": name, "later": True})))["done"]


def _let_go() -> None:
    """Empty what was only kept to be quick, and what names files that will not be there."""
    importlib.import_module("re").purge()
    importlib.import_module("zipimport")._zip_directory_cache.clear()  # noqa: SLF001
    sys.path_importer_cache.clear()
    sys.path.clear()
    for name in ONLY_TO_BEGIN:
        _forget(name)


def _forget(name: str) -> None:
    """Empty a module, and every function of it to which something else still refers."""
    if module := sys.modules.pop(name, None):
        vars(module).clear()
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__module__ == name and not one.__closure__:
            one.__code__ = _forgotten.__code__


def _forgotten(*_: object, **__: object) -> NoReturn:
    msg = "this function is not in the browser: see ONLY_TO_BEGIN in hooks/runtime/running.py"
    raise RuntimeError(msg)
