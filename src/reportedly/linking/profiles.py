"""Profiles: what is compared of a telling, computed once for each."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.linking.days import Days, Hours
from reportedly.linking.headlines import headline_of
from reportedly.linking.spots import Spot
from reportedly.linking.story_text import story_lines
from reportedly.linking.tellings import Telling
from reportedly.linking.terms import ages_in, full_names_in, names_in, term_vector, words_of
from reportedly.model.claim import Claim
from reportedly.model.count import Outcome
from reportedly.model.incident import ClaimReference
from reportedly.model.reading import Reading

CHARACTERS_OF_STORY = 4000
"""How much of the story speaks for the report's main matter: news says it first, background and other cases come last.
On the tuning half of the incident corpus 1500 and 4000 characters do equally well; the names and ages of victims and
suspects often come late."""

TITLE_COUNTS = 2
"""How often the words of the title count, which the headline writer chose to tell this story from others."""

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One telling, ready to be compared; None or empty where the report does not say.

    `published` is an ordinal day. `own_days` and `own_spot` are as in `Telling`. `actors` are codes of who did it and
    whom it hit. `figures` has inclusive bounds for each outcome. `terms` is a term vector of length 1 of its words,
    `headline` those of the title, empty but for the main matter. `names` are the rare names among its words,
    `names_of_places` the words of its places, `full_names` those of people as two words in a row, `ages` their ages.
    """

    reference: ClaimReference
    main: bool
    kind: str
    event_type: str
    published: int | None
    days: Days | None
    hours: Hours | None
    spots: tuple[Spot, ...]
    own_days: bool
    own_spot: bool
    actors: frozenset[str]
    figures: Mapping[Outcome, tuple[Bounds, ...]]
    terms: Mapping[str, float]
    names: frozenset[str]
    headline: frozenset[str] = frozenset()
    names_of_places: frozenset[str] = frozenset()
    full_names: frozenset[tuple[str, str]] = frozenset()
    ages: frozenset[int] = frozenset()

    @property
    def report_id(self) -> str:
        """The report that tells it."""
        return self.reference.report_id


def profile_of(telling: Telling, reading: Reading) -> Profile:
    """The profile of a telling of the report that was read."""
    passages = _passages(telling, reading)
    published = Days.between(reading.report.published, None)
    return Profile(
        reference=telling.reference,
        main=telling.main,
        kind=telling.kind,
        event_type=telling.event_type,
        published=published.earliest if published else None,
        days=telling.days,
        hours=telling.hours,
        spots=telling.spots,
        own_days=telling.own_days,
        own_spot=telling.own_spot,
        actors=frozenset(one.actor for claim in telling.claims for one in claim.participants if one.actor),
        figures=_figures(telling.claims),
        terms=term_vector(word for passage in passages for word in words_of(passage)),
        names=frozenset(name for passage in passages for name in names_in(passage)),
        headline=frozenset(words_of(headline_of(reading.report.title)) if telling.main else ()),
        names_of_places=frozenset(word for spot in telling.spots for word in words_of(spot.place.name)),
        full_names=frozenset(name for passage in passages for name in full_names_in(passage)),
        ages=frozenset(age for passage in passages for age in ages_in(passage)),
    )


def _passages(telling: Telling, reading: Reading) -> list[str]:
    """The words that speak of this happening: for the main matter the story, for others the sentences of its claims."""
    if telling.main:
        story = "\n".join(story_lines(reading.report.text))
        return [*[headline_of(reading.report.title)] * TITLE_COUNTS, story[:CHARACTERS_OF_STORY]]
    triggers = [claim.event.trigger for claim in (*telling.claims, *telling.aftermath)]
    return [
        sentence.text
        for sentence in reading.sentences
        if any(sentence.start <= trigger.start < sentence.end for trigger in triggers)
    ]


def _figures(claims: tuple[Claim, ...]) -> dict[Outcome, tuple[Bounds, ...]]:
    figures: dict[Outcome, list[Bounds]] = {}
    for claim in claims:
        for one in claim.casualties:
            figures.setdefault(one.outcome, []).append((one.low, one.high))
    return {outcome: tuple(dict.fromkeys(bounds)) for outcome, bounds in figures.items()}
