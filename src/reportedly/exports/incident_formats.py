"""The formats in which incidents leave Reportedly, by name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TextIO

from reportedly.exports.json_form import json_text
from reportedly.model.incident_overview import IncidentOverview
from reportedly.model.plain_form import JSONData, plain_form
from reportedly.model.reading import SCHEMA
from reportedly.model.timeline import Change

if TYPE_CHECKING:  # commands name the formats as they start, long before there is an incident to write
    from reportedly.views.incident_sheet import IncidentSheet

IncidentFormat = Literal["table", "json", "markdown", "html"]
ListFormat = Literal["table", "json", "markdown"]
Part = Literal["sheet", "comparison"]


def write_incidents(overviews: Sequence[IncidentOverview], form: ListFormat, out: TextIO) -> None:
    """Write the list of incidents."""
    match form:
        case "table":
            from rich.console import Console

            from reportedly.exports.incident_table import print_incidents

            print_incidents(overviews, Console(file=out))
        case "json":
            _write_json({"schema": SCHEMA, "incidents": plain_form(tuple(overviews))}, out)
        case "markdown":
            from reportedly.exports.incident_markdown import incidents_markdown

            out.write(incidents_markdown(overviews))


def write_sheet(sheet: "IncidentSheet", form: IncidentFormat, out: TextIO, *, part: Part = "sheet") -> None:
    """Write one incident; as a table only the `part` that is asked for, in the other formats all of it."""
    match form:
        case "table":
            from rich.console import Console

            from reportedly.exports.incident_table import print_comparison, print_sheet

            (print_sheet if part == "sheet" else print_comparison)(sheet, Console(file=out))
        case "json":
            _write_json({"schema": SCHEMA, "incident": plain_form(sheet)}, out)
        case "markdown":
            from reportedly.exports.incident_markdown import sheet_markdown

            out.write(sheet_markdown(sheet))
        case "html":
            from reportedly.exports.incident_page import incident_page

            out.write(incident_page([sheet]))


def write_changes(changes: Sequence[Change], form: ListFormat, out: TextIO) -> None:
    """Write what is new or revised."""
    match form:
        case "table":
            from rich.console import Console

            from reportedly.exports.incident_table import print_changes

            print_changes(changes, Console(file=out))
        case "json":
            _write_json({"schema": SCHEMA, "changes": plain_form(tuple(changes))}, out)
        case "markdown":
            from reportedly.exports.incident_markdown import changes_markdown

            out.write(changes_markdown(changes))


def _write_json(data: JSONData, out: TextIO) -> None:
    out.write(json_text(data, indent=2) + "\n")
