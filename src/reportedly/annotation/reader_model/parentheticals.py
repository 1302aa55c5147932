"""Give a reporting clause at the end of a sentence the content that the network missed."""

from collections.abc import Iterator, Sequence

from reportedly.annotation.reader_model.decoding import Run
from reportedly.annotation.reader_model.linking import CONTENT, CUE, SOURCE
from reportedly.annotation.sentences import WordGroup

_FEWEST_WORDS = 3
"""Words that a reported clause has at least: a subject, a verb and something more."""


def with_missed_contents(runs: Sequence[Run], words: Sequence[str], sentences: Sequence[WordGroup]) -> list[Run]:
    """Add the clause before "…, reported the agency." as a content where the sentence has none.

    Grammar leaves no choice: a reporting clause behind a comma that ends its sentence reports what stands before
    the comma. The network sometimes takes it for a relay of the sentence before. Sentences with another cue are
    left alone, for there it may be one.
    """
    return sorted([*runs, *_missed(runs, words, sentences)])


def _missed(runs: Sequence[Run], words: Sequence[str], sentences: Sequence[WordGroup]) -> Iterator[Run]:
    position = 0
    for sentence in sentences:
        first = position
        while position < len(runs) and runs[position].first < sentence.last:
            position += 1
        inside = runs[first:position]
        if len(inside) != 2 or {run.kind for run in inside} != {SOURCE, CUE}:
            continue
        one, other = inside
        comma = one.first - 1
        closes = one.last == other.first and not any(map(_is_word, words[other.last : sentence.last]))
        if closes and comma - sentence.first >= _FEWEST_WORDS and words[comma] == ",":
            cue = next(run for run in inside if run.kind == CUE)
            size = comma - sentence.first
            yield Run(sentence.first, comma, CONTENT, cue.log_probability / (cue.last - cue.first) * size)


def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text))
