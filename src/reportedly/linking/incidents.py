"""An incident made of the tellings that belong to it: its id, and what most of them say of what, where and when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.linking.days import LONGEST_SPAN_THAT_DATES, Days
from reportedly.linking.tellings import Telling
from reportedly.model.incident import ClaimReference, Incident, Link, incident_id
from reportedly.model.place import PlaceReference


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A telling with the ISO date on which its report was published."""

    telling: Telling
    published: str | None

    @property
    def first(self) -> tuple[str, ClaimReference]:
        """What decides which telling of an incident came first; undated reports come last."""
        return self.published or "9999", self.telling.reference


def incident_of(members: Iterable[Member], links: Sequence[Link]) -> Incident:
    """The incident that `members`, of which there is at least one, tell of."""
    in_order = sorted(members, key=lambda member: member.first)
    tellings = [member.telling for member in in_order]
    days = _days_most_say(tellings)
    earliest, latest = days.iso() if days else (None, None)
    return Incident(
        id=incident_id(tellings[0].reference),
        claims=tuple(reference for telling in tellings for reference in telling.references),
        reports=tuple(dict.fromkeys(telling.report_id for telling in tellings)),
        primary_in=tuple(telling.report_id for telling in tellings if telling.main),
        event_type=_type_most_say(tellings),
        place=_place_most_say(tellings),
        earliest=earliest,
        latest=latest,
        links=tuple(links),
    )


def _type_most_say(tellings: Sequence[Telling]) -> str:
    """The type of most tellings; of several the one more precise, then the one told first."""
    types = Counter(telling.event_type for telling in tellings)
    return max(types, key=lambda name: (types[name], name.count(".")))


def _place_most_say(tellings: Sequence[Telling]) -> PlaceReference | None:
    """The likeliest place of most tellings; of several the finer, then the one told first."""
    likeliest = [telling.spots[0] for telling in tellings if telling.spots]
    votes = Counter(spot.place for spot in likeliest)
    best = max(likeliest, key=lambda spot: (votes[spot.place], -spot.radius_km), default=None)
    return best.place if best else None


def _days_most_say(tellings: Sequence[Telling]) -> Days | None:
    """The days that most tellings allow, narrowest first; of several those told first."""
    told = [telling.days for telling in tellings if telling.days and telling.days.width <= LONGEST_SPAN_THAT_DATES]
    return max(told, key=lambda days: (sum(not days.apart(other) for other in told), -days.width), default=None)
