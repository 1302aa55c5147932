"""What the demonstration has to show: each kind of contested telling, in the annotations or the reports."""

from difflib import SequenceMatcher

import pytest

from reportedly.model.attribution import SpeechAct
from reportedly.model.count import Bound
from tests.demonstration.island import annotations, reports


@pytest.mark.parametrize(
    "act", ["accuse", "deny", "claim_responsibility", "demand", "threaten", "warn", "confirm", "report", "show"]
)
def test_somebody_does_each_of_these_with_words(act: SpeechAct) -> None:
    assert any(one.speech_act == act for annotation in annotations().values() for one in annotation.attributions)


def test_a_nominal_denial_points_at_the_accusation() -> None:
    answered = {
        (claim.event.trigger.text, other.attribution is not None)
        for annotation in annotations().values()
        for claim in annotation.claims
        for other in annotation.claims
        if claim.stance == "denies" and other.id in claim.about
    }
    assert ("accusations", True) in answered


def test_a_spokesman_is_passed_on_by_the_agency() -> None:
    chains = [
        [source.actor for source in attribution.sources]
        for annotation in annotations().values()
        for attribution in annotation.attributions
    ]
    assert chains.count(["XQA.MIL.DEFENCE", "XQA.MED.ORVA"]) >= 2


def test_three_sources_count_the_dead_of_the_market_differently() -> None:
    figures: set[tuple[str | None, int | None, Bound]] = set()
    for report_id in ("market-1-state-agency", "market-3-courier", "market-5-wire"):
        annotation = annotations()[report_id]
        speakers = {one.id: one.sources[0].actor for one in annotation.attributions}
        figures |= {
            (speakers[claim.attribution], casualty.low, casualty.bound)
            for claim in annotation.claims
            for casualty in claim.casualties
            if casualty.outcome == "killed" and claim.attribution
        }
    assert figures >= {
        ("XQA.GOV.HEALTH", 19, "exact"),
        ("XQA.GOV.HEALTH", 23, "exact"),
        ("XQA.HLH.TOLVANNE", 12, "exact"),
        (None, 12, "at_least"),
        (None, 21, "more_than"),
    }


def test_a_figure_is_revised_in_words() -> None:
    assert "to 23 from 19" in reports()["market-5-wire"].text


def test_the_wire_copy_is_nearly_the_wire() -> None:
    wire, copy = reports()["market-5-wire"], reports()["market-6-wire-copy"]
    similarity = SequenceMatcher(None, wire.text.split(), copy.text.split(), autojunk=False).ratio()
    assert 0.8 <= similarity < 1
    assert wire.outlet != copy.outlet


def test_one_side_speaks_of_no_casualties() -> None:
    denied = {
        claim.event.trigger.text
        for annotation in annotations().values()
        for claim in annotation.claims
        if claim.stance == "denies"
    }
    assert {"casualties", "harmed"} <= denied


def test_talks_lie_ahead() -> None:
    times = {
        time.earliest
        for annotation in annotations().values()
        for claim in annotation.claims
        if claim.event.type == "talks.negotiation" and claim.time_status == "future"
        for time in claim.times
    }
    assert times == {"2024-03-20"}


@pytest.mark.parametrize(("report_id", "language"), [("market-7-translated", "de"), ("ferry-5-translated", "fr")])
def test_a_translated_report_carries_its_original(report_id: str, language: str) -> None:
    original = reports()[report_id].original
    assert original is not None
    assert original.language == language
    assert original.translated_by
    assert report_id in annotations()
