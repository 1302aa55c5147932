"""The time annotator: what it fills, and what it warns of."""

import pytest

from reportedly.annotation.annotator import Pipeline
from reportedly.annotation.times import TimeAnnotator
from reportedly.model.document import Document
from reportedly.model.report import Report, sha256_of


def annotated(text: str, published: str | None) -> Document:
    """A document with nothing but its times."""
    report = Report(report_id="invented", text=text, sha256=sha256_of(text), published=published)
    return Pipeline([TimeAnnotator()]).annotate(Document(report=report))


@pytest.mark.parametrize("published", ["2018-11-25", "2018-11-25T23:30:00Z", "2018-11-25 08:00"])
def test_times_are_reckoned_from_the_day_of_publication(published: str) -> None:
    document = annotated("The bridge fell on Saturday.", published)
    assert [time.earliest for time in document.times] == ["2018-11-24"]
    assert document.warnings == ()


def test_an_impossible_day_is_kept_and_warned_of() -> None:
    document = annotated("The bridge fell on 31 February 2018.", None)
    assert [(time.text, time.timex) for time in document.times] == [("31 February 2018", None)]
    (warning,) = document.warnings
    assert warning.code == "impossible_date"
    assert "31 February 2018" in warning.message


def test_an_unreadable_publication_date_leaves_relative_times_open() -> None:
    document = annotated("The bridge fell on Saturday.", "last week")
    assert [time.earliest for time in document.times] == [None]
    assert [warning.code for warning in document.warnings] == ["publication_date_unreadable"]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("The bridge fell on Monday, 24 November 2018.", "contradictory_date", "2018-11-24 was a Saturday"),
        ("The bridge stood from 5 to 3 May.", "impossible_date", "5 to 3 May"),
        ("The bridge had stood since 1600 BC.", "date_before_calendar", "1600 BC"),
        ("ORVESSA, Nov 27, 2018 (Orva) — The bridge fell.", "contradictory_date", "after the publication date"),
    ],
)
def test_what_cannot_be_right_is_kept_and_warned_of(text: str, code: str, words: str) -> None:
    document = annotated(text, "2018-11-25")
    (warning,) = document.warnings
    assert warning.code == code
    assert words in warning.message
    assert len(document.times) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on Saturday, 24 November 2018.",
        "ORVESSA, Nov 25, 2018 (Orva) — The bridge fell on Monday.",
        "The bridge fell on 3 May and on Monday last week.",
    ],
)
def test_what_can_be_right_is_not_warned_of(text: str) -> None:
    assert annotated(text, "2018-11-25").warnings == ()
