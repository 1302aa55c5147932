"""Invented readings, built by naming words of a text, for tests of whatever shows or stores readings."""

from dataclasses import asdict, replace
from typing import Any

from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim, Event, Participant
from reportedly.model.count import Casualty, Count
from reportedly.model.place import PlaceMention
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span
from reportedly.model.time import TimeMention, Timex

MODEL = ModelVersion(name="by hand", version="1", sha256="0" * 64)

TEXT = (
    "The government of Orvessa accused the Highland Front of shelling the port on Sunday. "
    "“More than 100 people were injured,” said a spokesman for the harbour office, according to the agency Orva. "
    "The Front rejected the accusation. The government said that witnesses had seen smoke. Talks begin in May."
)


def span(words: str, after: str = "") -> Span:
    """The first place where `words` stand in TEXT behind `after`."""
    start = TEXT.index(words, TEXT.index(after) + len(after))
    return Span.cut(TEXT, start, start + len(words))


def reading_of(text: str, **more: Any) -> Reading:
    """A reading of `text` in which nothing was found, but for what `more` gives."""
    report = Report(report_id="invented.txt", text=text, sha256=sha256_of(text))
    return replace(Reading(report=report, model=MODEL), **more)


ACCUSED = Attribution(
    id="a-accused",
    speech_act="accuse",
    quote="indirect",
    sources=(Source(role="speaker", kind="government", actor="XQA.GOV", spans=(span("The government of Orvessa"),)),),
    cue=(span("accused"),),
    content=(span("the Highland Front of shelling the port on Sunday"),),
)
CHAIN = Attribution(
    id="a-chain",
    speech_act="report",
    quote="direct",
    sources=(
        Source(
            role="speaker",
            kind="government",
            actor="XQA.GOV.PORT",
            on_behalf_of=span("the harbour office"),
            spans=(span("a spokesman for the harbour office"),),
        ),
        Source(role="relay", kind="news_agency", actor="XQA.MED.ORVA", spans=(span("the agency Orva"),)),
    ),
    cue=(span("said"), span("according to")),
    content=(span("“More than 100 people were injured,”"),),
)
DENIED = Attribution(
    id="a-denied",
    speech_act="deny",
    quote="indirect",
    sources=(Source(role="speaker", kind="armed_group", actor=None, spans=(span("The Front"),)),),
    cue=(span("rejected"),),
    content=(span("the accusation"),),
)
SAID = Attribution(
    id="a-said",
    speech_act="assert",
    quote="indirect",
    sources=(
        Source(role="speaker", kind="government", actor="XQA.GOV", spans=(span("The government", "accusation. "),)),
    ),
    cue=(span("said", "accusation. "),),
    content=(span("that witnesses had seen smoke"),),
)
SEEN = Attribution(
    id="a-seen",
    speech_act="report",
    quote="indirect",
    sources=(Source(role="speaker", kind="witness", actor=None, anonymous=True, spans=(span("witnesses"),)),),
    cue=(span("had seen"),),
    content=(span("smoke"),),
)

SHELLED = Claim(
    id="c-shelled",
    attribution=ACCUSED.id,
    stance="asserts",
    certainty="certain",
    time_status="past",
    event=Event(type="attack.shelling", trigger=span("shelling")),
    participants=(
        Participant(role="agent", actor="XQA.REB", **asdict(span("the Highland Front"))),
        Participant(role="target", **asdict(span("the port"))),
    ),
    times=(
        TimeMention(
            **asdict(span("Sunday")),
            timex=Timex(type="DATE", value="2024-03-10"),
            earliest="2024-03-10",
            latest="2024-03-10",
            basis="relative_to_publication",
        ),
    ),
)
INJURED = Claim(
    id="c-injured",
    attribution=CHAIN.id,
    stance="asserts",
    certainty="probable",
    time_status="past",
    event=Event(type="harm.injury", trigger=span("injured")),
    casualties=(
        Casualty(
            **asdict(span("More than 100 people")),
            outcome="injured",
            low=101,
            high=None,
            best=None,
            bound="more_than",
        ),
    ),
)
REJECTED = Claim(
    id="c-rejected",
    attribution=DENIED.id,
    stance="denies",
    certainty="certain",
    time_status="past",
    event=Event(type="attack.shelling", trigger=span("accusation")),
    about=(SHELLED.id,),
)
TALKS = Claim(
    id="c-talks",
    attribution=None,
    stance="asserts",
    certainty="certain",
    time_status="future",
    event=Event(type="talks.negotiation", trigger=span("Talks")),
)

ISLAND = reading_of(TEXT, attributions=(DENIED, ACCUSED, CHAIN, SAID, SEEN), claims=(TALKS, REJECTED, SHELLED, INJURED))


def place(**given: Any) -> PlaceMention:
    """A place mention in a text that is nothing else."""
    return replace(PlaceMention(start=0, end=5, text="there", status="resolved"), **given)


def count(**given: Any) -> Count:
    """A quantity in a text that is nothing else."""
    return replace(Count(start=0, end=4, text="some", low=None, high=None, best=None, bound="vague"), **given)
