"""The table: what it says, at any width, with colour only where it is wanted."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from reportedly.exports.table import print_reading
from reportedly.model.reading import Reading
from reportedly.model.warning import Warning
from tests.invented import ISLAND, reading_of


def printed(reading: Reading, *, width: int = 80, terminal: bool = False) -> str:
    out = StringIO()
    print_reading(
        reading, Console(file=out, width=width, force_terminal=terminal, color_system="truecolor" if terminal else None)
    )
    return out.getvalue()


def test_claims_stand_under_their_sources() -> None:
    lines = [line.rstrip() for line in printed(ISLAND).splitlines()]

    assert lines[0] == "invented.txt · 4 claims · 4 sources"
    start = lines.index("The government of Orvessa")
    assert lines[start + 1] == "    government · XQA.GOV; also “The government”"
    assert lines[start + 2].split() == ["1", "asserts", "attack:", "shelling", "cue", "“accused”", "(accuse)"]
    assert lines[start + 3].split() == ["“shelling”", "agent", "the", "Highland", "Front", "→", "XQA.REB"]
    assert any("figure" in line and "More than 100 people → 101 or more" in line for line in lines)
    denied = next(line for line in lines if "denies" in line)
    assert "“rejected” (deny)" in denied
    assert any(line.split() == ["answers", "claim", "1"] or line.endswith("answers     claim 1") for line in lines)


def test_what_is_no_event_is_shown_too() -> None:
    text = printed(ISLAND)

    assert "that witnesses had seen smoke" in text
    assert "told by" not in text.split("witnesses\n")[0]


def test_warnings_and_invention_are_told() -> None:
    reading = replace(
        ISLAND,
        report=replace(ISLAND.report, invented=True, title="Boats"),
        warnings=(Warning(code="not_english", message="looks like “xx”"),),
    )

    text = printed(reading)

    assert "Invented demonstration report" in text
    assert "warning: looks like “xx”" in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, printed(ISLAND, width=width).splitlines())) <= width


def test_colour_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in printed(ISLAND, terminal=True)
    assert "\x1b" not in printed(ISLAND)


def test_brackets_and_colons_of_a_report_are_not_mark_up() -> None:
    odd = replace(ISLAND.claims[2].participants[0], text="[bold]the :boat: Front[/bold]")
    claim = replace(ISLAND.claims[2], participants=(odd,), means=(replace(ISLAND.attributions[0].cue[0], text="[/]"),))

    text = printed(replace(ISLAND, claims=(claim,)), width=120)

    assert "[bold]the :boat: Front[/bold] → XQA.REB" in text
    assert "[/]" in text


def test_a_report_cannot_steer_the_terminal() -> None:
    hostile = reading_of("Rain.")
    hostile = replace(hostile, report=replace(hostile.report, title="\x1b[2Jgone", report_id="[red]x[/red]\n"))

    text = printed(hostile)

    assert "\x1b" not in text
    assert "[red]x[/red]" in text
