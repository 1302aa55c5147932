"""The hand annotations: exact spans, and ids and names that stand for something."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from reportedly import demonstration
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.hand_annotation import HandAnnotation
from reportedly.model.place import PlaceMention
from tests.demonstration.island import GOLD, annotations, reports, rows
from tests.spans import every_span

every_annotation = pytest.mark.parametrize(("report_id", "annotation"), annotations().items(), ids=list(annotations()))


def test_at_least_six_reports_are_annotated() -> None:
    assert len(annotations()) >= 6


@every_annotation
def test_annotates_the_text_of_its_report(report_id: str, annotation: HandAnnotation) -> None:
    report = reports()[report_id]
    assert (GOLD / annotation.report.file).read_bytes().decode("utf-8") == report.text
    assert annotation.report.characters == len(report.text)
    assert annotation.report.published == report.published
    assert annotation.report.outlet == report.outlet


@every_annotation
def test_every_span_reproduces_its_text(report_id: str, annotation: HandAnnotation) -> None:
    text = reports()[report_id].text
    for span in every_span((annotation.attributions, annotation.claims)):
        assert span.text
        assert span.reproduces(text), span


@every_annotation
def test_every_id_stands_for_something(report_id: str, annotation: HandAnnotation) -> None:
    attributions = [attribution.id for attribution in annotation.attributions]
    claims = [claim.id for claim in annotation.claims]
    assert len(set(attributions)) == len(attributions)
    assert len(set(claims)) == len(claims)
    for claim in annotation.claims:
        assert claim.attribution is None or claim.attribution in attributions
        assert set(claim.about) <= set(claims) - {claim.id}


@every_annotation
def test_claims_belong_to_the_innermost_attribution(report_id: str, annotation: HandAnnotation) -> None:
    for claim in annotation.claims:
        innermost = min(_holders(claim, annotation.attributions), key=_length, default=None)
        assert claim.attribution == (innermost.id if innermost else None), claim.id


def _holders(claim: Claim, attributions: tuple[Attribution, ...]) -> Iterator[Attribution]:
    trigger = claim.event.trigger
    return (one for one in attributions if any(span.contains(trigger) for span in one.content))


def _length(attribution: Attribution) -> int:
    return sum(len(span.text) for span in attribution.content)


@every_annotation
def test_a_chain_runs_from_the_speaker_to_relays(report_id: str, annotation: HandAnnotation) -> None:
    for attribution in annotation.attributions:
        assert [source.role for source in attribution.sources] == ["speaker"] + ["relay"] * (
            len(attribution.sources) - 1
        )
        assert attribution.content
        assert attribution.cue


@every_annotation
def test_actors_are_in_the_actor_list(report_id: str, annotation: HandAnnotation) -> None:
    """A code may also enclose listed ones: "rebels" are XQA.REB wherever no group is named."""
    known = {row["code"] for row in rows(demonstration.actors_path())}
    for code in _actors(annotation):
        assert any(listed == code or listed.startswith(f"{code}.") for listed in known), code


def _actors(annotation: HandAnnotation) -> set[str]:
    sources = {source.actor for attribution in annotation.attributions for source in attribution.sources}
    addressees = {one.actor for attribution in annotation.attributions for one in attribution.addressees}
    participants = {participant.actor for claim in annotation.claims for participant in claim.participants}
    return {code for code in sources | addressees | participants if code is not None}


@every_annotation
def test_places_are_in_the_gazetteer(report_id: str, annotation: HandAnnotation) -> None:
    known = {(row["name"], row["feature"]): row["country"] or None for row in rows(demonstration.gazetteer_path())}
    for place in _places(annotation):
        entry = place if place.relation == "in" else place.reference
        assert entry is not None
        assert entry.name
        for name in entry.name.split("; "):
            assert any(name == listed for listed, _ in known)
        if place.relation != "between":
            assert known[entry.name, str(entry.feature)] == entry.country


def _places(annotation: HandAnnotation) -> Iterator[PlaceMention]:
    return (place for claim in annotation.claims for place in claim.places)


@every_annotation
def test_event_types_are_those_of_the_ontology(report_id: str, annotation: HandAnnotation) -> None:
    folder = files("reportedly.claiming").joinpath("data/events")
    known = {name for file in folder.iterdir() for name in tomllib.loads(file.read_text(encoding="utf-8"))}
    assert {claim.event.type for claim in annotation.claims} <= known
