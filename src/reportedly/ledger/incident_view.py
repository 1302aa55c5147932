"""Incidents, wire families and judgements, as linking and people left them."""

from collections.abc import Iterator

from sqlalchemy import Select, and_, func, select

from reportedly.errors import LedgerError
from reportedly.ledger import tables
from reportedly.ledger.claim_query import claim_conditions
from reportedly.ledger.column_text import in_column
from reportedly.ledger.payloads import payload_of
from reportedly.ledger.view_base import ANYTHING, ViewBase
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.incident import Incident, Link, WireFamily
from reportedly.model.judgement import Judgement
from reportedly.model.membership import Membership


class IncidentView(ViewBase):
    """What happened, as far as claims could be gathered."""

    def incidents(self, wanted: ClaimFilter = ANYTHING) -> Iterator[Incident]:
        """The incidents that have a claim which the filter asks for, the latest first."""
        incidents = tables.incidents
        statement = select(incidents.c.form).order_by(incidents.c.day.desc(), incidents.c.id)
        if wanted != ANYTHING:
            statement = statement.where(incidents.c.id.in_(self._incidents_with(wanted)))
        for row in self._streamed(statement):
            yield payload_of(Incident, row.form)

    def incident_forms(self) -> Iterator[tuple[str, str]]:
        """The id and the JSON form of every incident, for whoever needs only a part of each."""
        incidents = tables.incidents
        for row in self._streamed(select(incidents.c.id, incidents.c.form)):
            yield row.id, row.form

    def incidents_corrected_since_linking(self) -> dict[str, int]:
        """The incidents in whose reports people corrected something since linking last found anything new.

        Each with the number of the last log entry that says so.
        """
        log, corrections = tables.log_entries.c, tables.corrections.c
        linked = select(func.coalesce(func.max(log.number), 0)).where(log.action == "incidents_linked")
        statement = (
            select(tables.incident_claims.c.incident, func.max(log.number).label("last"))
            .join(tables.reports, tables.reports.c.id == tables.incident_claims.c.report)
            .join(tables.corrections, corrections.dated_text == tables.reports.c.dated_text)
            .join(tables.log_entries, log.subject == corrections.id)
            .where(log.number > linked.scalar_subquery(), log.action.in_(["claim_corrected", "correction_withdrawn"]))
            .group_by(tables.incident_claims.c.incident)
        )
        return {row.incident: row.last for row in self._connection.execute(statement)}

    def incident(self, incident_id: str) -> Incident:
        """One incident.

        Raises:
            LedgerError: when there is none with this id.
        """
        form = self._connection.scalar(select(tables.incidents.c.form).where(tables.incidents.c.id == incident_id))
        if form is None:
            raise LedgerError(f"{incident_id}: no such incident; run reportedly link, then reportedly incidents")
        return payload_of(Incident, form)

    def incidents_of(self, report_id: str) -> list[Incident]:
        """The incidents that a report tells of, its main matter first."""
        of_report = tables.incident_claims.c.report == in_column(report_id)
        ids = select(tables.incident_claims.c.incident).where(of_report)
        statement = (
            select(tables.incidents.c.form).where(tables.incidents.c.id.in_(ids)).order_by(tables.incidents.c.id)
        )
        found = [payload_of(Incident, row.form) for row in self._connection.execute(statement)]
        return sorted(found, key=lambda incident: report_id not in incident.primary_in)

    def memberships(self, report_id: str) -> list[Membership]:
        """Which incidents the claims of a report belong to, in no order."""
        members = tables.incident_claims.c
        statement = select(members.incident, members.claim_id, members.is_primary)
        rows = self._rows(statement.where(members.report == in_column(report_id)))
        return [Membership(incident=row.incident, claim_id=row.claim_id, is_primary=row.is_primary) for row in rows]

    def wire_family_of(self, report_id: str) -> str | None:
        """The wire family that a report belongs to; None before it was linked."""
        families = tables.wire_families.c
        return self._connection.scalar(select(families.family).where(families.report == in_column(report_id)))

    def reports_of_family(self, family: str) -> tuple[str, ...]:
        """The reports of one wire family, in order."""
        families = tables.wire_families.c
        statement = select(families.report).where(families.family == family).order_by(families.position)
        return tuple(self._connection.scalars(statement))

    def wire_families(self) -> Iterator[WireFamily]:
        """All wire families, each with its reports in order."""
        families = tables.wire_families.c
        statement = select(families.family, families.report).order_by(families.family, families.position)
        family, reports = "", list[str]()
        for row in self._streamed(statement):
            if reports and row.family != family:
                yield WireFamily(id=family, reports=tuple(reports))
                reports = []
            family = row.family
            reports.append(row.report)
        if reports:
            yield WireFamily(id=family, reports=tuple(reports))

    def undecided_links(self) -> tuple[Link, ...]:
        """The pairs that a person's judgement would tell most about, the most informative first."""
        links = tables.undecided_links.c
        rows = self._connection.execute(select(links.form).order_by(links.position))
        return tuple(payload_of(Link, row.form) for row in rows)

    def judgements(self, *, withdrawn: bool = False) -> list[Judgement]:
        """What people said of two tellings, the earliest first; withdrawn judgements only where asked for."""
        judgements = tables.judgements.c
        statement = select(judgements.payload_sha256, judgements.withdrawal_sha256).order_by(judgements.key)
        found = [self._said(Judgement, row) for row in self._rows(statement)]
        return [one for one in found if withdrawn or one.withdrawn is None]

    def _incidents_with(self, wanted: ClaimFilter) -> Select[tuple[str]]:
        members, reports, claims = tables.incident_claims, tables.reports, tables.claims
        of_the_member = _only_publication(wanted)
        return (
            select(members.c.incident)
            .join(reports, reports.c.id == members.c.report)
            .join(claims, and_(claims.c.dated_text == reports.c.dated_text, claims.c.claim_id == members.c.claim_id))
            .where(*claim_conditions(wanted, self._connection.dialect.name), *self._report_conditions(of_the_member))
        )


def _only_publication(wanted: ClaimFilter) -> ClaimFilter:
    """What the filter asks of the one report in which a claim was linked, where others carry the same text."""
    return ClaimFilter(outlet=wanted.outlet, report=wanted.report)
