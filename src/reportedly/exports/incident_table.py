"""Incidents for a terminal: the list, one incident, its accounts side by side, and what has changed."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.exports.plain_line import plain_line
from reportedly.model.account import Account, AccountCell, Agreement, SlotRow
from reportedly.model.figure import FigureRange
from reportedly.model.incident import Link
from reportedly.model.incident_overview import IncidentOverview
from reportedly.model.timeline import Change
from reportedly.views.account_words import range_in_words, ruled_in_words, saying_in_words, statement_in_words
from reportedly.views.incident_sheet import IncidentSheet
from reportedly.views.incident_words import incident_in_words
from reportedly.views.wording import counted, event_in_words

AGREEMENT_STYLES: dict[Agreement, str] = {
    "agree": "green",
    "compatible": "green",
    "conflict": "bold yellow",
    "denied": "bold red",
    "single": "dim",
    "silent": "dim",
}
REASONS_SHOWN = 5
"""How many reasons of a link a terminal shows, those that weigh most; the other formats give all."""


def print_incidents(overviews: Iterable[IncidentOverview], console: Console) -> None:
    """The list: one line for each incident."""
    table = Table(box=None, pad_edge=False)
    for name in ("day", "what", "where", "figures", "accounts", "sources", "id"):
        table.add_column(name, no_wrap=name in {"day", "id"})
    for one in overviews:
        table.add_row(
            *(
                Text(plain_line(value))
                for value in (
                    one.day or "",
                    event_in_words(one.event_type),
                    one.place or "",
                    "; ".join(f"{bar.outcome} {_span(bar.low, bar.high)}" for bar in one.figures),
                    one.badge,
                    f"{one.independent_sources} in {counted(one.reports, 'report')}",
                    one.incident_id,
                )
            )
        )
    console.print(table, highlight=False)


def print_sheet(sheet: IncidentSheet, console: Console) -> None:
    """One incident: its reports and why they were linked, its figures, its timeline."""
    _print_heading(sheet, console)
    for report in sheet.reports:
        copied = f"wire copy of {report.copy_of}" if report.copy_of else None
        known = (report.report_id, report.outlet, report.published, report.title, copied)
        console.print(Text("  " + " · ".join(plain_line(one) for one in known if one)), highlight=False)
    console.print(Text("\nWhy they are one incident", style="bold"))
    for link in sheet.incident.links:
        print_link(link, console)
    _print_figures(sheet.figures, console)
    console.print(Text("\nTimeline", style="bold"))
    for entry in sheet.timeline:
        days = f"{entry.day or 'no day'}{f' to {entry.until}' if entry.until else ''}"
        line = f"  {days}  {entry.kind}  {entry.source or ''}: {entry.words}"
        console.print(Text(plain_line(line)), highlight=False)


def print_comparison(sheet: IncidentSheet, console: Console) -> None:
    """The accounts side by side: for each slot how they stand to one another, then each source that says something."""
    _print_heading(sheet, console)
    names = {side.id: side.name for side in sheet.accounts.sides}
    for row in sheet.accounts.slots:
        console.print(_row_heading(row), highlight=False)
        table = Table(box=None, show_header=False, padding=(0, 1, 0, 2), pad_edge=True)
        table.add_column(width=26)
        table.add_column(ratio=1)
        for account in sheet.accounts.accounts:
            cell = account.cell(row.slot)
            if not cell.silent:
                table.add_row(_source(account, names), _cell(cell))
        if table.row_count:
            console.print(table)
    _print_figures(sheet.figures, console)


def print_link(link: Link, console: Console) -> None:
    """Two tellings and the reasons that weigh most."""
    judged = f", judged ({link.judgement})" if link.judgement else ""
    ends = f"{link.one.report_id} {link.one.claim_id}  –  {link.other.report_id} {link.other.claim_id}"
    console.print(Text(f"  {plain_line(ends)}  {link.score:.2f}{judged}"), highlight=False)
    reasons = "; ".join(f"{reason.words} {reason.weight:+.1f}" for reason in link.reasons[:REASONS_SHOWN])
    console.print(Text(f"      {plain_line(reasons)}", style="dim"), highlight=False)


def print_changes(changes: Sequence[Change], console: Console) -> None:
    """What is new or revised, one line each."""
    for change in changes:
        line = f"{change.day}  {change.kind.replace('_', ' ')}  {change.words}  {change.incident_id}"
        console.print(Text(plain_line(line)), highlight=False)


def _print_heading(sheet: IncidentSheet, console: Console) -> None:
    console.print(Text(plain_line(incident_in_words(sheet.incident)), style="bold"), highlight=False)
    known = (
        sheet.incident.id,
        counted(len(sheet.reports), "report"),
        f"{sheet.independent_reports} independent",
        counted(len(sheet.accounts.accounts), "account"),
    )
    console.print(Text(" · ".join(known), style="dim"), highlight=False)
    if any(report.invented for report in sheet.reports):
        console.print(Text("Invented demonstration reports", style="bold magenta"))


def _print_figures(figures: Sequence[FigureRange], console: Console) -> None:
    if figures:
        console.print(Text("\nFigures", style="bold"))
    for one in figures:
        console.print(Text(f"  {range_in_words(one)}"), highlight=False)
        for number, figure in enumerate(one.figures, start=1):
            notes = [f"revises {figure.revises + 1}"] if figure.revises is not None else []
            notes += ["not the total"] if figure.partial else []
            notes += ["of several happenings"] if figure.of_several else []
            line = f"    {number} {figure.said_on or ''} {figure.label}: “{figure.words}” {', '.join(notes)}"
            console.print(Text("    " + plain_line(line)), highlight=False)
        for ruled in one.by_rule:
            line = f"      {ruled.rule.replace('_', ' ')}: {ruled_in_words(ruled)} ({ruled.explanation})"
            console.print(Text("      " + plain_line(line), style="dim"), highlight=False)


def _row_heading(row: SlotRow) -> Text:
    heading = Text(f"\n{row.slot.upper()}  ", style="bold")
    heading.append(row.agreement, style=AGREEMENT_STYLES[row.agreement])
    heading.append(f"  {plain_line(row.explanation)}", style="dim")
    return heading


def _source(account: Account, names: dict[str, str]) -> Text:
    source = Text(plain_line(account.label))
    source.append(f"\n{plain_line(names[account.side])}", style="dim")
    return source


def _cell(cell: AccountCell) -> Text:
    text = Text()
    for number, statement in enumerate(cell.statements):
        text.append("\n" if number else "")
        text.append(plain_line(statement_in_words(statement)), style="red" if statement.stance == "denies" else "")
        text.append(f"  {plain_line(saying_in_words(statement))}", style="dim")
        text.append(f"\n  “{plain_line(statement.evidence[0].sentence.text)}”", style="italic dim")
    return text


def _span(low: int | None, high: int | None) -> str:
    if low is None:
        return "?"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
