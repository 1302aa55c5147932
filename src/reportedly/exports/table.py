"""Readings for a terminal: who says what happened, one block for each source."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.exports.plain_line import plain_line
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Stance
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.views.claims_by_source import (
    ClaimsBySource,
    NumberedClaim,
    Statement,
    Voice,
    claims_by_source,
)
from reportedly.views.wording import claim_details, counted, event_in_words, phrase, qualifiers

STANCE_STYLES: dict[Stance, str] = {"asserts": "green", "denies": "bold red", "doubts": "yellow", "neutral": "cyan"}

LONGEST_STATEMENT = 200
"""Characters shown of a statement without an event; four lines on the narrowest usual terminal."""

STANCE_WIDTH = 8
EVENT_WIDTH = 18
NAME_WIDTH = 11


def print_reading(reading: Reading, console: Console) -> None:
    """Write the table of one report to `console`, which knows its width and whether there is colour."""
    console.print(reading_table(reading), highlight=False)


def reading_table(reading: Reading) -> RenderableType:
    """The report's heading, its warnings, and a block of claims for each source."""
    view = claims_by_source(reading)
    return Group(
        _heading(reading.report, view),
        *(Text(f"warning: {plain_line(warning.message)}", style="yellow") for warning in reading.warnings),
        *(block for voice in view.voices for block in _voice_block(voice)),
        Text(),
    )


def _heading(report: Report, view: ClaimsBySource) -> RenderableType:
    found = (counted(view.number_of_claims, "claim"), counted(view.number_of_sources, "source"))
    known = (report.report_id, report.outlet, report.published, *found)
    lines = [Text(" · ".join(plain_line(value) for value in known if value), style="dim" if report.title else "bold")]
    if report.title:
        lines.insert(0, Text(plain_line(report.title), style="bold"))
    if report.invented:
        lines.append(Text("Invented demonstration report", style="bold magenta"))
    return Group(*lines)


def _voice_block(voice: Voice) -> Iterator[RenderableType]:
    yield Text(f"\n{plain_line(voice.label)}", style="bold")
    if voice.description:
        yield Padding(Text(plain_line(voice.description), style="dim"), (0, 0, 0, 4))
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(justify="right", min_width=3, no_wrap=True)
    table.add_column(min_width=STANCE_WIDTH, no_wrap=True)
    table.add_column(width=EVENT_WIDTH)
    table.add_column(ratio=1)
    for statement in voice.statements:
        for row in _rows(statement):
            table.add_row(*row)
    yield table


def _rows(statement: Statement) -> Iterable[tuple[RenderableType, ...]]:
    for claim in statement.claims:
        yield _claim_row(claim, statement)
    if not statement.claims and statement.attribution is not None:
        content = _shortened(plain_line(phrase(statement.attribution.content)))
        yield "–", "says", Text(plain_line(_cue(statement.attribution))), Text(content, style="dim")


def _claim_row(numbered: NumberedClaim, statement: Statement) -> tuple[RenderableType, ...]:
    claim = numbered.claim
    event = Text(event_in_words(claim.event.type))
    event.append(f"\n“{plain_line(claim.event.trigger.text)}”", style="italic")
    details = Table.grid(padding=(0, 1))
    details.add_column(style="dim", no_wrap=True, width=NAME_WIDTH)
    details.add_column(ratio=1)
    for name, value in _details(numbered, statement):
        details.add_row(name, Text(plain_line(value)))  # a plain string would be read as rich's mark-up
    stance = Text(claim.stance, style=STANCE_STYLES[claim.stance])
    stance.append("".join(f"\n{qualifier}" for qualifier in qualifiers(claim)), style="dim")
    return str(numbered.number), stance, event, details


def _details(numbered: NumberedClaim, statement: Statement) -> Iterator[tuple[str, str]]:
    if statement.attribution is not None:
        yield "cue", _cue(statement.attribution)
    if statement.called is not None:
        yield "as", statement.called
    if statement.within is not None:
        yield "told by", statement.within
    for detail in claim_details(numbered.claim):
        yield detail.name, f"{detail.words} → {detail.meaning}" if detail.meaning else detail.words
    if numbered.answers:
        yield "answers", f"claim {', '.join(map(str, numbered.answers))}"


def _cue(attribution: Attribution) -> str:
    cue = phrase(attribution.cue)
    act = attribution.speech_act.replace("_", " ")
    return f"“{cue}” ({act})" if cue else act


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_STATEMENT else text[: LONGEST_STATEMENT - 1].rstrip() + "…"
