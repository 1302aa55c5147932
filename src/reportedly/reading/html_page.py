"""A saved web page: its article as text, and title, outlet, date and address from its metadata."""

import logging
from dataclasses import dataclass
from typing import Any

from reportedly.errors import UnreadableReportError
from reportedly.reading.page_encoding import decoded_page

EARLIEST_PUBLICATION = "1600-01-01"
LATEST_PUBLICATION = "9999-12-31"
"""The bounds within which a page's date is believed. htmldate's own upper bound is today, by the wall clock: the same
page would get another date tomorrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article taken out of its page; None for what the metadata does not say."""

    text: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


def read_page(data: bytes, place: str) -> Page:
    """Take the article out of the page in `data`.

    Raises:
        UnreadableReportError: when the page holds no article or cannot be decoded; it begins with `place`.
    """
    from trafilatura import bare_extraction

    _keep_extractors_quiet()
    html = decoded_page(data, place)
    document: Any = bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    text = document.text if document is not None else None
    if not text:
        raise UnreadableReportError(
            f"{place}: HTML without an article's text; save the page after it has loaded, or give its text"
        )
    return Page(
        text=text,
        title=document.title or None,
        outlet=document.sitename or None,
        published=_published(html, document.url),
        url=document.url or None,
    )


_DATES: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": EARLIEST_PUBLICATION,
    "max_date": LATEST_PUBLICATION,
}


def _published(page: str, url: str | None) -> str | None:
    """The publication date that the page's metadata, time elements or address state; never one from its prose.

    htmldate would also take a date out of a title, a footer or a copyright line, and a wrong date moves every
    "Sunday" of the report; so it is shown a page that holds nothing else.
    """
    from htmldate import find_date
    from lxml import html
    from trafilatura.utils import load_html

    tree = load_html(page)
    if tree is None:
        return None
    stated = html.Element("html")
    head, body = html.Element("head"), html.Element("body")
    stated.extend([head, body])
    for element in list(tree.iter("meta", "link", "script", "time")):
        element.tail = None
        (body if element.tag == "time" else head).append(element)
    found = find_date(stated, url=url, **_DATES)
    return found or None


def _keep_extractors_quiet() -> None:
    """Keep the extractors' log lines off standard error: what matters of them is in our own error."""
    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
        logging.getLogger(name).addHandler(logging.NullHandler())
