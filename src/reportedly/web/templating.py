"""Pages from templates: every value is escaped, and what templates may call is listed here."""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from fastapi import Request
from fastapi.templating import Jinja2Templates
from jinja2 import pass_context
from jinja2.runtime import Context
from starlette.responses import Response

from reportedly.exports.escaping import escaping_templates
from reportedly.exports.incident_page import marked
from reportedly.views.account_words import range_in_words, saying_in_words, statement_in_words
from reportedly.views.incident_index import FacetName
from reportedly.views.incident_words import incident_in_words
from reportedly.views.wording import counted, event_in_words
from reportedly.web.export_formats import format_about, formats_of
from reportedly.web.labels import Labels, event_label, facet_label
from reportedly.web.links import evidence_address, report_address, source_address, with_query, with_suffix
from reportedly.web.quotations import marked_quote, marked_trigger

Thing = TypeVar("Thing")

STATIC = files("reportedly.web") / "static"


def page(request: Request, template: str, **values: object) -> Response:
    """The page that `template` makes of `values`."""
    return templates().TemplateResponse(request, template, values)


@cache
def templates() -> Jinja2Templates:
    """The templates of this package."""
    environment = escaping_templates("reportedly.web", "templates", trim_blocks=True)
    environment.filters.update(
        counted=counted,
        event_in_words=event_in_words,
        event_label=event_label,
        evidence_address=evidence_address,
        facet_label=facet_label,
        facet_value=facet_value,
        format_about=format_about,
        groupby_in_order=groupby_in_order,
        incident_in_words=incident_in_words,
        marked=marked,
        marked_quote=marked_quote,
        marked_trigger=marked_trigger,
        range_in_words=range_in_words,
        report_address=report_address,
        saying_in_words=saying_in_words,
        source_address=source_address,
        source_label=source_label,
        statement_in_words=statement_in_words,
    )
    environment.globals.update(
        with_query=with_query, with_suffix=with_suffix, built=built_assets(), export_formats=formats_of
    )
    return Jinja2Templates(env=environment)


@pass_context
def facet_value(context: Context, value: str, name: FacetName) -> str:
    """One choice of a facet in words."""
    return labels(context).choice(value, name)


@pass_context
def source_label(context: Context, key: str) -> str:
    """The key of an account in words."""
    return labels(context).source(key)


def labels(context: Context) -> Labels:
    """The names of the app's actors."""
    found: Labels = context["request"].app.state.labels
    return found


def groupby_in_order(things: Iterable[Thing], name: str) -> list[tuple[object, list[Thing]]]:
    """Things that follow each other with the same value of the attribute `name`, in their order."""
    return [(value, list(group)) for value, group in groupby(things, key=attrgetter(name))]


@cache
def built_assets() -> dict[str, str]:
    """The addresses of the built script and style by name; empty in a checkout where they were not built.

    Pages work without them, only less comfortably.
    """
    manifest = STATIC / "assets.json"
    if not manifest.is_file():
        return {}
    built: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))
    return built
