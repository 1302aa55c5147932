"""Readings as one self-contained web page: the text marked by source, and the claims of each source beside it."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from reportedly.exports.escaping import escaping_templates
from reportedly.exports.html_claims import Group, claim_groups
from reportedly.exports.html_text import Piece, text_pieces
from reportedly.exports.html_voices import said_by_voices
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.warning import Warning
from reportedly.views.claims_by_source import claims_by_source
from reportedly.views.wording import counted

PAGE_FOLDER = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One report on the page; `key` begins every id within it, `link` is its address where a browser may open it."""

    key: str
    report: Report
    title: str
    known: tuple[str, ...]
    link: str | None
    warnings: tuple[Warning, ...]
    pieces: tuple[Piece, ...]
    groups: tuple[Group, ...]


def html_page(readings: Sequence[Reading]) -> str:
    """A page that needs nothing but itself: no request leaves it, and it works without its script.

    Every string is escaped. The text stands in the page code point for code point; only a null and lone surrogates,
    which HTML has no way to write, become the replacement character.
    """
    style, script = page_file("report.css") + page_file("page.css"), page_file("page.js")
    sections = [_section(f"r{number}", reading) for number, reading in enumerate(readings, start=1)]
    subject = sections[0].title if len(sections) == 1 else f"{len(sections)} reports"
    return (
        _templates()
        .get_template("page.html.jinja")
        .render(
            title=f"{subject} – Reportedly",
            sections=sections,
            models=sorted({(reading.model.name, reading.model.version) for reading in readings}),
            style=Markup(style),  # noqa: S704 - a file of this package
            script=Markup(script),  # noqa: S704 - a file of this package
            style_hash=content_hash(style),
            script_hash=content_hash(script),
        )
    )


def _section(key: str, reading: Reading) -> Section:
    report = reading.report
    view = claims_by_source(reading)
    said = said_by_voices(view)
    found = (counted(view.number_of_claims, "claim"), counted(view.number_of_sources, "source"))
    known = (report.outlet, report.published, report.report_id if report.title else None, *found)
    return Section(
        key=key,
        report=report,
        title=report.title or report.report_id,
        known=tuple(value for value in known if value),
        link=report.url if report.url and report.url.startswith(("https://", "http://")) else None,
        warnings=reading.warnings,
        pieces=text_pieces(reading, view, said),
        groups=claim_groups(view, said),
    )


def content_hash(text: str) -> str:
    """The hash by which the page's content security policy lets in just this style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def page_file(name: str) -> str:
    """A style or script of this package, by its name."""
    return files("reportedly.exports").joinpath(PAGE_FOLDER, name).read_text("utf-8")


@cache
def _templates() -> Environment:
    return escaping_templates("reportedly.exports", PAGE_FOLDER)
