"""Turn the two-letter country codes of places into the three-letter ones of actors."""

from collections.abc import Iterable

from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.annotation.places.countries import Country
from reportedly.model.place import PlaceMention


class CountryCodes:
    """Knows the countries that ship with the package and those that users' lists declare."""

    def __init__(self, countries: Iterable[Country], declared: Iterable[KnownActor]) -> None:
        self._alpha3 = {country.alpha2: country.alpha3 for country in countries}
        for actor in declared:
            if actor.kind == "country":
                self._alpha3.setdefault(actor.alpha2, actor.code)

    def of_place(self, place: PlaceMention) -> str | None:
        """The alpha-3 code of the country that a place, or what it is described from, lies in."""
        alpha2 = place.country or (place.reference.country if place.reference else None)
        return self._alpha3.get(alpha2) if alpha2 else None
