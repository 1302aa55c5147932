"""An incident as a list shows it: what, where and when, who speaks, how the accounts stand, and the figures."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.claim import Stance
from reportedly.model.count import Outcome

Badge = Literal["agree", "conflict", "denied", "single source"]
"""How the accounts of an incident stand to one another in a word: `denied` where anybody denies what another asserts,
else `conflict` where any slot conflicts, `single source` where only one speaks, else `agree`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTick:
    """What one source says of one outcome; an end that it leaves open is null."""

    label: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBar:
    """The figures of one outcome, from the lowest to the highest that anybody gives, with a tick for each source."""

    outcome: Outcome
    low: int | None
    high: int | None
    open_above: bool
    ticks: tuple[FigureTick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """One source excludes what another says in a slot of the accounts, or denies it; by the keys of their accounts.

    Who denies is `one`; where both assert and exclude each other (`conflict`) the order means nothing.
    """

    slot: str
    kind: Literal["conflict", "denied"]
    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentOverview:
    """One incident in one row.

    `day` (ISO) is the first day that most tellings give, or the earliest publication where none gives any; lists go by
    it. `radius_km` is how far from `lat`, `lon` the place may be, for a circle on a map; all three are null where the
    place is not resolved. `independent_sources` counts voices, the copies of one agency text as one; `reports` counts
    them all. `actors` are codes of who takes part, `sources` keys of who speaks, `outlets` who published. `revised`
    are the keys of sources that changed a figure, one for each time they did.
    """

    incident_id: str
    event_type: str
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    day: str | None
    earliest: str | None
    latest: str | None
    reports: int
    independent_sources: int
    badge: Badge
    has_denial: bool
    figures_conflict: bool
    figures: tuple[FigureBar, ...]
    actors: tuple[str, ...]
    sources: tuple[str, ...]
    outlets: tuple[str, ...]
    stances: tuple[Stance, ...]
    sentence: str | None
    contradictions: tuple[Contradiction, ...] = ()
    revised: tuple[str, ...] = ()
