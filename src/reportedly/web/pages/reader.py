"""One report: its text on the left, its claims on the right, and what people say of each claim."""

from typing import Annotated, Literal, cast, get_args

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from reportedly.errors import UsageError
from reportedly.exports.html_claims import claim_groups
from reportedly.exports.html_text import text_pieces
from reportedly.exports.html_voices import said_by_voices
from reportedly.ledger.view import LedgerView
from reportedly.model.claim import Certainty, ParticipantRole, Stance, TimeStatus
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.correction import CorrectionVerdict
from reportedly.model.incident import ClaimReference
from reportedly.model.plain_form import plain_form
from reportedly.model.reading_form import reading_form
from reportedly.model.stored_report import StoredReport
from reportedly.views.claims_by_source import claims_by_source
from reportedly.web.answers import data, see_other
from reportedly.web.export_formats import export_file
from reportedly.web.links import report_address
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.reader_text import marked_pieces, quote_of
from reportedly.web.rights import change, look
from reportedly.web.templating import page
from reportedly.workflows.corrected_parts import ParticipantShouldBe, PlaceShouldBe
from reportedly.workflows.correcting import (
    ClaimShouldBe,
    FigureShouldBe,
    correct_claim,
    event_types,
    reading_with_corrections,
    withdraw_correction,
)
from reportedly.workflows.export_ledger import exported_claims

router = APIRouter(include_in_schema=False)

Reason = Annotated[str, Form(max_length=2_000)]
Lines = Annotated[list[str], Form(max_length=1_000)]
Roles = Annotated[list[ParticipantRole], Form(max_length=1_000)]

FileForm = Literal["json", "csv"]

LARGEST_FIGURE_DIGITS = 12
"""More than there are people, and no number that a database cannot hold."""


