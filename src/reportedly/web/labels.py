"""Codes in words: what pages write for event types, actors and sources."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

from reportedly.annotation.actors.actor_list import read_actor_list, shipped_actors
from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.annotation.places.countries import load_countries
from reportedly.views.incident_index import FacetName

FACET_LABELS: Mapping[FacetName, str] = {
    "event_type": "What",
    "actor": "Who takes part",
    "country": "Country",
    "source": "Who says it",
    "outlet": "Outlet",
    "stance": "Stance",
    "badge": "How accounts stand",
}

_SECTORS = files("reportedly.web") / "data" / "sectors.tsv"


class Labels:
    """Names of actors and sources for people to read, by the codes that stand for them."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        """Take the actors whose names are known; of several rows with one code the first names it.

        Persons, and governments of some years, name no code: whoever holds an office, its code stays.
        """
        lines = _SECTORS.read_text(encoding="utf-8").splitlines()
        self._sectors = dict(line.split("\t") for line in lines if not line.startswith("#"))
        self._names = {country.alpha3: country.name for country in load_countries()}
        for actor in actors:
            is_of_its_time = (actor.since or actor.until) and actor.code.partition(".")[2] in self._sectors
            if actor.kind != "person" and not is_of_its_time:
                self._names.setdefault(actor.code, actor.name.partition(" (")[0])

    @classmethod
    def load(cls, own: Iterable[Path] = ()) -> "Labels":
        """The names of a project's own actor lists, then those of the list that ships with the package."""
        return cls([*(actor for path in own for actor in read_actor_list(path).actors), *shipped_actors()])

    def actor(self, code: str) -> str:
        """The name of an actor: of the longest part of its code that has one, and the rest in words."""
        parts = code.split(".")
        known = next((end for end in range(len(parts), 0, -1) if ".".join(parts[:end]) in self._names), 0)
        name = [self._names[".".join(parts[:known])]] if known else [parts[0]]
        rest = [self._sectors.get(part, part.replace("_", " ").lower()) for part in parts[max(known, 1) :]]
        return " · ".join([*name, *([" ".join(rest)] if rest else [])])

    def source(self, key: str) -> str:
        """The key of an account in words: "orva, in its own voice", "Karsend Highland Front, not named"."""
        name, _, rest = key.rpartition("/")
        if name == "own voice":
            return f"{rest}, in its own voice"
        if rest == "anonymous":
            return f"{self.actor(name)}, not named"
        return self.actor(key) if is_actor_code(key) else key

    def side(self, name: str) -> str:
        """The name of a side; where it is only that of a code ("SYR authorities"), with the name for the code."""
        first, space, rest = name.partition(" ")
        return f"{self.actor(first)}{space}{rest}" if first in self._names or is_actor_code(first) else name

    def choice(self, value: str, name: FacetName) -> str:
        """One choice of a facet in words."""
        match name:
            case "event_type":
                return value.replace(".", " · ").replace("_", " ")
            case "actor":
                return self.actor(value)
            case "source":
                return self.source(value)
            case _:
                return value


def event_label(event_type: str) -> str:
    """The last word of an event type: "air strike" for attack.air_strike."""
    return event_type.rpartition(".")[2].replace("_", " ")


def is_actor_code(key: str) -> bool:
    """Whether a source goes by the code of an actor: in capitals, where names are in small letters."""
    return key.upper() == key and "." in key


def facet_label(name: FacetName) -> str:
    """A facet's heading."""
    return FACET_LABELS[name]
