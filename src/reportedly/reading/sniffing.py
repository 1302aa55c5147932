"""What the first bytes of a source say it is: one of the forms that we read, or nothing that can be read."""

import json
import re
from typing import Literal

from reportedly.reading.origin import Origin

Form = Literal["text", "html", "pdf", "jsonl", "json", "feed", "addresses", "zip", "gzip", "warc"]

HEAD_BYTES = 4096
"""How much of a source is looked at; enough to pass a page's opening comments."""

_SUFFIXES: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
_MEDIA_TYPES: dict[str, Form] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "text/plain": "text",
}
_BEFORE_MARK_UP = rb"(?:\xef\xbb\xbf)?(?>\s+|<!--.*?-->|<\?xml.*?\?>|<\?xml-stylesheet.*?\?>)*+"
_PAGE_OPENING = re.compile(
    _BEFORE_MARK_UP + rb"<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_FEED_OPENING = re.compile(
    _BEFORE_MARK_UP + rb"(?:<!doctype[^\[>]*(?:\[.*?\]\s*)?>(?>\s+|<!--.*?-->)*+)?<(?:rss|feed|rdf:RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT_OPENING = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')
_BEFORE_JSON = b"\xef\xbb\xbf \r\n\t"
_ADDRESS_LINE = re.compile(rb"https?://\S+", re.IGNORECASE)
_ARCHIVES: tuple[tuple[bytes, Form], ...] = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
)
_SIGNATURES = (
    (b"\xff\xfe", "UTF-16 text, not UTF-8; save it as UTF-8"),
    (b"\xfe\xff", "UTF-16 text, not UTF-8; save it as UTF-8"),
    (b"BZh", "compressed (bzip2); unpack it first (bunzip2)"),
    (b"\xfd7zXZ", "compressed (xz); unpack it first (unxz)"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd); unpack it first (unzstd)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first, or make it a ZIP archive"),
    (b"Rar!", "a RAR archive; unpack it first, or make it a ZIP archive"),
    (b"\x89PNG", "an image; save its text first"),
    (b"\xff\xd8\xff", "an image; save its text first"),
    (b"GIF8", "an image; save its text first"),
    (b"{\\rtf", "an RTF document; save it as .docx"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected office document; save it as .docx without a password"),
)


def form_of(origin: Origin, head: bytes) -> Form:
    """The form of the source that begins with `head`.

    A signature or an opening tag is told from any text, so it wins over the name; after it the name decides, then the
    declared media type, and for a source that says nothing ("-", "report") an opening brace or a list of addresses.
    """
    marked = next((form for signature, form in _ARCHIVES if head.startswith(signature)), None)
    if marked is None and _PAGE_OPENING.match(head):
        marked = "html"
    if marked is None and _FEED_OPENING.match(head):
        marked = "feed"
    return marked or _unmarked_form(origin, head)


def _unmarked_form(origin: Origin, head: bytes) -> Form:
    declared = _SUFFIXES.get(origin.suffix) or _MEDIA_TYPES.get((origin.media_type or "").partition(";")[0].strip())
    if declared == "json":
        return "jsonl" if _has_whole_lines(head) else "json"
    if declared is not None and declared != "text":
        return declared
    if _is_list_of_addresses(head):
        return "addresses"
    if declared == "text" or not _OBJECT_OPENING.match(head):
        return "text"
    one_line = b"\n" not in head.strip() and not head.lstrip(_BEFORE_JSON).startswith(b"[")
    return "jsonl" if one_line or _has_whole_lines(head) else "json"


def _has_whole_lines(head: bytes) -> bool:
    """Whether the first line is an object of its own and something follows it."""
    line, _, rest = head.lstrip(_BEFORE_JSON).partition(b"\n")
    try:
        whole = isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        whole = line.rstrip().endswith(b"}")
    return whole and bool(rest.strip())


def _is_list_of_addresses(head: bytes) -> bool:
    lines = [line.strip() for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    if len(head) >= HEAD_BYTES:
        lines.pop()  # cut off by the head's end
    lines = [line for line in lines if line and not line.startswith(b"#")]
    return bool(lines) and all(_ADDRESS_LINE.fullmatch(line) for line in lines)


def why_not_readable(head: bytes) -> str | None:
    """What a source that begins with `head` is, where it is certainly nothing that we read; None where it may be."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if any(head.startswith(signature) for signature, _ in _ARCHIVES):
        return None
    if b"\x00" in head:
        return "binary data, not text; give plain text, HTML, PDF, Word, JSON, a feed or an archive of these"
    return None
