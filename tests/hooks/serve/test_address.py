"""The address at which the site is shown while it is edited."""

from __future__ import annotations

import pytest

from hooks.serve.__main__ import host_and_port, main


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1:8001", ("127.0.0.1", 8001)),
        ("8123", ("127.0.0.1", 8123)),
        (":8123", ("127.0.0.1", 8123)),
        ("0.0.0.0:8123", ("0.0.0.0", 8123)),  # noqa: S104 - asked for
        ("localhost:65535", ("localhost", 65535)),
    ],
)
def test_a_bare_port_is_for_this_machine_alone(address: str, expected: tuple[str, int]) -> None:
    """Drafts, without a policy: the network sees them only where somebody asks for it."""
    assert host_and_port(address) == expected


@pytest.mark.parametrize("address", ["80001", "127.0.0.1:80001", "localhost", "a:b", "-1", "", "²"])
def test_what_is_no_port_is_said(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 1, a sentence, and what to write."""
    assert main([address]) == 1
    said = capsys.readouterr().err
    assert "is no port: that is a number up to 65535." in said
    assert "Try: make serve ADDRESS=127.0.0.1:8001" in said
