"""The README promises only what is there: its commands, options, targets and files."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from reportedly.cli.main import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]  # typer gives a group when there are several verbs


def promised_commands() -> list[tuple[str, str]]:
    return re.findall(r"reportedly (read|schema|evaluate|demo|[a-z]+)\b([^\n`#>]*)", README)


@pytest.mark.parametrize("verb", sorted({verb for verb, _ in promised_commands()}))
def test_every_verb_exists(verb: str) -> None:
    assert verb in COMMANDS


@pytest.mark.parametrize(
    ("verb", "option"),
    sorted({(verb, option) for verb, rest in promised_commands() for option in re.findall(r"--[a-z-]+", rest)}),
)
def test_every_option_exists(verb: str, option: str) -> None:
    assert any(option in parameter.opts for parameter in COMMANDS[verb].params)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z]+)", README))))
def test_every_target_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_linked_file_exists(path: str) -> None:
    assert (ROOT / path).exists()
