"""Score one filler of a MUC-4 template against another: right, half right or wrong.

After the official "Guidelines for scoring mismatches between system responses and answer key", version 7, and the set
lists with their hierarchies of the scorer's slot configuration. What the guidelines leave to a human scorer is decided
by the words: see `same_words`.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from reportedly.evaluation.muc_corpus import REFERRING, Filler

RIGHT, HALF, WRONG = 1.0, 0.5, 0.0

_BROADER: Mapping[str, Mapping[str, frozenset[str]]] = {
    "INCIDENT: TYPE": {
        kind: frozenset({"ATTACK"})
        for kind in ("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE")
    },
    "INCIDENT: INSTRUMENT TYPE": {
        **{kind: frozenset({"GUN"}) for kind in ("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE")},
        **{kind: frozenset({"BOMB", "EXPLOSIVE"}) for kind in ("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB")},
        **{kind: frozenset({"EXPLOSIVE"}) for kind in ("BOMB", "GRENADE", "MOLOTOV COCKTAIL")},
        **{kind: frozenset({"PROJECTILE"}) for kind in ("MISSILE", "ROCKET")},
    },
    "PERP: ORGANIZATION CONFIDENCE": {"SUSPECTED OR ACCUSED BY AUTHORITIES": frozenset({"SUSPECTED OR ACCUSED"})},
    "PHYS TGT: TYPE": {"GOVERNMENT OFFICE OR RESIDENCE": frozenset({"POLITICAL FIGURE OFFICE OR RESIDENCE"})},
    "PHYS TGT: EFFECT OF INCIDENT": {"SOME DAMAGE": frozenset({"DESTROYED"})},
    "HUM TGT: TYPE": {
        "FORMER GOVERNMENT OFFICIAL": frozenset({"GOVERNMENT OFFICIAL", "POLITICAL FIGURE"}),
        "FORMER ACTIVE MILITARY": frozenset({"ACTIVE MILITARY"}),
        "GOVERNMENT OFFICIAL": frozenset({"POLITICAL FIGURE"}),
    },
    "HUM TGT: EFFECT OF INCIDENT": {"NO INJURY OR DEATH": frozenset({"NO INJURY", "NO DEATH"})},
}
"""By slot and filler of the key: the fillers that are half right there (guidelines, sections 3.2.4 to 3.2.23)."""

_NUMBERS = frozenset({"PHYS TGT: NUMBER", "PHYS TGT: TOTAL NUMBER", "HUM TGT: NUMBER", "HUM TGT: TOTAL NUMBER"})
_STRINGS = frozenset(
    {"INCIDENT: INSTRUMENT ID", "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "HUM TGT: NAME"}
)
_NOT_ESSENTIAL = re.compile(
    r"^(?:the|a|an|some|several|many|other|another|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"about|approximately|at least|more than|\d[\d,]*)\b *",
)
_PLACE_KIND = re.compile(r"\s*\([^()]*\)")
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)", re.IGNORECASE)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], 1
    )
}


def score(response: Filler, key: Filler, slot: str) -> float:
    """How right a response's filler is for a filler of the key: `RIGHT`, `HALF` or `WRONG`."""
    value = max(
        (_value(slot)(one, other) for one in response.alternatives for other in key.alternatives), default=WRONG
    )
    if value == RIGHT and slot in REFERRING and not _same_reference(response, key):
        return HALF
    return value


def _value(slot: str) -> Callable[[str, str], float]:
    if slot in _STRINGS or slot == "HUM TGT: DESCRIPTION":
        return same_words
    if slot in _NUMBERS:
        return same_number
    if slot == "INCIDENT: DATE":
        return same_date
    if slot == "INCIDENT: LOCATION":
        return same_location
    broader = _BROADER.get(slot, {})
    return lambda response, key: RIGHT if response == key else HALF if response in broader.get(key, ()) else WRONG


def _same_reference(response: Filler, key: Filler) -> bool:
    if not response.about or not key.about:
        return not response.about and not key.about
    return any(same_words(one, other) > WRONG for one in response.about for other in key.about)


def same_words(response: str, key: str) -> float:
    """Compare strings of the text (guidelines, section 3.1.1).

    Right: the same words, or more words before them ("the three peasants" for "peasants"), without counting articles,
    figures and other quantities. Half: words of the key are missing or words follow that the key has not, where one
    holds the other as a whole. Wrong: anything else.
    """
    one, other = essential_words(response), essential_words(key)
    if not one or not other:
        return WRONG
    if one == other or one[-len(other) :] == other:
        return RIGHT
    return HALF if _holds(one, other) or _holds(other, one) else WRONG


@lru_cache(maxsize=65536)
def essential_words(text: str) -> tuple[str, ...]:
    """The words of a string, in lower case, without marks and without what opens it that is not essential."""
    words = " ".join(re.findall(r"[\w'-]+", text.lower()))
    while found := _NOT_ESSENTIAL.match(words):
        if found.end() == len(words):
            break
        words = words[found.end() :]
    return tuple(words.split())


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    size = len(shorter)
    return any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1))


def same_number(response: str, key: str) -> float:
    """Compare numbers (guidelines, section 3.2.14).

    Half right where the response is one end of the key's range, or the number that the key has with a tilde.
    """
    one, other = (re.sub(r"[\s,]", "", text) for text in (response, key))
    if one == other:
        return RIGHT
    return HALF if one.isdigit() and one in re.split("[-~]", other) else WRONG


def same_date(response: str, key: str) -> float:
    """Compare dates: half where the response lies in the key's range, or has the key's last day (section 3.2.2)."""
    one, other = _days(response), _days(key)
    if one is None or other is None:
        return WRONG
    if one == other:
        return RIGHT
    (first, last), (earliest, latest) = one, other
    if first is None:
        return HALF if last == latest else WRONG
    return HALF if (earliest or "") <= first and last <= latest else WRONG


def _days(text: str) -> tuple[str | None, str] | None:
    """The first and last day of a date slot; no first day where it says "on or before"."""
    days = [f"{year}-{_MONTHS.get(month.upper(), 0):02}-{int(day):02}" for day, month, year in _DAY.findall(text)]
    if not days:
        return None
    return (None if text.lstrip().startswith("-") else days[0]), days[-1]


def same_location(response: str, key: str) -> float:
    """Compare locations by country and the names of places, without the places' kinds (section 3.2.3).

    Right: the same country, and the same most specific place. Half: the same country alone, or the same most specific
    place in another country, or one of the two places of a range.
    """
    country, *places = (part.strip() for part in _PLACE_KIND.sub("", response).upper().split(":"))
    key_country, *key_places = (part.strip() for part in _PLACE_KIND.sub("", key).upper().split(":"))
    ends = {end.strip() for end in key_places[-1].split(" - ")} if key_places else {""}
    same_place = (places[-1] if places else "") in ends
    if country == key_country:
        return RIGHT if same_place and len(ends) == 1 else HALF
    return HALF if same_place and places else WRONG
