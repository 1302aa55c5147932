"""Turns what the packages hold into one row per place, with the names it goes by."""

import re
import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.model.place import PlaceFeature
from training.gazetteer.packages import Packages

# Names in other scripts, and lower-case romanisations of them ("a lei po"), never stand in an English report.
_LATIN_NAME = re.compile(r"^[^a-z\u0370-\u1dff\u2c00-\uffff][^\u0370-\u1dff\u2c00-\uffff]*$")
_CODE = re.compile(r"^[A-Z]{2,4}$")  # airport and railway codes among the alternate names

# The word for the kind of unit in its name; the bare rest is a name of the unit too ("Idlib Governorate").
_UNIT_WORD = re.compile(
    r"^(?:Muhafazat|Gouvernorat de|Wilaya de|Provincia de|Departamento del?|Estado de|Province of|Governorate of"
    r"|State of|Oblast'?|Kabupaten|Viloyat|Vilayet|Région d[eu]|Region of|Republic of) | "
    r"(?:Governorate|Muhafazah|Province|Region|Oblast'?|Krai|Kray|Okrug|State|District|Parish|Department|Prefecture"
    r"|Division|Territory|Voivodeship|Canton|Wilayat|Rayon|Raion|Raionul|Republic|Emirate|County)$",
    re.IGNORECASE,
)
_AIRPORT = re.compile(r"\b(?:air ?base|air force|international|military|naval|army)\b", re.IGNORECASE)


@dataclass(slots=True)
class Row:
    """A place on its way into the packed file; `admin1` and `admin2` are codes of units ("SY.12", "SY.12.163343")."""

    name: str
    feature: PlaceFeature
    country: str
    geonameid: int = 0
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    names: set[str] = field(default_factory=set)


def gathered_rows(packages: Packages) -> list[Row]:
    """Every place of the packages; `admin1` and `admin2` hold the codes of the units."""
    towns = _towns(packages)
    units = _first_level_units(packages, towns) + _second_level_units(packages, towns)
    return units + towns + _airports(packages)


def _towns(packages: Packages) -> list[Row]:
    unit_at = {
        (
            town["country"],
            float(town["lat"]),
            float(town["lng"]),
        ): f"{town['country']}.{town['admin1']}.{town['admin2']}"
        for town in packages.cities_json("cities")
        if town["admin2"]
    }
    towns = []
    for place in packages.cities500():
        country, lat, lon = place["countrycode"], float(place["latitude"]), float(place["longitude"])
        names = {name for name in place["alternatenames"] if _LATIN_NAME.match(name) and not _CODE.match(name)}
        towns.append(
            Row(
                name=place["name"],
                feature="populated_place",
                country=country,
                geonameid=place["geonameid"],
                admin1=f"{country}.{place['admin1code']}",
                admin2=unit_at.get((country, lat, lon)),
                lat=lat,
                lon=lon,
                population=place["population"],
                names={place["name"], *names},
            )
        )
    return towns


def _first_level_units(packages: Packages, towns: list[Row]) -> list[Row]:
    members = _by_unit((town.admin1, town) for town in towns)
    other_names = {unit["code"]: unit["name"] for unit in packages.cities_json("admin1")}
    points = _middles_of_large_units()
    units = []
    for code, name, plain, number in packages.first_level_units():
        row = _unit(code, other_names.get(code, name), "admin1", members[code])
        row.geonameid, row.admin1 = number, code
        row.lat, row.lon = points.get(code, (row.lat, row.lon))
        row.names |= {name, plain, bare_unit_name(name), bare_unit_name(plain), bare_unit_name(row.name)}
        units.append(row)
    return units


def _middles_of_large_units() -> dict[str, tuple[float, float]]:
    lines = (Path(__file__).parent / "unit_points.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {code: (float(lat), float(lon)) for code, lat, lon in rows[1:]}


def _second_level_units(packages: Packages, towns: list[Row]) -> list[Row]:
    members = _by_unit((town.admin2, town) for town in towns)
    units = []
    for unit in packages.cities_json("admin2"):
        code: str = unit["code"]
        row = _unit(code, unit["name"], "admin2", members[code])
        row.admin1, row.admin2 = code.rpartition(".")[0], code
        row.names.add(bare_unit_name(row.name))
        units.append(row)
    return units


def _unit(code: str, name: str, feature: PlaceFeature, members: list[Row]) -> Row:
    """A unit at the mean of its towns: no package of a registry holds the units' own points."""
    row = Row(name=name, feature=feature, country=code[:2], names={name})
    if members:
        row.lat = statistics.fmean(member.lat for member in members if member.lat is not None)
        row.lon = statistics.fmean(member.lon for member in members if member.lon is not None)
        row.population = sum(member.population for member in members)
    return row


def _airports(packages: Packages) -> list[Row]:
    return [
        Row(
            name=airport["name"],
            feature="airport",
            country=airport["country"],
            lat=float(airport["lat"]),
            lon=float(airport["lon"]),
            names={airport["name"]},
        )
        for airport in packages.airports()
        if airport["iata"] or _AIRPORT.search(airport["name"])
    ]


def bare_unit_name(name: str) -> str:
    """The name of an administrative unit without the word for its kind: "Idlib Governorate" is called Idlib."""
    return _UNIT_WORD.sub("", name)


def _by_unit(towns: Iterable[tuple[str | None, Row]]) -> defaultdict[str, list[Row]]:
    members: defaultdict[str, list[Row]] = defaultdict(list)
    for code, town in towns:
        if code:
            members[code].append(town)
    return members
