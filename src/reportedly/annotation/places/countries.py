"""The list of countries: their names, their people's names and the names that stand for their governments."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.annotation.places.entry import Entry
from reportedly.errors import KnowledgeError

_FILE = "countries.tsv"
_COLUMNS = ("alpha2", "alpha3", "name", "aliases", "demonyms", "capital", "metonyms", "geonameid", "lat", "lon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A row of `countries.tsv`, whose header explains the columns."""

    alpha2: str
    alpha3: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    metonyms: tuple[str, ...]
    entry: Entry


@cache
def load_countries() -> tuple[Country, ...]:
    """Read the countries that ship with the package.

    Raises:
        KnowledgeError: naming the line that is not in the form of the file.
    """
    text = files("reportedly.annotation").joinpath("data", _FILE).read_text(encoding="utf-8")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != _COLUMNS:
        raise KnowledgeError(f"{_FILE}: the columns must be {', '.join(_COLUMNS)}")
    return tuple(_country(number, line) for number, line in lines[1:])


def _country(number: int, line: str) -> Country:
    cells = line.split("\t")
    if len(cells) != len(_COLUMNS):
        raise KnowledgeError(f"{_FILE}, line {number}: {len(cells)} cells instead of {len(_COLUMNS)}")
    alpha2, alpha3, name, aliases, demonyms, capital, metonyms, geonameid, lat, lon = cells
    entry = Entry(
        name=name, feature="country", country=alpha2, geonameid=int(geonameid), lat=float(lat), lon=float(lon)
    )
    return Country(
        alpha2=alpha2,
        alpha3=alpha3,
        name=name,
        aliases=_parts(aliases),
        demonyms=_parts(demonyms),
        capital=capital,
        metonyms=_parts(metonyms),
        entry=entry,
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