@router.get("/reports/{report_id:path}", dependencies=[look])
def read(
    request: Request,
    report_id: str,
    claim: Annotated[str | None, Query(max_length=100)] = None,
    words: Annotated[str | None, Query(max_length=30, description="Offsets into the text, as in 120-136")] = None,
) -> Response:
    """Show one report; what the address asks for stands out in it. Behind ".json" and ".csv" stand its claims."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        stored, form = named_report(view, report_id)
        report_id = stored.id
        if form is not None:
            return as_file(view, stored, form)
        reading, corrections = reading_with_corrections(view, report_id)
        versions = [one for one in view.versions(stored.report_id) if one.text_sha256 != stored.text_sha256]
        copies = copies_of(view, stored)
        incidents = view.incidents_of(report_id)
        incident_of = {one.claim_id: one.incident for one in view.memberships(report_id)}
    by_source = claims_by_source(reading)
    said = said_by_voices(by_source)
    quote = quote_of(reading, claim=claim, words=words)
    return page(
        request,
        "reader.html.jinja",
        stored=stored,
        report=reading.report,
        link=stored.url if stored.url and stored.url.startswith(("https://", "http://")) else None,
        warnings=[*stored.warnings, *reading.warnings],
        versions=versions,
        copies=copies,
        incidents=incidents,
        incident_of=incident_of,
        pieces=marked_pieces(text_pieces(reading, by_source, said), quote),
        groups=claim_groups(by_source, said),
        number_of_claims=by_source.number_of_claims,
        number_of_sources=by_source.number_of_sources,
        corrections=corrections,
        asked=claim,
        event_types=event_types(),
    )


@router.post("/reports/{report_id:path}", dependencies=[change])
def say_of_claim(
    request: Request,
    report_id: str,
    claim: Annotated[str, Form(max_length=100)],
    verdict: Annotated[CorrectionVerdict, Form()],
    *,
    reason: Reason = "",
    event_type: Annotated[str | None, Form(max_length=200)] = None,
    stance: Annotated[Stance | None, Form()] = None,
    certainty: Annotated[Certainty | None, Form()] = None,
    time_status: Annotated[TimeStatus | None, Form()] = None,
    low: Lines = [],  # noqa: B006 - FastAPI copies defaults
    high: Lines = [],  # noqa: B006 - as `low`
    who: Lines = [],  # noqa: B006 - as `low`
    role: Roles = [],  # noqa: B006 - as `low`
    actor: Lines = [],  # noqa: B006 - as `low`
    where: Lines = [],  # noqa: B006 - as `low`
    geonameid: Lines = [],  # noqa: B006 - as `low`
) -> Response:
    """Put into the log what a person says of one claim: that it is right, wrong, or should be otherwise."""
    ledger: OpenLedger = request.app.state.ledger
    if len(low) != len(high):
        raise UsageError("figures: give a low and a high end for each")
    if not len(who) == len(role) == len(actor) or len(where) != len(geonameid):
        raise UsageError("participants and places: give words, role and code for each, empty where there is none")
    correct_claim(
        ledger.ledger,
        ClaimReference(report_id=report_id, claim_id=claim),
        verdict,
        by=ledger.editor,
        reason=reason.strip(),
        should_be=ClaimShouldBe(
            event_type=event_type or None,
            stance=stance,
            certainty=certainty,
            time_status=time_status,
            figures=tuple(
                FigureShouldBe(low=whole_number(one), high=whole_number(other))
                for one, other in zip(low, high, strict=True)
            ),
            participants=participants_in_form(who, role, actor),
            places=places_in_form(where, geonameid),
        ),
    )
    return see_other(report_address(report_id, claim=claim))


@router.post("/corrections/{correction_id}/withdrawal", dependencies=[change])
def take_back(
    request: Request,
    correction_id: str,
    report: Annotated[str, Form(max_length=2_000)],
    claim: Annotated[str, Form(max_length=100)],
    reason: Reason = "",
) -> Response:
    """Take back what was said of a claim."""
    ledger: OpenLedger = request.app.state.ledger
    withdraw_correction(ledger.ledger, correction_id, by=ledger.editor, reason=reason.strip())
    return see_other(report_address(report, claim=claim))


def named_report(view: LedgerView, name: str) -> tuple[StoredReport, FileForm | None]:
    """The report that an address names, and the format that it asks for; an id may itself end in ".json".

    Raises:
        LedgerError: when there is no such report.
    """
    stem, dot, suffix = name.rpartition(".")
    if dot and suffix in get_args(FileForm) and not view.has_report(name):
        return view.stored_report(stem), cast("FileForm", suffix)
    return view.stored_report(name), None


def as_file(view: LedgerView, stored: StoredReport, form: FileForm) -> Response:
    """A report with its reading and what people said of it as JSON; its claims as CSV."""
    if form == "json":
        reading, corrections = reading_with_corrections(view, stored.id)
        said = plain_form(tuple(corrections.values()))
        return data({**reading_form(reading), "stored": plain_form(stored), "corrections": said})
    return export_file("claims", "csv", exported_claims(view, ClaimFilter(report=stored.id)))


def copies_of(view: LedgerView, stored: StoredReport) -> list[StoredReport]:
    """Other publications of this text, and the reports of its wire family."""
    same_text = {one.id: one for one in view.copies(stored.text_sha256)}
    family = view.wire_family_of(stored.id)
    kin = view.reports_of_family(family) if family is not None else ()
    found = same_text | {report: view.stored_report(report) for report in kin}
    return [one for report, one in found.items() if report != stored.id]


def participants_in_form(
    who: list[str], roles: list[ParticipantRole], actors: list[str]
) -> tuple[ParticipantShouldBe, ...] | None:
    """The participants that a form asks for, rows without words left out; None where the form has no rows."""
    rows = zip(who, roles, actors, strict=True)
    given = (
        ParticipantShouldBe(words=words.strip(), role=role, actor=actor.strip() or None)
        for words, role, actor in rows
        if words.strip()
    )
    return tuple(given) if who else None


def places_in_form(where: list[str], geonameids: list[str]) -> tuple[PlaceShouldBe, ...] | None:
    """The places that a form asks for, as participants."""
    rows = zip(where, geonameids, strict=True)
    given = (
        PlaceShouldBe(words=words.strip(), geonameid=whole_number(number, what="a number of GeoNames"))
        for words, number in rows
        if words.strip()
    )
    return tuple(given) if where else None


def whole_number(written: str, *, what: str = "a number of people") -> int | None:
    """A number as people write it into a form; None where nothing is written.

    Raises:
        UsageError: when it is no whole number that `what` can be.
    """
    digits = written.strip().replace(",", "")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= LARGEST_FIGURE_DIGITS):
        raise UsageError(f"{written}: not {what}; give digits, or nothing where there is none")
    return int(digits)
