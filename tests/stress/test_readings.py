"""What the whole reader makes of the stress set: floors that only rise, ceilings that only fall.

The sentences were written to be hard, by somebody who had not seen the program read. The development part is built
and tuned with; the test part is measured, and nothing else is done with it.
"""

from collections import Counter

import pytest

from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.workflows.read_report import ReportReader
from tests.stress.stress_set import PARTS, ExpectedClaim, StressSentence, stress_sentences

FLOORS = {
    "development": {"found": 0.93, "source": 0.88, "stance": 0.89, "type": 0.89},
    "test": {"found": 0.63, "source": 0.52, "stance": 0.37, "type": 0.57},
}
"""Shares of the expected claims: a claim on the trigger; from the right source; with the right stance; of the type.
Measured: .95, .91, .92, .91 and .67, .56, .41, .61; the floors are a little below, since the model's sums differ
between processors, and one sentence of the test part is two points."""

MOST_TOLD_AS_FACT = {"development": 6, "test": 14}
"""Sentences of which something is told as plain fact in the outlet's voice that may not be. The aim is none; 4 of
208 and 13 of 41 were measured."""

MOST_FALSE_EVENTS = {"development": 4, "test": 10}
"""Hard negatives (sport, weather, metaphor …) that give an event of a family they do not speak of; 2 of 91 and 9 of 32
were measured."""

Read = list[tuple[StressSentence, Reading]]


@pytest.fixture(scope="module")
def readings() -> dict[str, Read]:
    reader = ReportReader.load()
    return {
        part: [(sentence, reader.read(_report(sentence.text))) for sentence in stress_sentences(part)] for part in PARTS
    }


def _report(text: str) -> Report:
    return Report(report_id="stress", text=text, sha256=sha256_of(text), published="2031-05-14")


def _told_as_fact(reading: Reading) -> list[Claim]:
    """Claims that the outlet asserts itself; that somebody threatened or accused is the outlet's to tell."""
    return [
        claim
        for claim in reading.claims
        if claim.attribution is None
        and claim.stance == "asserts"
        and claim.certainty != "possible"
        and not claim.event.type.startswith("statement.")
    ]


def _on_trigger(expected: ExpectedClaim, reading: Reading) -> list[Claim]:
    wanted = set(expected.trigger.split())
    return [claim for claim in reading.claims if wanted & set(claim.event.trigger.text.split())]


def _names(wanted: str | None, attribution: Attribution, role: str) -> bool:
    spans = [span.text for source in attribution.sources if source.role == role for span in source.spans]
    return wanted is None or any(wanted in text or text in wanted for text in spans)


def _from_right_source(expected: ExpectedClaim, claim: Claim, reading: Reading) -> bool:
    attribution = next((one for one in reading.attributions if one.id == claim.attribution), None)
    if expected.source is None or attribution is None:
        return expected.source is None and attribution is None
    return _names(expected.source, attribution, "speaker") and _names(expected.relay, attribution, "relay")


def _assert_at_most(most: int, wrong: list[str], part: str) -> None:
    """Fail with the sentences of the development part, and with nothing but a number of the frozen one.

    The failure is raised by hand, since pytest prints the operands of an assertion that fails.
    """
    count = len(wrong)
    if count > most:
        shown = "; ".join(wrong) if part == "development" else "the frozen part is not shown"
        pytest.fail(f"{count} sentences where at most {most} may be: {shown}", pytrace=False)


@pytest.mark.parametrize("part", PARTS)
def test_shares_of_what_is_expected(part: str, readings: dict[str, Read]) -> None:
    tally: Counter[str] = Counter()
    for sentence, reading in readings[part]:
        for expected in sentence.claims:
            tally["expected"] += 1
            claims = _on_trigger(expected, reading)
            right = [claim for claim in claims if _from_right_source(expected, claim, reading)]
            tally["found"] += bool(claims)
            tally["source"] += bool(right)
            tally["stance"] += any(claim.stance == expected.stance for claim in right or claims)
            tally["type"] += any(claim.event.type == expected.event for claim in right or claims)
    for name, floor in FLOORS[part].items():
        assert tally[name] / tally["expected"] >= floor, name


@pytest.mark.parametrize("part", PARTS)
def test_little_is_told_as_fact_that_may_not_be(part: str, readings: dict[str, Read]) -> None:
    wrong = [
        sentence.text
        for sentence, reading in readings[part]
        if not sentence.own_voice and not sentence.is_hard_negative and _told_as_fact(reading)
    ]
    _assert_at_most(MOST_TOLD_AS_FACT[part], wrong, part)


@pytest.mark.parametrize("part", PARTS)
def test_few_events_are_read_into_sport_weather_and_metaphor(part: str, readings: dict[str, Read]) -> None:
    wrong = [
        sentence.text
        for sentence, reading in readings[part]
        if sentence.is_hard_negative and any(claim.event.type.startswith(sentence.never) for claim in reading.claims)
    ]
    _assert_at_most(MOST_FALSE_EVENTS[part], wrong, part)
