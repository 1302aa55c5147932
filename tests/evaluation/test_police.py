"""Sentences of police actions, by hand, on invented sentences."""

import json
from pathlib import Path

import pytest

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.police import evaluate_police, joined, labelled_documents, tells
from reportedly.model.actor import Mention
from reportedly.model.claim import Claim, Event, Participant, Stance
from reportedly.model.count import Casualty
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from tests.invented import reading_of

SENTENCES = [
    ("Police arrested two bakers.", ["ARREST", "ANY_ACTION"]),
    ("The rebels shot a miller.", []),
    ("A baker was shot as police fired.", ["KILL", "FORCE", "ANY_ACTION"]),
    ("It rained.", ["ANY_ACTION"]),
]


def corpus(tmp_path: Path) -> Path:
    lines = [
        json.dumps({"doc_id": 7, "sent_id": number, "sent_labels": labels, "sent_text": text})
        for number, (text, labels) in enumerate(SENTENCES)
    ]
    (tmp_path / "sents.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def read(name: str, text: str) -> Reading:
    """A reading with the claims and mentions of the sentences above, made by hand."""

    def cut(words: str) -> Span:
        return Span.cut(text, text.index(words), text.index(words) + len(words))

    def dead(words: str) -> Casualty:
        who = cut(words)
        return Casualty(
            start=who.start, end=who.end, text=who.text, outcome="killed", low=1, high=1, best=1, bound="exact"
        )

    def claim(event_type: str, trigger: str, agent: str | None, killed: str | None = None) -> Claim:
        people: tuple[Participant, ...] = ()
        if agent is not None:
            by = cut(agent)
            people = (Participant(start=by.start, end=by.end, text=by.text, role="agent"),)
        event = Event(type=event_type, trigger=cut(trigger))
        return Claim(
            id=trigger, attribution=None, stance="asserts", certainty="certain", time_status="past", event=event,
            participants=people, casualties=(dead(killed),) if killed is not None else (),
        )  # fmt: skip

    def mention(words: str, source_kind: str) -> Mention:
        by = cut(words)
        return Mention(start=by.start, end=by.end, text=by.text, id=words, kind="people", source_kind=source_kind)  # type: ignore[arg-type]

    made = reading_of(text)
    claims = (
        claim("custody.arrest", "arrested", "Police"),
        claim("attack.shooting", "shot a", "The rebels"),
        claim("attack.shooting", "shot as", None, killed="A baker"),
    )
    mentions = (mention("Police", "police"), mention("The rebels", "armed_group"), mention("police", "police"))
    return Reading(report=made.report, claims=claims, mentions=mentions, model=made.model)


def test_what_counts_as_an_action(tmp_path: Path) -> None:
    result = evaluate_police(corpus(tmp_path), read)
    # Arrest: 1 of 1. Kill and force: the rebels' shot is not the police's, the one by nobody in a sentence with police
    # is. Any: the first and the third sentence of three; the second has a shot, but by rebels.
    assert result.counts["sentences"] == 4
    assert result.scores["ARREST_recall"] == result.scores["ARREST_precision"] == 1.0
    assert result.scores["KILL_recall"] == result.scores["KILL_precision"] == 1.0
    assert result.scores["FORCE_precision"] == 1.0
    assert result.scores["ANY_ACTION_recall"] == pytest.approx(2 / 3)
    assert result.scores["ANY_ACTION_precision"] == 1.0


def test_sentences_are_read_in_order_and_joined(tmp_path: Path) -> None:
    ((name, sentences),) = labelled_documents(corpus(tmp_path))
    assert name == "7"
    assert joined(sentences) == " ".join(text for text, _ in SENTENCES)


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "sents.jsonl").write_text('{"doc_id": 1}\n', encoding="utf-8")
    with pytest.raises(UnreadableReportError, match="line 1"):
        list(labelled_documents(tmp_path))
    with pytest.raises(UnreadableReportError, match=r"sents\.jsonl"):
        list(labelled_documents(tmp_path / "elsewhere"))


@pytest.mark.parametrize(
    ("stance", "agent", "victim", "label", "told"),
    [
        ("asserts", "army police", None, "FORCE", True),
        ("asserts", None, None, "FORCE", True),
        ("asserts", None, "two policemen", "FORCE", False),
        ("denies", "police", None, "FORCE", False),
        ("neutral", "police", None, "FORCE", False),
        ("asserts", "police", None, "KILL", False),
    ],
)
def test_whose_fire_is_an_action_of_police(
    stance: Stance, agent: str | None, victim: str | None, label: str, told: bool
) -> None:
    named = [(agent, "agent"), (victim, "victim")]
    people = tuple(
        Participant(start=at, end=at + len(text), text=text, role=role)  # type: ignore[arg-type]
        for at, (text, role) in enumerate(named)
        if text is not None
    )
    mentions = tuple(
        Mention(start=one.start, end=one.end, text=one.text, id="m", kind="people", source_kind="police")
        for one in people
        if one.role == "victim"
    )
    claim = Claim(
        id="c", attribution=None, stance=stance, certainty="certain", time_status="past",
        event=Event(type="attack.fire", trigger=Span(start=90, end=96, text="firing")), participants=people,
    )  # fmt: skip
    assert tells(claim, label, mentions, police_near=True) is told
