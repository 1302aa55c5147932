"""Decide which country a report is about, for what it calls "the government" or "the rebels"."""

from collections import Counter
from collections.abc import Sequence

from reportedly.annotation.actors.element import Element
from reportedly.annotation.actors.placed import PlacesByToken

_LEAD = 1.5
"""How many times as often as the next one the first country must be mentioned; with two nearly as often, nobody knows
whose government "the government" is. Set by reading PolNeAR dev and MUC-4 dev articles, not fitted."""
_ALONE = 4.0
"""The same for what must not be got wrong: whose president "President" with an unknown name is."""


class ReportCountry:
    """The countries that a report mentions, by their names, peoples, places and actors."""

    def __init__(self, elements: Sequence[Element], places: PlacesByToken) -> None:
        """Count. A name that may belong to two countries counts for neither, nor do outlets, which report on others."""
        self._votes: Counter[str] = Counter()
        for element in elements:
            of_actors = {actor.country for actor in element.actors if ".MED." not in actor.code}
            named = element.countries or of_actors
            self._votes.update(named if len(named) == 1 else ())
        for placed in places:
            if placed.country and placed.place.feature != "country" and placed.place.role != "dateline":
                self._votes[placed.country] += 1
        del self._votes[""]

    @property
    def most_likely(self) -> str | None:
        """The country that the report is about; null where none leads clearly."""
        return self._leading(_LEAD)

    @property
    def only_one(self) -> str | None:
        """The country that the report is about where hardly any other is mentioned."""
        return self._leading(_ALONE)

    def choose(self, countries: frozenset[str]) -> str | None:
        """Which of several countries with one name ("Congolese") is meant; null where that is open."""
        if len(countries) <= 1:
            return next(iter(countries), None)
        ranked = sorted(countries, key=lambda country: -self._votes[country])
        return ranked[0] if self._votes[ranked[0]] > self._votes[ranked[1]] else None

    def _leading(self, lead: float) -> str | None:
        ranked = self._votes.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < lead * ranked[1][1]):
            return None
        return ranked[0][0]
