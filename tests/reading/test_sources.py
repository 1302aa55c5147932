"""Every source in a batch gives its reports, or one clear line that says why not."""

import json
from collections.abc import Callable
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reportedly.errors import UnreadableReportError
from reportedly.model.identity import content_id
from reportedly.model.report import Original, sha256_of
from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.json_fields import bytes_of_items
from reportedly.reading.sources import read_sources
from reportedly.settings import Settings

LIMIT = 2_000
GOOD = "The harbour office said that two boats had been hit on Sunday and that their crews were safe."
ARTICLE = f"<!doctype html><html><body><article><h1>Boats</h1><p>{GOOD}</p><p>{GOOD}</p></article></body></html>"


def outcomes(*sources: str | Path, stdin: bytes | None = None, **metadata: str) -> list[IncomingReport | str]:
    """What `read_sources` gives; an error as its line."""
    standard_input: Any = BufferedReader(BytesIO(stdin)) if stdin is not None else None
    found = read_sources(
        map(str, sources),
        given=GivenMetadata(**metadata),
        settings=Settings(largest_report=LIMIT),
        standard_input=standard_input,
    )
    return [str(one) if isinstance(one, UnreadableReportError) else one for one in found]


def one_report(*sources: str | Path, stdin: bytes | None = None, **metadata: str) -> IncomingReport:
    [found] = outcomes(*sources, stdin=stdin, **metadata)
    assert isinstance(found, IncomingReport), found
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Two boats.\r\nSafe.\r\n",
        "\ufeffTwo boats.",
        "  Two boats.\n\n",
        "🚢🏽‍♀️ Two boats, zero\u200bwidth, e\u0301, مرفأ, \u2028 and \x0b.",
        "old\rMac",
    ],
)
def test_text_is_kept_code_point_for_code_point(tmp_path: Path, text: str) -> None:
    file = tmp_path / "boats.txt"
    file.write_bytes(text.encode())

    report = one_report(file).report

    assert (report.text, report.sha256, report.report_id) == (text, sha256_of(text), "boats.txt")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300).map("Boats ".__add__))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    file = tmp_path / "any.txt"
    file.write_bytes(text.encode())

    assert one_report(file).report.text == text


@given(st.text(max_size=300).filter(lambda text: text.strip() and "\ufeff" not in text))
def test_any_text_comes_back_out_of_json_lines(text: str) -> None:
    line = json.dumps({"text": text})
    same = json.loads(line)["text"]  # JSON itself joins a high and a low surrogate into one code point

    assert one_report("-", stdin=line.encode()).report.text == same


BAD_SOURCES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \r\n\t\n", "only white space"),
    "mark.txt": (b"\xef\xbb\xbf", "only white space"),
    "latin.txt": ("Two boats\nat the caf\xe9".encode("latin-1"), "not UTF-8 (byte 0xe9 on line 2)"),
    "utf16.txt": ("Two boats".encode("utf-16"), "UTF-16 text, not UTF-8"),
    "binary.txt": (b"boats\x00\x01\x02", "binary data"),
    "boats.pdf": (b"%PDF-1.7 ...", "a damaged PDF"),
    "boats.docx": (b"PK\x03\x04...", "a damaged ZIP archive"),
    "boats.txt.gz": (b"\x1f\x8b\x08...", "cut off in the middle"),
    "boats.txt.bz2": (b"BZh91AY", "bunzip2"),
    "boats.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old or password-protected office document"),
    "large.txt": (b"boat " * 401, "larger than 2,000 bytes"),
    "large.html": (b"<html>" + b"<p>boat</p>" * 400, "larger than 2,000 bytes"),
    "bare.html": (b"<html><body><script>1</script></body></html>", "HTML without an article's text"),
    "nothing.html": (b"<!doctype html>", "HTML without an article's text"),
    "broken.json": (b'{\n  "text": "Two boats"\n', "not JSON (Expecting ',' delimiter at line 3, column 1)"),
}


