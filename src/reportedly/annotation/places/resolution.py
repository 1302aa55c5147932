"""Decides which of a name's namesakes a report means, from all the names of the report together.

Each candidate is judged twice, and so is the guess that none of them is meant. First by itself: how many people live
there, what it is, whether a unit named behind it holds it. Then in its company: whether the other names of the report,
as judged before, lie in the same country and unit and near it. Both judgements are log-linear; their weights stand in
`data/place_weights.toml`, tuned by `training.gazetteer.tuning`. This is belief propagation cut off after a few rounds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportedly.annotation.places.entry import EARTH_RADIUS_KM, Entry
from reportedly.annotation.places.gazetteer import Candidate
from reportedly.annotation.places.keys import name_key, skeleton_of
from reportedly.annotation.places.seats import Seats
from reportedly.annotation.tables import data_tables

Array = npt.NDArray[np.float64]

ITSELF = (
    "people",
    "nobody_counted",
    "most_people",
    "share_of_people",
    "country",
    "admin1",
    "admin2",
    "airport",
    "natural_or_site",
    "sounds_like",
    "sounds_like_at_length",
    "sounds_like_beside_exact",
    "usual_name",
    "capital",
    "country_of_outlet",
    "inside_named_unit",
    "outside_named_unit",
    "holding_named_unit",
    "none_of_these",
    "none_sounding_so",
    "none_of_part",
    "none_of_several_words",
)
_SUPPORT = ("same_country", "same_admin1", "within_reach", "within_region")
# Support counts by itself, by its root, because the first bit of it tells most, and by being the most of all namesakes.
IN_COMPANY = (
    *_SUPPORT,
    "sounds_like_in_same_country",
    "same_admin2",
    *(f"root_of_{name}" for name in _SUPPORT),
    *(f"most_{name}" for name in _SUPPORT),
)
_OF_CANDIDATE = ITSELF.index("inside_named_unit")
_INSIDE, _OUTSIDE, _HOLDS = (ITSELF.index(f"{side}_named_unit") for side in ("inside", "outside", "holding"))
_SOUNDS_LIKE, _NONE = ITSELF.index("sounds_like"), ITSELF.index("none_of_these")

_REACH_KM, _REGION_KM = 50.0, 300.0  # a morning's drive, a large province: the scales of local and of national reports
_MOST_CANDIDATES = 60  # of one name, by people; San José has over a hundred namesakes
_MOST_COMPANIONS = 8  # candidates of another name that count as company: the rest hold next to no belief
_ROUNDS = 2
_PEOPLE_SCALE = 7.0  # ten million people, the largest cities, make 1
_LONG_SKELETON = 10.0  # letters: names of several words


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name that a report uses for one place, with what it may mean.

    `inside` is the number of the toponym that the text names as its holder ("Paris, Texas"). `times` counts mentions.
    `is_part` where the name is only part of a longer one ("Aleppo University").
    """

    name: str
    candidates: tuple[Candidate, ...]
    inside: int | None = None
    times: int = 1
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What else tells where a report plays.

    `countries` counts mentions of countries' people ("the Syrian government"), `outlet_country` is where it is
    published.
    """

    countries: Mapping[str, int]
    outlet_country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A candidate with the probability that the name means it."""

    entry: Entry
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each feature of a candidate counts: alone in the first round, and with company in the later ones."""

    first: Array
    later: Array

    @classmethod
    def shipped(cls) -> "Weights":
        """The tuned weights that ship with the package."""
        table = data_tables("place_weights.toml")
        return cls(
            first=np.array([table["first"][name] for name in ITSELF]),
            later=np.array([table["later"][name] for name in (*ITSELF, *IN_COMPANY)]),
        )


class PlaceResolver:
    """Judges the toponyms of one report together."""

    def __init__(self, weights: Weights, seats: Seats) -> None:
        self._weights = weights
        self._seats = seats

    def resolve(self, toponyms: Sequence[Toponym], surroundings: Surroundings) -> list[list[Judged]]:
        """For each toponym its candidates from the most to the least probable.

        What their probabilities lack to one is the probability that none of them is meant.
        """
        company = Company(toponyms, surroundings, self._seats)
        beliefs = company.beliefs(company.itself, self._weights.first)
        for _ in range(_ROUNDS):
            beliefs = company.beliefs(company.with_company(beliefs), self._weights.later)
        return [
            sorted(
                (
                    Judged(entry=entry, probability=float(beliefs[row]))
                    for row in range(*company.rows_of[number])
                    if (entry := company.entries[row]) is not None
                ),
                key=lambda judged: -judged.probability,
            )
            for number in range(len(toponyms))
        ]


class Company:
    """The candidates of all toponyms of a report as rows of one table, with the features that judge them.

    The last row of each toponym stands for none of its candidates: its entry is None.
    """

    def __init__(self, toponyms: Sequence[Toponym], surroundings: Surroundings, seats: Seats) -> None:
        self._toponyms = toponyms
        self._surroundings = surroundings
        self._seats = seats
        self.rows_of: list[tuple[int, int]] = []
        kept: list[Candidate | None] = []
        for toponym in toponyms:
            candidates = sorted(toponym.candidates, key=lambda candidate: (-candidate.exact, -_weight(candidate.entry)))
            start = len(kept)
            kept += [*candidates[:_MOST_CANDIDATES], None]
            self.rows_of.append((start, len(kept)))
        self.entries = [candidate.entry if candidate else None for candidate in kept]
        self._toponym_of = np.repeat(np.arange(len(toponyms)), [end - start for start, end in self.rows_of])
        self._points = _unit_vectors(self.entries)
        self._times = np.sqrt([toponym.times for toponym in toponyms])
        self._is_barred = self._barred()
        self.itself = self._itself(kept)

    def beliefs(self, features: Array, weights: Array) -> Array:
        """The probability of each row among the rows of its toponym."""
        scores = features @ weights
        beliefs = np.zeros(len(scores))
        for start, end in self.rows_of:
            raised = np.exp(scores[start:end] - scores[start:end].max()) * ~self._is_barred[start:end]
            beliefs[start:end] = raised / raised.sum()
        return beliefs

    def with_company(self, beliefs: Array) -> Array:
        """All features of each row, company judged by `beliefs`."""
        return np.hstack([self.itself, self._in_company(beliefs)])

    def _barred(self) -> npt.NDArray[np.bool_]:
        """Marks the guess that none is meant where a user's own gazetteer has the name."""
        barred = np.zeros(len(self.entries), dtype=bool)
        for start, end in self.rows_of:
            barred[end - 1] = any(entry is not None and entry.given_by_user for entry in self.entries[start:end])
        return barred

    def _itself(self, kept: Sequence[Candidate | None]) -> Array:
        table = np.zeros((len(kept), len(ITSELF)))
        for number, (start, end) in enumerate(self.rows_of):
            candidates = [candidate for candidate in kept[start:end] if candidate]
            name = self._toponyms[number].name
            namesakes = _Namesakes.of(candidates)
            key, seats = name_key(name), self._seats.among(name, (candidate.entry for candidate in candidates))
            for row, candidate in enumerate(candidates, start):
                is_capital = candidate.entry in seats
                table[row, :_OF_CANDIDATE] = self._of_candidate(candidate, key, namesakes, is_capital=is_capital)
            table[end - 1, _NONE:] = (
                1.0,
                not any(candidate.exact for candidate in candidates),
                self._toponyms[number].is_part,
                " " in key,
            )
        for number, toponym in enumerate(self._toponyms):
            if toponym.inside is not None:
                self._mark_holding(table, self.rows_of[number], self.rows_of[toponym.inside])
        return table

    def _of_candidate(
        self, candidate: Candidate, key: str, namesakes: "_Namesakes", *, is_capital: bool
    ) -> tuple[float, ...]:
        """The features of `ITSELF` up to `country_of_outlet` but for the named unit's."""
        entry = candidate.entry
        return (
            np.log10(1 + entry.population) / _PEOPLE_SCALE,
            entry.population == 0,
            0 < namesakes.most_people == entry.population,
            entry.population / max(1, namesakes.all_people),
            entry.feature == "country",
            entry.feature == "admin1",
            entry.feature == "admin2",
            entry.feature == "airport",
            entry.feature in {"region", "water", "site"},
            not candidate.exact,
            0.0 if candidate.exact else len(skeleton_of(key)) / _LONG_SKELETON,
            namesakes.has_exact and not candidate.exact,
            name_key(entry.name) == key,
            is_capital,
            entry.country is not None and entry.country == self._surroundings.outlet_country,
        )

    def _mark_holding(self, table: Array, held: tuple[int, int], holding: tuple[int, int]) -> None:
        """Mark which rows of a name lie in a place of the name behind it, and which of those places hold one."""
        holds = np.array(
            [
                [_holds(self.entries[outer], self.entries[inner]) for outer in range(holding[0], holding[1] - 1)]
                for inner in range(held[0], held[1] - 1)
            ]
        )
        if holds.any():
            table[held[0] : held[1] - 1, _INSIDE] = holds.any(axis=1)
            table[held[0] : held[1] - 1, _OUTSIDE] = ~holds.any(axis=1)
            table[holding[0] : holding[1] - 1, _HOLDS] = holds.any(axis=0)

    def _in_company(self, beliefs: Array) -> Array:
        """How much of the belief about the other toponyms speaks for each row."""
        entries = self.entries
        support = np.zeros((len(entries), len(_SUPPORT)))
        support[:, 0] = self._same([e.country if e else None for e in entries], beliefs)
        support[:, 1] = self._same([(e.country, e.admin1) if e and e.admin1 else None for e in entries], beliefs)
        same_admin2 = self._same(
            [(e.country, e.admin1, e.admin2) if e and e.admin2 else None for e in entries], beliefs
        )
        likely = (
            row for start, end in self.rows_of for row in start + np.argsort(-beliefs[start:end])[:_MOST_COMPANIONS]
        )
        local = [row for row in likely if (entry := entries[row]) and entry.feature not in {"country", "admin1"}]
        companions = np.array(local, dtype=int)
        if local:
            cosines = np.clip(self._points @ self._points[companions].T, -1.0, 1.0)
            kilometres = EARTH_RADIUS_KM * np.arccos(cosines)
            other = self._toponym_of[:, None] != self._toponym_of[companions][None, :]
            for column, scale in ((2, _REACH_KM), (3, _REGION_KM)):
                support[:, column] = self._support(np.exp(-kilometres / scale) * other, companions, beliefs)
        sounds_like_in_country = support[:, 0] * self.itself[:, _SOUNDS_LIKE]
        return np.hstack(
            [
                support,
                np.stack([sounds_like_in_country, same_admin2], axis=1),
                np.sqrt(support),
                self._most_of_namesakes(support),
            ]
        )

    def _most_of_namesakes(self, support: Array) -> Array:
        """Marks in each column the rows that have the most support of their toponym's, where any has some."""
        marks = np.zeros(support.shape)
        for start, end in self.rows_of:
            of_name = support[start : end - 1]
            if len(of_name):
                most = of_name.max(axis=0)
                marks[start : end - 1] = (of_name >= most) & (most > 0)
        return marks

    def _support(self, nearness: Array, companions: npt.NDArray[np.int_], beliefs: Array) -> Array:
        """The expected nearness of each row to the other toponyms, as a share that grows with their number."""
        with_points = np.nan_to_num(nearness)
        weight = beliefs[companions] * self._times[self._toponym_of[companions]]
        total: Array = with_points @ weight
        return total / (1.0 + total)

    def _same(self, groups: Sequence[object | None], beliefs: Array) -> Array:
        """The share of the other toponyms' belief, by mentions, that falls into each row's own group."""
        votes: dict[object, Array] = {}
        for row, group in enumerate(groups):
            if group is not None:
                vote = votes.setdefault(group, np.zeros(len(self._toponyms)))
                vote[self._toponym_of[row]] += beliefs[row] * self._times[self._toponym_of[row]]
        all_votes = self._times.sum()
        people = self._surroundings.countries
        shares = np.zeros(len(groups))
        for row, group in enumerate(groups):
            if group is not None:
                own = self._toponym_of[row]
                said_of_people = np.sqrt(people.get(group, 0)) if isinstance(group, str) else 0.0
                others = votes[group].sum() - votes[group][own] + said_of_people
                rest = all_votes - self._times[own] + sum(np.sqrt(count) for count in people.values())
                shares[row] = others / (rest + 1.0)
        return shares


