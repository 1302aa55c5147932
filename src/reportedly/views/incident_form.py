"""The form of an incident template: how far it came, who did it and how surely, with what, whom and what it hit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from reportedly.model.place import PlaceMention
from reportedly.model.span import Span
from reportedly.model.time import TimeMention
from reportedly.views.incident_kinds import IncidentKind

Stage = Literal["accomplished", "attempted", "threatened"]

Confidence = Literal[
    "reported as fact", "claimed or admitted", "suspected or accused", "suspected or accused by authorities", "possible"
]
"""Of the six grades of the MUC-4 task; "acquitted" is not told apart from these."""

GRADES: tuple[Confidence, ...] = get_args(Confidence)

HumanEffect = Literal["death", "injury", "no injury or death", "no injury", "no death"]
PhysicalEffect = Literal["destroyed", "some damage", "no damage"]
HARM: Sequence[Literal["death", "injury"]] = ("death", "injury")
DAMAGE: Sequence[Literal["destroyed", "some damage"]] = ("destroyed", "some damage")
"""The effects that are chosen by what is observed of a target; that it was spared is told in so many words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetNumber:
    """How many: bounds as in `Count`; neither where the text only says that there were several."""

    low: int | None
    high: int | None
    about: bool = False


ONE = TargetNumber(low=1, high=1)
SEVERAL = TargetNumber(low=None, high=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanTarget:
    """People whom the incident was aimed at or befell: a named person, or people as they are described.

    `name` is the fullest form in the report; `kind` is a set-list item of the templates, or "fighter". `country` (ISO
    3166 alpha-2) is whose citizens they are, where what they are called says so.
    """

    name: Span | None
    description: Span | None
    kind: str
    number: TargetNumber
    effects: tuple[HumanEffect, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhysicalTarget:
    """Things that the incident was aimed at or befell."""

    span: Span
    kind: str
    number: TargetNumber
    effect: PhysicalEffect | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What it was done with; no span where only the kind of event tells it ("shot")."""

    kind: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation that is named as responsible, by the name that the report gives it."""

    span: Span
    actor: str | None
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentTemplate:
    """One incident as a report tells it.

    `claims` are the ids of the claims that it was made of. `by_state` is whether somebody in the service of a state did
    it, null where nobody is named. `time` and `places` are null and empty where the report does not say.
    """

    kind: IncidentKind
    stage: Stage
    claims: tuple[str, ...]
    time: TimeMention | None
    country: str | None
    places: tuple[PlaceMention, ...]
    instruments: tuple[Instrument, ...]
    by_state: bool | None
    individuals: tuple[Span, ...]
    organisations: tuple[Organisation, ...]
    physical_targets: tuple[PhysicalTarget, ...]
    human_targets: tuple[HumanTarget, ...]