@pytest.mark.parametrize("name", BAD_SOURCES)
def test_a_bad_source_is_one_line_and_the_next_is_read(tmp_path: Path, name: str) -> None:
    data, cause = BAD_SOURCES[name]
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(GOOD, encoding="utf-8")

    error, *_, read = outcomes(bad, good)

    assert isinstance(error, str)
    assert error.startswith(f"{bad}")
    assert cause in error
    assert ";" in error, "the cure follows the cause"
    assert "\n" not in error
    assert isinstance(read, IncomingReport)


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        (lambda path: None, "no such file"),
        (lambda path: path.mkdir(), "a folder"),
    ],
)
def test_what_is_no_file_is_one_line(tmp_path: Path, make: Callable[[Path], object], cause: str) -> None:
    path = tmp_path / "report.txt"
    make(path)

    [error] = outcomes(path)
    assert isinstance(error, str)
    assert error.startswith(f"{path}: {cause};")


def test_a_null_in_a_path_is_one_line() -> None:
    [error] = outcomes("boats\0.txt")
    assert isinstance(error, str)
    assert "null" in error


def test_closed_standard_input_is_one_line() -> None:
    assert outcomes("-", stdin=None) == ["standard input: closed; name a file or pipe a report in"]


class Endless(RawIOBase):
    """Text without end, which counts how much of it was taken."""

    taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[:] = b"a" * len(buffer)
        self.taken += len(buffer)
        return len(buffer)


def test_no_more_is_read_than_the_limit() -> None:
    endless = Endless()

    [error] = read_sources(
        ["-"],
        given=GivenMetadata(),
        settings=Settings(largest_report=100_000),
        standard_input=BufferedReader(endless),
    )

    assert isinstance(error, UnreadableReportError)
    assert endless.taken < 120_000


def test_standard_input_gets_its_id_from_its_content() -> None:
    assert one_report("-", stdin=GOOD.encode()).report.report_id == content_id("r", GOOD)


def test_given_metadata_wins_over_a_page_and_loses_to_a_line(tmp_path: Path) -> None:
    page, lines = tmp_path / "page.html", tmp_path / "lines.jsonl"
    page.write_text(
        ARTICLE.replace("<body>", '<head><meta property="article:published_time" content="2024-03-12"></head><body>'),
        encoding="utf-8",
    )
    lines.write_text(
        "\n".join(json.dumps({"text": GOOD, **more}) for more in ({}, {"published": "2024-03-10", "outlet": "Orva"})),
        encoding="utf-8",
    )

    found = [
        (one.report.published, one.report.outlet)
        for one in outcomes(page, lines, published="2024-03-01", outlet="Courier")
        if isinstance(one, IncomingReport)
    ]

    assert found == [("2024-03-01", "Courier"), ("2024-03-01", "Courier"), ("2024-03-10", "Orva")]
    assert one_report(page).report.published == "2024-03-12"


def test_a_line_gives_every_field() -> None:
    line = {
        "report_id": "boats-1",
        "text": GOOD,
        "title": "Boats",
        "published": "2024-03-10T21:40:00Z",
        "outlet": "Orva",
        "url": "https://orva.example.invalid/boats",
        "language": "en",
        "original": {"text": "Zwei Boote", "language": "de", "translated_by": "a machine"},
        "invented": True,
        "anything": ["else"],
    }

    report = one_report("-", stdin=json.dumps(line).encode()).report

    assert (report.report_id, report.title, report.outlet, report.url) == ("boats-1", "Boats", "Orva", line["url"])
    assert (report.published, report.language, report.invented) == ("2024-03-10", "en", True)
    assert report.original == Original(text="Zwei Boote", language="de", translated_by="a machine")


