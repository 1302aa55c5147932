"""What is wrong with a ledger, and where exactly."""

from dataclasses import dataclass
from typing import Literal

ProblemKind = Literal["log", "content", "span", "row", "index"]
"""`log`: the chain of entries is broken; `content`: a text, source or payload is not what its hash says; `span`: a
reading quotes what its text does not say; `row`: a row is not what the log says; `index`: searches do not find a row by
just the words that it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerProblem:
    """One break: `place` names the log entry, hash, reading or row."""

    kind: ProblemKind
    place: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was checked and what is wrong, the first break first; the ledger is as it was written if that is nothing.

    `head` is the hash of the last log entry, which stands for the whole ledger: keep it elsewhere, and nobody can
    rewrite the ledger unnoticed. `rows` is null where the log was broken, so that there was nothing to check rows by.
    """

    head: str | None
    log_entries: int
    contents: int
    spans: int
    rows: int | None
    problems: tuple[LedgerProblem, ...]
