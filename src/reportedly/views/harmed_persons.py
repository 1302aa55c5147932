"""Who is who among the single persons of a report's words of harm: whether one who was hurt is one of the dead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from reportedly.views.harm_statements import HarmStatement
from reportedly.views.victim_patterns import casualty_words

_REACH_OF_PRONOUN = 250
"""Characters between "he" and whom it stands for, about two sentences."""


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in casualty_words()["persons"].items()}


def with_antecedents(statements: Iterable[HarmStatement]) -> list[HarmStatement]:
    """The statements, in text order as they come; "he" and "she" know the one person before by that one's keys."""
    done: list[HarmStatement] = []
    last: HarmStatement | None = None
    for one in statements:
        near = last is not None and one.trigger.start - last.trigger.end < _REACH_OF_PRONOUN
        known = replace(one, keys=one.keys | last.keys) if one.pronoun and last is not None and near else one
        done.append(known)
        if known.number == 1 and known.keys:
            last = known
    return done


def another_person(hurt: HarmStatement, killed_by: Sequence[HarmStatement]) -> bool:
    """Whether the one person who is hurt is somebody else than those who died."""
    words = _words()
    if hurt.number != 1:
        return False
    lives = hurt.trigger.text.lower() in words["living"]
    if not killed_by or (lives and hurt.keys & words["further"]):
        return True
    dead = frozenset(key for one in killed_by for key in one.keys)
    own = hurt.keys - words["anyone"]
    if not own or own & dead:
        return False
    return lives or _differ(_ages(own), _ages(dead)) or _differ(_genders(own), _genders(dead))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _ages(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key.isdigit())


def _genders(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(gender for gender in ("female", "male") if keys & _words()[gender])
