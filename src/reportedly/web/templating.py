"""Pages from templates: every value is escaped, and what templates may call is listed here."""

import json
from functools import cache
from importlib.resources import files

from fastapi import Request
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response

from reportedly.views.wording import counted
from reportedly.web.labels import actor_label, event_label, facet_label, facet_value
from reportedly.web.links import with_query

STATIC = files("reportedly.web") / "static"


def page(request: Request, template: str, **values: object) -> Response:
    """The page that `template` makes of `values`."""
    return templates().TemplateResponse(request, template, values)


@cache
def templates() -> Jinja2Templates:
    """The templates of this package."""
    environment = Environment(
        loader=PackageLoader("reportedly.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        actor_label=actor_label,
        counted=counted,
        event_label=event_label,
        facet_label=facet_label,
        facet_value=facet_value,
    )
    environment.globals.update(with_query=with_query, built=built_assets())
    return Jinja2Templates(env=environment)


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
