"""ZIP, gzip and WARC archives: every file in them is read, and what is dangerous or damaged is said by name."""

import gzip
import json
import stat
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.sources import read_sources
from reportedly.settings import Settings
from tests.reading.sources import GOOD, only_error, only_report, read_file, read_pipe
from tests.reading.test_docx import word
from tests.reading.test_pdf import pdf

PAGE = f"<!doctype html><html><body><article><h1>Boats</h1><p>{GOOD}</p><p>{GOOD}</p></article></body></html>"


def zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def texts(found: list[IncomingReport | str]) -> list[tuple[str, str]]:
    return [("error", one) if isinstance(one, str) else (one.report.report_id, one.report.text) for one in found]


FOLDER = zipped(
    {
        "boats/one.txt": GOOD.encode(),
        "boats/.DS_Store": b"\0\0",
        "__MACOSX/boats/._one.txt": b"\0\0",
        "lines.jsonl": json.dumps({"text": "Rain fell.", "report_id": "rain"}).encode() + b"\n{}\n",
        "page.html": PAGE.encode(),
        "paper.pdf": pdf("Two boats were hit."),
        "paper.docx": word("They sank."),
        "inner.zip": zipped({"deep.txt": b"Snow fell."}),
        "packed.txt.gz": gzip.compress(b"Hail fell."),
        "image.png": b"\x89PNG\r\n",
    }
)
IN_FOLDER = [
    ("boats/one.txt", GOOD),
    ("rain", "Rain fell."),
    ("paper.pdf", "Two boats were hit."),
    ("paper.docx", "They sank."),
    ("deep.txt", "Snow fell."),
    ("packed.txt", "Hail fell."),
]


def test_a_zipped_folder_gives_every_report_in_it(tmp_path: Path) -> None:
    found = texts(read_file(tmp_path, "folder.zip", FOLDER))

    assert [pair for pair in found if pair in IN_FOLDER] == IN_FOLDER
    assert [name for name, text in found if text == f"Boats\n{GOOD}"] == ["page.html"]
    assert [text for name, text in found if name == "error"] == [
        'folder.zip, entry lines.jsonl, line 2: no "text"; give the report\'s text in the field "text"',
        "folder.zip, entry image.png: an image; save its text first",
    ]
    assert len(found) == len(IN_FOLDER) + 3


def test_a_zip_can_come_through_a_pipe() -> None:
    assert len(read_pipe(FOLDER)) == len(IN_FOLDER) + 3


def test_raw_content_is_that_of_the_entry(tmp_path: Path) -> None:
    found = only_report(read_file(tmp_path, "folder.zip", zipped({"a/b.txt": GOOD.encode()})))

    assert (found.raw.data, found.raw.name) == (GOOD.encode(), f"{tmp_path}/folder.zip, entry a/b.txt")


@pytest.mark.parametrize(
    "name", ["../boats.txt", "/etc/boats.txt", "a/../../boats.txt", "C:/boats.txt", "..\\boats.txt"]
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    refused, good = read_file(tmp_path, "folder.zip", zipped({name: GOOD.encode(), "good.txt": b"Rain fell."}))

    assert refused == f"folder.zip, entry {name}: a name that leads out of the archive; pack it anew"
    assert isinstance(good, IncomingReport)


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = ZipInfo("boats.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/hostname")

    assert "a link, not a file" in only_error(read_file(tmp_path, "folder.zip", out.getvalue()))


def test_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"boats.txt": GOOD.encode()}))
    data[6] |= 1  # the flag in the file's own header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the directory

    error = only_error(read_file(tmp_path, "folder.zip", bytes(data)))
    assert error == "folder.zip, entry boats.txt: needs a password; unpack the archive first"


def damaged(data: bytes) -> bytes:
    middle = data.index(b"boats.txt") + 20
    return data[:middle] + b"\xff" * 8 + data[middle + 8 :]


def nested(depth: int) -> bytes:
    data = zipped({"boats.txt": GOOD.encode()})
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


