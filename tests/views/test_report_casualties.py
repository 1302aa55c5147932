"""One number of killed and one of injured per report: from claims written by hand on invented reports."""

from collections.abc import Sequence

import pytest

from reportedly.model.annotation import Sentence
from reportedly.model.claim import Claim, Event, Participant, Stance, TimeStatus
from reportedly.model.count import Casualty, Count
from reportedly.model.identity import content_id
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span
from reportedly.views.report_casualties import report_casualties

DIED, INJURED, HOSPITAL, SHOT = "harm.death", "harm.injury", "harm.hospitalisation", "attack.shooting"
ALONE = {"A", "The", "Ana", "a", "the"}
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "2": 2, "19": 19}


def span_of(text: str, words: str) -> Span:
    """The first place of some words in a text."""
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


def claim(
    text: str,
    kind: str,
    trigger: str,
    victims: Sequence[str] = (),
    *,
    stance: Stance = "asserts",
    time_status: TimeStatus = "past",
) -> Claim:
    """A claim of an event on `trigger`, with victims; what begins with a number, and one alone, is a figure as well."""
    at = span_of(text, trigger)
    spans = [span_of(text, words) for words in victims]
    counted = [(span, number) for span in spans if (number := NUMBERS.get(span.text.split()[0].lower())) is not None]
    alone = [(span, 1) for span in spans if len(spans) == 1 and span.text.split()[0] in ALONE]
    figures = [] if kind == SHOT else counted or alone
    return Claim(
        id=content_id("c", kind, str(at.start)),
        attribution=None,
        stance=stance,
        certainty="certain",
        time_status=time_status,
        event=Event(type=kind, trigger=at),
        participants=tuple(Participant(start=s.start, end=s.end, text=s.text, role="victim") for s in spans),
        casualties=tuple(
            Casualty(
                start=s.start,
                end=s.end,
                text=s.text,
                outcome="killed" if kind == DIED else "injured",
                low=number,
                high=number,
                best=number,
                bound="exact",
            )
            for s, number in figures
        ),
    )


def numbers(text: str, claims: Sequence[Claim], counts: Sequence[str] = ()) -> tuple[int, int]:
    """The killed and the injured of a report with these claims, the quantities of their victims, and others."""
    found = []
    victims = [victim.text for claim in claims for victim in claim.participants]
    for words in dict.fromkeys([*counts, *(words for words in victims if words.split()[0].lower() in NUMBERS)]):
        at = span_of(text, words)
        first, _, unit = words.partition(" ")
        number = NUMBERS[first.lower()]
        found.append(
            Count(
                start=at.start,
                end=at.end,
                text=words,
                low=number,
                high=number,
                best=number,
                bound="exact",
                unit=unit or None,
            )
        )
    sentences = [span_of(text, part.strip()) for part in text.split(".") if part.strip()]
    reading = Reading(
        report=Report(report_id="invented", text=text, sha256=sha256_of(text)),
        sentences=tuple(
            Sentence(start=s.start, end=s.end, text=s.text, first_token=0, last_token=0) for s in sentences
        ),
        claims=tuple(claims),
        counts=tuple(found),
        model=ModelVersion(name="invented", version="0", sha256=""),
    )
    casualties = report_casualties(reading)
    return casualties.killed.number, casualties.injured.number


