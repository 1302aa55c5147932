"""One sentence as the search for events sees it: its words, their classes, who speaks, and its clauses."""

from collections.abc import Sequence

from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.syntax import Syntax
from reportedly.claiming.word_classes import Classes, WordClasses, word_forms
from reportedly.model.annotation import Sentence, Token
from reportedly.model.attribution import Attribution
from reportedly.model.span import Span

_CLAUSE_OPENERS = frozenset({
    "although", "because", "if", "that", "though", "unless", "when", "whereas", "where", "which", "while", "who",
    "whom", "whose",
})  # fmt: skip
_OPENERS_OR_PREPOSITIONS = frozenset({"after", "as", "before", "since", "until"})
_CLAUSE_STOPS = frozenset({";", ":", "—", "–", "--"})
OUTSIDE = -1
"""The voice of the words that no attribution holds."""


class EventSentence:
    """The words of one sentence, counted from 0, with what the rules for events ask of them."""

    def __init__(self, sentence: Sentence, marked: MarkedText, word_classes: WordClasses, speech: "Speech") -> None:
        """Look the sentence's words up; `speech` is who speaks where in the report."""
        self.sentence = sentence
        self.marked = marked
        self.tokens: Sequence[Token] = marked.syntax.sentence_tokens(sentence)
        self.forms = [word_forms(token) for token in self.tokens]
        self.classes: list[Classes] = word_classes.of_sentence(sentence, self.forms, marked)
        self.voices = speech.voices[sentence.first_token : sentence.last_token]
        self.said_at = speech.said_at
        self.time_starts = frozenset(
            token.index - sentence.first_token
            for time in marked.times.overlapping(sentence.start, sentence.end)
            for token in marked.syntax.tokens_in(time.start, time.start + 1)
        )
        self.tells_of_fighting = any("fighting" in own for own in self.classes)
        self._bounds_clause = [_bounds_clause(token) for token in self.tokens]
        self._clauses: dict[int, range] = {}

    def position(self, token: Token) -> int:
        """Where a token of this sentence stands in it."""
        return token.index - self.sentence.first_token

    def is_verb(self, at: int) -> bool:
        """Whether the word is a verb by either of its tags, or has an object, which no noun has."""
        token = self.tokens[at]
        tagged = token.upos == "VERB" or (token.xpos.startswith("VB") and token.upos != "AUX")
        return tagged or (token.upos == "NOUN" and self.marked.syntax.child(token, "obj") is not None)

    def is_finite(self, at: int) -> bool:
        """Whether the word is a verb that can carry a clause: finite, or a participle with an auxiliary."""
        token = self.tokens[at]
        if not self.is_verb(at) or token.relation in {"amod", "case", "compound"}:
            return False
        auxiliaries = any(child.upos == "AUX" for child in self.marked.syntax.children(token))
        return token.xpos in {"VBD", "VBZ", "VBP"} or auxiliaries

    def clause(self, at: int) -> range:
        """The stretch around a word up to where another clause or another voice begins.

        Commas do not end it: machine translation sets them anywhere.
        """
        known = self._clauses.get(at)
        if known is None:
            known = self._clauses[at] = self._clause_around(at)
        return known

    def _clause_around(self, at: int) -> range:
        first, last = at, at + 1
        lowest, highest = max(0, at - CLAUSE_REACH), min(len(self.tokens), at + CLAUSE_REACH + 1)
        while first > lowest and not self._bounds_clause[first - 1] and self.may_tell(at, first - 1):
            first -= 1
        while last < highest and not self._bounds_clause[last] and self.may_tell(at, last):
            last += 1
        return range(first, last)

    def may_tell(self, trigger: int, word: int) -> bool:
        """Whether a word may belong to what a trigger's voice tells: not the words of who speaks, nor another content.

        What stands outside of a content may still belong to it, since taggers cut "accused the rebels of …" behind the
        rebels; but what follows the words of who speaks is about the speaking. Around a trigger that they took for a
        cue ("were admitted") every word may.
        """
        voice, other = self.voices[trigger], self.voices[word]
        if voice == other or speaks(voice):
            return True
        if OUTSIDE not in {voice, other} or speaks(other):
            return False
        between = self.voices[trigger + 1 : min(word, trigger + CLAUSE_REACH)]
        return not any(map(speaks, between))

    def may_act(self, trigger: int, word: int) -> bool:
        """Whether a word may take part in what a trigger tells: as in `may_tell`, or tied to it by the parse.

        Who speaks also acts: in "hundreds marched to demand a vote" the hundreds are the source, and they marched.
        """
        if self.may_tell(trigger, word):
            return True
        verb = self.tokens[trigger]
        if self.voices[trigger] != OUTSIDE:
            return False
        while verb.relation == "conj" and not verb.is_root:
            if self.tokens[word].head == verb.index:
                break
            verb = self.marked.syntax.tokens[verb.head]
        return self.tokens[word].head == verb.index and self.tokens[word].relation.partition(":")[0] in {"nsubj", "obj"}

    def near(self, at: int) -> range:
        """The words that count as standing near: a window within the sentence."""
        return range(max(0, at - WINDOW), min(len(self.tokens), at + WINDOW + 1))


CLAUSE_REACH = 40
"""Words to either side beyond which nothing is taken for a part of an event: longer stretches without a clause
boundary are lists and tables. Also what keeps the work linear on text without full stops."""

WINDOW = 25
"""Words to either side in which a word may speak for or against a trigger: about one sentence of news text (PolNeAR
train: 22 words on average)."""


def _bounds_clause(token: Token) -> bool:
    """Whether the word begins another clause or stands between two."""
    word = token.text.lower()
    if word in _OPENERS_OR_PREPOSITIONS:
        return token.upos == "SCONJ"
    return word in _CLAUSE_STOPS or (word in _CLAUSE_OPENERS and token.upos in {"SCONJ", "PRON", "ADV"})


class Speech:
    """Who speaks where in a report.

    `voices` tells for each token in whose words it stands: an attribution's content (the innermost one), its source and
    cue, which share a number of their own so that nothing of them is taken for a part of what is said, or nobody's.
    `said_at` are the offsets of the times at which things were said.
    """

    def __init__(self, attributions: Sequence[Attribution], syntax: Syntax) -> None:
        """Mark contents from the outermost inwards, then who says them."""
        self.voices = [OUTSIDE] * len(syntax.tokens)
        self.said_at = frozenset(said.said_at.start for said in attributions if said.said_at is not None)
        outermost_first = sorted(attributions, key=lambda said: -sum(span.end - span.start for span in said.content))
        for number, said in enumerate(outermost_first):
            self._mark(said.content, 2 * number, syntax)
        for number, said in enumerate(outermost_first):
            self._mark((*said.cue, *(span for source in said.sources for span in source.spans)), 2 * number + 1, syntax)

    def _mark(self, spans: Sequence[Span], voice: int, syntax: Syntax) -> None:
        for span in spans:
            for token in syntax.tokens_in(span.start, span.end):
                self.voices[token.index] = voice


def speaks(voice: int) -> bool:
    """Whether the voice is that of a source and its cue, and not of what they say."""
    return voice != OUTSIDE and voice % 2 == 1
