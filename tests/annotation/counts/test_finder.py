"""Counts in invented sentences: what is counted, with which bounds, and what is no count."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotation.counts import convention_with, find_counts, named_convention
from reportedly.annotation.times import find_times
from reportedly.errors import KnowledgeError
from reportedly.model.annotation import Token
from reportedly.model.count import Count

SUNDAY = date(2018, 11, 25)


def parsed(text: str, tags: str, heads: dict[int, tuple[int, str]] | None = None) -> tuple[Token, ...]:
    """The words of a text that are set apart by spaces, with their tags; `heads` gives some words' syntax."""
    tokens, position = [], 0
    for index, (word, tag) in enumerate(zip(text.split(), tags.split(), strict=True)):
        start = text.index(word, position)
        position = start + len(word)
        head, relation = (heads or {}).get(index, (index, "dep"))
        tokens.append(
            Token(
                start=start,
                end=position,
                text=word,
                index=index,
                sentence=0,
                lemma=word.lower(),
                upos=tag,
                xpos="",
                head=head,
                relation=relation,
            )
        )
    return tuple(tokens)


def counts(text: str, tokens: Sequence[Token] = ()) -> tuple[Count, ...]:
    """The counts of a text whose times are found first, as the annotator does it."""
    return find_counts(text, tokens, times=find_times(text, SUNDAY))


def only(text: str, tokens: Sequence[Token] = ()) -> Count:
    """The one count of a text."""
    (count,) = counts(text, tokens)
    return count


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "best", "bound"),
    [
        ("107 people were injured.", "107 people", 107, 107, 107, "exact"),
        ("More than 100 people came.", "More than 100 people", 101, None, None, "more_than"),
        ("Over 3,000 prisoners fled.", "Over 3,000 prisoners", 3001, None, None, "more_than"),
        ("At least 12 soldiers died.", "At least 12 soldiers", 12, None, None, "at_least"),
        ("No fewer than five boats sank.", "No fewer than five boats", 5, None, None, "at_least"),
        ("100 or more boats sank.", "100 or more boats", 100, None, None, "at_least"),
        ("100+ boats sank.", "100+ boats", 100, None, None, "at_least"),
        ("Up to 30 fighters fell.", "Up to 30 fighters", None, 30, None, "at_most"),
        ("As many as 30 fighters fell.", "As many as 30 fighters", None, 30, None, "at_most"),
        ("Fewer than five houses stand.", "Fewer than five houses", None, 4, None, "fewer_than"),
        ("About 1,200 houses stand.", "About 1,200 houses", None, None, 1200, "about"),
        ("Perhaps forty houses stand.", "Perhaps forty houses", None, None, 40, "about"),
        ("Nearly 20 houses stand.", "Nearly 20 houses", None, None, 20, "about"),
        ("20-30 houses stand.", "20-30 houses", 20, 30, None, "range"),
        ("20 to 30 houses stand.", "20 to 30 houses", 20, 30, None, "range"),
        ("Between 20 and 30 houses stand.", "Between 20 and 30 houses", 20, 30, None, "range"),
        ("Two or three villagers stayed.", "Two or three villagers", 2, 3, None, "range"),
        ("Two dozen trucks left.", "Two dozen trucks", 24, 24, 24, "exact"),
        ("Half a million people fled.", "Half a million people", 500_000, 500_000, 500_000, "exact"),
        ("1.2 million people fled.", "1.2 million people", 1_200_000, 1_200_000, 1_200_000, "exact"),
        ("Two hundred and fifty men fled.", "Two hundred and fifty men", 250, 250, 250, "exact"),
        ("More than a hundred men fled.", "More than a hundred men", 101, None, None, "more_than"),
        ("No casualties were reported.", "No casualties", 0, 0, 0, "exact"),
        ("No one was hurt.", "No one", 0, 0, 0, "exact"),
        ("NO\nONE WAS HURT.", "NO\nONE", 0, 0, 0, "exact"),
        ("a bomb under one of the cars", "one of the cars", 1, 1, 1, "exact"),
        ("None of the passengers was hurt.", "None of the passengers", 0, 0, 0, "exact"),
    ],
)
def test_numbers_with_their_bounds(
    text: str, words: str, low: int | None, high: int | None, best: int | None, bound: str
) -> None:
    count = only(text)
    assert (count.text, count.low, count.high, count.best, count.bound) == (words, low, high, best, bound)
    assert count.vague_term is None