@pytest.mark.parametrize(
    ("text", "claims", "expected"),
    [
        ("Two men were killed in Orvessa.", [(DIED, "killed", ["Two men"])], (2, 0)),
        ("A guard was killed in Orvessa.", [(DIED, "killed", ["A guard"])], (1, 0)),
        ("Ana Brun was shot and killed.", [(SHOT, "shot", ["Ana Brun"]), (DIED, "killed", ["Ana Brun"])], (1, 0)),
        ("Ana Brun and another woman died.", [(DIED, "died", ["Ana Brun", "another woman"])], (2, 0)),
        ("A boy was shot in Orvessa.", [(SHOT, "shot", ["A boy"])], (0, 1)),
        ("Ana Brun was taken to a ward, where she died.",
         [(HOSPITAL, "taken", ["Ana Brun"]), (DIED, "died", ["she"])], (1, 0)),
        ("Ana Brun was hurt. A woman was killed.",
         [(HOSPITAL, "hurt", ["Ana Brun"]), (DIED, "killed", ["A woman"])], (1, 1)),
        ("Five people were shot; one person died.",
         [(SHOT, "shot", ["Five people"]), (DIED, "died", ["one person"])], (1, 4)),
        ("The blast killed one guard and wounded five people.",
         [(DIED, "killed", ["one guard", "five people"]), (INJURED, "wounded", ["one guard", "five people"])], (1, 5)),
        ("One guard was killed and five people were wounded.",
         [(DIED, "killed", ["One guard", "five people"]), (INJURED, "wounded", ["One guard", "five people"])], (1, 5)),
        ("Two victims, a man and a woman, died.", [(DIED, "died", ["Two victims", "a man", "a woman"])], (2, 0)),
        ("Two men and a woman died.", [(DIED, "died", ["Two men", "a woman"])], (3, 0)),
        ("The couple died.", [(DIED, "died", ["The couple"])], (2, 0)),
        ("Police spoke of a triple shooting.", [(SHOT, "shooting", [])], (0, 3)),
        ("Police spoke of a fatal shooting.", [(SHOT, "shooting", [])], (1, 0)),
        ("Police spoke of a deadly Sunday night shooting.", [(SHOT, "shooting", [])], (1, 0)),
        ("Police spoke of a non-fatal shooting of a guard.", [(SHOT, "shooting", ["a guard"])], (0, 1)),
        ("A guard was fatally shot.", [(SHOT, "fatally shot", ["A guard"])], (1, 0)),
        ("A guard was shot to death.", [(SHOT, "shot to death", ["A guard"])], (1, 0)),
        ("Two men face murder charges; a guard died.",
         [("attack.murder", "murder", ["Two men"]), (DIED, "died", ["a guard"])], (1, 0)),
        ("A guard was killed in a shooting.", [(SHOT, "shooting", [])], (1, 0)),
        ("A 14-year-old boy was killed and a girl wounded.",
         [(DIED, "killed", ["A 14-year-old boy"]), (INJURED, "wounded", ["a girl"])], (1, 1)),
        ("A boy died of his wounds; the boy was hurt.",
         [(DIED, "died", ["A boy"]), (INJURED, "hurt", ["the boy"])], (1, 0)),
        ("He shot dead two neighbours, then shot himself.",
         [(SHOT, "shot dead", ["two neighbours"]), (DIED, "himself", ["himself"])], (3, 0)),
        ("A man killed two neighbours before killing himself.",
         [(DIED, "killed", ["two neighbours"]), (DIED, "killing", ["himself"])], (3, 0)),
        ("A boy was found dead. Boy accidentally kills self.",
         [(DIED, "found dead", ["A boy"]), (DIED, "kills", ["Boy"])], (1, 0)),
        ("A dog was shot in Orvessa.", [(SHOT, "shot", ["A dog"])], (0, 0)),
        ("Several people were hurt in Orvessa.", [(INJURED, "hurt", ["Several people"])], (0, 1)),
        ("Nothing happened in Orvessa.", [], (0, 0)),
    ],
)  # fmt: skip
def test_a_report_in_one_number_each(
    text: str, claims: list[tuple[str, str, list[str]]], expected: tuple[int, int]
) -> None:
    assert numbers(text, [claim(text, *one) for one in claims]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 dead, 3 hurt in Orvessa.", (1, 3)),
        ("14 shot, one fatally, in Orvessa.", (1, 13)),
        ("A guard was shot. The guard died. A second man was wounded.", (1, 1)),
        ("A 16-year-old girl was killed and a 30-year-old man was taken to a hospital.", (1, 1)),
        ("A girl was wounded by a shell. The girl died on Sunday.", (1, 0)),
    ],
)
def test_words_beside_harm_count_where_no_claim_stands(text: str, expected: tuple[int, int]) -> None:
    assert numbers(text, []) == expected


def test_what_is_denied_feared_or_only_attempted_is_not_counted() -> None:
    text = "No one was killed. He may kill two men. He is accused of attempted murder."
    claims = [
        claim(text, DIED, "killed", ["No one"], stance="denies"),
        claim(text, DIED, "kill two", ["two men"], time_status="hypothetical"),
        claim(text, "attack.murder", "murder"),
    ]
    assert numbers(text, claims) == (0, 0)


def test_the_first_figure_of_the_lead_counts_not_a_toll_of_the_year() -> None:
    yearly = "So far this year 19 people were killed here."
    text = f"Two men were killed on Sunday.{' The port is calm.' * 60} {yearly}"
    claims = [claim(text, DIED, "killed", ["Two men"]), claim(text, DIED, "killed here", ["19 people"])]
    assert numbers(text, claims) == (2, 0)
    assert numbers(yearly, [claim(yearly, DIED, "killed here", ["19 people"])]) == (0, 0)


def test_deaths_further_down_do_not_count_where_the_lead_tells_only_of_wounded() -> None:
    text = "Seven people were wounded on Sunday." + " The port is calm." * 60 + " Last month two men died there."
    claims = [claim(text, INJURED, "wounded", ["Seven people"]), claim(text, DIED, "died", ["two men"])]
    assert numbers(text, claims) == (0, 7)


@pytest.mark.parametrize(
    ("text", "counts", "expected"),
    [
        ("2 killed in Orvessa", ["2"], (2, 0)),
        ("Storm killed 2 in Orvessa", ["2"], (2, 0)),
        ("At 19 Port Street a man was killed", ["19 Port"], (1, 0)),
    ],
)
def test_the_figure_beside_the_word_counts_where_the_syntax_has_none(
    text: str, counts: list[str], expected: tuple[int, int]
) -> None:
    assert numbers(text, [claim(text, DIED, "killed")], counts) == expected


def test_the_numbers_lead_back_to_the_words() -> None:
    text = "Two men were killed and one was hurt."
    reading = Reading(
        report=Report(report_id="invented", text=text, sha256=sha256_of(text)),
        claims=(claim(text, DIED, "killed", ["Two men"]),),
        model=ModelVersion(name="invented", version="0", sha256=""),
    )
    killed = report_casualties(reading).killed
    assert (killed.number, killed.counted, [span.text for span in killed.evidence]) == (2, True, ["killed"])
    assert report_casualties(reading).injured.evidence == ()
