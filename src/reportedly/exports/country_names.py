"""What a country is called in English, by its code."""

from functools import cache

from reportedly.annotation.places.countries import Country, load_countries


def country_name(alpha2: str | None) -> str | None:
    """The English name of the country with this ISO 3166 alpha-2 code; the code itself for one that is not known."""
    if alpha2 is None:
        return None
    country = _countries().get(alpha2)
    return country.name if country else alpha2


@cache
def _countries() -> dict[str, Country]:
    return {country.alpha2: country for country in load_countries()}
