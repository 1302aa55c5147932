"""Claims: one source's account of one event in one report, the atom of the ledger."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.count import Casualty, Count
from reportedly.model.place import PlaceMention
from reportedly.model.span import Span
from reportedly.model.time import TimeMention

Stance = Literal["asserts", "denies", "doubts", "neutral"]
Certainty = Literal["certain", "probable", "possible", "unspecified"]
TimeStatus = Literal["past", "ongoing", "future", "hypothetical"]
ParticipantRole = Literal["agent", "target", "victim", "recipient", "participant"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is said to have happened.

    `type` is a dotted id of the project's own hierarchy; `trigger` is the word or words that stand for the event.
    `plover`, `cameo` and `acled` are that type's codes in the three schemes; null where a scheme has none.
    """

    type: str
    trigger: Span
    plover: str | None = None
    cameo: str | None = None
    acled: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Span):
    """Who took part in the event, and as what."""

    role: ParticipantRole
    actor: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One source's account of one event.

    `attribution` is the id of the innermost attribution whose content holds the trigger; null means that the outlet
    says it in its own voice. `stance` is where that source stands to the event; `distance` the outlet's own marker
    on it ("alleged"). `about` names the claims that a denial, doubt, confirmation or admission answers. `confidence`
    is the chance that the report makes this claim, in that voice and with that stance; never that it is true.
    """

    id: str
    attribution: str | None
    stance: Stance
    certainty: Certainty
    time_status: TimeStatus
    distance: Span | None = None
    event: Event
    participants: tuple[Participant, ...] = ()
    means: tuple[Span, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    counts: tuple[Count, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    about: tuple[str, ...] = ()
    confidence: float | None = None
