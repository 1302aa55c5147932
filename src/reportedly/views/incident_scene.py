"""When and where an incident happened: the times, countries and places near its claims, and what speaks for each."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.annotation.places.countries import load_countries
from reportedly.model.place import PlaceMention
from reportedly.model.reading import Reading
from reportedly.model.time import TimeMention
from reportedly.views.incident_choices import Observations
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.report_incidents import Happening

_SHARES = 4
"""Steps in which a share of mentions is observed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCandidate:
    """A time at which it may have happened, and what speaks for and against that."""

    time: TimeMention
    observed: Observations


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCandidate:
    """A country (ISO 3166 alpha-2) where it may have happened, and what speaks for and against that."""

    country: str
    observed: Observations


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place within a country where it may have happened, and what speaks for and against that."""

    place: PlaceMention
    observed: Observations


def time_candidates(happening: Happening, around: Surroundings) -> list[TimeCandidate]:
    """The times of days to seasons in the sentences within reach of a happening and in its claims, each once."""
    told = {time.start for claim in happening.claims for time in claim.times}
    near = set(around.sentences_near(happening))
    found: list[TimeCandidate] = []
    for time in around.reading.times:
        if time.granularity in _TOO_WIDE or time.earliest is None or time.latest is None:
            continue
        if around.sentence_at(time.start) not in near and time.start not in told:
            continue
        observed = {
            f"granularity {time.granularity}",
            f"basis {time.basis}",
            f"days before the report {_days_before(time, around.reading)}",
            "of a claim" if time.start in told else "of no claim",
            "in the dateline" if time.end <= _dateline_end(around.reading) else "in the text",
            "first" if not found else "later",
            *(f"word {word}" for word in re.findall(r"[a-z]+", time.text.lower())),
        }
        found.append(TimeCandidate(time=time, observed=around.observed(time, happening) | observed))
    return found


_TOO_WIDE = frozenset({"year", "decade", "vague"})


def _days_before(time: TimeMention, reading: Reading) -> str:
    """How long before the day of the report a time ended, coarser the longer."""
    if reading.report.published is None or time.latest is None:
        return "unknown"
    days = (date.fromisoformat(reading.report.published) - date.fromisoformat(time.latest)).days
    return next((f"up to {bound}" for bound in (-1, 0, 1, 2, 7, 30, 61, 365) if days <= bound), "long")


_DATELINE = re.compile(r"\s*[^\n]{0,80}?\b\d{1,2}\b[^\n]{0,60}?(?:--|[–—])\s")


def _dateline_end(reading: Reading) -> int:
    """Where the text behind a dateline with a date begins; 0 where there is none."""
    found = _DATELINE.match(reading.report.text)
    return found.end() if found else 0


def country_candidates(happening: Happening, around: Surroundings) -> list[CountryCandidate]:
    """The countries of the places and actors of a report, the most frequent first."""
    reading, near = around.reading, set(around.sentences_near(happening))
    everywhere = Counter(country for country, _ in _told_countries(around))
    close = Counter(country for country, start in _told_countries(around) if around.sentence_at(start) in near)
    of_claims = {place.country for claim in happening.claims for place in claim.places}
    within = {place.country for claim in happening.claims for place in claim.places if place.feature != "country"}
    taking_part = {
        country
        for mention in reading.mentions
        if (country := country_of_actor(mention.actor)) is not None
        for claim in happening.claims
        if any(one.overlaps(mention) for one in claim.participants)
    }
    dateline = {place.country for place in reading.places if place.role == "dateline" or place.start < _FIRST_WORDS}
    found = []
    for rank, (country, times) in enumerate(everywhere.most_common()):
        observed = {
            f"rank {min(rank, _SHARES)}",
            f"share {int(_SHARES * times / everywhere.total())}",
            f"share near {int(_SHARES * close[country] / max(1, close.total()))}",
        }
        for name, there in (
            ("of a claim", country in of_claims),
            ("of a place of a claim", country in within),
            ("of somebody who takes part", country in taking_part),
            ("of the dateline", country in dateline),
            ("the only one near", set(close) == {country}),
        ):
            if there:
                observed.add(name)
        for place in reading.places:
            if place.country == country and around.sentence_at(place.start) in near:
                observed.add(f"near {place.feature} {'behind in' if _IN.search(_before(place, reading)) else ''}")
        found.append(CountryCandidate(country=country, observed=frozenset(observed)))
    return found


_FIRST_WORDS = 60
"""Characters in which a dateline names its place."""
_IN = re.compile(r"\b(?:in|into|of|throughout|across|from|outside|near|at)\s+(?:the\s+)?$", re.IGNORECASE)


def _before(place: PlaceMention, reading: Reading) -> str:
    return reading.report.text[max(0, place.start - 20) : place.start]


def _told_countries(around: Surroundings) -> Iterator[tuple[str, int]]:
    """The countries of the places and actors that a report names, and where it names them."""
    for place in around.reading.places:
        if place.country is not None:
            yield place.country, place.start
    for mention in around.reading.mentions:
        country = country_of_actor(mention.actor)
        if country is not None:
            yield country, mention.start


def country_of_actor(actor: str | None) -> str | None:
    """The country (ISO 3166 alpha-2) that an actor code opens with; None for actors of no country."""
    return _alpha2().get((actor or "").partition(".")[0])


@cache
def _alpha2() -> dict[str, str]:
    return {country.alpha3: country.alpha2 for country in load_countries()}


def place_candidates(happening: Happening, around: Surroundings, country: str | None) -> list[PlaceCandidate]:
    """The places, but for countries, in the sentences within reach of a happening and in its claims.

    Args:
        happening: the claims about the incident.
        around: the report.
        country: where it happened: a place elsewhere is less likely, or the gazetteer's namesake of it.
    """
    told = {place.start for claim in happening.claims for place in claim.places}
    near = set(around.sentences_near(happening))
    counted = Counter(_name(place) for place in around.reading.places)
    found: list[PlaceCandidate] = []
    for place in around.reading.places:
        if place.feature == "country" or (
            around.sentence_at(place.start) not in near and place.start not in told and place.role != "dateline"
        ):
            continue
        observed = {
            f"feature {place.feature}",
            f"relation {place.relation}",
            f"role {place.role}",
            "of a claim" if place.start in told else "of no claim",
            "in the country" if place.country == country else f"elsewhere, {place.status}",
            f"told {min(counted[_name(place)], _SHARES)} times",
            "first" if not found else "later",
            *(f"word {word}" for word in re.findall(r"[a-z]+", place.text.lower()) if word in _KINDS_OF_PLACES),
        }
        found.append(PlaceCandidate(place=place, observed=around.observed(place, happening) | observed))
    return found


_KINDS_OF_PLACES = frozenset({
    "avenue", "boulevard", "canton", "capital", "city", "department", "district", "farm", "highway", "municipality",
    "neighborhood", "province", "region", "river", "road", "sector", "state", "street", "town", "village", "zone",
})  # fmt: skip


def _name(place: PlaceMention) -> str:
    return (place.name or place.text).lower()


_LEVELS = {"country": 0, "region": 1, "admin1": 2, "admin2": 3, "populated_place": 4, "site": 5, "airport": 5}


def widest_first(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places from the widest to the most specific; each level once, by the first of the places."""
    by_level: dict[int, PlaceMention] = {}
    for place in places:
        by_level.setdefault(_LEVELS.get(place.feature or "", 5), place)
    return tuple(by_level[level] for level in sorted(by_level))
