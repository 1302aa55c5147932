"""Which claims of one report are about one happening: the incidents that a report tells of, with their claims.

A report comes back to an event in other words, and tells its deaths and damage apart. Two claims are of one happening
when their kinds fit and neither place, day nor doer stands against it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.model.claim import Claim
from reportedly.model.place import PlaceMention
from reportedly.model.reading import Reading
from reportedly.model.time import TimeMention
from reportedly.views.incident_kinds import IncidentKind, Kinds

DAYS_OF_NEWS = 61
"""What happened longer ago is history: two months, by the task of MUC-3/4."""
REACH_OF_TIMES = 80
"""Characters between an event and a time that says that it is history: beyond, the time is often that of a clause."""
REACH_OF_CONSEQUENCES = 2
"""Sentences behind an attack in which deaths and damage are taken for its own where nothing else says whose they are.
Tuned on MUC-4 dev."""

REACH_OF_OTHER_WORDS = 4
"""Sentences within which "the attack" may be the bombing that was told before. Tuned on MUC-4 dev."""


@dataclass(slots=True)
class Happening:
    """The claims about one happening, in text order, and the kind of incident that they make together."""

    kind: IncidentKind
    claims: list[Claim]
    sentences: set[int]

    def last_sentence_before(self, sentence: int) -> int:
        """The nearest of its sentences up to and including one; far away where there is none."""
        return max((one for one in self.sentences if one <= sentence), default=-1000)


def happenings(reading: Reading, kinds: Kinds) -> list[Happening]:
    """The happenings of a report that make incidents, in the order of their first claims."""
    starts = [sentence.start for sentence in reading.sentences]
    found: list[Happening] = []
    for claim in sorted(reading.claims, key=lambda one: one.event.trigger.start):
        kind, follows = kinds.of_claim(claim, reading), kinds.is_consequence(claim.event.type)
        if (kind is None and not follows) or is_history(claim, reading):
            continue
        sentence = bisect_right(starts, claim.event.trigger.start) - 1
        home = _home(claim, kind, sentence, found)
        if home is None:
            if kind is None and not kinds.is_harm(claim.event.type):
                continue
            home = Happening(kind or "attack", [], set())
            found.append(home)
        if kind is not None and home.kind == "attack":
            home.kind = kind
        home.claims.append(claim)
        home.sentences.add(sentence)
    return found


def is_history(claim: Claim, reading: Reading) -> bool:
    """Whether the claim is about something long past, which the report only recalls (MUC task, section 1, rule 6)."""
    if reading.report.published is None:
        return False
    near = [
        time.latest
        for time in claim.times
        if time.latest is not None and abs(time.start - claim.event.trigger.end) <= REACH_OF_TIMES
    ]
    oldest_news = date.fromisoformat(reading.report.published) - timedelta(days=DAYS_OF_NEWS)
    return bool(near) and max(near) < oldest_news.isoformat()


def _home(claim: Claim, kind: IncidentKind | None, sentence: int, found: Sequence[Happening]) -> Happening | None:
    """The happening that a claim belongs to; the latest where several may be meant."""
    for happening in reversed(found):
        if kind == "attack" and happening.kind == "kidnapping" and _share_victim(claim, happening):
            return happening  # the captive's death is the end of the abduction
        away = sentence - happening.last_sentence_before(sentence)
        if not _kinds_fit(kind, happening.kind, away) or stand_apart(claim, happening):
            continue
        if kind is None and away > REACH_OF_CONSEQUENCES and not _share_victim(claim, happening):
            continue
        return happening
    return None


def _kinds_fit(one: IncidentKind | None, other: IncidentKind, sentences: int) -> bool:
    """Whether claims of the two kinds may be about one happening; an attack near by may turn out to be a bombing."""
    if one is None or one == other:
        return True
    return (
        sentences <= REACH_OF_OTHER_WORDS
        and "attack" in {one, other}
        and {one, other} <= {"attack", "bombing", "arson"}
    )


def stand_apart(claim: Claim, happening: Happening) -> bool:
    """Whether places or days say that the claim is about another happening."""
    return _places_apart(claim.places, [place for other in happening.claims for place in other.places]) or _days_apart(
        claim.times, [time for other in happening.claims for time in other.times]
    )


def _places_apart(one: Sequence[PlaceMention], other: Sequence[PlaceMention]) -> bool:
    """Whether both have places of one level, and none in common."""
    for feature in ("populated_place", "admin1", "country"):
        first, second = (
            {place.name or place.text for place in places if place.feature == feature} for places in (one, other)
        )
        if first and second and not first & second:
            return True
    return False


def _days_apart(one: Sequence[TimeMention], other: Sequence[TimeMention]) -> bool:
    """Whether both have a day, and none in common."""
    first, second = (
        {(time.earliest, time.latest) for time in times if time.granularity in _DAYS and time.earliest}
        for times in (one, other)
    )
    return (
        bool(first)
        and bool(second)
        and all(
            (end or "") < (begin or "") or (last or "") < (start or "")
            for start, end in first
            for begin, last in second
        )
    )


_DAYS = frozenset({"day", "part_of_day", "hour", "minute"})


def _share_victim(claim: Claim, happening: Happening) -> bool:
    """Whether a victim or target of the claim is one of the happening's, by its last word."""
    mine = {_last_word(one.text) for one in claim.participants if one.role in {"victim", "target"}}
    theirs = {
        _last_word(one.text)
        for other in happening.claims
        for one in other.participants
        if one.role in {"victim", "target"}
    }
    return bool(mine & theirs)


def _last_word(text: str) -> str:
    return text.lower().split()[-1] if text.split() else ""