def overlapping() -> bytes:
    """An archive cut down to its first file, with every name of its directory pointing to that: a dense bomb."""
    data = zipped({f"boat{number}.txt": GOOD.encode() * 50 for number in range(9)})
    second = data.index(b"PK\x03\x04", 4)
    directory = bytearray(data[data.index(b"PK\x01\x02") :])
    at = 0
    while (at := directory.find(b"PK\x01\x02", at)) >= 0:
        directory[at + 42 : at + 46] = bytes(4)
        at += 4
    end = directory.index(b"PK\x05\x06")
    directory[end + 16 : end + 20] = second.to_bytes(4, "little")
    return data[:second] + bytes(directory)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"PK\x03\x04 and no more", "folder.zip: a damaged ZIP archive"),
        (FOLDER[:-30], "folder.zip: a damaged ZIP archive"),
        (damaged(zipped({"boats.txt": GOOD.encode()})), "folder.zip, entry boats.txt: damaged"),
        (zipped({"zeros.txt": b"\0" * 10_000_000}), "unpacks to over 200 times its size, as a bomb does"),
        (overlapping(), "whose files overlap, as in a bomb"),
        (nested(3), "inner.zip: more than 3 archives within one another"),
    ],
)
def test_bombs_and_damage_are_named(tmp_path: Path, data: bytes, cause: str) -> None:
    assert cause in only_error(read_file(tmp_path, "folder.zip", data))


def test_archives_within_archives_are_fine_up_to_a_depth(tmp_path: Path) -> None:
    assert only_report(read_file(tmp_path, "folder.zip", nested(2))).report.text == GOOD


def test_no_more_files_or_bytes_than_may_be(tmp_path: Path) -> None:
    many = zipped({f"{number}.txt": GOOD.encode() for number in range(5)})

    files = read_file(tmp_path, "folder.zip", many, most_entries=3)
    assert [isinstance(one, str) for one in files] == [False, False, False, True]
    assert "more than 3 files; split the archive" in str(files[3])
    inflated = read_file(tmp_path, "boats.jsonl.gz", gzip.compress(b" \n" * 100_000), largest_unpacked=50_000)
    assert "unpacks to more than 50,000 bytes" in only_error(inflated)


def test_gzip_of_many_members_is_one_file(tmp_path: Path) -> None:
    data = gzip.compress(b"Two boats ") + gzip.compress(b"were hit.")

    assert texts(read_file(tmp_path, "boats.txt.gz", data)) == [("boats.txt", "Two boats were hit.")]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (gzip.compress(GOOD.encode())[:-12], "cut off in the middle; get the whole file again"),
        (gzip.compress(GOOD.encode())[:-8] + bytes(8), "damaged (CRC check failed"),
    ],
)
def test_damaged_gzip_is_named(tmp_path: Path, data: bytes, cause: str) -> None:
    assert cause in only_error(read_file(tmp_path, "boats.txt.gz", data))


def warc(pages: dict[str, tuple[str, str, str]], *, packed: bool = False) -> bytes:
    """An archive with a response for each page: its status, media type and body."""
    records = [record("warcinfo", "made", "application/warc-fields", b"software: a test\r\n")]
    for name, (status, media_type, body) in pages.items():
        message = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + body.encode("cp1252")
        records.append(record("response", name, "application/http; msgtype=response", message))
    return b"".join(gzip.compress(one) if packed else one for one in records)


