"""Incidents as Markdown, for notes and reports."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.exports.plain_line import plain_line
from reportedly.model.account import AccountCell
from reportedly.model.incident_overview import IncidentOverview
from reportedly.model.timeline import Change
from reportedly.views.account_words import range_in_words, ruled_in_words, saying_in_words, statement_in_words
from reportedly.views.incident_sheet import IncidentSheet
from reportedly.views.incident_words import incident_in_words
from reportedly.views.wording import event_in_words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~-])")


def escaped(text: str) -> str:
    """Text in one line in which Markdown and HTML see no mark-up."""
    return _SPECIAL.sub(r"\\\1", plain_line(text)).replace("&", "&amp;")


def incidents_markdown(overviews: Iterable[IncidentOverview]) -> str:
    """The list as a table."""
    lines = [
        "| day | what | where | figures | accounts | sources | reports | id |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in overviews:
        figures = "; ".join(f"{bar.outcome} {bar.low} to {bar.high}" for bar in one.figures)
        cells = (one.day or "", event_in_words(one.event_type), one.place or "", figures, one.badge)
        numbers = (str(one.independent_sources), str(one.reports), one.incident_id)
        lines.append(_row((*cells, *numbers)))
    return "\n".join(lines) + "\n"


def sheet_markdown(sheet: IncidentSheet) -> str:
    """One incident: accounts side by side with their sentences, figures, timeline, reports and why they were linked."""
    return "\n".join([*_heading(sheet), *_accounts(sheet), *_figures(sheet), *_timeline(sheet), *_links(sheet)]) + "\n"


def changes_markdown(changes: Sequence[Change]) -> str:
    """What is new or revised as a table."""
    rows = [_row((one.day, one.kind.replace("_", " "), one.words, one.incident_id)) for one in changes]
    return "\n".join(["| day | what | details | incident |", "|---|---|---|---|", *rows]) + "\n"


def _heading(sheet: IncidentSheet) -> Iterator[str]:
    yield f"# {escaped(incident_in_words(sheet.incident))}"
    yield ""
    yield f"{sheet.incident.id}; {len(sheet.reports)} reports, {sheet.independent_reports} of them independent."
    if any(report.invented for report in sheet.reports):
        yield "\n**Invented demonstration reports.**"


def _accounts(sheet: IncidentSheet) -> Iterator[str]:
    names = {side.id: side.name for side in sheet.accounts.sides}
    yield "\n## Accounts"
    for row in sheet.accounts.slots:
        yield f"\n### {row.slot}: {row.agreement}\n"
        yield escaped(row.explanation) + "\n"
        speaking = [account for account in sheet.accounts.accounts if not account.cell(row.slot).silent]
        if speaking:
            yield "| source | side | says | sentence |\n|---|---|---|---|"
        for account in speaking:
            says, sentences = _cell(account.cell(row.slot))
            yield f"| {escaped(account.label)} | {escaped(names[account.side])} | {says} | {sentences} |"


def _cell(cell: AccountCell) -> tuple[str, str]:
    says = [f"{escaped(statement_in_words(one))} ({escaped(saying_in_words(one))})" for one in cell.statements]
    sentences = [f"“{escaped(one.evidence[0].sentence.text)}”" for one in cell.statements]
    return "<br>".join(says), "<br>".join(sentences)


def _figures(sheet: IncidentSheet) -> Iterator[str]:
    if sheet.figures:
        yield "\n## Figures"
    for one in sheet.figures:
        yield f"\n{escaped(range_in_words(one))}\n"
        yield "| no. | day | source | words | revises | |\n|---|---|---|---|---|---|"
        for number, figure in enumerate(one.figures, start=1):
            revises = str(figure.revises + 1) if figure.revises is not None else ""
            part = "not the total" if figure.partial else "of several happenings" if figure.of_several else ""
            yield _row((str(number), figure.said_on or "", figure.label, figure.words, revises, part))
        yield ""
        for ruled in one.by_rule:
            numbers = escaped(ruled_in_words(ruled))
            yield f"- {ruled.rule.replace('_', ' ')}: {numbers}: {escaped(ruled.explanation)}"


def _timeline(sheet: IncidentSheet) -> Iterator[str]:
    yield "\n## Timeline\n\n| day | | source | |\n|---|---|---|---|"
    for entry in sheet.timeline:
        days = f"{entry.day or ''}{f' to {entry.until}' if entry.until else ''}"
        yield _row((days, entry.kind, entry.source or "", entry.words))


def _links(sheet: IncidentSheet) -> Iterator[str]:
    yield "\n## Reports\n\n| report | outlet | published | title | copy of |\n|---|---|---|---|---|"
    for one in sheet.reports:
        yield _row((one.report_id, one.outlet or "", one.published or "", one.title or "", one.copy_of or ""))
    yield "\n## Why they are one incident\n\n| report | report | score | reasons |\n|---|---|---|---|"
    for link in sheet.incident.links:
        reasons = "; ".join(f"{reason.words} ({reason.weight:+.2f})" for reason in link.reasons)
        yield _row((link.one.report_id, link.other.report_id, f"{link.score:.2f}", reasons))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"
