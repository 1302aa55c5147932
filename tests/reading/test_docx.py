"""Word documents give their paragraphs and tables in order, or say why they cannot be read."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from tests.reading.sources import GOOD, only_error, only_report, read_file, read_pipe


def word(*paragraphs: str, table: list[list[str]] | None = None, title: str = "") -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    document.core_properties.title = title
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one of its parts replaced, or added."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def test_paragraphs_and_tables_are_text(tmp_path: Path) -> None:
    data = word("Two boats.", "They sank.", table=[["Boat", "Dead"], ["Heron", "3"]], title="Boats")

    found = only_report(read_file(tmp_path, "boats.docx", data))

    assert found.report.text == "Two boats.\nThey sank.\nBoat\tDead\nHeron\t3"
    assert (found.report.title, found.report.report_id) == ("Boats", "boats.docx")
    assert found.raw.data == data
    assert found.raw.media_type.endswith("wordprocessingml.document")


def test_a_document_needs_no_name() -> None:
    assert only_report(read_pipe(word(GOOD))).report.text == GOOD


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "boat"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Boats&c;&f;</w:t>
</w:r></w:p></w:body></w:document>"""


def test_entities_of_a_document_are_not_followed(tmp_path: Path) -> None:
    found = only_report(read_file(tmp_path, "boats.docx", with_part(word(GOOD), "word/document.xml", ENTITIES)))

    assert found.report.text.split() == ["Boats"]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (word(), "a Word document without text"),
        (word(GOOD)[:2000], "a damaged ZIP archive"),
        (with_part(word(GOOD), "word/document.xml", b"<w:document"), "a damaged Word document"),
        (with_part(word(GOOD), "word/media/zeros.bin", b"\0" * 20_000_000), "over 200 times its size"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or password-protected office document"),
    ],
)
def test_why_a_document_cannot_be_read(tmp_path: Path, data: bytes, cause: str) -> None:
    assert cause in only_error(read_file(tmp_path, "boats.docx", data))


def test_other_office_files_are_named(tmp_path: Path) -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("xl/workbook.xml", "")

    assert "an office document that is no .docx" in only_error(read_file(tmp_path, "boats.xlsx", out.getvalue()))
