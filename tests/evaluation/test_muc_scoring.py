"""Single fillers against fillers of the key: the examples of the official guidelines, in invented words."""

import pytest

from reportedly.evaluation.muc_corpus import Filler
from reportedly.evaluation.muc_scoring import HALF, RIGHT, WRONG, score

WORDS = "PERP: INDIVIDUAL ID"


@pytest.mark.parametrize(
    ("slot", "response", "key", "points"),
    [
        (WORDS, "GUNMEN", "THE GUNMEN", RIGHT),  # articles do not count
        (WORDS, "THE 3 ARMED MILLERS", "MILLERS", RIGHT),  # more words before
        (WORDS, "MILLERS WHO SAW IT", "MILLERS", HALF),  # more words behind
        (WORDS, "ORLEY", "ANA ORLEY", HALF),  # part of a name
        (WORDS, "SOLDIERS", "GUNMEN", WRONG),
        ("INCIDENT: TYPE", "ATTACK", "BOMBING", HALF),
        ("INCIDENT: TYPE", "BOMBING", "ATTACK", WRONG),
        ("INCIDENT: INSTRUMENT TYPE", "GUN", "RIFLE", HALF),
        ("INCIDENT: INSTRUMENT TYPE", "EXPLOSIVE", "DYNAMITE", HALF),
        ("INCIDENT: INSTRUMENT TYPE", "RIFLE", "GUN", WRONG),
        ("PERP: ORGANIZATION CONFIDENCE", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", HALF),
        ("PERP: ORGANIZATION CONFIDENCE", "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", WRONG),
        ("PHYS TGT: EFFECT OF INCIDENT", "DESTROYED", "SOME DAMAGE", HALF),
        ("HUM TGT: EFFECT OF INCIDENT", "NO DEATH", "NO INJURY OR DEATH", HALF),
        ("HUM TGT: TYPE", "POLITICAL FIGURE", "GOVERNMENT OFFICIAL", HALF),
        ("HUM TGT: NUMBER", "7", "7", RIGHT),
        ("HUM TGT: NUMBER", "7", "5 - 7", HALF),
        ("HUM TGT: NUMBER", "7", "~7", HALF),
        ("HUM TGT: NUMBER", "6", "5 - 7", WRONG),
        ("INCIDENT: DATE", "26 AUG 89", "26 AUG 89", RIGHT),
        ("INCIDENT: DATE", "26 AUG 89", "25 AUG 89 - 26 AUG 89", HALF),
        ("INCIDENT: DATE", "25 AUG 89", "- 26 AUG 89", HALF),
        ("INCIDENT: DATE", "- 26 AUG 89", "26 AUG 89", HALF),
        ("INCIDENT: DATE", "- 26 AUG 89", "25 AUG 89", WRONG),
        ("INCIDENT: DATE", "- 26 AUG 89", "24 AUG 89 - 25 AUG 89", WRONG),
        ("INCIDENT: LOCATION", "NORVANIA: ORDAN", "NORVANIA: WESTMARK (PROVINCE): ORDAN (CITY)", RIGHT),
        ("INCIDENT: LOCATION", "NORVANIA", "NORVANIA: ORDAN (CITY)", HALF),
        ("INCIDENT: LOCATION", "NORVANIA: VORRICK", "NORVANIA", HALF),
        ("INCIDENT: LOCATION", "CALDERIA: ORDAN", "NORVANIA: ORDAN (CITY)", HALF),
        ("INCIDENT: LOCATION", "NORVANIA: ORDAN", "NORVANIA: ORDAN (CITY) - VORRICK (CITY)", HALF),
        ("INCIDENT: LOCATION", "CALDERIA", "NORVANIA", WRONG),
    ],
)
def test_one_filler(slot: str, response: str, key: str, points: float) -> None:
    assert score(Filler((response,)), Filler((key,)), slot) == points


def test_a_set_fill_about_the_wrong_thing_is_half_right() -> None:
    key = Filler(("CIVILIAN",), ("MILLERS", "OLD MILLERS"))
    assert score(Filler(("CIVILIAN",), ("MILLERS",)), key, "HUM TGT: TYPE") == RIGHT
    assert score(Filler(("CIVILIAN",), ("BAKERS",)), key, "HUM TGT: TYPE") == HALF
    assert score(Filler(("DIPLOMAT",), ("MILLERS",)), key, "HUM TGT: TYPE") == WRONG


def test_any_alternative_of_the_key_will_do() -> None:
    assert score(Filler(("GMB",)), Filler(("GUILD OF MILLERS AND BAKERS", "GMB")), "PERP: ORGANIZATION ID") == RIGHT
