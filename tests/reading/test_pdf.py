"""PDF files give the text of their pages, or say why they have none."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.reading.sources import only_error, only_report, read_file


def pdf(*pages: str) -> bytes:
    """A PDF as small as can be, with each line of each page in Helvetica."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page in enumerate(pages):
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in page.splitlines())
        content = f"BT /F1 12 Tf 72 720 Td {lines}ET"
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
            f" /Resources {resources} >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def encrypted(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


TWO_PAGES = pdf("Two boats were hit.\nThe harbour office de-\nnied it.", "The crews of the Al-\nMina were safe.")


def test_pages_are_text_and_words_cut_by_a_line_end_are_whole_again(tmp_path: Path) -> None:
    found = only_report(read_file(tmp_path, "boats.pdf", TWO_PAGES))

    assert found.report.text == (
        "Two boats were hit.\nThe harbour office denied it.\n\nThe crews of the Al-\nMina were safe."
    )
    assert found.report.report_id == "boats.pdf"
    assert found.report.published is None, "the date of a file is not that of its text"
    assert (found.raw.data, found.raw.media_type) == (TWO_PAGES, "application/pdf")
    assert found.warnings == ()


def test_a_page_without_text_is_warned_of(tmp_path: Path) -> None:
    found = only_report(read_file(tmp_path, "boats.pdf", pdf("Two boats were hit.", "", "They sank.")))

    assert [(warning.code, "page 2:" in warning.message) for warning in found.warnings] == [
        ("pages_without_text", True)
    ]


def test_a_file_that_only_its_owner_may_change_can_be_read(tmp_path: Path) -> None:
    assert "Two boats" in only_report(read_file(tmp_path, "boats.pdf", encrypted(TWO_PAGES, ""))).report.text


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (encrypted(TWO_PAGES, "secret"), "an encrypted PDF; save it without a password"),
        (pdf("", ""), "a PDF without text, likely scanned"),
        (b"%PDF-1.7\nnothing that a PDF has", "a damaged PDF ("),
        (TWO_PAGES[:300], "a damaged PDF ("),
    ],
)
def test_why_a_pdf_cannot_be_read(tmp_path: Path, data: bytes, cause: str) -> None:
    assert only_error(read_file(tmp_path, "boats.pdf", data)).startswith(f"boats.pdf: {cause}")


def test_more_than_a_document_may_have_is_refused(tmp_path: Path) -> None:
    assert "larger than 500 bytes" in only_error(read_file(tmp_path, "b.pdf", TWO_PAGES, largest_document=500))
