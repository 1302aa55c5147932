"""How much a ledger holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCounts:
    """Numbers of things in the ledger; readings and claims are those that hold now."""

    texts: int
    reports: int
    readings: int
    claims: int
    incidents: int
    log_entries: int
