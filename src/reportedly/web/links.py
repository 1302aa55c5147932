"""Addresses within the app: the state of a page stands in its address, so that it can be shared and cited."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import URL


def with_query(url: URL, **changes: str | None) -> str:
    """The path of `url` with some of its query changed; a null takes a parameter away, and with it where a list was.

    Whatever changes, a list begins anew: `after` is kept only when it is what changes.
    """
    given = {name: value for name, value in _pairs(url).items() if name != "after"}
    given.update({name: value for name, value in changes.items() if value is not None})
    kept = {name: value for name, value in given.items() if changes.get(name, value) is not None}
    return f"{url.path}?{urlencode(kept)}" if kept else url.path


def _pairs(url: URL) -> Mapping[str, str]:
    return dict(parse_qsl(url.query))
