"""The filters as they stand in an address."""

from typing import Annotated, Literal

from fastapi import Depends, Query

from reportedly.errors import UsageError
from reportedly.model.claim import Stance
from reportedly.model.claim_filter import ClaimFilter, PlaceBox
from reportedly.model.count import Outcome
from reportedly.model.incident_filter import IncidentFilter
from reportedly.model.incident_overview import Badge

IsoDay = Annotated[str | None, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="ISO date")]
Words = Annotated[str | None, Query(max_length=200)]
Box = Annotated[str | None, Query(description="west,south,east,north in degrees", max_length=100)]


def incident_filter(
    *,
    event_type: Words = None,
    actor: Words = None,
    source: Words = None,
    outlet: Words = None,
    stance: Annotated[Stance | Literal[""] | None, Query()] = None,
    badge: Annotated[Badge | Literal[""] | None, Query()] = None,
    has_denial: bool = False,
    figures_conflict: bool = False,
    country: Words = None,
    box: Box = None,
    earliest: IsoDay = None,
    latest: IsoDay = None,
) -> IncidentFilter:
    """Which incidents the address asks for; an empty parameter, as forms send it, asks for nothing.

    Raises:
        UsageError: when the box is not one.
    """
    return IncidentFilter(
        event_type=event_type or None,
        actor=actor or None,
        source=source or None,
        outlet=outlet or None,
        stance=stance or None,
        badge=badge or None,
        has_denial=has_denial,
        figures_conflict=figures_conflict,
        country=country or None,
        box=_place_box(box) if box else None,
        earliest=earliest or None,
        latest=latest or None,
    )


def claim_filter(
    *,
    words: Words = None,
    event_type: Words = None,
    actor: Words = None,
    source: Words = None,
    stance: Annotated[Stance | Literal[""] | None, Query()] = None,
    outcome: Annotated[Outcome | Literal[""] | None, Query()] = None,
    country: Words = None,
    box: Box = None,
    earliest: IsoDay = None,
    latest: IsoDay = None,
    outlet: Words = None,
    report: Annotated[str | None, Query(max_length=2_000)] = None,
    incident: Words = None,
    rejected: bool = False,
) -> ClaimFilter:
    """Which claims the address asks for; an empty parameter asks for nothing.

    Raises:
        UsageError: when the box is not one.
    """
    return ClaimFilter(
        words=words or None,
        event_type=event_type or None,
        actor=actor or None,
        source=source or None,
        stance=stance or None,
        outcome=outcome or None,
        country=country.upper() if country else None,
        box=_place_box(box) if box else None,
        earliest=earliest or None,
        latest=latest or None,
        outlet=outlet or None,
        report=report or None,
        incident=incident or None,
        rejected=rejected,
    )


ClaimsWanted = Annotated[ClaimFilter, Depends(claim_filter)]
IncidentsWanted = Annotated[IncidentFilter, Depends(incident_filter)]


def _place_box(written: str) -> PlaceBox:
    try:
        return PlaceBox.written(written)
    except ValueError as error:
        raise UsageError(f"box {error}") from None
