"""Write incident templates down as MUC-4 asks for them: slots of strings and items of set lists."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from reportedly.annotation.places.countries import load_countries
from reportedly.evaluation.muc_corpus import Filler, Template
from reportedly.model.place import PlaceMention
from reportedly.model.span import Span
from reportedly.model.time import TimeMention
from reportedly.views.incident_form import IncidentTemplate, TargetNumber

_KIND_OF_PLACE = re.compile(
    r"\b(?:DEPARTMENTS?|PROVINCES?|CITY|TOWN|MUNICIPALITY|STATE|REGION|NEIGHBORHOOD|CANTON|JURISDICTION|DISTRICT|VILLAGE|"
    r"PORT|COUNTY|FARM)\b"
)
_OPENS_PLACE = re.compile(
    r"^(?:THE|IN|NEAR|AT|OUTSIDE|AROUND|NORTH|SOUTH|EAST|WEST|NORTHERN|SOUTHERN|EASTERN|WESTERN|CENTRAL|OF|FROM|BETWEEN)\s+"
)


def muc_template(template: IncidentTemplate, published: str | None) -> Template:
    """One incident in the corpus's form; `published` is the day of the report, which open dates are reckoned to."""
    slots: dict[str, tuple[Filler, ...]] = {
        "INCIDENT: DATE": _one(muc_date(template.time, published)),
        "INCIDENT: LOCATION": _one(
            None if template.country is None else muc_location(template.country, template.places)
        ),
        "INCIDENT: TYPE": _one(template.kind.upper()),
        "INCIDENT: STAGE OF EXECUTION": _one(template.stage.upper()),
        "PERP: INCIDENT CATEGORY": _one("STATE-SPONSORED VIOLENCE" if template.by_state else "TERRORIST ACT"),
        "PERP: INDIVIDUAL ID": tuple(Filler((_text(span),)) for span in template.individuals),
        "PERP: ORGANIZATION ID": tuple(Filler((_text(one.span),)) for one in template.organisations),
        "PERP: ORGANIZATION CONFIDENCE": tuple(
            Filler((one.confidence.upper(),), (_text(one.span),)) for one in template.organisations
        ),
        **_things(template),
        **_people(template),
    }
    return Template({slot: fillers for slot, fillers in slots.items() if fillers})


def _things(template: IncidentTemplate) -> dict[str, tuple[Filler, ...]]:
    targets = template.physical_targets
    slots = {
        "PHYS TGT: ID": tuple(Filler((_text(one.span),)) for one in targets),
        "PHYS TGT: TYPE": tuple(Filler((one.kind.upper(),), (_text(one.span),)) for one in targets),
        "PHYS TGT: NUMBER": tuple(Filler((_number(one.number),), (_text(one.span),)) for one in targets),
        "PHYS TGT: EFFECT OF INCIDENT": tuple(
            Filler((one.effect.upper(),), (_text(one.span),)) for one in targets if one.effect
        ),
    }
    if template.kind not in {"arson", "kidnapping"}:
        spans = [one for one in template.instruments if one.span is not None]
        slots["INCIDENT: INSTRUMENT ID"] = tuple(Filler((_text(one.span),)) for one in spans if one.span)
        slots["INCIDENT: INSTRUMENT TYPE"] = tuple(
            Filler((one.kind.upper(),), (_text(one.span),) if one.span else ()) for one in template.instruments
        )
    return slots


def _people(template: IncidentTemplate) -> dict[str, tuple[Filler, ...]]:
    names: list[Filler] = []
    descriptions: list[Filler] = []
    kinds: list[Filler] = []
    numbers: list[Filler] = []
    effects: list[Filler] = []
    nations: list[Filler] = []
    for one in template.human_targets:
        name = (_text(one.name),) if one.name else ()
        about = name or ((_text(one.description),) if one.description else ())
        if one.name:
            names.append(Filler(name))
        if one.description:
            descriptions.append(Filler((_text(one.description),), name))
        if about:
            kinds.append(Filler(("CIVILIAN" if one.kind == "fighter" else one.kind.upper(),), about))
            numbers.append(Filler((_number(one.number),), about))
        if about and one.country is not None and one.country != template.country:
            nations.append(Filler((country_name(one.country),), about))
        effects.extend(Filler((effect.upper(),), about) for effect in one.effects)
    return {
        "HUM TGT: NAME": tuple(names),
        "HUM TGT: DESCRIPTION": tuple(descriptions),
        "HUM TGT: TYPE": tuple(kinds),
        "HUM TGT: NUMBER": tuple(numbers),
        "HUM TGT: FOREIGN NATION": tuple(nations),
        "HUM TGT: EFFECT OF INCIDENT": tuple(effects),
    }


def _one(value: str | None) -> tuple[Filler, ...]:
    return () if value is None else (Filler((value,)),)


def _text(span: Span) -> str:
    return " ".join(span.text.split()).upper()


def _number(number: TargetNumber) -> str:
    """As the task asks: "6", "6-8", "6-" for at least six, "~6" for about six, "PLURAL"."""
    if number.low is None and number.high is None:
        return "PLURAL"
    if number.about:
        return f"~{number.low}"
    if number.low == number.high:
        return str(number.low)
    return f"{'' if number.low is None else number.low}-{'' if number.high is None else number.high}"


def muc_date(time: TimeMention | None, published: str | None) -> str | None:
    """A time as the task writes it; `published` is the last day that stands for one that is not told."""
    if time is not None and time.earliest is not None and time.latest is not None and not _WEEKDAY.fullmatch(time.text):
        if time.earliest == time.latest:
            return muc_day(time.earliest)
        return f"{muc_day(time.earliest)} - {muc_day(time.latest)}"
    return f"- {muc_day(published)}" if published else None


_WEEKDAY = re.compile(r"\D*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b\D*", re.IGNORECASE)
"""A day of the week alone: the task has such days "on or before" the day of the report (slot 2, note 1)."""


def muc_day(iso: str) -> str:
    """An ISO day as the task writes it: 21 JAN 89."""
    return date.fromisoformat(iso).strftime("%d %b %y").upper()


def muc_location(country: str, places: Sequence[PlaceMention]) -> str:
    """The country and its places, from the widest; the set list has towns and regions, but no streets and sites."""
    known = [place for place in places if place.feature in _SET_LIST]
    unknown = [place for place in places if place.feature is None and not _STREET.search(place.text)]
    return ": ".join([country_name(country), *map(_place, known or unknown)])


def country_name(alpha2: str) -> str:
    """A country as the task writes it."""
    return _countries().get(alpha2, alpha2)


_SET_LIST = frozenset({"admin1", "admin2", "populated_place"})
_STREET = re.compile(
    r"\b(?:street|st|avenue|ave|boulevard|highway|road|embassy|clinic|hospital|building|complex)\b", re.IGNORECASE
)


def _place(place: PlaceMention) -> str:
    name = " ".join((place.reference.name if place.reference else place.text).upper().split())
    while found := _OPENS_PLACE.match(name):
        name = name[found.end() :]
    return " ".join(_KIND_OF_PLACE.sub("", name).split()) or name


@cache
def _countries() -> dict[str, str]:
    return {country.alpha2: country.name.upper() for country in load_countries()}
