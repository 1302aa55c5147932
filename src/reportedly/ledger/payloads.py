"""What log entries say, in full: each action has one frozen type, kept as canonical JSON under its hash."""

import json
from dataclasses import dataclass
from typing import TypeVar

from reportedly.errors import LedgerError
from reportedly.model.incident import Incident, Link, WireFamily
from reportedly.model.judgement import Withdrawal
from reportedly.model.plain_form import JSONData, canonical_json, plain_form, typed_form
from reportedly.model.reading import Reading
from reportedly.model.reading_form import reading_form, reading_from_form
from reportedly.model.report import Report

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWithdrawn:
    """A newer reading stands in its place; `payload_sha256` is that of the reading which no longer holds."""

    text_sha256: str
    published: str | None
    payload_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """A correction or a judgement, by its id, that somebody withdraws."""

    id: str
    withdrawal: Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingChange:
    """What linking made different from the state before: incidents and families that are new or changed, or gone.

    `undecided` is always the whole list.
    """

    incidents: tuple[Incident, ...]
    gone: tuple[str, ...]
    wire_families: tuple[WireFamily, ...]
    gone_families: tuple[str, ...]
    undecided: tuple[Link, ...]


def payload_bytes(payload: object) -> bytes:
    """A payload as it is kept."""
    return canonical_json(plain_form(payload))


def payload_of(kind: type[Payload], data: bytes | str) -> Payload:
    """The payload in `data`.

    Raises:
        LedgerError: when it is not of this kind.
    """
    try:
        return typed_form(kind, json.loads(data))
    except ValueError as error:
        raise LedgerError(f"a payload of the log is damaged ({error}); run verify") from None


def reading_bytes(reading: Reading) -> bytes:
    """A reading as it is kept: of its report only what a reading belongs to, the text's hash and the date."""
    form = reading_form(reading)
    belongs_to: dict[str, JSONData] = {"sha256": reading.report.sha256, "published": reading.report.published}
    return canonical_json({**form, "report": belongs_to})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReading:
    """A reading without its report: what a payload says before a report and its text are joined to it."""

    text_sha256: str
    published: str | None
    form: dict[str, JSONData]

    def of(self, report: Report) -> Reading:
        """The reading of `report`, which has the same text and date.

        Raises:
            LedgerError: when the payload is damaged.
        """
        try:
            return reading_from_form({**self.form, "report": plain_form(report)})
        except ValueError as error:
            raise LedgerError(f"a stored reading is damaged ({error}); run verify") from None


def kept_reading(data: bytes) -> KeptReading:
    """The reading in the payload `data`.

    Raises:
        LedgerError: when it is none.
    """
    try:
        form = json.loads(data)
        return KeptReading(text_sha256=form["report"]["sha256"], published=form["report"]["published"], form=form)
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerError(f"a stored reading is damaged ({error}); run verify") from None
