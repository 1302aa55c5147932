"""Numbers in digits and words: what is one number, and which."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotation.number_words import number_pattern, number_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1,200", 1200),
        ("1.5", Fraction(3, 2)),
        ("2 1/2", Fraction(5, 2)),
        ("1.2 million", 1_200_000),
        ("١٢", 12),
        ("twelve", 12),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("a hundred", 100),
        ("two hundred and fifty", 250),
        ("three thousand five hundred", 3500),
        ("a hundred thousand", 100_000),
        ("two million three hundred thousand", 2_300_000),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("nineteen hundred", 1900),
    ],
)
def test_a_number_is_found_whole_and_has_its_value(text: str, value: int | Fraction) -> None:
    match = re.compile(number_pattern(), re.IGNORECASE).match(f"{text} boats")
    assert match is not None
    assert match.group() == text
    assert number_value(text) == value


@pytest.mark.parametrize(
    "text", ["", "and", "nineteen ninety-six", "five ten", "boats", "3 1/0", "half a boat", "1" * 5000]
)
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert number_value(text) is None


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_separators_are_read_back(number: int) -> None:
    assert number_value(f"{number:,}") == number


@given(st.text(alphabet="0123456789.,/ -½٣", max_size=20))
def test_whatever_the_pattern_takes_can_be_valued(text: str) -> None:
    for match in re.finditer(number_pattern(), text):
        value = number_value(match.group())
        assert value is None or value >= 0