@dataclass(frozen=True, slots=True, kw_only=True)
class _Namesakes:
    """What the candidates of one name have between them."""

    most_people: int
    all_people: int
    has_exact: bool

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> "_Namesakes":
        people = [candidate.entry.population for candidate in candidates]
        return cls(
            most_people=max(people, default=0),
            all_people=sum(people),
            has_exact=any(candidate.exact for candidate in candidates),
        )


def _weight(entry: Entry) -> float:
    """What decides which of too many namesakes are judged at all."""
    return float("inf") if entry.given_by_user or entry.feature == "country" else entry.population


def _holds(outer: Entry | None, inner: Entry | None) -> bool:
    """Whether `inner` lies in `outer`, a country or an administrative unit."""
    if outer is None or inner is None or outer.country != inner.country or inner.feature == "country":
        return False
    if outer.feature == "country":
        return True
    if outer.feature == "admin1":
        return inner.feature != "admin1" and inner.admin1 == outer.admin1
    return (
        outer.feature == "admin2"
        and inner.feature not in {"admin1", "admin2"}
        and inner.admin1 == outer.admin1
        and inner.admin2 == outer.admin2
    )


def _unit_vectors(entries: Sequence[Entry | None]) -> Array:
    """Points on the unit sphere; NaN where there is no point."""
    points = [(e.lat, e.lon) if e else (None, None) for e in entries]
    degrees = np.array(points, dtype=np.float64)  # None becomes NaN
    lat, lon = np.radians(degrees.reshape(-1, 2)).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
