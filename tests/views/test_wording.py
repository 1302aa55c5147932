"""Figures, days and places in words."""

from dataclasses import replace
from typing import Any

import pytest

from reportedly.model.place import PlaceReference
from reportedly.model.time import TimeMention
from reportedly.views.wording import (
    Detail,
    claim_details,
    counted,
    days_in_words,
    event_in_words,
    figure_in_words,
    place_in_words,
    qualifiers,
)
from tests.invented import INJURED, SHELLED, TALKS, count, place, span


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({"low": 107, "high": 107, "best": 107, "bound": "exact"}, "107"),
        ({"low": 0, "high": 0, "best": 0, "bound": "exact"}, "none"),
        ({"low": 101, "bound": "more_than"}, "101 or more"),
        ({"low": 24, "bound": "vague", "vague_term": "dozens"}, "24 or more"),
        ({"high": 49, "bound": "fewer_than"}, "49 or fewer"),
        ({"low": 10, "high": 20, "bound": "range"}, "10 to 20"),
        ({"low": 90, "high": 110, "best": 100, "bound": "about"}, "about 100 (90 to 110)"),
        ({"best": 1000, "bound": "about"}, "about 1,000"),
        ({"low": 1_000_001, "bound": "more_than"}, "1,000,001 or more"),
        ({"bound": "vague"}, "no number given"),
    ],
)
def test_figures(bounds: dict[str, Any], words: str) -> None:
    assert figure_in_words(count(**bounds)) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-03-10", "2024-03-10", "2024-03-10"),
        ("2024-03-01", "2024-03-31", "2024-03-01 to 2024-03-31"),
        ("2024-03-10", None, "from 2024-03-10"),
        (None, "2024-03-10", "until 2024-03-10"),
        (None, None, "day not known"),
    ],
)
def test_days(earliest: str | None, latest: str | None, words: str) -> None:
    time = TimeMention(start=0, end=6, text="Sunday", timex=None, earliest=earliest, latest=latest)

    assert days_in_words(time) == words


TOLVANNE = PlaceReference(name="Tolvanne", country="XQ")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "Tolvanne", "country": "XQ"}, "Tolvanne, XQ"),
        ({"name": "Ambrel Strait"}, "Ambrel Strait"),
        (
            {"relation": "direction_of", "direction": ("W", "S"), "reference": TOLVANNE},
            "west and south of Tolvanne, XQ",
        ),
        ({"relation": "direction_of", "direction": ("NE",), "reference": TOLVANNE}, "north-east of Tolvanne, XQ"),
        ({"relation": "near", "reference": TOLVANNE}, "near Tolvanne, XQ"),
        (
            {"relation": "between", "reference": replace(TOLVANNE, name="Tolvanne; Drumavel")},
            "between Tolvanne and Drumavel, XQ",
        ),
        ({"status": "too_vague"}, "too vague to place"),
        ({"status": "too_vague", "reference": TOLVANNE}, "too vague to place (Tolvanne, XQ)"),
        ({"status": "ambiguous", "name": None}, "more than one place of that name"),
        ({"status": "not_in_gazetteer"}, "not in the gazetteer"),
    ],
)
def test_places(given: dict[str, Any], words: str) -> None:
    assert place_in_words(place(**given)) == words


@pytest.mark.parametrize(
    ("event_type", "words"),
    [("attack.air_strike", "attack: air strike"), ("talks", "talks"), ("harm.death.mass", "harm: death, mass")],
)
def test_events(event_type: str, words: str) -> None:
    assert event_in_words(event_type) == words


def test_details_are_only_what_the_text_gives() -> None:
    assert claim_details(SHELLED) == (
        Detail(name="agent", words="the Highland Front", meaning="XQA.REB"),
        Detail(name="target", words="the port", meaning=""),
        Detail(name="time", words="Sunday", meaning="2024-03-10"),
    )
    assert claim_details(INJURED) == (
        Detail(name="figure", words="More than 100 people", meaning="101 or more injured"),
    )
    assert claim_details(TALKS) == ()


def test_the_outlets_own_mark_is_a_detail() -> None:
    [detail] = claim_details(replace(TALKS, distance=span("Talks")))

    assert (detail.name, detail.words) == ("distance", "Talks")


def test_qualifiers_are_whatever_is_no_plain_past() -> None:
    assert qualifiers(SHELLED) == ()
    assert qualifiers(INJURED) == ("probable",)
    assert qualifiers(TALKS) == ("future",)
    assert qualifiers(replace(TALKS, certainty="possible", time_status="hypothetical")) == ("possible", "hypothetical")


def test_counted() -> None:
    assert [counted(number, "claim") for number in (0, 1, 2_000)] == ["0 claims", "1 claim", "2,000 claims"]
