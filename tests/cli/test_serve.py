"""Serving: who may reach it, under which names, and what is wrong said in one line before anybody comes."""

import socket
from pathlib import Path

import pytest

from reportedly.cli.main import status_of
from reportedly.cli.serve import is_loopback, listening, named_hosts


@pytest.mark.parametrize(
    ("host", "only_here"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - never bound
        ("::", False),
        ("192.168.1.7", False),
        ("localhost.evil.example", False),
    ],
)
def test_only_loopback_is_served_without_a_token(
    host: str, only_here: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert is_loopback(host) is only_here
    if not only_here:
        assert status_of(["serve", "--host", host, "--ledger", str(tmp_path / "ledger.db")]) == 2
        [line] = capsys.readouterr().err.splitlines()
        assert "--token" in line


@pytest.mark.parametrize(
    ("host", "names", "called"),
    [
        ("127.0.0.1", [], {"127.0.0.1:8000"}),
        ("::1", [], {"[::1]:8000"}),
        ("0.0.0.0", ["Ledger.example"], {"0.0.0.0:8000", "ledger.example:8000"}),  # noqa: S104 - as above
        ("127.0.0.1", ["ledger.example:443"], {"127.0.0.1:8000", "ledger.example:443"}),
    ],
)
def test_browsers_call_it_by_its_names_and_port(host: str, names: list[str], called: set[str]) -> None:
    assert named_hosts(host, names, 8000) == called


def test_a_port_that_is_taken_is_said_or_another_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert status_of(["serve", "--port", str(port), "--ledger", str(tmp_path / "ledger.db")]) == 2
        [line] = capsys.readouterr().err.splitlines()
        assert str(port) in line
        assert "--port" in line
        with listening("127.0.0.1", port, or_any=True) as other:
            assert other.getsockname()[1] not in {0, port}


def test_what_is_no_ledger_is_not_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no ledger, " * 100)
    assert status_of(["serve", "--ledger", str(path)]) in {1, 2}
    [line] = capsys.readouterr().err.splitlines()
    assert "notes.txt" in line
