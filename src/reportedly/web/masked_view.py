"""The ledger without names that go (private persons, or a list): the one place where they are masked for all pages."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection

from reportedly.errors import LedgerError
from reportedly.ledger.corrected import effective_claims
from reportedly.ledger.view import LedgerView
from reportedly.ledger.view_base import ANYTHING
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.claim_record import ClaimRecord
from reportedly.model.correction import Correction
from reportedly.model.incident import Incident, Link
from reportedly.model.incident_overview import IncidentOverview
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.stored_report import StoredReport
from reportedly.views.claims_of_reading import sentence_of
from reportedly.views.redaction import Pseudonyms, masked, redacted


class MaskedView(LedgerView):
    """A view in which readings, reports and claims carry pseudonyms; ids stay, and offsets fit the masked text.

    What quotes reports without saying where (reasons of links, titles of what was not read) is left out.
    """

    def __init__(self, connection: Connection, pseudonyms: Pseudonyms) -> None:
        super().__init__(connection)
        self._open = LedgerView(connection)
        self._pseudonyms = pseudonyms

    def stored_report(self, report_id: str) -> StoredReport:
        """A report's record without what leads to names."""
        return self._masked(self._open.stored_report(report_id))

    def stored_reports(
        self, wanted: ClaimFilter = ANYTHING, *, after: str | None = None, limit: int | None = None
    ) -> Iterator[StoredReport]:
        """Records of reports without what leads to names."""
        return map(self._masked, self._open.stored_reports(wanted, after=after, limit=limit))

    def versions(self, report_id: str) -> list[StoredReport]:
        """Records of reports without what leads to names."""
        return list(map(self._masked, self._open.versions(report_id)))

    def copies(self, text_sha256: str) -> list[StoredReport]:
        """Records of reports without what leads to names."""
        return list(map(self._masked, self._open.copies(text_sha256)))

    def report(self, report_id: str) -> Report:
        """A report with pseudonyms in its text."""
        return self.reading(report_id).report

    def reading(self, report_id: str) -> Reading:
        """A reading with pseudonyms; corrected claims as corrected, because corrections come without them."""
        reading = self._open.reading(report_id)
        claims = effective_claims(reading, self._open.corrections(report_id))
        return self._redacted(replace(reading, claims=tuple(claims)), report_id)

    def corrected_reading(self, report_id: str) -> Reading:
        """A reading with people's corrections, and with pseudonyms."""
        return self._redacted(self._open.corrected_reading(report_id), report_id)

    def corrections(self, report_id: str, *, withdrawn: bool = False) -> list[Correction]:
        """What people said of claims, without the claims, which quote the report."""
        return [
            masked(replace(one, claim=None), self._pseudonyms)
            for one in self._open.corrections(report_id, withdrawn=withdrawn)
        ]

    def claims(
        self, wanted: ClaimFilter = ANYTHING, *, after: str | None = None, limit: int | None = None
    ) -> Iterator[ClaimRecord]:
        """Claims with pseudonyms in sentence and source."""
        for record in self._open.claims(wanted, after=after, limit=limit):
            reading = self.reading(record.reports[0])
            claim = next(one for one in reading.claims if one.id == record.claim_id)
            said = next((one for one in reading.attributions if one.id == claim.attribution), None)
            speaker = next((one for one in said.sources if one.role == "speaker"), None) if said else None
            yield replace(
                masked(record, self._pseudonyms),
                reports=record.reports,
                trigger=claim.event.trigger,
                sentence=sentence_of(claim.event.trigger, reading),
                source=" ".join(span.text for span in speaker.spans) if speaker and record.source else None,
            )

    def incidents(self, wanted: ClaimFilter = ANYTHING) -> Iterator[Incident]:
        """Incidents without the words that their links quote."""
        return (masked_incident(one, self._pseudonyms) for one in self._open.incidents(wanted))

    def incident(self, incident_id: str) -> Incident:
        """One incident without the words that its links quote."""
        return masked_incident(self._open.incident(incident_id), self._pseudonyms)

    def undecided_links(self) -> tuple[Link, ...]:
        """Links worth judging without the words that they quote."""
        return tuple(map(masked_link, self._open.undecided_links()))

    def content(self, sha256: str) -> bytes:
        """Nothing: payloads and sources quote reports as they are.

        Raises:
            LedgerError: always.
        """
        raise LedgerError(f"{sha256}: is kept back while names of private persons are masked")

    def _redacted(self, reading: Reading, report_id: str) -> Reading:
        public = redacted(reading, self._pseudonyms)
        return replace(public, report=replace(public.report, report_id=report_id))

    def _masked(self, stored: StoredReport) -> StoredReport:
        read = self._open.has_reading(stored.text_sha256, stored.published)
        title = self.report(stored.id).title if read else None
        public = masked(replace(stored, title=title, url=None, raw=None, original=None), self._pseudonyms)
        return replace(public, id=stored.id, report_id=stored.report_id)


def masked_incident(incident: Incident, pseudonyms: Pseudonyms) -> Incident:
    """An incident whose links give only what was compared, and whose row names nobody."""
    overview = masked_overview(incident.overview, pseudonyms) if incident.overview else None
    links = tuple(map(masked_link, incident.links))
    return replace(incident, links=links, place=masked(incident.place, pseudonyms), overview=overview)


def masked_link(link: Link) -> Link:
    """A link whose reasons say what was compared and not what was found."""
    reasons = (replace(one, words=one.comparison.replace("_", " ")) for one in link.reasons)
    return replace(link, reasons=tuple(reasons))


def masked_overview(overview: IncidentOverview, pseudonyms: Pseudonyms) -> IncidentOverview:
    """The row of an incident without its sentence, and without sources that go by a name and not by an actor's code."""
    coded = {key for key in overview.sources if key.upper() == key or key.startswith("own voice/")}
    public = replace(
        overview,
        sentence=None,
        sources=tuple(key for key in overview.sources if key in coded),
        figures=tuple(
            replace(bar, ticks=tuple(replace(tick, label="a source") for tick in bar.ticks)) for bar in overview.figures
        ),
        contradictions=tuple(one for one in overview.contradictions if {one.one, one.other} <= coded),
        revised=tuple(key for key in overview.revised if key in coded),
    )
    return masked(public, pseudonyms)