def record(kind: str, name: str, media_type: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: 2024-03-12T21:40:00Z\r\n"
        f"WARC-Target-URI: https://orva.example/{name.replace('_', '.')}\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


PAGES = {
    "boats": ("200 OK", "text/html; charset=windows-1252", PAGE.replace("harbour office", "café")),
    "gone": ("404 Not Found", "text/html", PAGE),
    "moved": ("301 Moved", "text/html", PAGE),
    "style_css": ("200 OK", "text/css", "p {}"),
    "robots_txt": ("200 OK", "text/plain", "User-agent: *"),
    "plain": ("200 OK", "text/plain; charset=utf-8", "Rain fell."),
    "empty": ("200 OK", "text/html", "<html></html>"),
}


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_gives_its_pages(tmp_path: Path, packed: bool) -> None:
    boats, plain, error = read_file(tmp_path, "news.warc.gz", warc(PAGES, packed=packed))

    assert isinstance(boats, IncomingReport)
    assert boats.report.text.startswith("Boats\nThe café said")
    assert (boats.report.report_id, boats.report.url) == ("urn:uuid:boats", "https://orva.example/boats")
    assert boats.raw.data == PAGES["boats"][2].encode("cp1252")
    assert boats.raw.media_type == "text/html; charset=windows-1252"
    assert boats.raw.name.endswith("news.warc.gz, record 2 (https://orva.example/boats)")
    assert isinstance(plain, IncomingReport)
    assert plain.report.text == "Rain fell."
    assert error == (
        "news.warc.gz, record 8 (https://orva.example/empty): HTML without an article's text;"
        " save the page after it has loaded, or give its text"
    )


def test_a_web_archive_packed_as_one_is_read_too(tmp_path: Path) -> None:
    assert len(read_file(tmp_path, "news.warc.gz", gzip.compress(warc(PAGES)))) == 3


THREE = {name: ("200 OK", "text/plain", f"{name} fell. " * 50) for name in ("rain", "snow", "hail")}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("missing", [30, 100, 200])
def test_a_web_archive_that_is_cut_off_gives_what_is_whole_and_says_so(
    tmp_path: Path, packed: bool, missing: int
) -> None:
    whole = warc(THREE, packed=packed)

    *reports, error = read_file(tmp_path, "news.warc", whole[:-missing])

    assert [one.report.text for one in reports if isinstance(one, IncomingReport)] == [
        "rain fell. " * 50,
        "snow fell. " * 50,
    ]
    assert isinstance(error, str)
    assert "cut off" in error


@pytest.mark.parametrize("words", ["WARC/1.0\r\nWARC-Ty", "WARC/1.0\r\n", "HTTP/1.1 200"])
def test_a_web_archive_that_is_cut_off_within_headers(tmp_path: Path, words: str) -> None:
    whole = warc(THREE)
    cut = whole[: whole.rindex(words.encode()) + len(words)]

    *reports, error = read_file(tmp_path, "news.warc", cut)

    assert [text for _, text in texts(reports)] == ["rain fell. " * 50, "snow fell. " * 50]
    assert "cut off" in str(error)


def test_a_damaged_web_archive_gives_what_stands_before(tmp_path: Path) -> None:
    whole = warc(THREE)
    at = whole.rindex(b"WARC/1.0")

    *reports, error = read_file(tmp_path, "news.warc", whole[:at] + b"garbage" + whole[at + 7 :])

    assert len(reports) == 2
    assert "news.warc, after record 3: damaged (" in str(error)


def test_one_record_too_large_costs_only_itself(tmp_path: Path) -> None:
    pages = {**THREE, "snow": ("200 OK", "text/plain", "snow " * 1000)}

    first, error, last = read_file(tmp_path, "news.warc", warc(pages), largest_document=4000)

    assert isinstance(first, IncomingReport)
    assert "record 3: larger than 4,000 bytes" in str(error)
    assert isinstance(last, IncomingReport)


class EndlessArchive(RawIOBase):
    """A web archive without end, which counts how much of it was taken."""

    def __init__(self) -> None:
        self._record = warc({"rain": ("200 OK", "text/plain", "Rain fell. " * 5_000)})
        self._left = b""
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._left = self._left or self._record
        piece, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(piece)] = piece
        self.taken += len(piece)
        return len(piece)


def test_a_web_archive_is_read_as_it_comes() -> None:
    archive = EndlessArchive()
    found = read_sources(["-"], given=GivenMetadata(), settings=Settings(), standard_input=BufferedReader(archive))

    for _, one in zip(range(5), found, strict=False):
        assert isinstance(one, IncomingReport)
    assert archive.taken < 10 * 60_000
