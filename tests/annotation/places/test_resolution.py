"""Namesakes: what speaks for one and against another."""

import pytest

from reportedly.annotation.places.countries import load_countries
from reportedly.annotation.places.entry import Entry
from reportedly.annotation.places.gazetteer import Candidate
from reportedly.annotation.places.resolution import PlaceResolver, Surroundings, Toponym, Weights
from reportedly.annotation.places.seats import Seats

RESOLVER = PlaceResolver(Weights.shipped(), Seats(load_countries()))
NOTHING_ELSE = Surroundings(countries={})

LARGE = Entry(name="Salem", feature="populated_place", country="IN", lat=11.65, lon=78.16, population=800_000)
SMALL = Entry(
    name="Salem", feature="populated_place", country="US", admin1="Ohio", lat=40.9, lon=-80.85, population=12_000
)
SALEM = Toponym(name="Salem", candidates=(Candidate(entry=LARGE), Candidate(entry=SMALL)))
OHIO = Entry(name="Ohio", feature="admin1", country="US", admin1="Ohio", lat=40.25, lon=-83.0, population=8_000_000)
CANTON = Entry(
    name="Canton", feature="populated_place", country="US", admin1="Ohio", lat=40.8, lon=-81.38, population=70_000
)


def probability(toponyms: list[Toponym], entry: Entry, surroundings: Surroundings = NOTHING_ELSE) -> float:
    """How probable it is that the first toponym means `entry`."""
    return next(judged.probability for judged in RESOLVER.resolve(toponyms, surroundings)[0] if judged.entry == entry)


def test_alone_the_larger_town_is_meant() -> None:
    assert probability([SALEM], LARGE) > probability([SALEM], SMALL)


@pytest.mark.parametrize(
    ("others", "surroundings"),
    [
        ([Toponym(name="Canton", candidates=(Candidate(entry=CANTON),), times=3)], NOTHING_ELSE),
        ([Toponym(name="Ohio", candidates=(Candidate(entry=OHIO),))], NOTHING_ELSE),
        ([], Surroundings(countries={"US": 5})),
        ([], Surroundings(countries={}, outlet_country="US")),
    ],
)
def test_what_speaks_for_the_smaller_town(others: list[Toponym], surroundings: Surroundings) -> None:
    assert probability([SALEM, *others], SMALL, surroundings) > probability([SALEM], SMALL)


def test_the_unit_named_behind_it_settles_it() -> None:
    salem = Toponym(name="Salem", candidates=SALEM.candidates, inside=1)
    with_unit = [salem, Toponym(name="Ohio", candidates=(Candidate(entry=OHIO),))]
    assert probability(with_unit, SMALL) > 0.7


def test_a_name_that_only_sounds_so_is_less_sure() -> None:
    sounding = Toponym(name="Salim", candidates=(Candidate(entry=LARGE, exact=False),))
    exact = Toponym(name="Salem", candidates=(Candidate(entry=LARGE),))
    assert probability([sounding], LARGE) < probability([exact], LARGE)


def test_a_name_as_it_is_spelt_beats_a_larger_town_that_sounds_like_it() -> None:
    gaza = Entry(name="Gaza", feature="populated_place", country="PS", lat=31.5, lon=34.47, population=410_000)
    giza = Entry(name="Giza", feature="populated_place", country="EG", lat=30.01, lon=31.21, population=4_400_000)
    candidates = (Candidate(entry=gaza), Candidate(entry=giza, exact=False))
    toponyms = [Toponym(name="Gaza", candidates=candidates)]
    assert probability(toponyms, gaza) > 2 * probability(toponyms, giza)


def test_probabilities_leave_room_for_none_of_them() -> None:
    (judged,) = RESOLVER.resolve([SALEM], NOTHING_ELSE)
    assert 0.0 < sum(one.probability for one in judged) < 1.0
    assert [one.probability for one in judged] == sorted((one.probability for one in judged), reverse=True)


def test_a_users_entry_leaves_none() -> None:
    own = Entry(name="Salem", feature="populated_place", country="XB", given_by_user=True)
    (judged,) = RESOLVER.resolve([Toponym(name="Salem", candidates=(Candidate(entry=own),))], NOTHING_ELSE)
    assert sum(one.probability for one in judged) == pytest.approx(1.0)


def test_a_place_without_a_point_is_judged_too() -> None:
    nowhere = Entry(name="Salem", feature="admin2", country="US")
    toponyms = [Toponym(name="Salem", candidates=(Candidate(entry=nowhere), Candidate(entry=SMALL)))]
    assert 0.0 < probability([*toponyms, SALEM], nowhere) < 1.0


@pytest.mark.parametrize("toponyms", [[], [Toponym(name="Xqzvwk", candidates=())]])
def test_nothing_to_judge(toponyms: list[Toponym]) -> None:
    assert RESOLVER.resolve(toponyms, NOTHING_ELSE) == [[] for _ in toponyms]
