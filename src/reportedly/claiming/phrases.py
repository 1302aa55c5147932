"""Noun phrases as the order of words gives them: they hold where a parse of garbled English does not."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.claiming.word_classes import Classes
from reportedly.model.annotation import Token

_INSIDE = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_OPEN_DETERMINERS = frozenset({"all", "both", "half", "'s", "’s", "'", "’"})
"""Words behind which an article still belongs to the same phrase."""
_HYPHENS = frozenset({"-", "–"})
_QUOTES = frozenset({"“", "”", '"', "‘", "’", "``", "''", "«", "»"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_NOT_IN_PHRASES = frozenset({"there", "who", "which", "that", "what", "whom"})
_BOUNDS = frozenset(
    {"more", "than", "at", "least", "most", "up", "to", "over", "nearly", "about", "around", "some", "fewer", "less"}
)
"""Words that open a quantity ("more than 100 people") and are tagged in many ways."""

_AMOUNTS = frozenset({
    "dozen", "hundred", "thousand", "million", "score", "number", "couple", "majority", "handful", "group", "series",
    "lot", "part", "most", "ten", "pair", "rest", "half", "wave", "barrage", "volley", "load", "bunch",
})  # fmt: skip
"""Nouns whose phrase is about what stands behind "of": "dozens of missiles"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words `first` to `last` (half-open, counted within the sentence), its head and its preposition.

    `about` is the word whose class decides what the phrase is about: the head, or what an amount counts.
    """

    first: int
    last: int
    head: int
    about: int
    preposition: str | None
    classes: Classes

    def holds(self, position: int) -> bool:
        """Whether the word at `position` belongs to the phrase."""
        return self.first <= position < self.last


class Phrases:
    """The noun phrases of one sentence, by place."""

    def __init__(
        self, tokens: Sequence[Token], classes: Sequence[Classes], triggers: frozenset[int], times: frozenset[int]
    ) -> None:
        """Find them; `triggers` are the positions of words that name events, `times` those at which a time begins."""
        self._all = noun_phrases(tokens, classes, triggers, times)
        self._firsts = [phrase.first for phrase in self._all]
        self._by_word = {at: phrase for phrase in self._all for at in range(phrase.first, phrase.last)}

    def at(self, position: int) -> Phrase | None:
        """The phrase that the word at `position` belongs to."""
        return self._by_word.get(position)

    def within(self, stretch: range) -> Sequence[Phrase]:
        """The phrases that begin within the stretch, in order."""
        return self._all[bisect_left(self._firsts, stretch.start) : bisect_left(self._firsts, stretch.stop)]


def noun_phrases(
    tokens: Sequence[Token], classes: Sequence[Classes], heads_on_their_own: frozenset[int], times: frozenset[int]
) -> list[Phrase]:
    """The noun phrases of a sentence, in order, each with its of-phrases.

    A run of determiners, numbers, adjectives and nouns is a phrase; "of" ties the next one to it, and so does "with"
    before a weapon and "in" before a bare place name ("residential areas in Aleppo"). Positions in
    `heads_on_their_own` (event triggers) keep what follows them for themselves; at those of `times` a phrase ends.
    """
    runs = _runs(tokens, classes, heads_on_their_own, times)
    phrases: list[Phrase] = []
    at = 0
    while at < len(runs):
        first, last = runs[at]
        head = _head(tokens, first, last)
        about = head
        while at + 1 < len(runs) and head not in heads_on_their_own:
            following_first, following_last = runs[at + 1]
            following_head = _head(tokens, following_first, following_last)
            if not _ties(tokens, classes, last, following_first, following_head):
                break
            if about == head and tokens[head].lemma.lower() in _AMOUNTS and tokens[last].text.lower() == "of":
                about = following_head
            last = following_last
            at += 1
        phrases.append(
            Phrase(first, last, head, about, _preposition(tokens, first), _classes_about(classes, first, about, head))
        )
        at += 1
    return phrases


def _runs(
    tokens: Sequence[Token], classes: Sequence[Classes], triggers: frozenset[int], times: frozenset[int]
) -> list[tuple[int, int]]:
    """Stretches of words that can form one phrase, trimmed to end in a head."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for at in range(len(tokens)):
        if first is not None and (
            _breaks(tokens, at)
            or _next_side(tokens, classes, at)
            or _owns_event(tokens, at, triggers)
            or _stands_behind_its_noun(tokens, at)
            or at in times
        ):
            _close(tokens, runs, first, at)
            first = None
        if first is None and _opens(tokens, at):
            first = at
    if first is not None:
        _close(tokens, runs, first, len(tokens))
    return runs


def _owns_event(tokens: Sequence[Token], at: int, triggers: frozenset[int]) -> bool:
    """Whether the word ends the owner of an event, who takes part in it: "the mayor's murder"."""
    if tokens[at].text.lower() not in _POSSESSIVE:
        return False
    behind = at + 1
    while behind < len(tokens) and tokens[behind].upos in {"ADJ", "NOUN", "PROPN"}:
        if behind in triggers:
            return True
        behind += 1
    return False


