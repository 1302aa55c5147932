"""Incidents: the claims of many reports judged to be about the same happening, and why."""

from dataclasses import dataclass

from reportedly.model.identity import content_id
from reportedly.model.incident_overview import IncidentOverview
from reportedly.model.place import PlaceReference
from reportedly.model.warning import Warning


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ClaimReference:
    """One claim of the ledger: the report as it was given, and the claim's id within its reading."""

    report_id: str
    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReason:
    """One comparison that speaks for or against a link.

    `comparison` is its name ("days_apart"), `words` what was found ("1 day apart"), `weight` what it adds to the link's
    score in log-odds: above zero it speaks for one happening, below zero against.
    """

    comparison: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two reports' tellings compared: how likely they are one happening, and every reason.

    A telling is what one report says of one happening; each is named by its first claim. `score` is a probability.
    `judgement` is the id of the judgement that decided in place of the score.
    """

    one: ClaimReference
    other: ClaimReference
    score: float
    reasons: tuple[LinkReason, ...]
    judgement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The claims judged to be about one happening.

    `id` comes from the first claim (by publication date of its report, then by report and claim id), so that it stays
    as later reports join. `claims` are all of them, `reports` the reports they stand in; `primary_in` those reports
    whose main matter this incident is. `event_type`, `place`, `earliest` and `latest` (ISO dates, inclusive) are what
    most tellings say, null where none says; accounts differ and views show how. `links` hold the incident together.
    `overview` is the row that lists show; linking leaves it out, the workflow that keeps incidents adds it.
    """

    id: str
    claims: tuple[ClaimReference, ...]
    reports: tuple[str, ...]
    primary_in: tuple[str, ...]
    event_type: str
    place: PlaceReference | None = None
    earliest: str | None = None
    latest: str | None = None
    links: tuple[Link, ...] = ()
    overview: IncidentOverview | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WireFamily:
    """Reports that are copies or light rewrites of one text: one independent source between them.

    `reports` are in order of publication, so that the first is the likely original. Every report is in exactly one
    family, most in one of their own.
    """

    id: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """What linking found in a set of readings.

    `undecided` are the pairs that a person's judgement would tell most about, the most informative first. `warnings`
    name judgements that contradict later ones and were set aside.
    """

    incidents: tuple[Incident, ...]
    wire_families: tuple[WireFamily, ...]
    undecided: tuple[Link, ...] = ()
    warnings: tuple[Warning, ...] = ()


def incident_id(first: ClaimReference) -> str:
    """The id of the incident whose first claim is `first`."""
    return content_id("i", first.report_id, first.claim_id)
