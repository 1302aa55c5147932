"""PDF: the text that its pages carry; what is only a picture of text is said to be so."""

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

from reportedly.errors import UnreadableReportError
from reportedly.model.warning import Warning
from reportedly.reading.incoming import GivenMetadata, IncomingReport, incoming_report
from reportedly.reading.origin import Origin
from reportedly.reading.quiet import keep_quiet
from reportedly.reading.text_file import is_blank

LONGEST_TEXT = 10_000_000
"""Characters; as much as a text file may have."""

_CUT_WORD = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\n(?=[a-z])")
_SURROGATES = re.compile("[\ud800-\udfff]")


def read_pdf(data: bytes, origin: Origin, given: GivenMetadata) -> IncomingReport:
    """The report that the pages of a PDF are, with an empty line between two pages.

    Words that a line end cuts are joined again. The file's own dates say when it was made, not when its text was
    published, so they are left aside.

    Raises:
        UnreadableReportError: when the file is damaged, encrypted, scanned without text, or its text is longer than
            LONGEST_TEXT.
    """
    pages = _pages(data, origin.place)
    text = "\n\n".join(page for page in pages if page)
    if is_blank(text):
        raise UnreadableReportError(
            f"{origin.place}: a PDF without text, likely scanned; recognise its text first, for example with ocrmypdf"
        )
    if len(text) > LONGEST_TEXT:
        raise UnreadableReportError(
            f"{origin.place}: a PDF with more than {LONGEST_TEXT:,} characters of text; split it into single reports"
        )
    incoming = incoming_report(
        report_id=origin.id_for(text),
        text=text,
        raw=origin.raw(data, "application/pdf"),
        outlet=given.outlet,
        published=given.published,
        url=origin.url,
    )
    empty = [number for number, page in enumerate(pages, start=1) if not page]
    return replace(incoming, warnings=(pages_without_text(empty), *incoming.warnings)) if empty else incoming


def pages_without_text(numbers: list[int]) -> Warning:
    """The warning that some pages gave nothing."""
    which = ", ".join(map(str, numbers))
    return Warning(
        code="pages_without_text",
        message=f"no text on page {which}: if there are pictures of text, recognise it first (ocrmypdf)",
    )


def _pages(data: bytes, place: str) -> list[str]:
    """The text of each page; pypdf meets a damaged file with whatever exception its reading leads to."""
    from pypdf import PasswordType, PdfReader

    keep_quiet("pypdf")
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED
        pages = [] if locked else [_page_text(page) for page in reader.pages]
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise UnreadableReportError(f"{place}: a damaged PDF ({reason}); save it again") from error
    if locked:
        raise UnreadableReportError(f"{place}: an encrypted PDF; save it without a password")
    return pages


def _page_text(page: Any) -> str:
    text = _SURROGATES.sub("\ufffd", page.extract_text())
    return _CUT_WORD.sub("", "\n".join(line.strip() for line in text.splitlines())).strip()
