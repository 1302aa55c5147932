"""How sure to be of what was read: from what speaks for and against each value to the share that proves right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log
from typing import Literal, Self, TypeVar

from reportedly.claiming.tables import read_table
from reportedly.errors import KnowledgeError
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim, Participant
from reportedly.model.count import Casualty, Count
from reportedly.model.reading import Reading
from reportedly.model.time import TimeMention

FILE = "confidence.toml"

Kind = Literal["attribution", "claim", "participant", "figure", "time"]
Signs = Mapping[str, float]
Figure = TypeVar("Figure", Casualty, Count)

SUREST = 0.99
"""Beyond this a trigger or tagger is not believed: own gold has too few cases to tell .99 from 1."""

VIOLENCE = frozenset({"attack", "harm", "custody"})
"""Roots of the ontology whose words seldom mean anything else."""


def signs_of_attribution(attribution: Attribution) -> Signs:
    """What speaks for an attribution: the reader model's probability, its cue, and a known speaker."""
    return {
        "tagger": log_odds(attribution.confidence),
        "without_cue": float(not attribution.cue),
        "known_speaker": float(_is_known(attribution)),
    }


def _is_known(attribution: Attribution) -> bool:
    return bool(attribution.sources) and attribution.sources[0].kind != "unknown"


def signs_of_claim(claim: Claim, attribution: Attribution | None) -> Signs:
    """What speaks for a claim: how sure its trigger is, who says it and how, and how much it tells of the event."""
    roles = {participant.role for participant in claim.participants}
    return {
        "trigger": log_odds(claim.confidence),
        "own_voice": float(attribution is None),
        "voice": log_odds(attribution.confidence) if attribution else 0.0,
        "known_speaker": float(attribution is not None and _is_known(attribution)),
        "agent": float("agent" in roles),
        "affected": float(not roles.isdisjoint({"target", "victim"})),
        "denied": float(claim.stance == "denies"),
        "neutral": float(claim.stance == "neutral"),
        "violence": float(claim.event.type.split(".")[0] in VIOLENCE),
    }


def signs_of_participant(participant: Participant, claim: Claim) -> Signs:
    """What speaks for a participant: the claim that it stands in, its role, and whether it is a known actor."""
    return {
        "claim": log_odds(claim.confidence),
        "agent": float(participant.role == "agent"),
        "victim": float(participant.role == "victim"),
        "known_actor": float(participant.actor is not None),
    }


def signs_of_figure(figure: Casualty | Count) -> Signs:
    """What speaks for a figure: how it is written and bounded, and whether it hangs on another."""
    return {
        "exact": float(figure.bound == "exact"),
        "vague": float(figure.bound == "vague"),
        "digits": float(figure.basis == "digits"),
        "single": float(figure.low == figure.high == 1),
    }


def signs_of_time(time: TimeMention) -> Signs:
    """What speaks for the value of a time: how it was reckoned and how fine it is."""
    return {
        "explicit": float(time.basis == "explicit"),
        "day_or_finer": float(time.granularity in {"minute", "hour", "part_of_day", "day"}),
        "vague": float(time.granularity == "vague" or time.earliest is None),
        "alternatives": float(bool(time.alternatives)),
    }


def log_odds(probability: float | None) -> float:
    """A probability on the scale on which signs add up; 0 for one that is not known."""
    if probability is None:
        return 0.0
    held = min(max(probability, 1 - SUREST), SUREST)
    return log(held / (1 - held))


SIGNS: Mapping[Kind, Callable[..., Signs]] = {
    "attribution": signs_of_attribution,
    "claim": signs_of_claim,
    "participant": signs_of_participant,
    "figure": signs_of_figure,
    "time": signs_of_time,
}
"""The signs of each kind of value; `data/confidence.toml` has a weight for every one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """The weight of each sign of one kind of value, in log-odds; `start` is for a value without any."""

    start: float
    weights: Signs

    def probability(self, signs: Signs) -> float:
        """The chance that a value with these signs is right."""
        total = self.start + sum(self.weights[name] * value for name, value in signs.items())
        return round(1 / (1 + exp(-total)), 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """Gives every attribution, claim and value of a reading the chance that it is right.

    Right means what `reportedly evaluate report` counts as found, for claims with the right stance too. The weights
    were learned on the development part of the project's own gold (`training.confidence`).
    """

    weighings: Mapping[Kind, Weighing]

    @classmethod
    def load(cls) -> Self:
        """Take the shipped weights.

        Raises:
            KnowledgeError: naming the entry that is damaged.
        """
        return cls(weighings=_shipped())

    def of(self, reading: Reading) -> Reading:
        """The reading with the confidence that rules and reader model have in themselves turned into chances."""
        by_id = {attribution.id: attribution for attribution in reading.attributions}
        return replace(
            reading,
            attributions=tuple(map(self._attribution, reading.attributions)),
            claims=tuple(self._claim(claim, by_id.get(claim.attribution or "")) for claim in reading.claims),
            times=tuple(map(self._time, reading.times)),
            counts=tuple(self._figure(count) for count in reading.counts),
        )

    def _attribution(self, attribution: Attribution) -> Attribution:
        chance = self.weighings["attribution"].probability(signs_of_attribution(attribution))
        said_at = self._time(attribution.said_at) if attribution.said_at else None
        return replace(attribution, confidence=chance, said_at=said_at)

    def _claim(self, claim: Claim, attribution: Attribution | None) -> Claim:
        chance = self.weighings["claim"].probability(signs_of_claim(claim, attribution))
        return replace(
            claim,
            confidence=chance,
            participants=tuple(self._participant(participant, claim) for participant in claim.participants),
            casualties=tuple(self._figure(casualty) for casualty in claim.casualties),
            counts=tuple(self._figure(count) for count in claim.counts),
            times=tuple(map(self._time, claim.times)),
        )

    def _participant(self, participant: Participant, claim: Claim) -> Participant:
        chance = self.weighings["participant"].probability(signs_of_participant(participant, claim))
        return replace(participant, confidence=chance)

    def _figure(self, figure: Figure) -> Figure:
        return replace(figure, confidence=self.weighings["figure"].probability(signs_of_figure(figure)))

    def _time(self, time: TimeMention) -> TimeMention:
        return replace(time, confidence=self.weighings["time"].probability(signs_of_time(time)))


@cache
def _shipped() -> Mapping[Kind, Weighing]:
    table = read_table(FILE)
    return {kind: _weighing(kind, table.get(kind)) for kind in SIGNS}


def _weighing(kind: Kind, row: object) -> Weighing:
    place = f"claiming/data/{FILE}: {kind}"
    if not isinstance(row, dict) or not all(isinstance(weight, int | float) for weight in row.values()):
        raise KnowledgeError(f"{place}: is not a table of numbers")
    if "start" not in row:
        raise KnowledgeError(f"{place}: has no start")
    return Weighing(start=float(row["start"]), weights={name: float(w) for name, w in row.items() if name != "start"})
