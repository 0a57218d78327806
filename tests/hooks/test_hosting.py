"""What hosts are told: how long to keep files, and where an entry has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks import hosting
from hooks.entries.load import load

if TYPE_CHECKING:
    from pathlib import Path


def test_a_former_address_leads_to_the_entry(tmp_path: Path) -> None:
    """By a rule for hosts that redirect, and by a page for those that cannot."""
    text = "prefLabel: Agent\ndefinition: A program.\nredirects: [ai-bot]\n"
    (tmp_path / "agent.yml").write_text(text)
    files = hosting.files(load(tmp_path, []), "assets/x", "/repo/")
    assert files["_redirects"] == "/repo/glossary/ai-bot/* /repo/glossary/agent/:splat 301\n"
    assert 'url=../agent/"' in files["glossary/ai-bot/index.html"]


def test_only_files_named_by_their_hash_are_kept_for_good() -> None:
    """Pages are asked for anew; no rule but that of the hashed files says how long."""
    rules = hosting.headers("assets/x").split("\n/")
    assert "immutable" in rules[1]
    assert "Cache-Control" not in rules[0]
    assert "X-Content-Type-Options: nosniff" in rules[0]
