"""The characters of a page from its bytes: by the encoding that it declares, never by a guess."""

import codecs
import re

from reportedly.errors import UnreadableReportError

DECLARATION_BYTES = 4096
"""Where a declaration is looked for; the HTML standard asks for it in the first 1,024 bytes, old pages are laxer."""

BROWSERS_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""Encodings that every browser reads as another (WHATWG Encoding Standard): its curly quotes are what is meant."""

_NOT_OF_PAGES = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7"})
"""Codecs of Python that no browser takes for a page's encoding; some would make other text of it."""

_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def decoded_page(data: bytes, place: str, *, media_type: str | None = None) -> str:
    """The page as text; bytes that its own encoding has no character for become the replacement character U+FFFD.

    `media_type` is what the server said of it ("text/html; charset=windows-1251").

    Raises:
        UnreadableReportError: when the page is not UTF-8 and declares no encoding that we know; it begins with `place`.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        first_bad = data[error.start]
    encoding = _encoding_of(media_type) or declared_encoding(data[:DECLARATION_BYTES])
    if encoding is None:
        raise UnreadableReportError(
            f"{place}: HTML that is not UTF-8 (byte 0x{first_bad:02x}) and declares no known encoding; save it as UTF-8"
        )
    return data.decode(encoding, "replace")


def declared_encoding(head: bytes) -> str | None:
    """Python's name of the encoding that a page beginning with `head` declares; None without one that we know."""
    declared = _DECLARED.search(head)
    return _known_encoding(declared[1].decode("ascii", "replace")) if declared else None


def _encoding_of(media_type: str | None) -> str | None:
    charset = _CHARSET.search(media_type or "")
    return _known_encoding(charset[1]) if charset else None


def _known_encoding(name: str) -> str | None:
    try:
        codec = codecs.lookup(name)
        keeps_ascii = b"<a>".decode(name) == "<a>"
    except (LookupError, UnicodeError):
        return None
    if codec.name in _NOT_OF_PAGES or not keeps_ascii:
        return None
    return BROWSERS_READ_AS.get(codec.name, codec.name)
