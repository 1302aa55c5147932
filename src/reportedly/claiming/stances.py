"""Where a source stands to an event: what its speech act commits it to, and how the event is told."""

from dataclasses import dataclass

from reportedly.claiming.cues import Cue
from reportedly.claiming.modality import Modality
from reportedly.model.claim import Certainty, Stance, TimeStatus
from reportedly.model.span import Span

WILLED = frozenset({"threaten", "announce", "demand", "ask", "doubt"})
"""Speech acts that, where they commit to nothing, concern what has not happened or may not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Stance with its certainty, the time the event is placed in, and the outlet's marker of distance."""

    stance: Stance
    certainty: Certainty
    time_status: TimeStatus
    distance: Span | None


def stand_on(cue: Cue | None, told: Modality, *, denied: bool) -> Stand:
    """Combine the speech act with how the event is told.

    Args:
        cue: of the attribution that the event is told in; None for the outlet's own voice.
        told: negation, modality and tense of the event's clause.
        denied: whether a denying source denies this very event rather than taking it for granted.
    """
    stance = _stance(cue, told, denied=denied)
    return Stand(
        stance=stance,
        certainty=_certainty(cue, told, stance),
        time_status=_time_status(cue, told),
        distance=told.distance,
    )


def _stance(cue: Cue | None, told: Modality, *, denied: bool) -> Stance:
    committed_to: Stance = cue.stance if cue else "asserts"
    if committed_to == "denies" and not denied:
        committed_to = "asserts"
    if committed_to not in {"asserts", "denies"}:
        return "asserts" if cue is not None and cue.act == "demand" and told.under_way else committed_to
    if not told.committed or (told.hearsay and cue is None) or _only_announced(cue, told):
        return "neutral"
    if told.negated:
        return "denies" if committed_to == "asserts" else "neutral"
    return committed_to


def _only_announced(cue: Cue | None, told: Modality) -> bool:
    """Whether the event is ahead and the source only promises, warns of or threatens with it."""
    return cue is not None and told.time_status == "future" and cue.act in {"announce", "warn", "threaten"}


def _certainty(cue: Cue | None, told: Modality, stance: Stance) -> Certainty:
    if stance == "neutral":
        return "possible" if told.distance is not None or told.hearsay else "unspecified"
    if cue is not None and told.certainty == "certain":
        return cue.certainty
    return told.certainty


def _time_status(cue: Cue | None, told: Modality) -> TimeStatus:
    """Threats, demands and questions concern what has not happened, unless their clause says so itself."""
    if told.under_way:
        return "ongoing"
    if cue is not None and cue.stance == "neutral" and cue.act in WILLED and told.time_status == "past":
        return "future" if cue.act in {"threaten", "announce"} else "hypothetical"
    return told.time_status
