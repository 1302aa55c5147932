"""A report as the ledger keeps it: one publication of a text, where it was met, and whether it was taken back."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.warning import Warning

RetractionKind = Literal["withheld", "canceled", "retracted"]
"""`withheld` and `canceled` are the words of ninjs `pubstatus`; `retracted` is said by a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """A publisher takes a report back, or a person says that it did; the report stays, marked.

    `report` is the report's `id` in the ledger.
    """

    report: str
    kind: RetractionKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOriginal:
    """The text that a report was translated from; the text itself is kept under its hash."""

    sha256: str
    language: str | None = None
    translated_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRaw:
    """The bytes that a report was made from; they are kept under their hash."""

    sha256: str
    media_type: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """One publication of a text.

    `id` names it within the ledger: its `report_id` as it was given, or where another report has that one already,
    with `~2`, `~3` … behind it. Reports with the same `text_sha256` share one text, and one reading for each
    publication date. `warnings` are those of its intake; `retraction` is null unless it was taken back.
    """

    id: str
    report_id: str
    text_sha256: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    original: StoredOriginal | None = None
    invented: bool = False
    raw: StoredRaw | None = None
    warnings: tuple[Warning, ...] = ()
    retraction: Retraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A report already in the ledger was met again in another source: `name` and `raw_sha256` as in `StoredRaw`."""

    report: str
    name: str
    media_type: str
    raw_sha256: str


Addition = Literal["added", "seen", "known"]
"""`added`: a publication that was not there; `seen`: one that was, met in another source; `known`: nothing new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedReport:
    """What became of a report that was handed in: its `id` in the ledger, and whether that changed anything.

    `is_version` says that another report has the same `report_id` and another text.
    """

    id: str
    outcome: Addition
    is_version: bool = False
