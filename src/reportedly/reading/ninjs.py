"""ninjs, the IPTC's news in JSON: versions 1.x, 2.x and 3.x, which name the same things differently.

Source: https://iptc.org/standards/ninjs/. Version 1 has `headline` and `body_text`/`body_xhtml` (also `body_…` with an
agency's own ending), version 2 `headlines` and `bodies` with `contenttype`, version 3 the same in camel case.
"""

from typing import cast, get_args

from reportedly.model.identity import content_id
from reportedly.model.raw_content import RawContent
from reportedly.reading.dates import iso_date
from reportedly.reading.incoming import GivenMetadata, IncomingReport, PublisherRetraction, incoming_report
from reportedly.reading.json_fields import JSONObject, objects, string
from reportedly.reading.markup import text_of_fragment
from reportedly.reading.text_file import is_blank

_BODY = "body_"
_ITEM_FIELDS = frozenset(
    {"headline", "headlines", "bodies", "pubstatus", "pubStatus", "versioncreated", "versionCreated"}
)
_DATES = ("versioncreated", "versionCreated", "contentcreated", "contentCreated", "firstcreated", "firstCreated")
"""The version's own date first: what it calls "Sunday" was written then."""

_RETRACTIONS = get_args(PublisherRetraction)


def is_ninjs(row: JSONObject) -> bool:
    """Whether an object is a ninjs item: it has a `uri`, no "text" as in our own form, and a field of an item."""
    return "uri" in row and "text" not in row and any(name in _ITEM_FIELDS or name.startswith(_BODY) for name in row)


def ninjs_report(row: JSONObject, raw: RawContent, given: GivenMetadata) -> IncomingReport:
    """The report that a ninjs item is.

    An item with `pubstatus` "withheld" or "canceled" takes back what was sent under its `uri`; where it has no body,
    its text is the headline or the note to editors, or empty: such a notice has to arrive all the same.

    Raises:
        ValueError: when a field is not what ninjs says, or a usable item has no text.
    """
    retracted = _retracted(row)
    title = _headline(row)
    text = _body(row)
    if text is None and retracted is not None:
        text = title or string(row, "ednote", "edNote") or ""
    if text is None:
        raise ValueError("a ninjs item without a body; give an item of type text")
    return incoming_report(
        report_id=string(row, "uri") or content_id("r", text),
        text=text,
        raw=raw,
        title=title,
        outlet=given.outlet or string(row, "copyrightholder", "copyrightHolder"),
        published=_published(row) or given.published,
        url=_address(row),
        language=string(row, "language"),
        retracted=retracted,
    )


def _retracted(row: JSONObject) -> PublisherRetraction | None:
    status = (string(row, "pubstatus", "pubStatus") or "usable").removeprefix("stat:")
    if status == "usable":
        return None
    if status not in _RETRACTIONS:
        raise ValueError(f'"pubstatus" is “{status}”, not usable, withheld or canceled')
    return cast("PublisherRetraction", status)


def _headline(row: JSONObject) -> str | None:
    headlines = objects(row, "headlines")
    headlines.sort(key=lambda headline: headline.get("role") != "main")
    values = [string(row, "headline"), *(string(headline, "value") for headline in headlines)]
    return next((text_of_fragment(value) for value in values if value), None)


def _body(row: JSONObject) -> str | None:
    """The text of the item; plain text before mark-up, because it is what the agency itself calls the text."""
    bodies = [(name.removeprefix(_BODY), string(row, name)) for name in sorted(row) if name.startswith(_BODY)]
    bodies += [
        (string(body, "contenttype", "contentType") or "text/plain", string(body, "value"))
        for body in objects(row, "bodies")
    ]
    written = [(kind.lower(), value) for kind, value in bodies if value and not is_blank(value)]
    plain = [value for kind, value in written if kind in {"text", "text/plain"}]
    if plain:
        return plain[0]
    marked_up = [text_of_fragment(value) for kind, value in written if "html" in kind]
    return next((text for text in marked_up if text), None)


def _published(row: JSONObject) -> str | None:
    date = string(row, *_DATES)
    if date is None:
        return None
    try:
        return iso_date(date)
    except ValueError as error:
        raise ValueError(f"the item's date: {error}") from None


def _address(row: JSONObject) -> str | None:
    """The item's `uri` where it is a web address; many are URNs."""
    uri = string(row, "uri")
    return uri if uri and uri.lower().startswith(("http://", "https://")) else None
