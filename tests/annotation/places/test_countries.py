"""The list of countries: complete, without contradictions, in its form."""

from collections import Counter

import pytest

from reportedly.annotation.places.countries import Country, load_countries

COUNTRIES = {country.alpha2: country for country in load_countries()}


def test_there_are_all_countries_and_territories() -> None:
    assert len(COUNTRIES) == 250
    assert {"SY", "XK", "PS", "TW", "EH", "SS"} <= COUNTRIES.keys()


def test_codes_and_ids_belong_to_one_country() -> None:
    for column in ("alpha3", "name", "entry"):
        assert len({getattr(country, column) for country in COUNTRIES.values()}) == len(COUNTRIES)
    assert len({country.entry.geonameid for country in COUNTRIES.values()}) == len(COUNTRIES)


def test_no_name_means_two_countries() -> None:
    names = Counter(name.casefold() for c in COUNTRIES.values() for name in {c.name, *c.aliases})
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("country", COUNTRIES.values(), ids=COUNTRIES.keys())
def test_each_country_is_in_its_form(country: Country) -> None:
    assert len(country.alpha3) == 3
    assert country.alpha3.isupper()
    assert country.entry.lat is not None
    assert country.entry.lon is not None
    assert abs(country.entry.lat) <= 90
    assert abs(country.entry.lon) <= 180
    assert all(cell == cell.strip() for cell in (*country.aliases, *country.demonyms, *country.metonyms))


@pytest.mark.parametrize(
    ("code", "alpha3", "demonym", "seat"),
    [("SY", "SYR", "Syrian", "Damascus"), ("RU", "RUS", "Russian", "Moscow"), ("KZ", "KAZ", "Kazakh", "Astana")],
)
def test_how_reports_speak_of_a_country(code: str, alpha3: str, demonym: str, seat: str) -> None:
    country = COUNTRIES[code]
    assert country.alpha3 == alpha3
    assert country.demonyms[0] == demonym
    assert seat in country.metonyms
