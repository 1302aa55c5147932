"""Incidents as one self-contained web page: accounts side by side, every value with its sentence."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from reportedly.exports.escaping import code_points, escaping_templates
from reportedly.exports.html_page import PAGE_FOLDER, content_hash, page_file
from reportedly.model.account import Evidence
from reportedly.model.span import Span
from reportedly.views.account_words import range_in_words, saying_in_words, statement_in_words
from reportedly.views.incident_sheet import IncidentSheet
from reportedly.views.incident_words import incident_in_words


def incident_page(sheets: Sequence[IncidentSheet]) -> str:
    """A page that needs nothing but itself and asks nothing of the network; every string is escaped."""
    style = page_file("incident.css")
    title = incident_in_words(sheets[0].incident) if len(sheets) == 1 else f"{len(sheets)} incidents"
    return (
        _templates()
        .get_template("incident.html.jinja")
        .render(
            title=title,
            sheets=sheets,
            sides={sheet.incident.id: {side.id: side.name for side in sheet.accounts.sides} for sheet in sheets},
            style=Markup(style),  # noqa: S704 - a file of this package
            style_hash=content_hash(style),
        )
    )


def marked(evidence: Evidence) -> Markup:
    """The sentence with the words of the value marked."""
    return marked_words(evidence.sentence, evidence.words)


def marked_words(sentence: Span, words: Span) -> Markup:
    """A sentence with those of its characters marked that are part of `words`."""
    start = max(0, words.start - sentence.start)
    end = max(start, min(words.end, sentence.end) - sentence.start)
    before, within, after = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
    return Markup("{}<mark>{}</mark>{}").format(*map(code_points, (before, within, after)))


@cache
def _templates() -> Environment:
    templates = escaping_templates("reportedly.exports", PAGE_FOLDER)
    templates.filters.update(
        incident_in_words=incident_in_words,
        marked=marked,
        range_in_words=range_in_words,
        saying_in_words=saying_in_words,
        statement_in_words=statement_in_words,
    )
    return templates
