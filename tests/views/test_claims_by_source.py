"""Claims gathered by source: who counts as one voice, how it is called, and what it answers."""

from dataclasses import replace

import pytest

from reportedly.model.attribution import Attribution, Source
from reportedly.model.span import Span
from reportedly.views.claims_by_source import ClaimsBySource, claims_by_source, source_label
from tests.invented import ACCUSED, CHAIN, DENIED, ISLAND, SAID, SEEN, reading_of


def view_of(*attributions: Attribution) -> ClaimsBySource:
    return claims_by_source(replace(ISLAND, attributions=attributions, claims=()))


def attribution(number: int, name: str, *, actor: str | None = None, anonymous: bool = False) -> Attribution:
    """An attribution to `name`, which stands at offset 10 × `number` of some text."""
    span = Span(start=10 * number, end=10 * number + len(name), text=name)
    source = Source(role="speaker", kind="unknown", actor=actor, anonymous=anonymous, spans=(span,))
    return Attribution(
        id=f"a{number}", speech_act="assert", quote="indirect", sources=(source,), cue=(), content=(span,)
    )


def test_voices_come_in_the_order_in_which_they_speak_and_the_outlet_last() -> None:
    labels = [(voice.letter, voice.label) for voice in claims_by_source(ISLAND).voices]

    assert labels == [
        ("A", "The government of Orvessa"),
        ("B", "a spokesman for the harbour office, via the agency Orva"),
        ("C", "The Front"),
        ("D", "witnesses"),
        ("E", "the report in its own voice"),
    ]


def test_claims_are_numbered_in_text_order_and_say_which_they_answer() -> None:
    claims = {claim.claim.id: claim for voice in claims_by_source(ISLAND).voices for claim in voice.claims}

    assert {name: claim.number for name, claim in claims.items()} == {
        "c-shelled": 1,
        "c-injured": 2,
        "c-rejected": 3,
        "c-talks": 4,
    }
    assert claims["c-rejected"].answers == (1,)
    assert claims["c-shelled"].answers == ()


def test_one_actor_is_one_voice_under_all_its_names() -> None:
    government = claims_by_source(ISLAND).voices[0]

    assert [statement.attribution for statement in government.statements] == [ACCUSED, SAID]
    assert government.also_called == ("The government",)
    assert [statement.called for statement in government.statements] == [None, "The government"]


def test_what_is_said_in_somebody_elses_words_names_them() -> None:
    witnesses = claims_by_source(ISLAND).voices[3]

    assert [(one.attribution, one.within) for one in witnesses.statements] == [(SEEN, "The government")]
    assert all(one.within is None for voice in claims_by_source(ISLAND).voices[:3] for one in voice.statements)


def test_the_outlet_is_named_where_it_is_known() -> None:
    known = replace(ISLAND, report=replace(ISLAND.report, outlet="Orva"))

    assert claims_by_source(known).voices[-1].label == "Orva, in its own voice"


def test_counts() -> None:
    view = claims_by_source(ISLAND)

    assert (view.number_of_claims, view.number_of_sources) == (4, 4)


def test_a_reading_without_findings_has_no_voice() -> None:
    assert claims_by_source(reading_of("Rain fell.")).voices == ()


@pytest.mark.parametrize(
    ("first", "second", "voices"),
    [
        (attribution(1, "The Front"), attribution(2, "the front"), 1),
        (attribution(1, "a hospital"), attribution(2, "the hospital"), 1),
        (attribution(1, "the Front"), attribution(2, "the army"), 2),
        (attribution(1, "the ministry", actor="XQA.GOV"), attribution(2, "it", actor="XQA.GOV"), 1),
        (attribution(1, "the ministry", actor="XQA.GOV"), attribution(2, "the army", actor="XQA.MIL"), 2),
        (attribution(1, "he"), attribution(2, "he"), 2),  # not known to be one person
        (
            attribution(1, "officials", actor="XQA.GOV", anonymous=True),
            attribution(2, "the government", actor="XQA.GOV"),
            2,
        ),
        (replace(attribution(1, ""), sources=()), replace(attribution(2, ""), sources=()), 2),
    ],
)
def test_one_voice_or_two(first: Attribution, second: Attribution, voices: int) -> None:
    assert len(view_of(first, second).voices) == voices


def test_a_name_is_preferred_to_a_pronoun() -> None:
    [voice] = view_of(attribution(1, "It", actor="XQA.GOV"), attribution(2, "the ministry", actor="XQA.GOV")).voices

    assert (voice.label, voice.also_called) == ("the ministry", ("It",))


def test_a_chain_with_another_relay_is_another_voice() -> None:
    direct = replace(CHAIN, id="a-direct", sources=CHAIN.sources[:1])

    assert len(view_of(CHAIN, direct).voices) == 2


@pytest.mark.parametrize(
    ("said", "label"),
    [
        (CHAIN, "a spokesman for the harbour office, via the agency Orva"),
        (DENIED, "The Front"),
        (replace(DENIED, sources=()), "a source that is not named"),
        (replace(CHAIN, sources=CHAIN.sources[1:]), "a source that is not named, via the agency Orva"),
        (
            replace(
                CHAIN,
                sources=(
                    Source(
                        role="speaker",
                        kind="person",
                        actor=None,
                        spans=(Span(start=0, end=6, text="Jorin\nAstell"), Span(start=20, end=27, text="colonel")),
                        on_behalf_of=Span(start=40, end=48, text="the army"),
                    ),
                ),
            ),
            "Jorin Astell … colonel, for the army",
        ),
    ],
)
def test_source_label(said: Attribution, label: str) -> None:
    assert source_label(said) == label


def test_letters_go_on_behind_z() -> None:
    view = view_of(*(attribution(number, f"source {number}") for number in range(28)))

    assert [voice.letter for voice in view.voices[24:]] == ["Y", "Z", "AA", "AB"]
