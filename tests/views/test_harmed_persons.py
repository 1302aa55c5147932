"""Whether one who is hurt is one of the dead."""

import pytest

from reportedly.model.span import Span
from reportedly.views.harm_statements import HarmStatement
from reportedly.views.harmed_persons import another_person, with_antecedents
from reportedly.views.victim_patterns import Harm


def statement(
    harm: Harm, word: str, *keys: str, start: int = 0, pronoun: bool = False, number: int = 1
) -> HarmStatement:
    trigger = Span(start=start, end=start + len(word), text=word)
    return HarmStatement(harm=harm, trigger=trigger, number=number, keys=frozenset(keys), pronoun=pronoun)


@pytest.mark.parametrize(
    ("word", "keys", "dead", "expected"),
    [
        ("hospital", ("man", "22"), ("girl", "6"), True),
        ("hospital", ("man",), ("man",), False),
        ("hospital", ("brun",), ("man",), False),
        ("wounded", ("brun",), ("man",), True),
        ("wounded", ("another", "man"), ("man",), True),
        ("wounded", ("victim",), ("man",), False),
    ],
)
def test_ages_genders_and_names_tell_who_lives(
    word: str, keys: tuple[str, ...], dead: tuple[str, ...], expected: bool
) -> None:
    assert another_person(statement("injured", word, *keys), [statement("killed", "died", *dead)]) is expected


def test_who_is_hurt_where_nobody_died_is_no_one_else() -> None:
    assert another_person(statement("injured", "hurt", "man"), [])
    assert not another_person(statement("injured", "hurt", "man", number=2), [])


def test_he_is_the_one_named_shortly_before() -> None:
    taken = statement("injured", "hospital", "brun")
    near, far = (statement("killed", "died", start=start, pronoun=True) for start in (60, 900))
    assert [one.keys for one in with_antecedents([taken, near])] == [{"brun"}, {"brun"}]
    assert with_antecedents([taken, far])[1].keys == frozenset()
