"""What tells where a report plays: the people that it speaks of, and where its outlet publishes."""

import pytest

from reportedly.annotation.places.countries import load_countries
from reportedly.annotation.places.outlets import country_of_outlet
from reportedly.annotation.places.peoples import Home, Peoples

PEOPLES = Peoples(load_countries())


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The Syrian army fought Syrians.", {"SY": 2}),
        ("A South Korean and a Korean", {"KR": 1}),
        ("South Sudanese troops", {"SS": 1}),
        ("Congolese troops", {"CD": 1, "CG": 1}),
        ("polish the silver", {}),
        ("", {}),
    ],
)
def test_peoples_that_a_text_speaks_of(text: str, counts: dict[str, int]) -> None:
    assert dict(PEOPLES.mentioned(text)) == counts


@pytest.mark.parametrize(
    ("phrase", "place", "feature", "country"),
    [
        ("European", "Europe", "region", None),
        ("Texans", "Texas", "admin1", "US"),
        ("south ossetian", "South Ossetia", "region", "GE"),
        ("Londoners", "London", "populated_place", "GB"),
    ],
)
def test_homes_of_peoples_that_are_no_countries(phrase: str, place: str, feature: str, country: str | None) -> None:
    assert PEOPLES.home_of(phrase) == Home(place=place, feature=feature, country=country)
    assert PEOPLES.are_named_by(phrase)


def test_what_names_no_people() -> None:
    assert PEOPLES.home_of("Europe") is None
    assert not PEOPLES.are_named_by("Europe")
    assert PEOPLES.are_named_by("Syrians")


@pytest.mark.parametrize(
    ("outlet", "country"),
    [
        ("example.co.uk", "GB"),
        ("https://www.example.ie/news/1.html", "IE"),
        ("news.example.com", None),
        ("example.tv", None),
        ("The Example Post", None),
        ("", None),
        (None, None),
    ],
)
def test_the_country_of_an_outlet(outlet: str | None, country: str | None) -> None:
    assert country_of_outlet(outlet) == country
