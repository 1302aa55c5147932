"""The timeline of an incident, and what is new or revised in the ledger since a day."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.account import Evidence

TimelineKind = Literal["happened", "said", "changed"]
ChangeKind = Literal["new_incident", "new_report", "new_account", "new_figure", "revised_figure", "new_denial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One entry: what is said to have happened that day, what was said that day, or what a source changed.

    `day` is an ISO date, null where the text leaves it open; `until` the last day where it is more than one.
    """

    kind: TimelineKind
    day: str | None
    until: str | None = None
    words: str
    source: str | None = None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing about one incident that is new or revised on a day (ISO date, of publication)."""

    kind: ChangeKind
    incident_id: str
    day: str
    words: str
    evidence: tuple[Evidence, ...] = ()
