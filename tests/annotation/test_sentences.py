"""Sentences and paragraphs of raw text."""

import pytest
from hypothesis import given, settings

from reportedly.annotation.sentences import is_hard_wrapped, sentences
from reportedly.annotation.words import word_spans
from tests.annotation.test_words import TEXTS


def split(text: str) -> list[str]:
    words = word_spans(text)
    return [text[words[group.first][0] : words[group.last - 1][1]] for group in sentences(text, words)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The port burned.", "Nobody was hurt."],
        ["The port burned.", "the rebels said nothing."],  # machine translation lost the capital
        ["“We know nothing.”", "The mayor left."],
        ["“We know nothing.” he said.", "He left."],
        ["“Why?” he asked.", "No one knew!", "Then he left."],
        ["Gen. A. Mora met Mr. Ile in St. Orv on Jan. 5 in the U.S. capital."],
        ["It began at 5 p.m. on Sunday.", "It ended at 6 p.m.", "He left."],
        ["They work for Orva Inc.", "The company denied it."],
        ["They work for Orva Inc. Holding of Lisse."],
        ["About 3.5 million fled.", "1,000 stayed."],
        ["(It was late.)", "They left."],
        ["``It was late.''", "They left."],
        ["He waited… and waited... until noon.", "Then he left."],
        ["So it says the agency Orva.", "The mayor denied it."],
        ["1. Leave at once.", "2. Stay away."],
        ["He said: “No.", "Never.”", "Then he left."],
    ],
)
def test_where_sentences_end(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_lost_space_does_not_hide_a_full_stop() -> None:
    assert split("So says the agency Orva.The mayor denied it.") == ["So says the agency Orva.", "The mayor denied it."]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\n\n", "\n \n"])
def test_line_ends_open_paragraphs(line_end: str) -> None:
    text = f"Smoke over the port{line_end}the mayor left. He said nothing.{line_end}Talks go on."
    groups = sentences(text, word_spans(text))
    assert [group.opens_paragraph for group in groups] == [True, True, False, True]


def test_wrapped_lines_do_not_end_sentences() -> None:
    text = (
        "THE COMMAND REPORTED TODAY THAT SEVERAL FARMERS FROM THE VILLAGE NEAR THE\n"
        "RIVER WERE TAKEN AWAY BY ARMED MEN AND THAT NOBODY HAS HEARD OF THEM SINCE\n"
        "THE DAY BEFORE YESTERDAY. THE ARMY IS LOOKING FOR THEM.\n"
        "\n"
        "IN THE CAPITAL THE MINISTER SAID THAT THE GOVERNMENT KNOWS NOTHING ABOUT IT\n"
        "AND THAT IT WILL ASK THE ARMY."
    )
    assert is_hard_wrapped(text)
    assert len(split(text)) == 3
    assert split(text)[2].startswith("IN THE CAPITAL")


def test_one_paragraph_a_line_is_not_wrapped() -> None:
    assert not is_hard_wrapped("A title\nThe first paragraph says one thing.\nThe second says another.\nThe end.")


@settings(deadline=None)
@given(TEXTS)
def test_sentences_follow_each_other_without_gaps(text: str) -> None:
    words = word_spans(text)
    at = 0
    for number, group in enumerate(sentences(text, words)):
        assert group.first == at < group.last
        assert group.opens_paragraph or number > 0
        at = group.last
    assert at == len(words)


def test_a_sentence_may_be_very_long() -> None:
    text = "and then they went on " * 20_000
    words = word_spans(text)
    assert [(group.first, group.last) for group in sentences(text, words)] == [(0, 100_000)]
