"""Figures, days and places of a claim in short words, the same on a terminal and on a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.count import Casualty, Count
from reportedly.model.place import PlaceMention, PlaceReference
from reportedly.model.span import Span
from reportedly.model.time import TimeMention

_COMPASS = {"N": "north", "S": "south", "W": "west", "E": "east"}


def phrase(spans: Iterable[Span]) -> str:
    """The words of spans in one line: line ends become spaces, gaps between spans become " … "."""
    return " … ".join(" ".join(span.text.split()) for span in spans)


def figure_in_words(figure: Count | Casualty) -> str:
    """What a figure's bounds mean, which are inclusive: "more than 100" is "101 or more"."""
    low, high, best = figure.low, figure.high, figure.best
    if low is None and high is None:
        return f"about {best:,}" if best is not None else "no number given"
    if low == high:
        return f"{low:,}" if low else "none"
    if high is None:
        return f"{low:,} or more"
    if low is None:
        return f"{high:,} or fewer"
    between = f"{low:,} to {high:,}"
    return f"about {best:,} ({between})" if best is not None else between


def days_in_words(time: TimeMention) -> str:
    """The days a time stands for as ISO dates; says so where the text leaves them open."""
    if time.earliest is None and time.latest is None:
        return "day not known"
    if time.latest is None:
        return f"from {time.earliest}"
    if time.earliest is None:
        return f"until {time.latest}"
    return time.earliest if time.earliest == time.latest else f"{time.earliest} to {time.latest}"


def place_in_words(place: PlaceMention) -> str:
    """What a place mention was resolved to, or why it was not."""
    around = _reference_in_words(place.reference)
    match place.status:
        case "too_vague":
            return f"too vague to place ({around})" if around else "too vague to place"
        case "not_in_gazetteer":
            return "not in the gazetteer"
        case "ambiguous":
            return "more than one place of that name"
        case "resolved":
            return _resolved_in_words(place, around)


def _resolved_in_words(place: PlaceMention, around: str) -> str:
    if place.relation == "direction_of":
        return f"{direction_in_words(place.direction or ())} of {around}"
    if place.relation != "in" and around:
        return f"{place.relation} {around}"
    return _joined(place.name or around, place.country)


def direction_in_words(direction: tuple[str, ...]) -> str:
    """Compass letters in words: ("W", "S") is "west and south", ("NE",) is "north-east"."""
    return " and ".join("-".join(_COMPASS.get(letter, letter) for letter in point) for point in direction)


def _reference_in_words(reference: PlaceReference | None) -> str:
    return _joined(reference.name.replace("; ", " and "), reference.country) if reference else ""


def _joined(name: str, country: str | None) -> str:
    return f"{name}, {country}" if country and country != name else name


def event_in_words(event_type: str) -> str:
    """A dotted event type as people read it: "attack.air_strike" is "attack: air strike"."""
    return event_type.replace("_", " ").replace(".", ": ", 1).replace(".", ", ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One thing that a claim says beside its event: what it is, the text's own words, and what they mean."""

    name: str
    words: str
    meaning: str


def claim_details(claim: Claim) -> tuple[Detail, ...]:
    """Everything that a claim says beside its event, in a fixed order; only what the text gives."""
    return (
        *(_detail(one.role, one, one.actor or "") for one in claim.participants),
        *(_detail("means", means, "") for means in claim.means),
        *(_detail("figure", one, f"{figure_in_words(one)} {one.outcome}") for one in claim.casualties),
        *(_detail("figure", count, figure_in_words(count)) for count in claim.counts),
        *(_detail("place", place, place_in_words(place)) for place in claim.places),
        *(_detail("time", time, days_in_words(time)) for time in claim.times),
        *(_detail("distance", mark, "the outlet's own mark") for mark in (claim.distance,) if mark),
    )


def _detail(name: str, span: Span, meaning: str) -> Detail:
    return Detail(name=name, words=phrase((span,)), meaning=meaning)


def qualifiers(claim: Claim) -> tuple[str, ...]:
    """What keeps a claim from being a plain statement about the past, such as "possible" or "future"."""
    certainty = () if claim.certainty in {"certain", "unspecified"} else (claim.certainty,)
    return certainty if claim.time_status == "past" else (*certainty, claim.time_status)


def counted(number: int, thing: str) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
