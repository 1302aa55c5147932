"""Make annotated articles noisy, to measure how much reading suffers from it."""

import re
from random import Random

from reportedly.evaluation.polnear import Article, Fragment, GoldAttribution

DROPPED_OR_SWAPPED = 0.1
"""Share of the words that are dropped, and again of those that change places with the next one."""
FLIPPED = 0.2
"""Share of the words whose first letter changes between capital and small."""

_WORD = re.compile(r"\w+|\S")


def noisy(article: Article, random: Random) -> Article:
    """The article with words dropped, swapped and differently capitalised at random, its fragments moved along.

    Line ends stay, and words only swap with words of the same fragments, as in the trials of the reader model.
    """
    words = [match.span() for match in _WORD.finditer(article.text)]
    inside = _fragments_of_words(article, words)
    parts: list[str] = []
    placed: dict[Fragment, list[int]] = {}
    at = before = index = 0
    while index < len(words):
        taken = [index]
        gap = article.text[before : words[index][0]]
        if "\n" not in gap and _is_word(article, words[index]) and random.random() < DROPPED_OR_SWAPPED:
            before = words[index][1]
            index += 1
            continue
        if _may_swap(article, words, inside, index) and random.random() < DROPPED_OR_SWAPPED:
            taken = [index + 1, index]
        for number, word in enumerate(taken):
            gap = article.text[before : words[index][0]] if number == 0 else " "
            text = article.text[slice(*words[word])]
            if text.isalpha() and random.random() < FLIPPED:
                text = text.lower() if text[0].isupper() else text.capitalize()
            parts.extend((gap, text))
            at += len(gap)
            for fragment in inside[word]:
                placed.setdefault(fragment, [at, 0])[1] = at + len(text)
            at += len(text)
        index += len(taken)
        before = words[index - 1][1]
    parts.append(article.text[before:])
    moved = {fragment: (start, end) for fragment, (start, end) in placed.items()}

    def kept(fragments: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
        return tuple(moved[fragment] for fragment in fragments if fragment in moved)

    return Article(
        name=article.name,
        text="".join(parts),
        attributions=tuple(
            GoldAttribution(source=kept(gold.source), cue=kept(gold.cue), content=kept(gold.content))
            for gold in article.attributions
        ),
    )


def _fragments_of_words(article: Article, words: list[Fragment]) -> list[frozenset[Fragment]]:
    """The fragments that hold each word's first character."""
    inside: list[set[Fragment]] = [set() for _ in words]
    fragments = {fragment for gold in article.attributions for fragment in (*gold.source, *gold.cue, *gold.content)}
    number_at = {at: number for number, (start, end) in enumerate(words) for at in range(start, end)}
    for start, end in fragments:
        for number in {number_at[at] for at in range(start, end) if at in number_at}:
            inside[number].add((start, end))
    return [frozenset(fragments) for fragments in inside]


def _is_word(article: Article, span: Fragment) -> bool:
    return article.text[slice(*span)].isalpha()


def _may_swap(article: Article, words: list[Fragment], inside: list[frozenset[Fragment]], index: int) -> bool:
    return (
        index + 1 < len(words)
        and inside[index] == inside[index + 1]
        and _is_word(article, words[index])
        and _is_word(article, words[index + 1])
        and article.text[words[index][1] : words[index + 1][0]].strip(" ") == ""
    )