@pytest.mark.parametrize(
    ("text", "words", "term", "low"),
    [
        ("dozens of missiles with gas", "dozens of missiles", "dozens", 24),
        ("scores of villagers fled", "scores of villagers", "scores", 40),
        ("hundreds of villagers fled", "hundreds of villagers", "hundreds", 200),
        ("thousands of villagers fled", "thousands of villagers", "thousands", 2_000),
        ("tens of thousands of villagers", "tens of thousands of villagers", "tens of thousands", 20_000),
        ("several hundred villagers fled", "several hundred villagers", "several hundred", 200),
        ("several villagers fled", "several villagers", "several", 2),
        ("a few villagers fled", "a few villagers", "a few", 2),
        ("a couple of villagers fled", "a couple of villagers", "a couple", 2),
        ("at least several dozen villagers", "at least several dozen villagers", "several dozen", 24),
    ],
)
def test_vague_words_keep_their_word_and_a_lowest_number(text: str, words: str, term: str, low: int) -> None:
    count = only(text)
    assert (count.text, count.vague_term, count.bound) == (words, term, "vague")
    assert (count.low, count.high, count.best) == (low, None, None)


def test_the_convention_for_vague_words_can_be_chosen_and_made() -> None:
    text = "dozens of boats and several trucks"
    acled = find_counts(text, (), convention=named_convention("acled"))
    assert [count.low for count in acled] == [12, 3]
    own = find_counts(text, (), convention=convention_with({"dozens": 36}))
    assert [count.low for count in own] == [36, 2]
    with pytest.raises(KnowledgeError, match="nobody's"):
        named_convention("nobody's")


def test_a_figure_that_was_revised_is_two_counts() -> None:
    assert [count.best for count in counts("The toll rose from 45 to 58.")] == [45, 58]
    assert [count.best for count in counts("The toll rose to 58 from 45.")] == [58, 45]
    assert [count.best for count in counts("killing 12 and wounding 107")] == [12, 107]


