"""What the API takes and gives, beside the types of the model and of views."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from reportedly.model.claim import Certainty, ParticipantRole, Stance, TimeStatus
from reportedly.model.claim_record import ClaimRecord
from reportedly.model.correction import Correction, CorrectionVerdict
from reportedly.model.incident import Link
from reportedly.model.incident_overview import IncidentOverview
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.log_entry import LogEntry
from reportedly.model.stored_report import StoredReport
from reportedly.views.incident_index import Facet
from reportedly.views.incident_sheet import IncidentSheet
from reportedly.workflows.corrected_parts import ParticipantShouldBe, PlaceShouldBe
from reportedly.workflows.correcting import ClaimShouldBe, FigureShouldBe

Words = Annotated[str, Field(max_length=2_000)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
People = Annotated[int, Field(ge=0, le=10**12)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why there is no other answer: thing, place and cure in one line."""

    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentList:
    """Some of the incidents asked for; `next` is where the list goes on, null at its end."""

    incidents: tuple[IncidentOverview, ...]
    facets: tuple[Facet, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentAnswer:
    """One incident with all views of it."""

    incident: IncidentSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimList:
    """Some of the claims asked for; `next` as in `IncidentList`."""

    claims: tuple[ClaimRecord, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportList:
    """Some of the reports asked for; `next` as in `IncidentList`."""

    reports: tuple[StoredReport, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAnswer:
    """One report; `reading` is what `reportedly read` gives of it, null where it was not read."""

    stored: StoredReport
    text: str
    reading: dict[str, Any] | None
    corrections: tuple[Correction, ...]
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenOf:
    """A source and the number of incidents that it speaks of."""

    key: str
    incidents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """Some of the sources that speak under a name, in the order of their keys; `next` as in `IncidentList`."""

    sources: tuple[SpokenOf, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogList:
    """Some entries of the log, the oldest first; `next` is the number after which it goes on."""

    entries: tuple[LogEntry, ...]
    next: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAnswer:
    """The links worth judging, the most informative first, and the judgements that hold."""

    undecided: tuple[Link, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobAnswer:
    """Work under way; `reports` are the ids in the ledger of those that it has added so far."""

    id: str
    title: str
    state: str
    doing: str
    done: int
    claims: int
    failed: int
    messages: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """A report to add; without a `report_id` it gets one from its text."""

    text: Annotated[str, Field(min_length=1)]
    report_id: Words | None = None
    title: Words | None = None
    outlet: Words | None = None
    published: Day | None = None
    url: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEnds:
    """The ends of one figure of the claim, inclusive; both null where it is no figure of this event."""

    low: People | None = None
    high: People | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParticipant:
    """Who takes part, in the report's own words, as what, and with an actor code where there is one."""

    words: Annotated[str, Field(min_length=1, max_length=2_000)]
    role: ParticipantRole
    actor: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """Where it was, in the report's own words, and the number that GeoNames has for it."""

    words: Annotated[str, Field(min_length=1, max_length=2_000)]
    geonameid: Annotated[int, Field(ge=1, le=2**32)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCorrection:
    """What a person says of a claim; the fields behind `reason` belong to the verdict `corrected`.

    `participants` and `places` are all that the claim should have; null leaves them as they are.
    """

    report: Words
    claim: Words
    verdict: CorrectionVerdict
    reason: Words = ""
    event_type: Words | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    time_status: TimeStatus | None = None
    figures: tuple[FigureEnds, ...] = ()
    participants: tuple[NewParticipant, ...] | None = None
    places: tuple[NewPlace, ...] | None = None

    def should_be(self) -> ClaimShouldBe:
        """What of the claim should be otherwise; empty words ask for nothing."""
        return ClaimShouldBe(
            event_type=self.event_type or None,
            stance=self.stance,
            certainty=self.certainty,
            time_status=self.time_status,
            figures=tuple(FigureShouldBe(low=one.low, high=one.high) for one in self.figures),
            participants=None if self.participants is None else tuple(map(_participant, self.participants)),
            places=None if self.places is None else tuple(map(_place, self.places)),
        )


def _participant(one: NewParticipant) -> ParticipantShouldBe:
    return ParticipantShouldBe(words=one.words, role=one.role, actor=one.actor or None)


def _place(one: NewPlace) -> PlaceShouldBe:
    return PlaceShouldBe(words=one.words, geonameid=one.geonameid)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJudgement:
    """What a person says of two things, each an incident, a report, or a claim as REPORT#CLAIM."""

    one: Words
    other: Words
    verdict: Verdict
    reason: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWithdrawal:
    """Why something is taken back."""

    reason: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The id of what was recorded."""

    id: str
