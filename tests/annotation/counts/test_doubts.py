"""Numbers that cannot be right: a warning each, no figure made up, and the rest of the report is read."""

import pytest

from reportedly.annotation.counts.annotator import CountAnnotator
from reportedly.model.document import Document
from reportedly.model.report import Report, sha256_of


def annotated(text: str) -> Document:
    return CountAnnotator().annotate(Document(report=Report(report_id="invented", text=text, sha256=sha256_of(text))))


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("There were -5 victims in Orvessa.", "negative_count", "-5 victims"),
        ("There were 10^30 victims in Orvessa.", "impossible_count", "10^30 victims"),
        ("There were 1000000000000000000000000000000 victims.", "impossible_count", "0 victims"),
        ("There were 500 trillion people in Orvessa.", "impossible_count", "500 trillion people"),
    ],
)
def test_a_number_that_cannot_be_right_is_warned_of(text: str, code: str, words: str) -> None:
    document = annotated(f"{text} Twelve people fled.")
    (warning,) = document.warnings
    assert warning.code == code
    assert words in warning.message
    assert document.counts[-1].text == "Twelve people"
    assert len(document.counts) == (2 if "trillion" in text else 1)


@pytest.mark.parametrize(
    "text",
    ["It fell to -5 degrees.", "They won 5-3.", "A 12-year-old and 2,000 people fled.", "In 2017-18 people fled."],
)
def test_what_can_be_right_is_not_warned_of(text: str) -> None:
    assert annotated(text).warnings == ()


def test_ages_in_a_list_are_no_counts() -> None:
    assert [count.text for count in annotated("Three sons, ages 10, 8 and 4, fled.").counts] == ["Three sons"]
