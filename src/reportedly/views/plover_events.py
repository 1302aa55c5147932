"""A reading as PLOVER events: who did what kind of thing to whom, with modality and speech acts taken into account.

Event coders code what a sentence mentions. Here an event that is only promised, threatened, demanded or refused gets
the code of that act, and what a source does with its words is an event of its own.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span

_ACTED_ON = frozenset({"target", "victim", "recipient", "participant"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverEvent:
    """One event: its root code, the words that tell it, and the words for its doers and for those it is done to."""

    root: str
    words: Span
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PloverCodes:
    """The tables of the data file: from acts, and from codes of events ahead or refused, to root codes."""

    speech_acts: Mapping[str, str]
    cue_words: Mapping[str, str]
    content_words: Mapping[str, str]
    demanded: Mapping[str, str]
    ordered: Mapping[str, str]
    ahead: Mapping[str, str]
    refused: Mapping[str, str]
    by_cameo: Mapping[str, str]
    one_root: Mapping[str, str]

    @classmethod
    @cache
    def load(cls) -> "PloverCodes":
        """Read the file that comes with the package."""
        file = files("reportedly.views") / "data" / "plover.toml"
        table = cast("dict[str, dict[str, str]]", tomllib.loads(file.read_text(encoding="utf-8")))
        return cls(**table)

    def root(self, code: str) -> str:
        """The root that stands for a code."""
        return self.one_root.get(code, code)


def plover_events(reading: Reading) -> tuple[PloverEvent, ...]:
    """The events of a reading, in text order of their words."""
    codes = PloverCodes.load()
    found = [*_of_claims(reading, codes), *_of_speech(reading, codes)]
    told = [event for event in found if not any(_is_agreed_to(event, other, reading) for other in found)]
    return tuple(sorted(told, key=lambda event: (event.words.start, event.words.end, event.root)))


def _of_claims(reading: Reading, codes: PloverCodes) -> Iterator[PloverEvent]:
    attributions = {one.id: one for one in reading.attributions}
    for claim in reading.claims:
        if claim.event.plover is None:
            continue
        said = attributions.get(claim.attribution or "")
        code = codes.by_cameo.get(claim.event.cameo or "", claim.event.plover)
        demand = _demanded_code(code, said, codes)
        agents = [one for one in claim.participants if one.role in {"agent", "participant"}]
        yield PloverEvent(
            root=codes.root(demand or _modal_code(claim, code, codes)),
            words=claim.event.trigger,
            sources=_speakers(said) if demand and said else tuple(agents),
            targets=tuple(one for one in claim.participants if one.role in _ACTED_ON),
        )


def _demanded_code(code: str, said: Attribution | None, codes: PloverCodes) -> str | None:
    """The code of demanding an event, where that is more than a request."""
    if said is None or said.speech_act != "demand":
        return None
    return (codes.ordered if _is_order(said) else codes.demanded).get(code)


def _is_order(said: Attribution) -> bool:
    return any(_ORDER.search(span.text) for span in said.cue)


def _modal_code(claim: Claim, code: str, codes: PloverCodes) -> str:
    """The code of an event as the clause tells it: as done, ahead, or not to be."""
    if claim.stance == "denies":
        return codes.refused.get(code, code)
    return codes.ahead.get(code, code) if claim.time_status == "future" else code


def _of_speech(reading: Reading, codes: PloverCodes) -> Iterator[PloverEvent]:
    """What sources do by what they say, where no event says it more precisely, as an order for a trial does."""
    for said in reading.attributions:
        code = _speech_code(said, codes)
        if code is None or not said.cue or any(_tells_more(claim, said, codes) for claim in reading.claims):
            continue
        yield PloverEvent(
            root=codes.root(code), words=said.cue[0], sources=_speakers(said), targets=(*said.addressees, *said.content)
        )


def _tells_more(claim: Claim, said: Attribution, codes: PloverCodes) -> bool:
    """Whether the claim already codes what the source does: by the words of the cue, or by what is demanded."""
    if claim.event.plover is None:
        return False
    if any(span.overlaps(claim.event.trigger) for span in said.cue):
        return True
    return claim.attribution == said.id and _demanded_code(claim.event.plover, said, codes) is not None


def _speech_code(said: Attribution, codes: PloverCodes) -> str | None:
    """What the source does by saying it: by the words of the cue, of what is said, else by the speech act."""
    for span in said.cue:
        for word, code in codes.cue_words.items():
            if word in span.text.lower().split():
                return code
    if said.speech_act in {"assert", "announce"} and said.content:
        opening = said.content[0].text.lower().split()[:_OPENING_WORDS]
        return next((code for word, code in codes.content_words.items() if word in opening), None)
    return codes.speech_acts.get(said.speech_act)


def _speakers(said: Attribution) -> tuple[Span, ...]:
    return tuple(span for source in said.sources for span in source.spans)


def _is_agreed_to(event: PloverEvent, other: PloverEvent, reading: Reading) -> bool:
    """Whether the event is only what another agrees or promises to do: the agreeing is what happened."""
    if other.root != "AGREE" or other is event or event.root not in {"AGREE", "THREATEN"}:
        return False
    between = reading.report.text[other.words.end : event.words.start]
    return (
        other.words.end <= event.words.start
        and len(between) <= _REACH_OF_PROMISES
        and " to " in f" {other.words.text}{between}"
    )


_ORDER = re.compile(r"\border(?:s|ed|ing)?\b", re.IGNORECASE)
_OPENING_WORDS = 12
"""Words in which "must" is said of who must, and not of something within."""
_REACH_OF_PROMISES = 60
