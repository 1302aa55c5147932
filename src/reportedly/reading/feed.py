"""RSS and Atom: a report for each item that the feed carries; its links are not followed."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from reportedly.errors import UnreadableReportError
from reportedly.model.identity import content_id
from reportedly.reading.dates import iso_date
from reportedly.reading.feed_items import bytes_of_items
from reportedly.reading.incoming import GivenMetadata, IncomingReport, incoming_report
from reportedly.reading.markup import text_of_fragment
from reportedly.reading.origin import Origin
from reportedly.reading.text_file import is_blank

_ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)


def read_feed(data: bytes, origin: Origin, given: GivenMetadata) -> Iterator[IncomingReport | UnreadableReportError]:
    """The report of each item of the feed in `data`, or why an item is none.

    A feed that declares entities is refused before any parser sees it: no feed needs them, and they are how XML is
    made to grow without bounds or to read other files.

    Raises:
        UnreadableReportError: when `data` is no feed that can be read.
    """
    import feedparser

    if _ENTITY.search(data.replace(b"\0", b"")):  # without the zeros of UTF-16
        raise UnreadableReportError(
            f"{origin.place}: a feed that declares XML entities, refused as unsafe; ask for another"
        )
    found = feedparser.parse(BytesIO(data), response_headers={"content-type": "application/xml"}, sanitize_html=False)
    if not found.entries:
        raise UnreadableReportError(f"{origin.place}: {_why_empty(found)}")
    outlet = given.outlet or _string(found.feed, "title")
    media_type = _media_type(found)
    sources = bytes_of_items(data, len(found.entries))
    for number, (item, source) in enumerate(zip(found.entries, sources, strict=True), start=1):
        place = f"{origin.place}, item {number}"
        text = _text(item)
        if is_blank(text):
            yield UnreadableReportError(f"{place}: an item without text; give the article that it links to")
            continue
        title = _string(item, "title")
        yield incoming_report(
            report_id=_string(item, "id") or _string(item, "link") or content_id("r", text),
            text=text,
            raw=origin.raw(source, media_type),
            title=text_of_fragment(title) if title else None,
            outlet=outlet,
            published=_published(item) or given.published,
            url=_web_address(_string(item, "link")),
            language=_string(found.feed, "language"),
        )


def _media_type(found: Any) -> str:
    """What the feed is; with its encoding where that is not UTF-8, because an item alone does not say it."""
    kind = "application/atom+xml" if found.version.startswith("atom") else "application/rss+xml"
    encoding = str(found.get("encoding") or "utf-8").lower()
    return kind if encoding == "utf-8" else f"{kind}; charset={encoding}"


def _why_empty(found: Any) -> str:
    if found.bozo and found.get("bozo_exception") is not None:
        reason = " ".join(str(found.bozo_exception).split())
        return f"a damaged feed ({reason}); fetch it again"
    return "a feed without items; give one with items"


def _text(item: Any) -> str:
    """The item's whole content, or where it has none its summary."""
    whole = [text_of_fragment(part.value) for part in item.get("content", ()) if part.get("value")]
    return max(whole, key=len, default="") or text_of_fragment(_string(item, "summary") or "")


def _published(item: Any) -> str | None:
    """The day that the item states, as written: RFC 822 dates in RSS, ISO dates in Atom."""
    for field in ("published", "updated", "created"):
        written = _string(item, field)
        if written is None:
            continue
        for day_of in (iso_date, lambda date: parsedate_to_datetime(date).date().isoformat()):
            try:
                return day_of(written)
            except (ValueError, TypeError):
                continue
    return None


def _web_address(link: str | None) -> str | None:
    return link if link and link.lower().startswith(("http://", "https://")) else None


def _string(item: Any, name: str) -> str | None:
    value = item.get(name)
    return value if isinstance(value, str) and value.strip() else None
