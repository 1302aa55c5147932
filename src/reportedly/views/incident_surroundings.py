"""What stands around a phrase of a report, and how near to a happening: observations that all choices share."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from reportedly.model.actor import Mention
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.incident_choices import Observations
from reportedly.views.incident_kinds import Kinds
from reportedly.views.report_incidents import Happening

REACH = 3
"""Sentences around a happening in which who did it and whom it hit may be told. Tuned on MUC-4 dev."""

_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
_NEAR_WORDS, _FAR_WORDS = 2, 7
"""Words between a phrase and the event up to which they are next to each other, or far apart, in one clause."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of the report, in lower case."""

    start: int
    end: int
    text: str


class Surroundings:
    """A report's words, and who stands in which part in its claims, looked up by place."""

    def __init__(self, reading: Reading, kinds: Kinds) -> None:
        """Take a report as it was read."""
        self.reading = reading
        self._kinds = kinds
        self._sentence_starts = [sentence.start for sentence in reading.sentences]
        self._mention_sentences = [self.sentence_at(mention.start) for mention in reading.mentions]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words and marks of the report in text order."""
        return tuple(Word(*found.span(), found[0].lower()) for found in _WORD.finditer(self.reading.report.text))

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _speakers(self) -> tuple[Span, ...]:
        return tuple(span for said in self.reading.attributions for one in said.sources for span in one.spans)

    @cached_property
    def _names(self) -> list[tuple[int, int]]:
        named = [mention.name for mention in self.reading.mentions if mention.name is not None]
        return sorted((span.start, span.end) for span in (*named, *self.reading.places, *self.reading.times))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin in a stretch of the text."""
        starts = self._word_starts
        return self.words[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]

    def sentences_near(self, happening: Happening) -> list[int]:
        """The numbers of the sentences within reach of a happening, in text order."""
        near = {
            number + step
            for number in happening.sentences
            for step in range(-REACH, REACH + 1)
            if 0 <= number + step < len(self.reading.sentences)
        }
        return sorted(near)

    def mentions_near(self, happening: Happening) -> Iterator[Mention]:
        """The mentions in the sentences within reach of a happening, in text order."""
        near = set(self.sentences_near(happening))
        for mention, sentence in zip(self.reading.mentions, self._mention_sentences, strict=True):
            if sentence in near:
                yield mention

    def words_of(self, sentences: AbstractSet[int]) -> frozenset[str]:
        """The words of the numbered sentences, but for names and numbers."""
        return frozenset(
            word.text
            for number in sentences
            for word in self.words_in(self.reading.sentences[number].start, self.reading.sentences[number].end)
            if word.text[0].isalpha() and not self.is_named(word)
        )

    def phrases_near(self, happening: Happening, is_head: Callable[[str], bool]) -> Iterator[Span]:
        """The noun phrases near a happening that hold a word of the kind, by the words that open and close phrases.

        What "of" ties to a phrase is part of it: "house of the miller".
        """
        for number in self.sentences_near(happening):
            sentence = self.reading.sentences[number]
            words = self.words_in(sentence.start, sentence.end)
            at = 0
            while at < len(words):
                end = _phrase_end(words, at)
                last = max((one for one in range(at, end) if is_head(words[one].text)), default=-1)
                if last >= 0:
                    tied = _tied_by_of(words, end) if last == end - 1 else None
                    close = words[last] if tied is None else tied
                    yield Span.cut(self.reading.report.text, words[at].start, close.end)
                at = max(end, at + 1)

    def observed(self, span: Span, happening: Happening) -> Observations:
        """What the words and claims around a phrase say of its part in a happening."""
        return frozenset(
            {
                self._distance(span, happening),
                *self._parts(span, happening),
                *self._beside(span),
                *self._beside_event(span, happening),
            }
        )

    def _distance(self, span: Span, happening: Happening) -> str:
        sentence = self.sentence_at(span.start)
        away = min((sentence - one for one in happening.sentences), key=lambda step: (abs(step), -step))
        return f"sentences away {max(-REACH - 1, min(away, REACH + 1))}"

    def _parts(self, span: Span, happening: Happening) -> Iterator[str]:
        own = {claim.id for claim in happening.claims}
        in_own = False
        for claim in self.reading.claims:
            for one in claim.participants:
                if one.overlaps(span):
                    if claim.id in own:
                        in_own = True
                        yield f"{one.role} of {self._kind(claim)}"
                    else:
                        yield f"elsewhere {one.role} of {claim.event.type.partition('.')[0]}"
        if not in_own:
            yield "no part"
        if any(one.overlaps(span) for one in self._speakers):
            yield "speaks"

    def _kind(self, claim: Claim) -> str:
        return self._kinds.of(claim.event.type) or claim.event.type

    def _beside(self, span: Span) -> Iterator[str]:
        """The words before and behind, but for names, which say nothing of other reports."""
        first = bisect_right(self._word_starts, span.start - 1)
        behind = bisect_right(self._word_starts, span.end - 1)
        for names, words in (
            (("before", "second before"), self.words[max(0, first - 2) : first][::-1]),
            (("behind", "second behind"), self.words[behind : behind + 2]),
        ):
            for name, word in zip(names, words, strict=False):
                yield f"{name} {'a name' if self.is_named(word) else word.text}"

    def is_named(self, word: Word) -> bool:
        """Whether a word is part of a name or of a time."""
        at = bisect_right(self._names, (word.start, len(self.reading.report.text))) - 1
        return at >= 0 and self._names[at][1] > word.start

    def _beside_event(self, span: Span, happening: Happening) -> Iterator[str]:
        sentence = self.sentence_at(span.start)
        here = [
            claim
            for claim in happening.claims
            if self.sentence_at(claim.event.trigger.start) == sentence and not claim.event.trigger.overlaps(span)
        ]
        if not here:
            return
        claim = min(here, key=lambda one: _gap(one.event.trigger, span))
        trigger = claim.event.trigger
        side = "ahead of" if span.start < trigger.start else "behind"
        between = len(self.words_in(min(span.end, trigger.end), max(span.start, trigger.start)))
        gap = "next to" if between <= _NEAR_WORDS else "near" if between <= _FAR_WORDS else "far from"
        yield f"{gap} event, {side} it"
        yield f"{side} {self._kind(claim)}"


def _phrase_end(words: Sequence[Word], at: int) -> int:
    """The number of the first word from one on that is in no phrase."""
    while at < len(words) and words[at].text not in phrase_edges() and words[at].text[0].isalnum():
        at += 1
    return at


def _tied_by_of(words: Sequence[Word], end: int) -> Word | None:
    """The last word of the phrase that "of" ties to the phrase before; None where there is none."""
    if end >= len(words) or words[end].text != "of":
        return None
    begin = end + 1
    while begin < len(words) and words[begin].text in _DETERMINERS:
        begin += 1
    close = _phrase_end(words, begin)
    return words[close - 1] if close > begin else None


_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that"})


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


@cache
def phrase_edges() -> frozenset[str]:
    """The words that stand before and behind noun phrases, and in none."""
    file = files("reportedly.views") / "data" / "phrase_edges.toml"
    return frozenset(word for words in tomllib.loads(file.read_text(encoding="utf-8")).values() for word in words)
