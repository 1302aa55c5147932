"""The whole way from text to claims: exact spans on hostile text, and what may never be told as the outlet's own."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.workflows.read_report import ReportReader
from tests.spans import every_span

SENTENCES = [
    "The Veshran government has accused the rebels of firing dozens of rockets at the port on Sunday.",
    "107 people were injured, reported the state news agency.",
    "“We did not do it,” a spokesman for the Front said, according to the agency.",
    "The rebels rejected the accusations as “invented”.",
    "More than 100 people were admitted to hospitals in London on Saturday evening.",
]
HOSTILE = [
    *("😀", "👩‍👩‍👧", "🇸🇾", "صاروخ", "ﷺ", "١٠٧", "é", "Ⅷ", "ǆ", "«", "-", "…"),
    *("\u200b", "\ufeff", "\u2028", "\r\n", "\n\n", "\t", "\x00", "\ud800"),
]


def report_of(text: str) -> Report:
    return Report(report_id="r", text=text, sha256=sha256_of(text), published="2031-05-14")


def assert_exact(reading: Reading) -> None:
    for span in every_span(reading):
        assert span.reproduces(reading.report.text), span
        assert span.text, "a span without characters points at nothing"


@pytest.fixture(scope="module")
def reader() -> ReportReader:
    return ReportReader.load()


@given(st.lists(st.one_of(st.sampled_from(SENTENCES), st.sampled_from(HOSTILE), st.text(max_size=12)), max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_span_reproduces_its_text(reader: ReportReader, pieces: list[str]) -> None:
    assert_exact(reader.read(report_of(" ".join(pieces))))


@given(st.integers(0, 400), st.sampled_from(HOSTILE))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_spans_stay_exact_when_something_odd_stands_inside_a_word(
    reader: ReportReader, position: int, odd: str
) -> None:
    text = " ".join(SENTENCES)
    reading = reader.read(report_of(text[:position] + odd + text[position:]))
    assert_exact(reading)
    assert reading.attributions


@pytest.mark.parametrize(
    "line",
    ["The army shelled the town. " * 40_000, "x" * 1_000_000, "shelled " * 5_000, "!?." * 10_000, "“" * 30_000],
    ids=["a megabyte of sentences", "a megabyte of one word", "one long sentence", "punctuation", "quotation marks"],
)
def test_a_line_of_any_length_is_read_to_its_end(reader: ReportReader, line: str) -> None:
    reading = reader.read(report_of(line))
    assert_exact(reading)
    assert reading.sentences[-1].end == len(line.rstrip())
