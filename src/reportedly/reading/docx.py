"""Word documents (.docx): paragraphs and tables in their order; headers, footers, notes and comments are left aside."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from reportedly.errors import UnreadableReportError
from reportedly.reading.incoming import GivenMetadata, IncomingReport, incoming_report
from reportedly.reading.origin import Origin
from reportedly.reading.text_file import is_blank

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN_PART = "word/document.xml"


def read_docx(data: bytes, origin: Origin, given: GivenMetadata) -> IncomingReport:
    """The report that a Word document is: a paragraph a line, the cells of a table's row with tabs between.

    Raises:
        UnreadableReportError: when the file is damaged or holds no text.
    """
    import docx

    try:
        document = docx.Document(BytesIO(data))
        text = "\n".join(_lines(document))
        title = document.core_properties.title.strip()
    except Exception as error:  # python-docx meets a damaged file with whatever its reading leads to
        reason = " ".join(str(error).split()) or type(error).__name__
        raise UnreadableReportError(f"{origin.place}: a damaged Word document ({reason}); save it again") from error
    if is_blank(text):
        raise UnreadableReportError(f"{origin.place}: a Word document without text; give a report with text")
    return incoming_report(
        report_id=origin.id_for(text),
        text=text,
        raw=origin.raw(data, MEDIA_TYPE),
        title=title or None,
        outlet=given.outlet,
        published=given.published,
        url=origin.url,
    )


def _lines(document: "Document") -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text


def _rows(table: "Table") -> Iterator[str]:
    """Each row of a table; a merged cell stands once."""
    for row in table.rows:
        cells = list(dict.fromkeys(row.cells))
        yield "\t".join(" ".join(cell.text.split()) for cell in cells)
