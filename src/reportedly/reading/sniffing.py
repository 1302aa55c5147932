"""What the first bytes of a source say it is: text, a page, JSON lines, or nothing that can be read."""

import re
from pathlib import PurePath
from typing import Literal

Form = Literal["text", "html", "jsonl"]

HEAD_BYTES = 4096
"""How much of a source is looked at; enough to pass a page's opening comments."""

_SUFFIXES: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
_PAGE_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<!--.*?-->|<\?xml.*?\?>)*+<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT_OPENING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_SIGNATURES = (
    (b"\xff\xfe", "UTF-16 text, not UTF-8; save it as UTF-8"),
    (b"\xfe\xff", "UTF-16 text, not UTF-8; save it as UTF-8"),
    (b"%PDF", "a PDF document; save its text first (pdftotext)"),
    (b"PK\x03\x04", "a ZIP archive or office document; unpack it or save its text first"),
    (b"\x1f\x8b", "compressed (gzip); unpack it first (gunzip)"),
    (b"\x89PNG", "an image; save its text first"),
    (b"\xff\xd8\xff", "an image; save its text first"),
    (b"GIF8", "an image; save its text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text first"),
)


def form_of(name: str, head: bytes) -> Form:
    """The form of the source called `name` that begins with `head`.

    A page's opening tag is told from any text, so it wins over the name; after it the name decides, and for a name
    that says nothing ("-", "report") an opening brace.
    """
    if _PAGE_OPENING.match(head):
        return "html"
    named = _SUFFIXES.get(PurePath(name).suffix.lower())
    return named or ("jsonl" if _OBJECT_OPENING.match(head) else "text")


def why_not_text(head: bytes) -> str | None:
    """What a source that begins with `head` is, where it is certainly no text in UTF-8; None where it may be."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if b"\x00" in head:
        return "binary data, not text; give plain text, HTML or JSON lines"
    return None
