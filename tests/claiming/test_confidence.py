"""How sure to be of a claim: every sign has a weight, and nothing but the confidence changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claiming.confidence import SIGNS, Confidence, Weighing, log_odds, signs_of_claim
from reportedly.claiming.tables import read_table
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim, Event, Participant
from reportedly.model.count import Casualty
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span
from reportedly.model.time import TimeMention

TEXT = "The ministry said on Sunday that gunmen killed five farmers."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.cut(TEXT, start, start + len(words))


def offsets(words: str) -> dict[str, object]:
    found = span(words)
    return {"start": found.start, "end": found.end, "text": found.text}


SOURCE = Source(role="speaker", kind="government", actor=None, spans=(span("The ministry"),))
TIME = TimeMention(**offsets("Sunday"), timex=None)  # type: ignore[arg-type]
ATTRIBUTION = Attribution(
    id="a1",
    speech_act="assert",
    quote="indirect",
    sources=(SOURCE,),
    cue=(span("said"),),
    content=(span("gunmen killed five farmers"),),
    said_at=TIME,
    confidence=0.9,
)
CLAIM = Claim(
    id="c1",
    attribution="a1",
    stance="asserts",
    certainty="certain",
    time_status="past",
    event=Event(type="harm.death", trigger=span("killed")),
    participants=(Participant(**offsets("gunmen"), role="agent"),),  # type: ignore[arg-type]
    casualties=(
        Casualty(**offsets("five farmers"), outcome="killed", low=5, high=5, best=5, bound="exact"),  # type: ignore[arg-type]
    ),
    times=(TIME,),
    confidence=0.8,
)
READING = Reading(
    report=Report(report_id="r", text=TEXT, sha256=sha256_of(TEXT)),
    attributions=(ATTRIBUTION,),
    claims=(CLAIM,),
    times=(TIME,),
    model=ModelVersion(name="none", version="0", sha256="0"),
)


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    given_signs = {
        "attribution": SIGNS["attribution"](ATTRIBUTION),
        "claim": SIGNS["claim"](CLAIM, ATTRIBUTION),
        "participant": SIGNS["participant"](CLAIM.participants[0], CLAIM),
        "figure": SIGNS["figure"](CLAIM.casualties[0]),
        "time": SIGNS["time"](TIME),
    }
    for kind, signs in given_signs.items():
        weights = read_table("confidence.toml")[kind]
        assert isinstance(weights, dict)
        assert set(weights) == {"start", *signs}, kind


def test_everything_gets_a_chance_and_nothing_else_changes() -> None:
    sure = Confidence.load().of(READING)
    [attribution], [claim] = sure.attributions, sure.claims
    [participant], [figure], [time] = claim.participants, claim.casualties, claim.times
    assert attribution.said_at is not None
    chances = [attribution.confidence, claim.confidence, participant.confidence, figure.confidence]
    chances += [value.confidence for value in (time, attribution.said_at, *sure.times)]
    assert all(chance is not None and 0 < chance < 1 for chance in chances)
    plain = replace(
        sure,
        attributions=(replace(attribution, confidence=0.9, said_at=TIME),),
        claims=(
            replace(
                claim, confidence=0.8, participants=CLAIM.participants, casualties=CLAIM.casualties, times=CLAIM.times
            ),
        ),
        times=(TIME,),
    )
    assert plain == READING


def test_a_claim_of_a_supposed_event_is_less_sure_than_one_that_is_asserted() -> None:
    confidence = Confidence.load()
    supposed = replace(READING, claims=(replace(CLAIM, stance="neutral"),))
    unsure = confidence.of(supposed).claims[0].confidence
    sure = confidence.of(READING).claims[0].confidence
    assert unsure is not None
    assert sure is not None
    assert unsure < sure


def test_the_outlet_needs_no_voice() -> None:
    assert signs_of_claim(replace(CLAIM, attribution=None), None)["voice"] == 0


@pytest.mark.parametrize(("probability", "odds"), [(0.5, 0.0), (None, 0.0), (0.8, 1.386), (1.0, 4.595), (0.0, -4.595)])
def test_log_odds(probability: float | None, odds: float) -> None:
    assert log_odds(probability) == pytest.approx(odds, abs=1e-3)


@given(st.floats(-30, 30), st.floats(-30, 30))
def test_a_chance_lies_between_nought_and_one(start: float, weight: float) -> None:
    assert 0 <= Weighing(start=start, weights={"sign": weight}).probability({"sign": 1.0}) <= 1
