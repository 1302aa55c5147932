"""The ledger's log: what was done, when and by whom, each entry vouching for the one before it."""

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.model.plain_form import JSONData, canonical_json

LogAction = Literal[
    "report_added",
    "report_seen",
    "report_retracted",
    "reading_added",
    "reading_withdrawn",
    "claim_corrected",
    "correction_withdrawn",
    "judgement_made",
    "judgement_withdrawn",
    "incidents_linked",
    "erased",
]

FIRST_PREVIOUS = "0" * 64
"""What the first entry gives as the hash of the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One change of the ledger.

    `number` counts from 1 without gaps. `recorded_at` is an ISO date-time in UTC, `by` who or what made the change,
    `subject` the id of what changed. What exactly was said is the payload, kept beside the log under `payload_sha256`,
    so that it can be erased while the log still proves that it was there. `sha256` covers all of this and
    `previous_sha256`: whoever changes one entry must change every later one.
    """

    number: int
    recorded_at: str
    by: str
    action: LogAction
    subject: str
    payload_sha256: str
    previous_sha256: str
    sha256: str

    @property
    def covered_sha256(self) -> str:
        """The hash that the entry must have: SHA-256 of the canonical JSON list of its other fields, in order."""
        covered: JSONData = [
            self.number,
            self.recorded_at,
            self.by,
            self.action,
            self.subject,
            self.payload_sha256,
            self.previous_sha256,
        ]
        return hashlib.sha256(canonical_json(covered)).hexdigest()


def next_entry(
    head: LogEntry | None, *, recorded_at: str, by: str, action: LogAction, subject: str, payload_sha256: str
) -> LogEntry:
    """The entry that follows `head`, the last one; None where the log is empty."""
    unhashed = LogEntry(
        number=head.number + 1 if head else 1,
        recorded_at=recorded_at,
        by=by,
        action=action,
        subject=subject,
        payload_sha256=payload_sha256,
        previous_sha256=head.sha256 if head else FIRST_PREVIOUS,
        sha256="",
    )
    return replace(unhashed, sha256=unhashed.covered_sha256)
