"""Which incidents a person wants to see; one filter for pages, API and exports."""

from dataclasses import dataclass

from reportedly.model.claim import Stance
from reportedly.model.claim_filter import PlaceBox
from reportedly.model.incident_overview import Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilter:
    """A field left at its default asks for nothing; all that are given must hold.

    `event_type` and `actor` are dotted and hold for everything below them: `attack` finds `attack.chemical`. `source`
    is the key of an account, `outlet` a name as it was given, `country` ISO 3166 alpha-2. `earliest` and `latest` bound
    the days (ISO, inclusive); any overlap counts.
    """

    event_type: str | None = None
    actor: str | None = None
    source: str | None = None
    outlet: str | None = None
    stance: Stance | None = None
    badge: Badge | None = None
    has_denial: bool = False
    figures_conflict: bool = False
    country: str | None = None
    box: PlaceBox | None = None
    earliest: str | None = None
    latest: str | None = None
