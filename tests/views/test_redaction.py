"""Redacted readings have no name of a private person, one pseudonym for one name, and spans that fit."""

from dataclasses import asdict, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.actor import Mention
from reportedly.model.claim import Participant
from reportedly.model.count import Casualty
from reportedly.model.reading import Reading
from reportedly.model.report import Original, sha256_of
from reportedly.model.span import Span
from reportedly.views.redaction import Pseudonyms, private_names, redacted
from tests.invented import SHELLED, place, reading_of

TEXT = (
    "Edda Rinmoor, a nurse, saw it; Ms. Rinmoor’s sister Nessa did not. Minister Lorin Haddesk denied it. "
    "RINMOOR rose. In Ermel, the rinmoor tree fell on Edda  Rinmoor."
)
SECRET = b"a secret of thirty-two bytes or so"


def cut(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after))
    return Span.cut(TEXT, start, start + len(words))


def person(words: str, after: str = "", **more: Any) -> Mention:
    span = cut(words, after)
    return Mention(**asdict(span), **{"id": f"m{span.start}", "kind": "person", "name": span, **more})


NAMED = reading_of(
    TEXT,
    mentions=(
        person("Edda Rinmoor"),
        person("Rinmoor", "Ms."),
        person("Nessa"),
        person("Lorin Haddesk", actor="XQA.GOV", source_kind="government"),
        person("Ermel"),
    ),
    places=(place(**asdict(cut("Ermel")), status="resolved", name="Ermel"),),
    claims=(
        replace(
            SHELLED,
            event=replace(SHELLED.event, trigger=cut("saw")),
            participants=(Participant(role="agent", **asdict(cut("Edda Rinmoor, a nurse"))),),
            casualties=(
                Casualty(
                    **asdict(cut("sister Nessa")), outcome="killed", low=1, high=1, best=1, bound="exact", who="Nessa"
                ),
            ),
            times=(),
        ),
    ),
)


def spans_of(value: object) -> list[Span]:
    found = [value] if isinstance(value, Span) else []
    parts: Any = ()
    if isinstance(value, tuple):
        parts = value
    elif is_dataclass(value):
        parts = [getattr(value, field.name) for field in fields(value)]
    return [*found, *(span for part in parts for span in spans_of(part))]


def test_who_is_private() -> None:
    assert private_names(NAMED) == ("Edda Rinmoor", "Rinmoor", "Nessa")


def test_names_are_gone_everywhere_and_one_name_has_one_pseudonym() -> None:
    pseudonyms = Pseudonyms(SECRET)
    edda, nessa = pseudonyms.of("Edda Rinmoor"), pseudonyms.of("Nessa")

    found = redacted(NAMED, pseudonyms)

    assert found.report.text == (
        f"{edda}, a nurse, saw it; Ms. {edda}’s sister {nessa} did not. Minister Lorin Haddesk denied it. "
        f"{edda} rose. In Ermel, the rinmoor tree fell on {edda}."
    )
    claim = found.claims[0]
    assert claim.participants[0].text == f"{edda}, a nurse"
    assert (claim.casualties[0].text, claim.casualties[0].who) == (f"sister {nessa}", nessa)
    assert found.report.sha256 == sha256_of(found.report.text)
    assert all(span.reproduces(found.report.text) for span in spans_of(found))
    assert edda != nessa


def test_titles_are_redacted_and_what_leads_to_names_is_dropped() -> None:
    report = replace(
        NAMED.report,
        title="Nessa speaks",
        report_id="nessa.txt",
        url="https://orva.example/nessa",
        original=Original(text="…"),
    )

    found = redacted(replace(NAMED, report=report), Pseudonyms(SECRET)).report

    assert found.title == f"{Pseudonyms(SECRET).of('Nessa')} speaks"
    assert (found.url, found.original) == (None, None)


def test_the_secret_decides() -> None:
    assert Pseudonyms(SECRET).of("Edda  RINMOOR") == Pseudonyms(SECRET).of("Edda Rinmoor")
    assert Pseudonyms(SECRET).of("Edda Rinmoor") != Pseudonyms(b"another").of("Edda Rinmoor")


@pytest.mark.parametrize("kind", ["police", "armed_group", "parliament"])
def test_who_acts_in_public_is_named(kind: Any) -> None:
    mention = person("Edda Rinmoor", actor="XQA.COP", source_kind=kind)

    assert private_names(reading_of(TEXT, mentions=(mention,))) == ()


@pytest.mark.parametrize("actor", [None, "XQA.HLH"])
def test_who_only_works_somewhere_is_not(actor: str | None) -> None:
    mention = person("Edda Rinmoor", actor=actor, source_kind="medical")

    assert private_names(reading_of(TEXT, mentions=(mention,))) == ("Edda Rinmoor",)


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=8))
def test_any_span_fits_the_new_text(edges: list[tuple[int, int]]) -> None:
    marks = tuple(Span.cut(TEXT, min(pair), max(pair)) for pair in edges)
    claim = replace(NAMED.claims[0], means=marks)

    found = redacted(replace(NAMED, claims=(claim,)), Pseudonyms(SECRET))

    assert all(span.reproduces(found.report.text) for span in spans_of(found))


def test_other_words_stay_where_they_are() -> None:
    marks = tuple(cut(words) for words in ("saw it", "did not. Minister Lorin Haddesk denied", "tree fell on"))

    found = redacted(replace(NAMED, claims=(replace(NAMED.claims[0], means=marks),)), Pseudonyms(SECRET))

    assert [span.text for span in found.claims[0].means] == [span.text for span in marks]


def test_a_reading_without_names_keeps_its_text() -> None:
    plain: Reading = reading_of("Rain fell.")

    assert redacted(plain, Pseudonyms(SECRET)).report.text == "Rain fell."
