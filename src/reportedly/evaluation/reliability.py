"""Whether a confidence of 0.8 is right in eight of ten cases: calibration of attributions, claims and values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.claiming.confidence import Kind
from reportedly.evaluation.matching import (
    attribution_matches,
    claim_partners,
    is_weighed,
    one_to_one,
    overlapping,
    same_figure,
    same_time,
)
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim, Participant
from reportedly.model.count import Casualty
from reportedly.model.hand_annotation import HandAnnotation
from reportedly.model.reading import Reading
from reportedly.model.time import TimeMention

STEPS = 5
"""Confidences are laid together by fifths: own gold has too few values for finer steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A value of a reading that a hand annotation decides on; `claim` is the one that it stands in."""

    kind: Kind
    value: Attribution | Claim | Participant | Casualty | TimeMention
    claim: Claim | None = None
    attribution: Attribution | None = None
    right: bool

    @property
    def confidence(self) -> float:
        """What the reading says; 0 where it says nothing."""
        return self.value.confidence or 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The values of one fifth of confidence: how many, how sure on average, what share is right."""

    values: int
    confidence: float
    right: float


def judged_values(gold: HandAnnotation, reading: Reading) -> Iterator[Judged]:
    """Everything with a confidence that the annotation decides on.

    An attribution is right when speaker, content and speech act are; a claim when voice and stance are; a participant
    of an annotated claim when its role is; figures and times when they are annotated with the same ends. Times of which
    the annotation says nothing are left out, and so are claims that precision does not count, and what stands in them.
    """
    same_words = one_to_one(attribution_matches(gold.attributions, reading.attributions))
    acts = {match.found: gold.attributions[match.gold].speech_act for match in same_words}
    for number, attribution in enumerate(reading.attributions):
        right = acts.get(number) == attribution.speech_act
        yield Judged(kind="attribution", value=attribution, right=right)
    found_ids = {gold.attributions[m.gold].id: reading.attributions[m.found].id for m in same_words}
    expected_of = {partner.id: expected for expected, partner in claim_partners(gold, reading, found_ids)}
    voices = {attribution.id: attribution for attribution in reading.attributions}
    for claim in reading.claims:
        if is_weighed(claim, gold):
            expected = expected_of.get(claim.id)
            right = expected is not None and expected.stance == claim.stance
            yield Judged(kind="claim", value=claim, attribution=voices.get(claim.attribution or ""), right=right)
            yield from _judged_within(claim, expected, gold)


def _judged_within(claim: Claim, expected: Claim | None, gold: HandAnnotation) -> Iterator[Judged]:
    if expected is not None:
        for participant in claim.participants:
            right = any(participant.overlaps(one) and participant.role == one.role for one in expected.participants)
            yield Judged(kind="participant", value=participant, claim=claim, right=right)
    for figure in claim.casualties:
        right = any(same_figure(one, figure) for other in gold.claims for one in other.casualties)
        yield Judged(kind="figure", value=figure, claim=claim, right=right)
    annotated = [time for other in gold.claims for time in other.times]
    for time in claim.times:
        if overlapping(time, annotated):
            right = any(same_time(one, time) for one in annotated)
            yield Judged(kind="time", value=time, claim=claim, right=right)


def calibration_error(judged: Sequence[Judged]) -> float | None:
    """How far confidence and share of right ones lie apart, averaged over all values; None without values.

    The expected calibration error of Naeini and others (2015).
    """
    if not judged:
        return None
    return sum(step.values * abs(step.confidence - step.right) for step in reliability(judged)) / len(judged)


def brier_score(judged: Sequence[Judged]) -> float | None:
    """The mean squared distance between confidence and what proved right (Brier 1950); None without values."""
    if not judged:
        return None
    return sum((one.confidence - one.right) ** 2 for one in judged) / len(judged)


def reliability(judged: Sequence[Judged]) -> list[Step]:
    """The steps of a reliability diagram (DeGroot and Fienberg 1983), without those that nothing falls into."""
    steps: list[Step] = []
    for number in range(STEPS):
        held = [one for one in judged if min(int(one.confidence * STEPS), STEPS - 1) == number]
        if held:
            sure = sum(one.confidence for one in held) / len(held)
            right = sum(one.right for one in held) / len(held)
            steps.append(Step(values=len(held), confidence=sure, right=right))
    return steps