def _stands_behind_its_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adjective tells something of the noun before it: "left three people | dead"."""
    if tokens[at].upos != "ADJ" or tokens[at - 1].upos not in {"NOUN", "PROPN", "PRON"}:
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].upos not in {"ADJ", "NOUN", "PROPN"}


def _opens(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text.lower() in _NOT_IN_PHRASES:
        return False
    if token.upos in _INSIDE or _is_participle_of_noun(token) or _grades_what_follows(tokens, at):
        return True
    return token.text.lower() in {"more", "at", "up", "over", "nearly"} and _quantity_follows(tokens, at)


def _is_participle_of_noun(token: Token) -> bool:
    """Whether a participle describes a noun: "armed groups", "besieged towns"."""
    return token.upos == "VERB" and token.relation == "amod" and token.xpos in {"JJ", "VBN"}


def _grades_what_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adverb belongs to the adjective or participle of a noun behind it: "heavily armed men"."""
    if tokens[at].upos != "ADV" or at + 1 >= len(tokens) or tokens[at].head != tokens[at + 1].index:
        return False
    return tokens[at + 1].relation == "amod"


def _quantity_follows(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at + 1 : at + 4]:
        if token.upos == "NUM":
            return True
        if token.text.lower() not in _BOUNDS:
            return False
    return False


def _breaks(tokens: Sequence[Token], at: int) -> bool:
    """Whether a phrase that is going on ends before `at`."""
    token = tokens[at]
    word = token.text.lower()
    previous = tokens[at - 1]
    if word in _HYPHENS or word in _POSSESSIVE:
        return not (at + 1 < len(tokens) and tokens[at + 1].upos in _INSIDE | {"VERB"})
    if word in _QUOTES:
        return previous.upos in {"NOUN", "PROPN", "PUNCT"}
    if token.upos == "ADP" and word in _BOUNDS and previous.upos != "NOUN":
        return not _quantity_follows(tokens, at)
    if _grades_what_follows(tokens, at):
        return previous.upos in _HEADS
    if word in _NOT_IN_PHRASES or not (token.upos in _INSIDE or _is_participle_of_noun(token)):
        return True
    opens_another = token.upos == "PRON" or (token.upos == "DET" and previous.text.lower() not in _OPEN_DETERMINERS)
    return (opens_another and previous.upos in _HEADS) or previous.xpos == "PRP"


def _next_side(tokens: Sequence[Token], classes: Sequence[Classes], at: int) -> bool:
    """Whether two sides stand side by side, as where the verb was moved: "combat aircraft | rebel positions"."""
    plural = tokens[at - 1].xpos == "NNS" or tokens[at - 1].text.lower() == "aircraft"
    return (
        plural
        and bool(classes[at - 1] & (MUNITIONS | {"force", "platform"}))
        and bool(classes[at] & {"force", "people", "actor"})
        and tokens[at].upos in {"NOUN", "PROPN", "ADJ"}
    )


def _close(tokens: Sequence[Token], runs: list[tuple[int, int]], first: int, end: int) -> None:
    while end > first and tokens[end - 1].upos not in _HEADS:
        end -= 1
    if end > first:
        runs.append((first, end))


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last noun of a run; the last word where it has none."""
    for at in range(last - 1, first - 1, -1):
        if tokens[at].upos in {"NOUN", "PROPN", "PRON"} and tokens[at].text.lower() not in _POSSESSIVE:
            return at
    return last - 1


def _ties(tokens: Sequence[Token], classes: Sequence[Classes], last: int, following: int, head: int) -> bool:
    """Whether the word between two runs ties the second to the first."""
    if following != last + 1:
        return False
    link = tokens[last].text.lower()
    if link == "of":
        return True
    if link == "with":
        return bool(classes[head] & MUNITIONS) and bool(classes[last - 1] & MUNITIONS)
    if link in {"in", "from", "at"}:
        bare = all(token.upos == "PROPN" for token in tokens[following : head + 1])
        return (
            bare and bool(classes[last - 1] & {"locality", "facility", "people"}) and "force" not in classes[last - 1]
        )
    return False


def _preposition(tokens: Sequence[Token], first: int) -> str | None:
    """The preposition before a phrase, past quotes and adverbs."""
    at = first - 1
    while at >= 0 and (tokens[at].text in _QUOTES or tokens[at].upos == "ADV"):
        at -= 1
    if at >= 0 and tokens[at].upos in {"ADP", "SCONJ"} and tokens[at].text.lower() != "that":
        return tokens[at].text.lower()
    return "to" if at >= 0 and tokens[at].text.lower() == "to" else None


def _classes_about(classes: Sequence[Classes], first: int, about: int, head: int) -> Classes:
    """What the phrase is about; "rebel positions" are positions and not rebels."""
    if about != head or classes[head]:
        return classes[about]
    return frozenset().union(*classes[first : head + 1]) & {"actor", "people", "force"}


MUNITIONS = frozenset({
    "chemical_agent", "tear_gas", "biological_agent", "nuclear_weapon", "missile", "shell", "bomb", "air_munition",
    "car_bomb", "landmine", "grenade", "firearm", "blade", "cudgel", "torpedo", "fire_bomb", "weapon",
})  # fmt: skip
"""Word classes of what is used up or wielded in an attack; such a phrase is the means and never acts."""
