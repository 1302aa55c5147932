"""Which incident a claim belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A claim's place in an incident; `is_primary` where the incident is the main matter of the claim's report."""

    incident: str
    claim_id: str
    is_primary: bool
