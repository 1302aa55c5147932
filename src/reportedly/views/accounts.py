"""The accounts of an incident side by side: a matrix of slots by source, with the exact sentence behind each value."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from reportedly.model.account import (
    Account,
    AccountCell,
    AccountsMatrix,
    Evidence,
    Quantity,
    Side,
    Slot,
    Statement,
)
from reportedly.model.claim import Claim
from reportedly.model.count import Outcome
from reportedly.model.incident import ClaimReference, Incident, WireFamily
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.account_sources import Speaker, Speakers, best_label
from reportedly.views.agreement import slot_row
from reportedly.views.sides import Sides, gathered, shipped_sides
from reportedly.views.slot_values import SlotValue, slot_values
from reportedly.views.wording import phrase

ALWAYS_SHOWN: tuple[Slot, ...] = ("what", "who", "whom", "means", "killed", "injured", "where", "when")
"""Rows of every matrix; the other outcomes are rows where somebody gives a figure."""

UNDATED = "9999-12-31"
"""What has no date counts as said last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value of one claim, with everything about its saying."""

    value: SlotValue
    speaker: Speaker
    family: str
    said_on: str | None
    claim: Claim
    evidence: Evidence


def accounts_matrix(
    incident: Incident,
    readings: Mapping[str, Reading],
    families: Iterable[WireFamily] = (),
    *,
    sides: Sides | None = None,
    until: str | None = None,
) -> AccountsMatrix:
    """Lay the accounts of an incident side by side.

    Args:
        incident: the incident, as linking gives it.
        readings: the readings of its reports by report id; claims of reports that are missing are left out.
        families: wire families, so that copies count as one independent report.
        sides: who belongs together; without it, what comes with the package.
        until: an ISO date; what was said later is left out, for looking back at what was known when.
    """
    known = sides or shipped_sides()
    by_key = said_by_source(incident, readings, families, until=until)
    slots = _slots(by_key)
    side_of = _sides_of(by_key, known)
    accounts = _in_reading_order(
        [
            _account(key, said, slots, side_of[key].id, label)
            for (key, said), label in zip(by_key.items(), _labels(by_key), strict=True)
        ],
        {side.id: known.place(side) for side in side_of.values()},
    )
    last = {key: last_word(said) for key, said in by_key.items()}
    return AccountsMatrix(
        incident_id=incident.id,
        sides=tuple(dict.fromkeys(side_of[account.key] for account in accounts)),
        accounts=accounts,
        slots=tuple(
            slot_row(
                slot,
                {account.label: [value for value in last[account.key] if value.slot == slot] for account in accounts},
                {account.label: account.side for account in accounts},
                known,
            )
            for slot in slots
        ),
    )


def said_by_source(
    incident: Incident,
    readings: Mapping[str, Reading],
    families: Iterable[WireFamily] = (),
    *,
    until: str | None = None,
) -> dict[str, list[Said]]:
    """Every value of every claim of an incident by the key of its source, in the order of saying."""
    here = {report: readings[report] for report in incident.reports if report in readings}
    speakers = Speakers(here, families)
    claims = {
        ClaimReference(report_id=report, claim_id=claim.id): claim
        for report, reading in here.items()
        for claim in reading.claims
    }
    by_key: dict[str, list[Said]] = defaultdict(list)
    for reference in incident.claims:
        if reference in claims:
            for said in _values_said(reference, claims, here[reference.report_id], speakers):
                if until is None or (said.said_on or UNDATED) <= until:
                    by_key[said.speaker.key].append(said)
    return {key: sorted(said, key=lambda one: one.said_on or UNDATED) for key, said in by_key.items()}


def statements(said: Iterable[Said]) -> tuple[Statement, ...]:
    """What one source says for one slot, the same value in several reports as one statement, in order of saying."""
    by_value: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for one in said:
        by_value[one.value.key].append(one)
    return tuple(_statement(same) for same in by_value.values())


def _values_said(
    reference: ClaimReference, claims: Mapping[ClaimReference, Claim], reading: Reading, speakers: Speakers
) -> Iterator[Said]:
    claim, report = claims[reference], reading.report

    def answered(claim_id: str) -> Claim | None:
        return claims.get(ClaimReference(report_id=report.report_id, claim_id=claim_id))

    for value in slot_values(claim, answered):
        yield said_in(reading, claim, value, speakers)


def said_in(reading: Reading, claim: Claim, value: SlotValue, speakers: Speakers) -> Said:
    """One value of one claim as its speaker said it in a report."""
    report = reading.report
    attribution = speakers.attribution(report.report_id, claim)
    said_at = attribution.said_at.latest if attribution and attribution.said_at else None
    return Said(
        value=value,
        speaker=speakers.of(report.report_id, claim),
        family=speakers.family(report.report_id),
        said_on=said_at or report.published,
        claim=claim,
        evidence=Evidence(
            claim=ClaimReference(report_id=report.report_id, claim_id=claim.id),
            outlet=report.outlet,
            published=report.published,
            sentence=_sentence(reading, value.words),
            words=value.words,
        ),
    )


def _sentence(reading: Reading, words: Span) -> Span:
    """The sentence in which the words begin; the words themselves where the reading has no such sentence."""
    for sentence in reading.sentences:
        if sentence.holds(words.start):
            return Span(start=sentence.start, end=sentence.end, text=sentence.text)
    return words


def _slots(by_key: Mapping[str, Sequence[Said]]) -> tuple[Slot, ...]:
    spoken_of = {one.value.slot for said in by_key.values() for one in said}
    return tuple(slot for slot in get_args(Slot) if slot in ALWAYS_SHOWN or slot in spoken_of)


def _account(key: str, said: Sequence[Said], slots: Sequence[Slot], side: str, label: str) -> Account:
    speaker = said[0].speaker
    return Account(
        key=key,
        label=label,
        kind=speaker.kind,
        actor=speaker.actor,
        anonymous=speaker.anonymous,
        side=side,
        cells=tuple(
            AccountCell(slot=slot, statements=statements(one for one in said if one.value.slot == slot))
            for slot in slots
        ),
    )


def _statement(same: Sequence[Said]) -> Statement:
    first = same[0]
    qualifiers = [first.value.hedge, *_doubt(first.claim), "not named" if first.speaker.anonymous else None]
    return Statement(
        value=first.value.value,
        code=first.value.code,
        quantity=first.value.quantity,
        stance=first.value.stance,
        certainty=first.claim.certainty,
        hedge=", ".join(filter(None, qualifiers)) or None,
        said_on=first.said_on,
        through=tuple(dict.fromkeys(name for one in same for name in one.speaker.through)),
        independent_reports=len({one.family for one in same}),
        reports=tuple(dict.fromkeys(one.evidence.claim.report_id for one in same)),
        evidence=tuple(dict.fromkeys(one.evidence for one in same)),
    )


def _doubt(claim: Claim) -> Iterator[str]:
    if claim.certainty in {"possible", "probable"}:
        yield claim.certainty
    if claim.distance is not None:
        yield phrase((claim.distance,))


def last_word(said: Sequence[Said]) -> list[SlotValue]:
    """What a source stands by: of figures the latest, of several in one report the total; of the rest everything."""
    kept = [one.value for one in said if one.value.quantity is None]
    for outcome in get_args(Outcome):
        figures = [one for one in said if one.value.slot == outcome and one.value.quantity is not None]
        if figures:
            latest = [one for one in figures if one.said_on == figures[-1].said_on]
            kept.append(max(latest, key=lambda one: total(one.value.quantity)).value)
    return kept


def total(quantity: Quantity | None) -> int:
    """The number by which figures of one source are told total from part."""
    return (
        max((end for end in (quantity.low, quantity.high, quantity.best) if end is not None), default=0)
        if quantity
        else 0
    )


def _labels(by_key: Mapping[str, Sequence[Said]]) -> list[str]:
    """A name for each source in the reports' own words; two of one name are told apart by their keys."""
    labels = [best_label([one.speaker.label for one in said], key) for key, said in by_key.items()]
    return [f"{label} ({key})" if labels.count(label) > 1 else label for key, label in zip(by_key, labels, strict=True)]


def _sides_of(by_key: Mapping[str, Sequence[Said]], sides: Sides) -> dict[str, Side]:
    side_of = {key: sides.side(said[0].speaker.actor, said[0].speaker.kind) for key, said in by_key.items()}
    by_id = {side.id: side for side in side_of.values()}
    part_of = gathered(by_id.values())
    return {key: by_id[part_of[side.id]] for key, side in side_of.items()}


def _in_reading_order(accounts: Sequence[Account], places: Mapping[str, int]) -> tuple[Account, ...]:
    """Parties before bystanders; whichever side says most comes first, and within a side whoever says most."""
    spoken = {account.key: sum(len(cell.statements) for cell in account.cells) for account in accounts}
    by_side: Counter[str] = Counter()
    for account in accounts:
        by_side[account.side] += spoken[account.key]

    def order(account: Account) -> tuple[object, ...]:
        return places[account.side], -by_side[account.side], account.side, -spoken[account.key], account.key

    return tuple(sorted(accounts, key=order))
