"""Which claims of one report are about one happening: the incidents that a report tells of, with their claims.

A report comes back to an event in other words, and tells its deaths and damage apart. Whether a claim is about a
happening that was told of before is a fitted choice: kinds, distance, places, days, who it befell and how it is worded
speak for and against it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.model.claim import Claim, Participant
from reportedly.model.place import PlaceMention
from reportedly.model.reading import Reading
from reportedly.model.time import TimeMention
from reportedly.views.incident_choices import Choice, Observations
from reportedly.views.incident_kinds import IncidentKind, Kinds

DAYS_OF_NEWS = 61
"""What happened longer ago is history: two months, by the task of MUC-3/4."""
REACH_OF_TIMES = 80
"""Characters between an event and a time that says that it is history: beyond, the time is often that of a clause."""


@dataclass(slots=True)
class Happening:
    """The claims about one happening, in text order, and the kind of incident that they make together."""

    kind: IncidentKind
    claims: list[Claim]
    sentences: set[int]

    def last_sentence_before(self, sentence: int) -> int:
        """The nearest of its sentences up to and including one; far away where there is none."""
        return max((one for one in self.sentences if one <= sentence), default=-1000)

    def befell(self) -> Iterator[tuple[Participant, Claim]]:
        """The victims and targets that its claims name, in their order, each with its claim."""
        for claim in self.claims:
            for participant in claim.participants:
                if participant.role in {"victim", "target"}:
                    yield participant, claim


def happenings(reading: Reading, kinds: Kinds, same: Choice) -> list[Happening]:
    """The happenings of a report that make incidents, in the order of their first claims.

    Args:
        reading: the report.
        kinds: the kinds of incidents.
        same: the choice whether a claim is about a happening.
    """
    starts = [sentence.start for sentence in reading.sentences]
    found: list[Happening] = []
    for claim in sorted(reading.claims, key=lambda one: one.event.trigger.start):
        kind, follows = kinds.of_claim(claim, reading), kinds.is_consequence(claim.event.type)
        if (kind is None and not follows) or is_history(claim, reading):
            continue
        sentence = bisect_right(starts, claim.event.trigger.start) - 1
        home = max(
            (one for one in found if not stand_apart(claim, kind, one)),
            key=lambda one: same.probability(speaks_for(claim, kind, sentence, one, reading)),
            default=None,
        )
        if home is None or not same.takes(speaks_for(claim, kind, sentence, home, reading)):
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
        if time.latest is not None
        and abs(time.start - claim.event.trigger.end) <= REACH_OF_TIMES
        and not _NOT_WHEN.search(reading.report.text, max(0, time.start - 20), time.start)
    ]
    oldest_news = date.fromisoformat(reading.report.published) - timedelta(days=DAYS_OF_NEWS)
    return bool(near) and max(near) < oldest_news.isoformat()


_NOT_WHEN = re.compile(r"\b(?:until|since)\s+$", re.IGNORECASE)
"""Words that make of a time the end or the start of something else: "minister until May"."""


def is_recent(time: TimeMention, reading: Reading) -> bool:
    """Whether a time is news on the day of the report: not after it, and not history."""
    if time.latest is None or time.earliest is None or reading.report.published is None:
        return False
    oldest_news = date.fromisoformat(reading.report.published) - timedelta(days=DAYS_OF_NEWS)
    return oldest_news.isoformat() <= time.latest and time.earliest <= reading.report.published


def speaks_for(
    claim: Claim, kind: IncidentKind | None, sentence: int, happening: Happening, reading: Reading
) -> Observations:
    """What speaks for and against a claim's being about a happening that was told of before."""
    what = kind or "consequence"
    away = sentence - happening.last_sentence_before(sentence)
    before = reading.report.text[reading.sentences[max(sentence, 0)].start : claim.event.trigger.start].lower()
    others = happening.claims
    observed = {
        f"{what} after {happening.kind}",
        f"{'deed' if kind else 'consequence'} {_distance(away)}",
        f"{what} away {_distance(away)}",
        f"type {claim.event.type}",
        f"claims {min(len(others), _MANY)}",
        f"stance {claim.stance}",
        *(f"opens {word}" for word in re.findall(r"[a-z]+", before)[:_OPENING_WORDS]),
        *(f"before {word}" for word in re.findall(r"[a-z]+", before)[-_OPENING_WORDS:]),
        *_of_places(claim.places, [place for one in others for place in one.places]),
        _of_days(claim.times, [time for one in others for time in one.times]),
        *_of_people(claim, others),
    }
    for name, there in (
        ("same type", any(one.event.type == claim.event.type for one in others)),
        ("same word", any(one.event.trigger.text.lower() == claim.event.trigger.text.lower() for one in others)),
        ("same voice", any(one.attribution == claim.attribution for one in others)),
        ("plural", claim.event.trigger.text.lower().endswith("s")),
        ("verb", claim.event.trigger.text.lower().endswith(("ed", "ing"))),
    ):
        if there:
            observed.add(name)
    return frozenset(observed)


_MANY = 4
_OPENING_WORDS = 2


def stand_apart(claim: Claim, kind: IncidentKind | None, happening: Happening) -> bool:
    """Whether kinds, places or days say that the claim is about another happening (MUC task, section 5).

    An attack may turn out to be a bombing or arson; the death of a captive is the end of the abduction.
    """
    if kind is not None and kind != happening.kind and not {kind, happening.kind} <= _WAYS_OF_ATTACK:
        captive = {kind, happening.kind} == {"attack", "kidnapping"} and "victims shared" in _of_people(
            claim, happening.claims
        )
        if not captive:
            return True
    places = _of_places(claim.places, [place for one in happening.claims for place in one.places])
    days = _of_days(claim.times, [time for one in happening.claims for time in one.times])
    return any(one.endswith("apart") for one in (*places, days))


_WAYS_OF_ATTACK = frozenset({"attack", "bombing", "arson"})


def _distance(sentences: int) -> str:
    """The distance in sentences, coarser the farther."""
    return next((f"up to {bound}" for bound in (0, 1, 2, 4, 8) if sentences <= bound), "far")


def _of_places(one: Sequence[PlaceMention], other: Sequence[PlaceMention]) -> Iterator[str]:
    for feature in ("populated_place", "admin1", "country"):
        first, second = (
            {place.name or place.text for place in places if place.feature == feature} for places in (one, other)
        )
        if first and second:
            yield f"{feature} {'shared' if first & second else 'apart'}"


def _of_days(one: Sequence[TimeMention], other: Sequence[TimeMention]) -> str:
    if _days_apart(one, other):
        return "days apart"
    days = [{time.earliest for time in times if time.granularity in _DAYS and time.earliest} for times in (one, other)]
    return "day shared" if days[0] & days[1] else "day new" if days[0] else "no day"


def _of_people(claim: Claim, others: Sequence[Claim]) -> Iterator[str]:
    """Whether those who did it and those whom it befell are the same, by the last words of their phrases."""
    for name, roles in (("victims", {"victim", "target"}), ("doers", {"agent"})):
        mine, theirs = (
            {_last_word(one.text) for claim in claims for one in claim.participants if one.role in roles}
            for claims in ([claim], others)
        )
        yield f"{name} {'shared' if mine & theirs else 'apart' if mine and theirs else 'new' if mine else 'open'}"


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


def _last_word(text: str) -> str:
    return text.lower().split()[-1] if text.split() else ""
