"""Who stands beside words of harm, on invented sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.span import Span
from reportedly.views.victim_phrases import told_harm


def told(text: str) -> list[tuple[str, str, int]]:
    return [(one.harm, one.word.text, one.victims.number) for one in told_harm(text, Span.cut(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men and a woman were shot Sunday.", [("hit", "shot", 3)]),
        ("1 Dead, 3 Hurt in Orvessa", [("killed", "Dead", 1), ("injured", "Hurt", 3)]),
        ("4 Dead, 2 Critically Hurt", [("killed", "Dead", 4), ("injured", "Hurt", 2)]),
        ("14 shot, one fatally, in Orvessa", [("hit", "shot", 14), ("killed", "fatally", 1)]),
        ("The blast killed one and injured three others.", [("killed", "killed", 1), ("injured", "injured", 3)]),
        ("A man killed two people.", [("killed", "killed", 2)]),
        ("Six farmers died, wounding at least six people.", [("killed", "died", 6), ("injured", "wounding", 6)]),
        ("The raid sends 4 people to the hospital.", [("injured", "to the hospital", 4)]),
        ("Five people, including two children, were killed.", [("killed", "killed", 5)]),
        ("Two victims, a man and a woman, died.", [("killed", "died", 2)]),
        ("A mother and her two sons were found dead.", [("killed", "found dead", 3)]),
        ("Mother, 2 children found dead in Orvessa", [("killed", "found dead", 3)]),
        ("One guard is dead, and another seriously injured.", [("killed", "dead", 1), ("injured", "injured", 1)]),
        ("A family of bakers and a third victim were hurt.", [("injured", "hurt", 1)]),
        ("Both women were wounded.", [("injured", "wounded", 2)]),
        ("The couple died.", [("killed", "died", 2)]),
        ("A baker, of Tolvanne, was killed.", []),
        ("One victim, a 27-year-old woman, was pronounced dead.", [("killed", "pronounced dead", 1)]),
        ("A guard, the father, was killed.", [("killed", "killed", 1)]),
        ("A girl, her sister, was shot.", [("hit", "shot", 1)]),
        ("A man killed his cousin, Ana Brun, 24.", [("killed", "killed", 1)]),
        ("A six-year-old and three people were shot.", [("hit", "shot", 4)]),
        ("A farmer, of Tolvanne, was killed.", [("killed", "killed", 1)]),
    ],
)
def test_people_beside_a_word_of_harm_are_counted(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Brun, 24, was shot.", [("hit", "shot", 1)]),
        ("Girl, 16, was killed.", [("killed", "killed", 1)]),
        ("Ana brun, 24 was shot in the leg.", [("hit", "shot", 1)]),
        ("Ana Brun, four, was shot.", [("hit", "shot", 1)]),
        ("In Orvessa, 24 were shot.", [("hit", "shot", 24)]),
        ("2 girls, ages 11 and 12, were shot.", [("hit", "shot", 2)]),
        ("The 19-year-old man died.", [("killed", "died", 1)]),
        ("The grandmother, who was 46, was shot.", [("hit", "shot", 1)]),
        ("The man was shot six times.", [("hit", "shot", 1)]),
        ("He was shot at 4500 Port Street.", []),
        ("No one was killed, and he was not hurt.", []),
        ("The storm killed 3000 in 1982.", []),
    ],
)
def test_ages_shots_addresses_and_years_count_nobody(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert told(text) == expected


def test_single_victims_are_known_again_by_noun_age_and_surname() -> None:
    text = "A 22-year-old man was killed and Ana Brun, 24, was hurt."
    man, brun = told_harm(text, Span.cut(text, 0, len(text)))
    assert man.victims.keys == {"22", "man"}
    assert not man.victims.counted
    assert brun.victims.keys == {"brun", "24"}


@pytest.mark.parametrize("words", ["Ana ", "two men, ", "24, ", "A.A."])
def test_a_sentence_without_end_is_read(words: str) -> None:
    text = words * (100_000 // len(words)) + "two men were killed"
    told(text)


WORDS = (
    "Two",
    "2",
    "men",
    "and",
    "a",
    "woman",
    "were",
    "killed",
    ",",
    "shot",
    "24",
    "Ana",
    "including",
    "dead",
    "16",
    "%",
)


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_spans_are_of_the_text_and_nobody_is_counted_below_one(words: list[str]) -> None:
    text = " ".join(words)
    for one in told_harm(text, Span.cut(text, 0, len(text))):
        assert one.word.reproduces(text)
        assert one.victims.reproduces(text)
        assert one.victims.number >= 1
