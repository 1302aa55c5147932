"""Names of a list are left nowhere: not in texts, titles, spans or any file that is written from them."""

import re
from dataclasses import asdict, replace
from io import BytesIO, StringIO
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.exports.formats import write_readings
from reportedly.exports.ledger_formats import LEDGER_FORMATS
from reportedly.model.attribution import Source
from reportedly.model.claim import Participant
from reportedly.model.count import Casualty
from reportedly.model.reading import Reading
from reportedly.model.report import sha256_of
from reportedly.model.span import Span
from reportedly.views.claims_of_reading import claims_of_reading
from reportedly.views.redaction import Pseudonyms, masked, masked_report, redacted
from tests.invented import ACCUSED, SHELLED, place, reading_of
from tests.spans import every_span

SECRET = b"a secret of thirty-two bytes or so"
LISTED = ("Edda Rinmoor", "rinmoor", "Jón O'Vesk", "Straßer", "Ağa Üstün")


def of_list(*names: str) -> Pseudonyms:
    return Pseudonyms(SECRET, listed=names, private=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Edda Rinmoor came.", "{Edda Rinmoor} came."),
        ("EDDA\n RINMOOR’s brother", "{Edda Rinmoor}’s brother"),
        ("edda rinmoor's; Rinmoor’s; the Rinmoors'", "{Edda Rinmoor}'s; {Rinmoor}’s; the Rinmoors'"),
        ("Mr. rinmoor, Edda", "Mr. {Rinmoor}, Edda"),
        ("Jón O’Vesk and JO\u0301N O'VESK", "{Jón O'Vesk} and {Jón O'Vesk}"),
        ("STRASSER, straßer", "{Straßer}, {Straßer}"),
        ("Ustrasser rinmoorish", "Ustrasser rinmoorish"),
    ],
)
def test_names_go_in_any_case_as_whole_words_the_longest_first(text: str, expected: str) -> None:
    pseudonyms = of_list(*LISTED)

    found = masked_report(reading_of(text).report, pseudonyms).text

    assert found == re.sub(r"\{(.*?)\}", lambda name: pseudonyms.of(name[1]), expected)


def test_who_is_not_on_the_list_stays_unless_private_persons_go_too() -> None:
    text = "Nessa met Edda Rinmoor."
    pseudonyms = of_list("Edda Rinmoor")

    assert redacted(reading_of(text), pseudonyms).report.text == f"Nessa met {pseudonyms.of('Edda Rinmoor')}."


def test_the_project_s_own_words_are_no_names() -> None:
    said = replace(SHELLED, time_status="past")

    found = masked(said, of_list("Past", "Attack", "shelling", "agent"))

    assert (found.time_status, found.event.type, found.participants[0].role) == ("past", "attack.shelling", "agent")
    assert found.event.trigger.text == of_list().of("shelling")


WORDS = st.sampled_from(["rain", "“", "”,", "fell;", "\n", "on", "the", "port", "’s", "-", "é", "𝔸"])
NAMES = st.sampled_from(LISTED).flatmap(
    lambda name: st.sampled_from([name, name.upper(), name.lower(), name.title(), name.replace("'", "’")])
)
TEXTS = st.lists(st.one_of(WORDS, NAMES), min_size=1, max_size=12).map(" ".join)
EDGES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=4, max_size=4)


def reading_around(text: str, name: str, edges: list[tuple[float, float]]) -> Reading:
    """A reading whose every field that takes words has the name in it, with spans anywhere."""

    def cut(pair: tuple[float, float]) -> Span:
        start, end = sorted(round(edge * len(text)) for edge in pair)
        return Span.cut(text, start, end)

    trigger, actor, source, spot = map(cut, edges)
    harmed: dict[str, Any] = {"outcome": "killed", "low": 1, "high": 1, "best": 1, "bound": "exact", "who": name}
    claim = replace(
        SHELLED,
        event=replace(SHELLED.event, trigger=trigger),
        participants=(Participant(role="agent", **asdict(actor)),),
        casualties=(Casualty(**asdict(actor), **harmed),),
        places=(place(**asdict(spot), name=f"Port {name}", country="XQ", lat=0.5, lon=0.5),),
        times=(),
    )
    said = replace(
        ACCUSED, sources=(Source(role="speaker", kind="person", actor=None, spans=(source,)),), cue=(), content=()
    )
    plain = reading_of(text, claims=(claim,), attributions=(said,))
    named: dict[str, Any] = {"title": f"Of {name}", "outlet": f"{name} News", "url": f"https://orva.example/{name}"}
    report = replace(plain.report, report_id=f"{name}.txt", sha256=sha256_of(text), published="2024-03-11", **named)
    return replace(plain, report=report)


def written(reading: Reading) -> str:
    """All that every format of text says of a reading."""
    forms: tuple[Literal["table", "json", "jsonl", "html"], ...] = ("table", "json", "jsonl", "html")
    whole = [StringIO() for _ in forms]
    for form, out in zip(forms, whole, strict=True):
        write_readings([reading], form, out)
    files = []
    for name, form_of_claims in LEDGER_FORMATS.items():
        if form_of_claims.claims is not None and name not in ("xlsx", "parquet"):  # the rows of csv, packed
            files.append(BytesIO())
            form_of_claims.claims.write(claims_of_reading(reading), files[-1])
    return "\n".join([*(out.getvalue() for out in whole), *(out.getvalue().decode() for out in files)])


@settings(deadline=None, max_examples=60)
@given(TEXTS, NAMES, EDGES)
def test_no_listed_name_is_left_in_any_form(text: str, name: str, edges: list[tuple[float, float]]) -> None:
    found = redacted(reading_around(text, name, edges), of_list(*LISTED))

    assert all(span.reproduces(found.report.text) for span in every_span(found))
    left = written(found).casefold().replace("’", "'")
    assert not [part for part in ("rinmoor", "o'vesk", "strasser", "üstün", "ağa") if part in left]
