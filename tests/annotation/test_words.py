"""Words of raw text: where they are cut, and that nothing of the text is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotation.words import LONGEST_MERGED, abbreviations, merged_words, word_spans

PIECES = st.sampled_from(
    (
        *("The", "U.S.", "Gen.", "don’t", "rebels'", "'s", "3.5", "1,000", "http://a.b/c.", "x@y.org", "@", "_"),
        *("“", "”", '"', "„", "«", "...", "--", "-", ".", ",", " ", "\r\n", "\n\n", "\x00", "\ufeff", "\u200b"),
        *("e\u0301", "👩\u200d👧", "مَرحَبًا", "漢字"),
    )
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army didn’t fire.", ["The", "army", "did", "n’t", "fire", "."]),
        ("They can't; he won't.", ["They", "ca", "n't", ";", "he", "wo", "n't", "."]),
        ("We cannot say.", ["We", "can", "not", "say", "."]),
        ("the rebels' and Mara's guns", ["the", "rebels", "'", "and", "Mara", "'s", "guns"]),
        ("O’Neil of rock'n'roll", ["O’Neil", "of", "rock'n'roll"]),
        ("“Lies,” he said.", ["“", "Lies", ",", "”", "he", "said", "."]),
        ("„Lies“ «lies» ``lies''", ["„", "Lies", "“", "«", "lies", "»", "``", "lies", "''"]),
        ("poison-gas attack by anti-tank units", ["poison", "-", "gas", "attack", "by", "anti-tank", "units"]),
        ("The U.S.-backed force", ["The", "U.S.", "-", "backed", "force"]),
        ("Gen. A. Mora and Mr. Ile", ["Gen.", "A.", "Mora", "and", "Mr.", "Ile"]),
        ("Plan B. Then C", ["Plan", "B.", "Then", "C"]),
        ("He said no. Then", ["He", "said", "no", ".", "Then"]),
        ("No. 5 of the list", ["No.", "5", "of", "the", "list"]),
        (
            "3.5 of 1,000 on 9/11 or 2018-11-25 at 10:30",
            ["3.5", "of", "1,000", "on", "9/11", "or", "2018-11-25", "at", "10:30"],
        ),
        ("2015-2016, 20th, 1990s", ["2015", "-", "2016", ",", "20th", ",", "1990s"]),
        ("US$5m or $5", ["US$", "5m", "or", "$", "5"]),
        ("write to a.b@c.org, see www.x.org/y.", ["write", "to", "a.b@c.org", ",", "see", "www.x.org/y", "."]),
        ("(https://x.org/a?b=c).", ["(", "https://x.org/a?b=c", ")", "."]),
        ("agency Orva.The victims", ["agency", "Orva", ".", "The", "victims"]),
        ("Well... no -- yes?!", ["Well", "...", "no", "--", "yes", "?!"]),
        ("cafe\u0301s are", ["cafe\u0301s", "are"]),
        ("zero\u200bwidth", ["zero\u200bwidth"]),
        ("👍🏽 👩\u200d👧", ["👍🏽", "👩\u200d👧"]),
        ("مَرحَبًا بِكُم", ["مَرحَبًا", "بِكُم"]),
        ("\ufeffThe end", ["\ufeff", "The", "end"]),
        ("one\r\ntwo\u00a0three", ["one", "two", "three"]),
        ("They dont know, and she cant", ["They", "do", "nt", "know", ",", "and", "she", "ca", "nt"]),
        ("THATS a pity", ["THAT", "S", "a", "pity"]),
        ("see report.doc, map.PDF.", ["see", "report.doc", ",", "map.PDF", "."]),
        ("in alt.animals.cat, now", ["in", "alt.animals.cat", ",", "now"]),
        ("call 555-0199 or 212-555-0199", ["call", "555-0199", "or", "212-555-0199"]),
        ("1914-1918 and 3-4", ["1914", "-", "1918", "and", "3", "-", "4"]),
        ("fine :) but b/c of $$$ >>", ["fine", ":)", "but", "b/c", "of", "$$$", ">>"]),
        ("(see: (a) b)", ["(", "see", ":", "(", "a", ")", "b", ")"]),
        ("‘’It is over’’", ["‘’", "It", "is", "over", "’’"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_where_words_are_cut(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@settings(deadline=None)
@given(TEXTS)
def test_words_are_in_order_and_cover_everything_but_white_space(text: str) -> None:
    at = 0
    for start, end in word_spans(text):
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("unit", ["a", "a.", "x@", "-", "e\u0301", "http://", "'s", "A&", "co-", "1.", "\u200d👩", "“"])
def test_a_line_without_spaces_is_covered(unit: str) -> None:
    text = unit * 20_000
    assert sum(end - start for start, end in word_spans(text)) == len(text)


def test_merged_words_are_lower_case_and_longer_than_their_first_half() -> None:
    assert all(word.isalpha() and word.islower() and 0 < cut < len(word) for word, cut in merged_words().items())
    assert max(map(len, merged_words())) == LONGEST_MERGED


def test_abbreviations_are_lower_case_and_say_how_they_end() -> None:
    assert {"gen", "mr", "inc", "no"} <= abbreviations().keys()
    assert all(word.isalpha() and word.islower() for word in abbreviations())
    assert set(abbreviations().values()) == {"never", "maybe", "number"}