BAD_LINES: dict[bytes, str] = {
    b"[1, 2]": "a list, not an object",
    b'"boats"': "a string, not an object",
    b"null": "null, not an object",
    b"{}": 'no "text"',
    b'{"text": null}': 'no "text"',
    b'{"text": " "}': '"text" is empty',
    b'{"text": 7}': '"text" is a number, not a string',
    b'{"text": "boats", "report_id": 7}': '"report_id" is a number, not a string',
    b'{"text": "boats", "title": ["a"]}': '"title" is a list, not a string',
    b'{"text": "boats", "invented": "yes"}': '"invented" is a string, not true or false',
    b'{"text": "boats", "original": "Boote"}': '"original" is a string, not an object',
    b'{"text": "boats", "original": {}}': '"original" has no "text"',
    b'{"text": "boats", "published": "2024-02-30"}': '"published": “2024-02-30” names a day or time that',
    b'{"text": "boats", "published": "10 March"}': '"published": “10 March” is not a date',
    b'{"text": "boats"': "not JSON",
    b'{"text": "caf\xe9"}': "not UTF-8 (byte 0xe9)",
    b'{"text": ' + b"[" * 900 + b"]" * 900 + b"}": '"text" is a list, not a string',
    b'{"n": ' + b"1" * 1900 + b"}": 'no "text"',
    b'{"text": "' + b"boat " * 400 + b'"}': "larger than 2,000 bytes",
}


@pytest.mark.parametrize("line", BAD_LINES, ids=lambda line: line[:40].decode("latin-1"))
def test_a_bad_line_costs_only_itself(tmp_path: Path, line: bytes) -> None:
    file = tmp_path / "reports.jsonl"
    good = json.dumps({"text": GOOD}).encode()
    file.write_bytes(b"\n".join([good, b"", line, good]))

    first, error, last = outcomes(file)

    assert isinstance(first, IncomingReport)
    assert isinstance(error, str)
    assert error.startswith(f"{file}, line 3: ")
    assert BAD_LINES[line] in error
    assert isinstance(last, IncomingReport)


@pytest.mark.parametrize(
    ("value", "cause"), [(b"[" * 10_000 + b"]" * 10_000, "nested too deeply"), (b"1" * 10_000, "cannot be read")]
)
def test_json_that_python_refuses_is_one_line(value: bytes, cause: str) -> None:
    [error] = read_sources(
        ["-"],
        given=GivenMetadata(),
        settings=Settings(),
        standard_input=BufferedReader(BytesIO(b'{"text": "boats", "deep": ' + value + b"}\n")),
    )

    assert isinstance(error, UnreadableReportError)
    assert cause in str(error)


@given(
    st.lists(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda kind: st.lists(kind) | st.dictionaries(st.text(), kind),
        )
    ),
    st.sampled_from([None, 1, "\t"]),
    st.booleans(),
)
def test_each_value_of_a_list_keeps_its_own_bytes(
    values: list[object], indent: int | str | None, ascii_only: bool
) -> None:
    data = json.dumps(values, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "replace")
    assume(json.loads(data) == values)

    assert [json.loads(value) for value in bytes_of_items(data)] == values


def test_a_report_of_a_list_keeps_its_own_bytes() -> None:
    one, other = json.dumps({"text": GOOD}), json.dumps({"text": "It rained.", "url": "[{,"})

    first, second, error = outcomes("-", stdin=f"\ufeff [{one} ,\n{other}, [[]]]".encode())

    assert isinstance(first, IncomingReport)
    assert isinstance(second, IncomingReport)
    assert (first.raw.data, second.raw.data) == (one.encode(), other.encode())
    assert error == 'standard input, item 3: a list, not an object; give one report an object: {"text": …}'


def test_json_lines_may_begin_with_a_byte_order_mark_and_end_in_carriage_returns() -> None:
    line = json.dumps({"text": GOOD}).encode()

    found = outcomes("-", stdin=b"\xef\xbb\xbf" + line + b"\r\n" + line + b"\r\n")

    assert [isinstance(one, IncomingReport) for one in found] == [True, True]


def test_a_damaged_page_is_read_with_a_warning(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(ARTICLE.replace("<body>", '<meta charset="cp1252"><body>').encode().replace(b"safe", b"s\x81fe"))

    assert [warning.code for warning in one_report(page).warnings] == ["damaged_text"]


def test_a_text_in_another_language_is_read_with_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "boote.txt"
    file.write_text(
        "Das Hafenamt sagte am Sonntag, zwei Boote seien getroffen worden, die Mannschaften lebten.", "utf-8"
    )

    found = one_report(file)

    assert found.report.language == "de"
    assert [warning.code for warning in found.warnings] == ["not_english"]