@pytest.mark.parametrize(
    "text",
    [
        "the boy, aged 17, and a 17-year-old girl",
        "Ada Orv, 52, of the 7th Brigade",
        "Ada Orv (52) and a child of age seven",
        "Ada Orv, 34; Ben Orv, 8; and Cleo Orv, 6.",
        "anyone between the ages of 18 and 22 and anyone under 18",
        "at 815 Main Street and in the 300 block of it",
        "pronounced dead at 5 on the scene; she called 911",
        "under Resolution 2254 and Article 5",
        "on flight 370 by route 66",
        "$100, 200 dollars, US$ 300 and €5 million",
        "50 km away, 3 miles high, 20 tonnes",
        "30 percent, 5% and two-thirds",
        "on 3 May 2017 at 10:30 for three weeks",
        "in 2016, the 1990s and 9/11",
        "they won 3-5 and lost 3 – 0",
        "call 0123 456 7890 or (555) 853-3242",
        "1. First\n2) Second",
        "T-72 and F-16, version 2.0, 24/7",
        "There is no evidence and no doubt.",
        "one of the largest, this one, one in three",
        "the resulting scores count",
        "see http://example.org/?a=12&b=34",
        "1" * 5000 + " people",
        "10.5 and 1,2,3 and 1/2",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert counts(text) == ()


def test_the_parse_says_what_is_counted() -> None:
    text = "At least 12 wounded government soldiers fled the town"
    tokens = parsed(text, "ADP ADJ NUM ADJ NOUN NOUN VERB DET NOUN", {2: (5, "nummod")})
    count = only(text, tokens)
    assert (count.text, count.unit) == ("At least 12 wounded government soldiers", "soldiers")


def test_without_a_nummod_the_noun_phrase_behind_the_number_ends_the_count() -> None:
    text = "one soldier Orvessa said"
    count = only(text, parsed(text, "NUM NOUN PROPN VERB"))
    assert (count.text, count.unit, count.best) == ("one soldier", "soldier", 1)


def test_a_day_is_never_what_is_counted() -> None:
    text = "They shot 20 Sunday morning"
    count = only(text, parsed(text, "PRON VERB NUM PROPN NOUN"))
    assert (count.text, count.unit) == ("20", None)


def test_a_number_that_hangs_on_a_name_counts_nothing() -> None:
    text = "near posts 542 they fought"
    assert counts(text, parsed(text, "ADP NOUN NUM PRON VERB", {2: (1, "nummod")})) == ()


def test_an_amount_out_of_another_keeps_its_noun_but_not_its_words() -> None:
    text = "12 of the 20 passengers"
    twelve, twenty = counts(text, parsed(text, "NUM ADP DET NUM NOUN"))
    assert (twelve.text, twelve.unit) == ("12", "passengers")
    assert (twenty.text, twenty.unit) == ("20 passengers", "passengers")


def test_a_toll_stands_at_its_number() -> None:
    assert only("They put the death toll at 19.").best == 19
    assert only("The number of dead is put at seven.").best == 7


def test_a_bare_number_counts_somebody_it_does_not_name() -> None:
    text = "12 were killed"
    count = only(text, parsed(text, "NUM AUX VERB"))
    assert (count.text, count.unit, count.best) == ("12", None, 12)


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("five others hurt", "five others", "others"),
        ("hurt 12 wounded soldiers", "12 wounded soldiers", "soldiers"),
        ("12 wounded brought", "12 wounded", "wounded"),
        ("107 more people hurt", "107 more people", "people"),
        ("30 of the hostages freed", "30 of the hostages", "hostages"),
        ("12 in the towns", "12", None),
    ],
)
def test_words_say_what_is_counted_where_there_is_no_parse(text: str, words: str, unit: str | None) -> None:
    count = only(text)
    assert (count.text, count.unit) == (words, unit)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("👩‍🚒 ١٢ people", "١٢ people"),
        ("cafe\u0301 12 people", "12 people"),
        ("12\r\npeople", "12\r\npeople"),
        ("more\u00a0than 12 people", "more\u00a0than 12 people"),
    ],
)
def test_offsets_count_code_points(text: str, words: str) -> None:
    count = only(text)
    assert count.text == words
    assert count.reproduces(text)


PIECES = st.sampled_from(
    [
        *(
            "12",
            "١٢",
            "more than",
            "dozens",
            "of",
            "a",
            "million",
            "half a",
            "people",
            "-",
            "–",
            "to",
            "between",
            "and",
        ),
        *(
            "or",
            "two",
            "hundred",
            "no",
            "one",
            "none",
            "casualties",
            "%",
            "$",
            "👩‍🚒",
            "e\u0301",
            "\r\n",
            "\n",
            ",",
            ".",
        ),
        *("+", "1" * 40, "½", "٣٫٥", "1/0", "3 1/0", "or more", "km", "²", "1,000"),
    ]
)


@given(st.lists(PIECES, max_size=12), st.sampled_from([" ", ""]))
def test_every_count_reproduces_its_words_in_order(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    tokens = parsed(text, " ".join("NOUN" for _ in text.split()))
    for found in (find_counts(text, ()), find_counts(text, tokens)):
        assert all(count.reproduces(text) for count in found)
        assert all(one.end <= two.start for one, two in pairwise(found))
        assert all(count.high is None or (count.low or 0) <= count.high for count in found)


@given(st.text(max_size=80))
def test_any_text_is_counted(text: str) -> None:
    assert all(count.reproduces(text) for count in find_counts(text, ()))
