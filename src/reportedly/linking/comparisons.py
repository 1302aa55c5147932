"""Comparisons of two tellings: each a small function that says what it found, as a number and in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import fsum, log10

from reportedly.linking.days import LONGEST_SPAN_THAT_DATES
from reportedly.linking.profiles import Bounds, Profile
from reportedly.linking.spots import distance_km
from reportedly.linking.terms import cosine, rarity

NAMES_SHOWN = 5
"""How many shared names a reason lists; the rest is counted."""

FEWEST_NAMES = 5
"""A text with fewer rare names is compared as if it had as many: one word with a capital may be shared by accident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a comparison found; `value` is None where one of the two tellings says nothing to compare."""

    value: float | None
    words: str


def days_apart(one: Profile, other: Profile) -> Found:
    """Days between the days on which the two say it happened."""
    if one.days is None or other.days is None:
        return Found(value=None, words="at least one gives no day")
    apart = one.days.apart(other.days)
    if apart:
        return Found(value=float(apart), words=f"{apart:,} day{'s' if apart > 1 else ''} apart")
    if max(one.days.width, other.days.width) > LONGEST_SPAN_THAT_DATES:
        return Found(value=None, words="the days of one span months")
    return Found(value=0.0, words="the same day")


def hours_apart(one: Profile, other: Profile) -> Found:
    """Hours between the clock times, where both give one and a day in common; a night runs into the day after it."""
    if one.hours is None or other.hours is None or one.days is None or other.days is None:
        return Found(value=None, words="at least one gives no hour")
    if one.days.apart(other.days):
        return Found(value=None, words="not the same day")
    later = other.days.earliest - one.days.earliest
    apart = min(one.hours.apart(other.hours), one.hours.apart(other.hours.days_later(later)))
    return Found(value=apart, words="the same time of day" if not apart else f"{apart:.1f} hours apart")


def published_apart(one: Profile, other: Profile) -> Found:
    """Days between the publication of the two reports."""
    if one.published is None or other.published is None:
        return Found(value=None, words="at least one has no publication date")
    apart = abs(one.published - other.published)
    return Found(
        value=float(apart),
        words="published the same day" if not apart else f"published {apart:,} day{'s' if apart > 1 else ''} apart",
    )


def kilometres_apart(one: Profile, other: Profile) -> Found:
    """Kilometres between the two places that lie closest, beyond what their precision allows."""
    pairs = [(here.beyond_precision_km(there), here, there) for here in one.spots for there in other.spots]
    if not pairs:
        return Found(value=None, words="at least one gives no place on the map")
    beyond, here, there = min(pairs, key=lambda pair: (pair[0], pair[1].radius_km + pair[2].radius_km))
    if here.same_entry(there):
        return Found(value=0.0, words=f"both in {here.place.name}")
    between = f"{here.place.name} and {there.place.name}"
    if not beyond:
        return Found(value=0.0, words=f"{between} may be one place at their precision")
    return Found(value=beyond, words=f"{between} lie {distance_km(here, there):,.0f} km apart")


def told_places_apart(one: Profile, other: Profile) -> Found:
    """Kilometres between the likeliest places beyond their precision, where the claims of both give them themselves."""
    if not (one.own_spot and other.own_spot):
        return Found(value=None, words="at least one gives its place only in passing")
    here, there = one.spots[0], other.spots[0]
    return Found(value=here.beyond_precision_km(there), words=f"told of {here.place.name} and of {there.place.name}")


def precision_of_place(one: Profile, other: Profile) -> Found:
    """How finely the two agree on the place: log10 of the kilometres that the coarser of the shared places spans."""
    radii = [
        max(here.radius_km, there.radius_km)
        for here in one.spots
        for there in other.spots
        if not here.beyond_precision_km(there)
    ]
    if not radii:
        return Found(value=None, words="no place in common")
    return Found(value=log10(min(radii)), words=f"place known within {min(radii):,.0f} km")


def type_likeness(one: Profile, other: Profile) -> Found:
    """1 for one event type, 0.5 where one is more precise or both are of one branch, 0 for different branches."""
    first, second = one.event_type, other.event_type
    if first == second:
        return Found(value=1.0, words=f"both {first}")
    related = first.partition(".")[0] == second.partition(".")[0]
    return Found(value=0.5 if related else 0.0, words=f"{first} and {second}")


def actors_shared(one: Profile, other: Profile) -> Found:
    """1 where an actor of one is, or is part of, an actor of the other; 0 where both name only others."""
    if not one.actors or not other.actors:
        return Found(value=None, words="at least one names no known actor")
    shared = sorted(code for code in one.actors if any(_is_or_is_part(code, its) for its in other.actors))
    return Found(value=float(bool(shared)), words=f"both name {', '.join(shared)}" if shared else "no actor in common")


def figures_compatible(one: Profile, other: Profile) -> Found:
    """Share of the outcomes that both count for which some figure of one allows some figure of the other."""
    common = sorted(one.figures.keys() & other.figures.keys())
    if not common:
        return Found(value=None, words="no outcome counted by both")
    allowed = [
        outcome
        for outcome in common
        if any(_overlap(mine, its) for mine in one.figures[outcome] for its in other.figures[outcome])
    ]
    differing = [outcome for outcome in common if outcome not in allowed]
    words = [f"{outcome} figures agree" for outcome in allowed] + [f"{outcome} figures differ" for outcome in differing]
    return Found(value=len(allowed) / len(common), words=", ".join(words))


def text_likeness(one: Profile, other: Profile) -> Found:
    """Cosine of the two texts, words weighed by rarity."""
    if not one.terms or not other.terms:
        return Found(value=None, words="at least one has no words to compare")
    value = cosine(one.terms, other.terms)
    return Found(value=value, words=f"text likeness {value:.2f}")


def title_told(one: Profile, other: Profile) -> Found:
    """Share of the words of one title, weighed by rarity, that the other's title and story hold; the larger of both.

    What a report tells in passing has too few words to hold another's title.
    """
    if not (one.main and other.main):
        return Found(value=None, words="at least one tells it in passing")
    told = [
        fsum(rarity(word) for word in here.headline if word in there.terms) / fsum(map(rarity, here.headline))
        for here, there in ((one, other), (other, one))
        if here.headline and there.terms
    ]
    if not told:
        return Found(value=None, words="no title to compare")
    return Found(value=max(told), words=f"one tells {max(told):.0%} of the other's title, rare words counting more")


def names_shared(one: Profile, other: Profile) -> Found:
    """Share of the rarer names that both texts hold, of all in the text with fewer; places are compared elsewhere."""
    of_places = one.names_of_places | other.names_of_places
    mine, its = one.names - of_places, other.names - of_places
    if not mine or not its:
        return Found(value=None, words="at least one has no rare name")
    shared = sorted(mine & its)
    fewer = min(mine, its, key=len)
    value = fsum(map(rarity, shared)) / (fsum(map(rarity, fewer)) * max(1, FEWEST_NAMES / len(fewer)))
    if not shared:
        return Found(value=0.0, words="no rare name in common")
    more = f" and {len(shared) - NAMES_SHOWN} more" if len(shared) > NAMES_SHOWN else ""
    return Found(value=value, words=f"names in common: {', '.join(shared[:NAMES_SHOWN])}{more}")


def ages_shared(one: Profile, other: Profile) -> Found:
    """Share of the ages of people that both texts give, of all in the text with fewer."""
    if not one.ages or not other.ages:
        return Found(value=None, words="at least one gives no age")
    shared = sorted(one.ages & other.ages)
    value = len(shared) / min(len(one.ages), len(other.ages))
    if not shared:
        return Found(value=0.0, words="no age in common")
    return Found(value=value, words=f"people of the same age: {', '.join(map(str, shared))}")


Comparison = Callable[[Profile, Profile], Found]

COMPARISONS: Mapping[str, Comparison] = {
    "days_apart": days_apart,
    "hours_apart": hours_apart,
    "published_apart": published_apart,
    "kilometres_apart": kilometres_apart,
    "told_places_apart": told_places_apart,
    "precision_of_place": precision_of_place,
    "type_likeness": type_likeness,
    "actors_shared": actors_shared,
    "figures_compatible": figures_compatible,
    "text_likeness": text_likeness,
    "title_told": title_told,
    "names_shared": names_shared,
    "ages_shared": ages_shared,
}
"""Every comparison by its name in the table of weights."""


def _is_or_is_part(code: str, other: str) -> bool:
    return code == other or code.startswith(f"{other}.") or other.startswith(f"{code}.")


def _overlap(one: Bounds, other: Bounds) -> bool:
    low = max((bound for bound in (one[0], other[0]) if bound is not None), default=0)
    highs = [bound for bound in (one[1], other[1]) if bound is not None]
    return not highs or low <= min(highs)
