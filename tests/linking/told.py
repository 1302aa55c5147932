"""Readings written by hand, so that linking is tested without the reader model."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.model.annotation import Sentence
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim, Event, Participant, Stance, TimeStatus
from reportedly.model.count import Casualty, Outcome
from reportedly.model.place import PlaceFeature, PlaceMention
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span
from reportedly.model.time import TimeMention, Timex

PLACES: dict[str, tuple[float, float, PlaceFeature]] = {
    "Tolvanne": (0.238, -0.347, "populated_place"),
    "Quistrel": (0.618, -0.841, "populated_place"),
    "Karsend": (0.30, -0.42, "admin1"),
    "Vantrey": (-4.338, 5.026, "populated_place"),
}
"""Invented places: two towns 70 km apart in a province, and one far away."""

MODEL = ModelVersion(name="by hand", version="0", sha256="0" * 64)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One sentence with at most one claim in it; everything named must stand in its words."""

    words: str
    trigger: str | None = None
    type: str = "attack.shelling"
    place: str | None = None
    day: str | None = None
    hour: str | None = None
    killed: tuple[str, int | None, int | None] | None = None
    outcome: Outcome = "killed"
    agent: tuple[str, str | None] | None = None
    means: str | None = None
    source: tuple[str, str | None] | None = None
    relay: str | None = None
    stance: Stance = "asserts"
    time_status: TimeStatus = "past"
    answers: int | None = None


def reading(
    report_id: str,
    *told: Told,
    published: str | None = "2024-03-13",
    outlet: str | None = None,
    title: str | None = None,
) -> Reading:
    text = "\n\n".join(one.words for one in told)
    claims: list[Claim] = []
    attributions: list[Attribution] = []
    sentences: list[Sentence] = []
    at = 0
    for one in told:
        sentences.append(Sentence(start=at, end=at + len(one.words), text=one.words, first_token=0, last_token=0))
        if one.trigger is not None:
            if one.source is not None:
                attributions.append(_attribution(text, at, one))
            said = attributions[-1].id if one.source is not None else None
            about = (claims[one.answers].id,) if one.answers is not None else ()
            claims.append(_claim(text, at, one, f"{report_id}-c{len(claims)}", said, about))
        at += len(one.words) + 2
    return Reading(
        report=Report(
            report_id=report_id, text=text, sha256=sha256_of(text), published=published, outlet=outlet, title=title
        ),
        sentences=tuple(sentences),
        attributions=tuple(attributions),
        claims=tuple(claims),
        places=tuple(place for claim in claims for place in claim.places),
        times=tuple(time for claim in claims for time in claim.times),
        model=MODEL,
    )


def _span(text: str, at: int, words: str) -> Span:
    start = text.index(words, at)
    return Span.cut(text, start, start + len(words))


def _claim(text: str, at: int, one: Told, name: str, said: str | None, about: Sequence[str]) -> Claim:
    assert one.trigger is not None
    return Claim(
        id=name,
        attribution=said,
        stance=one.stance,
        certainty="certain",
        time_status=one.time_status,
        event=Event(type=one.type, trigger=_span(text, at, one.trigger)),
        participants=_agents(text, at, one),
        means=(_span(text, at, one.means),) if one.means else (),
        casualties=_casualties(text, at, one),
        places=(_place(text, at, one.place),) if one.place else (),
        times=_times(text, at, one),
        about=tuple(about),
    )


def _attribution(text: str, at: int, one: Told) -> Attribution:
    assert one.source is not None
    words, actor = one.source
    speaker = Source(role="speaker", kind="unknown", actor=actor, spans=(_span(text, at, words),))
    relays = (
        (Source(role="relay", kind="news_agency", actor=None, spans=(_span(text, at, one.relay),)),)
        if one.relay
        else ()
    )
    return Attribution(
        id=f"a{at}",
        speech_act="assert",
        quote="indirect",
        sources=(speaker, *relays),
        cue=(),
        content=(Span.cut(text, at, at + len(one.words)),),
    )


def _agents(text: str, at: int, one: Told) -> tuple[Participant, ...]:
    if one.agent is None:
        return ()
    words, actor = one.agent
    span = _span(text, at, words)
    return (Participant(start=span.start, end=span.end, text=span.text, role="agent", actor=actor),)


def _casualties(text: str, at: int, one: Told) -> tuple[Casualty, ...]:
    if one.killed is None:
        return ()
    words, low, high = one.killed
    span = _span(text, at, words)
    return (
        Casualty(
            start=span.start,
            end=span.end,
            text=span.text,
            outcome=one.outcome,
            low=low,
            high=high,
            best=low if low == high else None,
            bound="exact" if low == high else "at_least",
        ),
    )


def _place(text: str, at: int, name: str) -> PlaceMention:
    lat, lon, feature = PLACES[name]
    span = _span(text, at, name)
    return PlaceMention(
        start=span.start,
        end=span.end,
        text=span.text,
        status="resolved",
        name=name,
        feature=feature,
        country="XQ",
        lat=lat,
        lon=lon,
    )


def _times(text: str, at: int, one: Told) -> tuple[TimeMention, ...]:
    if one.day is None:
        return ()
    words, _, day = one.day.partition("=")
    date.fromisoformat(day)
    span = _span(text, at, words)
    value = f"{day}T{one.hour}" if one.hour else day
    return (
        TimeMention(
            start=span.start,
            end=span.end,
            text=span.text,
            timex=Timex(type="TIME" if one.hour else "DATE", value=value),
            earliest=day,
            latest=day,
        ),
    )
