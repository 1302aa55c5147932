"""Makes place mentions of resolved names and of the words around them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.annotation.places.entry import Entry, kilometres_between
from reportedly.annotation.places.framing import Directed, Frame
from reportedly.annotation.places.precision import ACLED_BETWEEN, UCDP_BETWEEN, acled_geo_precision, ucdp_where_prec
from reportedly.annotation.places.resolution import Judged
from reportedly.model.place import PlaceMention, PlaceReference, PlaceRole, PlaceStatus
from reportedly.model.span import Span

SURE_ENOUGH = 0.35  # below, more than half of the answers on LGL are wrong
SEAT_SHARE = 0.1  # of a unit's people: Idlib is also its province's name, Antioquia is hardly ever the village
SAME_AREA_KM = 161.0  # a hundred miles: what the field's measure takes for the same place


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedName:
    """A name in the text with what it was found to mean; `entry` is given where `status` is resolved."""

    span: Span
    status: PlaceStatus
    entry: Entry | None = None
    confidence: float | None = None
    role: PlaceRole = "location"


def resolved(span: Span, candidates: Sequence[Judged]) -> ResolvedName:
    """Decide whether a name is resolved, ambiguous, or not in the gazetteer at all; the best candidate stands first."""
    if not candidates:
        return ResolvedName(span=span, status="not_in_gazetteer")
    best = candidates[0]
    confidence = round(_belief_around(best.entry, candidates), 3)
    if confidence >= SURE_ENOUGH:
        entry = _town_called_so(best.entry, candidates) or best.entry
        return ResolvedName(span=span, status="resolved", entry=entry, confidence=confidence)
    none_of_them = 1.0 - sum(judged.probability for judged in candidates)
    status: PlaceStatus = "not_in_gazetteer" if none_of_them > confidence else "ambiguous"
    return ResolvedName(span=span, status=status, confidence=confidence)


def _town_called_so(unit: Entry, candidates: Sequence[Judged]) -> Entry | None:
    """The town from which a unit has its name: a bare name is the town's, unless the unit is much more than that."""
    if unit.feature not in {"admin1", "admin2"}:
        return None
    towns = [
        judged.entry
        for judged in candidates
        if judged.entry.feature == "populated_place"
        and (judged.entry.country, judged.entry.admin1) == (unit.country, unit.admin1)
        and ((apart := kilometres_between(judged.entry, unit)) is not None and apart <= SAME_AREA_KM)
        and judged.entry.population >= SEAT_SHARE * unit.population > 0
    ]
    return max(towns, key=lambda town: town.population, default=None)


def _belief_around(entry: Entry, judged: Sequence[Judged]) -> float:
    """The belief in an entry and in its namesakes in the same area: a town and the province called after it."""
    return sum(
        one.probability
        for one in judged
        if one.entry == entry or ((apart := kilometres_between(one.entry, entry)) is not None and apart <= SAME_AREA_KM)
    )


def mention_framed(name: ResolvedName, frame: Frame) -> PlaceMention:
    """The mention of a name in the words around it."""
    span, entry = frame.span, name.entry
    is_place_itself = frame.relation == "in" and not frame.is_vague
    return PlaceMention(
        start=span.start,
        end=span.end,
        text=span.text,
        relation=frame.relation,
        status="too_vague" if frame.is_vague else name.status,
        name=_usual_name(name) if is_place_itself else None,
        feature=entry.feature if entry and is_place_itself else None,
        geonameid=entry.geonameid if entry and is_place_itself else None,
        gazetteer_id=entry.gazetteer_id if entry and is_place_itself else None,
        country=entry.country if entry and is_place_itself else None,
        lat=entry.lat if entry and is_place_itself else None,
        lon=entry.lon if entry and is_place_itself else None,
        direction=frame.directions or None,
        reference=None if is_place_itself else reference_to(name),
        ucdp_where_prec=ucdp_where_prec(frame.relation, entry) if entry and not frame.is_vague else None,
        acled_geo_precision=acled_geo_precision(frame.relation, entry) if entry and not frame.is_vague else None,
        role=name.role,
        confidence=name.confidence,
    )


def mention_between(span: Span, one: ResolvedName, other: ResolvedName) -> PlaceMention:
    """The mention of the stretch between two resolved places; its reference names both and has no point."""
    references = reference_to(one), reference_to(other)
    countries = {reference.country for reference in references}
    return PlaceMention(
        start=span.start,
        end=span.end,
        text=span.text,
        relation="between",
        status="resolved",
        reference=PlaceReference(
            name="; ".join(reference.name for reference in references),
            country=countries.pop() if len(countries) == 1 else None,
        ),
        ucdp_where_prec=UCDP_BETWEEN,
        acled_geo_precision=ACLED_BETWEEN,
        confidence=min(one.confidence or 0.0, other.confidence or 0.0),
    )


def mention_directed(directed: Directed, town: ResolvedName) -> PlaceMention:
    """The mention of a direction from a town that was named before."""
    frame = Frame(span=directed.span, relation="direction_of", directions=directed.directions)
    return mention_framed(replace(town, role="location"), frame)


def area_without_name(span: Span) -> PlaceMention:
    """The mention of an area that the text neither names nor places."""
    return PlaceMention(start=span.start, end=span.end, text=span.text, status="too_vague")


def reference_to(name: ResolvedName) -> PlaceReference:
    """A reference to the place that a name means, or to the name alone where that is not known."""
    if name.entry is None:
        return PlaceReference(name=name.span.text)
    entry = name.entry
    return PlaceReference(
        name=entry.name,
        country=entry.country,
        geonameid=entry.geonameid,
        gazetteer_id=entry.gazetteer_id,
        feature=entry.feature,
        lat=entry.lat,
        lon=entry.lon,
    )


def _usual_name(name: ResolvedName) -> str:
    """The gazetteer's name, or the report's own where the gazetteer has none."""
    return name.entry.name if name.entry else name.span.text
