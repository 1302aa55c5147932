"""The characters of a page from its bytes: by the encoding that it declares, never by a guess."""

import codecs
import re

from reportedly.errors import UnreadableReportError

DECLARATION_BYTES = 4096
"""Where a declaration is looked for; the HTML standard asks for it in the first 1,024 bytes, old pages are laxer."""

BROWSERS_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""Encodings that every browser reads as another (WHATWG Encoding Standard): its curly quotes are what is meant."""

_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def decoded_page(data: bytes, place: str) -> str:
    """The page as text; bytes that its own encoding has no character for become the replacement character U+FFFD.

    Raises:
        UnreadableReportError: when the page is not UTF-8 and declares no encoding that we know; it begins with `place`.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        first_bad = data[error.start]
    encoding = declared_encoding(data[:DECLARATION_BYTES])
    if encoding is None:
        raise UnreadableReportError(
            f"{place}: HTML that is not UTF-8 (byte 0x{first_bad:02x}) and declares no known encoding; save it as UTF-8"
        )
    return data.decode(encoding, "replace")


def declared_encoding(head: bytes) -> str | None:
    """Python's name of the encoding that a page beginning with `head` declares; None without one that we know."""
    declared = _DECLARED.search(head)
    if declared is None:
        return None
    try:
        codec = codecs.lookup(declared[1].decode("ascii", "replace"))
    except LookupError:
        return None
    return BROWSERS_READ_AS.get(codec.name, codec.name)
