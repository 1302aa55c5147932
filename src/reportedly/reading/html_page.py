"""A saved web page: its article as text, and title, outlet, date and address from its metadata."""

from dataclasses import dataclass, replace
from typing import Any

from reportedly.errors import UnreadableReportError
from reportedly.model.warning import Warning
from reportedly.reading.incoming import GivenMetadata, IncomingReport, incoming_report
from reportedly.reading.origin import Origin
from reportedly.reading.page_encoding import decoded_page
from reportedly.reading.quiet import keep_quiet

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


def read_page(data: bytes, origin: Origin, given: GivenMetadata) -> IncomingReport:
    """The report that is the page's article; what `given` says holds against the page's metadata.

    Raises:
        UnreadableReportError: when the page holds no article or cannot be decoded.
    """
    page = article_of(data, origin.place, media_type=origin.media_type)
    incoming = incoming_report(
        report_id=origin.id_for(page.text),
        text=page.text,
        raw=origin.raw(data, "text/html"),
        title=page.title,
        outlet=given.outlet or page.outlet,
        published=given.published or page.published,
        url=origin.url or page.url,
    )
    return replace(incoming, warnings=(damaged_text(), *incoming.warnings)) if "\ufffd" in page.text else incoming


def damaged_text() -> Warning:
    """The warning that characters of a page are lost."""
    return Warning(
        code="damaged_text",
        message="characters of the page could not be decoded (�): names and figures may be damaged; save it as UTF-8",
    )


def article_of(data: bytes, place: str, *, media_type: str | None = None) -> Page:
    """Take the article out of the page in `data`; `media_type` is what the server said of it.

    Raises:
        UnreadableReportError: when the page holds no article or cannot be decoded; it begins with `place`.
    """
    from trafilatura import bare_extraction

    keep_quiet("trafilatura", "htmldate", "courlan", "charset_normalizer")
    html = decoded_page(data, place, media_type=media_type)
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
