"""Scoring readings against hand annotation: what counts as found, and what as told by the wrong voice."""

from dataclasses import replace

import pytest

from reportedly.evaluation.matching import content_jaccard
from reportedly.evaluation.report import TOLD, compare
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim, Event
from reportedly.model.hand_annotation import HandAnnotation, ReportFile
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span

TEXT = "Rebels shelled the port, the army said."
SAID = Attribution(
    id="a",
    speech_act="assert",
    quote="indirect",
    sources=(Source(role="speaker", kind="military", actor=None, spans=(Span.cut(TEXT, 25, 33),)),),
    cue=(Span.cut(TEXT, 34, 38),),
    content=(Span.cut(TEXT, 0, 23),),
)
SHELLED = Claim(
    id="c",
    attribution="a",
    stance="asserts",
    certainty="certain",
    time_status="past",
    event=Event(type="attack.shelling", trigger=Span.cut(TEXT, 7, 14)),
)
GOLD = HandAnnotation(report=ReportFile(file="t.txt", characters=len(TEXT)), attributions=(SAID,), claims=(SHELLED,))
READING = Reading(
    report=Report(report_id="t", text=TEXT, sha256=sha256_of(TEXT)),
    attributions=(SAID,),
    claims=(SHELLED,),
    model=ModelVersion(name="none", version="0", sha256=""),
)


TOLD_BY_OUTLET = replace(SHELLED, attribution=None)
OWN = replace(GOLD, attributions=(), claims=(TOLD_BY_OUTLET,))
OWN_READING = replace(READING, attributions=(), claims=(TOLD_BY_OUTLET,))


def test_the_annotation_itself_is_found_whole() -> None:
    tally = compare(GOLD, READING)
    assert (tally["attributions_found"], tally["claims_found"], tally["stance_right"], tally["type_right"]) == (
        1,
        1,
        1,
        1,
    )
    assert not any(tally[told] for told in TOLD)


@pytest.mark.parametrize(
    ("reading", "missed"),
    [
        (replace(READING, attributions=(replace(SAID, speech_act="deny"),)), "attributions_found"),
        (replace(READING, attributions=(replace(SAID, content=(Span.cut(TEXT, 0, 6),)),)), "attributions_same_words"),
        (replace(READING, attributions=(replace(SAID, sources=()),)), "attributions_same_words"),
        (replace(READING, claims=(replace(SHELLED, attribution=None),)), "claims_found"),
        (replace(READING, claims=(replace(SHELLED, stance="denies"),)), "stance_right"),
    ],
)
def test_what_differs_is_not_counted(reading: Reading, missed: str) -> None:
    assert compare(GOLD, reading)[missed] == 0


def test_content_is_compared_by_its_letters() -> None:
    assert content_jaccard([Span.cut(TEXT, 0, 23)], [Span.cut(TEXT, 0, 24)]) == 1.0
    assert content_jaccard([Span.cut(TEXT, 0, 6)], [Span.cut(TEXT, 7, 14)]) == 0.0
    assert content_jaccard([], []) == 0.0


@pytest.mark.parametrize(
    ("gold", "reading", "why"),
    [
        (GOLD, replace(READING, claims=(replace(SHELLED, attribution=None),)), "told_attributed"),
        (replace(OWN, claims=(replace(TOLD_BY_OUTLET, stance="denies"),)), OWN_READING, "told_denied"),
        (replace(OWN, claims=(replace(TOLD_BY_OUTLET, stance="neutral"),)), OWN_READING, "told_open"),
        (replace(OWN, claims=(replace(TOLD_BY_OUTLET, time_status="future"),)), OWN_READING, "told_future"),
        (OWN, OWN_READING, None),
        (replace(OWN, claims=()), OWN_READING, None),
        (
            replace(OWN, claims=(replace(TOLD_BY_OUTLET, stance="denies"),)),
            replace(OWN_READING, claims=(replace(TOLD_BY_OUTLET, certainty="possible"),)),
            None,
        ),
    ],
)
def test_what_the_outlet_is_made_to_assert_is_counted_by_why_it_does_not(
    gold: HandAnnotation, reading: Reading, why: str | None
) -> None:
    tally = compare(gold, reading)
    assert {told: tally[told] for told in TOLD if tally[told]} == ({why: 1} if why else {})


def test_the_outlets_own_assertions_are_found_in_its_own_voice_only() -> None:
    assert compare(OWN, OWN_READING)["own_assertions_found"] == 1
    assert compare(OWN, READING)["own_assertions_found"] == 0
    assert compare(GOLD, READING)["own_assertions_gold"] == 0


def test_the_voice_is_right_where_the_speaker_is() -> None:
    assert compare(GOLD, READING)["source_right"] == 1
    other = replace(SAID, sources=(replace(SAID.sources[0], spans=(Span.cut(TEXT, 0, 6),)),))
    assert compare(GOLD, replace(READING, attributions=(other,)))["source_right"] == 0
    assert compare(GOLD, replace(READING, claims=()))["triggers_found"] == 0


@pytest.mark.parametrize(
    ("welcome", "event", "weighed"),
    [((), "attack", 2), ((Span.cut(TEXT, 15, 23),), "attack", 1), ((), "statement.threat", 1)],
)
def test_claims_on_welcome_words_and_on_saying_are_not_weighed(
    welcome: tuple[Span, ...], event: str, weighed: int
) -> None:
    other = replace(SHELLED, id="d", event=Event(type=event, trigger=Span.cut(TEXT, 19, 23)))
    reading = replace(READING, claims=(SHELLED, other))
    assert compare(replace(GOLD, welcome=welcome), reading)["claims_weighed"] == weighed


def test_an_answer_may_stand_on_any_word_for_what_it_answers() -> None:
    denial = replace(SHELLED, id="d", stance="denies", about=("c",))
    gold = replace(GOLD, claims=(SHELLED, denial))
    elsewhere = Event(type="attack", trigger=Span.cut(TEXT, 19, 23))
    answer = replace(denial, id="e", event=elsewhere)
    found = compare(gold, replace(READING, claims=(SHELLED, answer)))
    assert (found["claims_found"], found["about_right"]) == (2, 1)
    unlinked = compare(gold, replace(READING, claims=(SHELLED, replace(answer, about=()))))
    assert (unlinked["claims_found"], unlinked["about_right"]) == (1, 0)
