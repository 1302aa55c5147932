"""Names of actors and countries in memory, by key, with the capitals that each of them needs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportedly.annotation.actors.actor_keys import actor_key
from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.annotation.places.countries import Country

_LONGEST_ACRONYM = 3
"""An alias of up to so many letters, all capitals, counts only in capitals: IS, WHO and UN are also words."""
_TELLING_LENGTH = 4
"""So many words are a name however they are written: "organization for the prohibition of chemical weapons"."""


class ListedName(NamedTuple):
    """A name and what it stands for: actors, or a country by its name or by its people's.

    `exact` is set where only these capitals will do.
    """

    surface: str
    exact: bool
    actors: tuple[KnownActor, ...] = ()
    country: str = ""
    is_demonym: bool = False

    def fits(self, written: str) -> bool:
        """Whether the capitals of `written` allow it to be this name."""
        if self.exact:
            return written.replace(".", "") == self.surface.replace(".", "")
        if " " not in self.surface:
            return written[:1].isupper() or self.surface.islower()
        if self.surface.count(" ") >= _TELLING_LENGTH - 1:
            return True
        return self.surface.islower() or any(letter.isupper() for letter in written)


class NameIndex:
    """Finds all that a key may stand for; what was added first comes first."""

    def __init__(self) -> None:
        self._names: dict[str, list[ListedName]] = defaultdict(list)
        self._openings: set[str] = set()

    def add_actors(self, actors: Iterable[KnownActor]) -> None:
        """Add the names and aliases of `actors`; countries among them also with their demonyms."""
        for actor in actors:
            names = (name for name in (actor.name, *actor.aliases) if not name.endswith(")"))
            if actor.kind == "country":
                self._add_country(actor.code, names, actor.demonyms)
            else:
                for name in names:
                    surface = name.removesuffix("!")
                    self._add(ListedName(surface, _is_exact(name), actors=(actor,)))

    def add_countries(self, countries: Iterable[Country]) -> None:
        """Add countries that ship with the package."""
        for country in countries:
            self._add_country(country.alpha3, (country.name, *country.aliases), _demonyms(country))

    def _add_country(self, alpha3: str, names: Iterable[str], demonyms: Iterable[str]) -> None:
        for name in names:
            self._add(ListedName(name, _is_exact(name), country=alpha3))
        for name in demonyms:
            self._add(ListedName(name, _is_exact(name), country=alpha3, is_demonym=True))

    def _add(self, name: ListedName) -> None:
        key = actor_key(name.surface)
        self._names[key].append(name)
        opening = key.rpartition(" ")[0]
        while opening and opening not in self._openings:
            self._openings.add(opening)
            opening = opening.rpartition(" ")[0]

    def names(self, key: str) -> tuple[ListedName, ...]:
        """What the key may stand for."""
        return tuple(self._names.get(key, ()))

    def first_words(self) -> set[str]:
        """The words that any name begins with."""
        return {key.partition(" ")[0] for key in self._names}

    def may_continue(self, key: str) -> bool:
        """Whether a longer name begins with the words of `key`."""
        return key in self._openings


def _demonyms(country: Country) -> Iterator[str]:
    for demonym in country.demonyms:
        yield demonym
        if not demonym.endswith(("s", "sh", "ch", "ese", ".")) and not _is_exact(demonym):
            yield f"{demonym}s"


def _is_exact(name: str) -> bool:
    letters = name.replace(".", "")
    return name.endswith("!") or (letters.isupper() and len(letters) <= _LONGEST_ACRONYM)
