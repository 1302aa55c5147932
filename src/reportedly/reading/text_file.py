"""Plain text: UTF-8, kept code point for code point."""

from reportedly.errors import UnreadableReportError
from reportedly.reading.incoming import GivenMetadata, IncomingReport, incoming_report
from reportedly.reading.origin import Origin


def read_text(data: bytes, origin: Origin, given: GivenMetadata) -> IncomingReport:
    """The report that is all of `data`.

    Raises:
        UnreadableReportError: when `data` is not UTF-8 or holds no text.
    """
    text = decoded(data, origin.place)
    return incoming_report(
        report_id=origin.id_for(text),
        text=text,
        raw=origin.raw(data, "text/plain"),
        outlet=given.outlet,
        published=given.published,
        url=origin.url,
    )


def decoded(data: bytes, place: str) -> str:
    r"""The text of `data`, exactly as it stands: line ends stay as they are, and a byte order mark stays U+FEFF.

    So offsets mean the same to anybody who decodes the same bytes as UTF-8.

    Raises:
        UnreadableReportError: when `data` is not UTF-8 or holds no text; it begins with `place`.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableReportError(
            f"{place}: not UTF-8 (byte 0x{data[error.start]:02x} on line {line}); save it as UTF-8,"
            " for example with iconv -f WINDOWS-1252 -t UTF-8"
        ) from None
    if is_blank(text):
        raise UnreadableReportError(f"{place}: {'empty' if not text else 'only white space'}; give a report with text")
    return text


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen: white space and byte order marks only."""
    return not text.strip().strip("\ufeff").strip()
