"""The cue lexicon: which words say that somebody says, and what they do by saying it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from reportedly.claiming.tables import read_table, word_lists
from reportedly.errors import KnowledgeError
from reportedly.model.annotation import Token
from reportedly.model.attribution import SpeechAct
from reportedly.model.claim import Certainty, Stance

LONGEST_PHRASE = 6
"""Words in the longest phrase that a cue entry may hold; bounds the search at every word of a cue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a source does and commits to when it uses one of the words of an entry."""

    act: SpeechAct
    stance: Stance
    certainty: Certainty
    rank: int


class CueLexicon:
    """Cues by their lemmas; single words also by part of speech, since a "call" demands and to "call" does not."""

    def __init__(
        self,
        phrases: Mapping[tuple[str, ...], Cue],
        verbs: Mapping[str, Cue],
        nouns: Mapping[str, Cue],
    ) -> None:
        self._phrases = phrases
        self._verbs = verbs
        self._nouns = nouns

    def decide(self, words: Sequence[Token]) -> Cue | None:
        """The cue that the words of a cue span come to: the longest entry, then the first in the file."""
        found = [(-length, cue.rank, cue) for length, cue in self._found(words)]
        return min(found, key=lambda entry: entry[:2], default=(0, 0, None))[2]

    def phrase(self, words: Sequence[Token]) -> tuple[str, ...]:
        """The lemmas of the longest phrase of the lexicon among the words; none where only single words are cues."""
        lemmas = [word.lemma.lower() for word in words]
        stretches = (
            tuple(lemmas[first : first + length])
            for length in range(LONGEST_PHRASE, 1, -1)
            for first in range(len(words) - length + 1)
        )
        return next((stretch for stretch in stretches if stretch in self._phrases), ())

    def knows(self, word: Token) -> bool:
        """Whether the word alone is a cue in its own part of speech."""
        return word.lemma.lower() in (self._nouns if word.upos in {"NOUN", "PROPN"} else self._verbs)

    def _found(self, words: Sequence[Token]) -> Iterator[tuple[int, Cue]]:
        lemmas = [word.lemma.lower() for word in words]
        as_adjectives = [word.text.lower() if word.xpos == "VBN" else word.lemma.lower() for word in words]
        for forms in (lemmas, as_adjectives):  # "convinced" is an adjective of the lexicon, "convince" may be its tag
            for first, word in enumerate(words):
                for length in range(2, min(LONGEST_PHRASE, len(words) - first) + 1):
                    phrase = self._phrases.get(tuple(forms[first : first + length]))
                    if phrase is not None:
                        yield length, phrase
                single = self._single(forms[first], word.upos)
                if single is not None:
                    yield 1, single

    def _single(self, lemma: str, upos: str) -> Cue | None:
        """The entry of one word; in garbled text part of speech and lemma may be wrong ("she says/says")."""
        first, second = (self._nouns, self._verbs) if upos in {"NOUN", "PROPN"} else (self._verbs, self._nouns)
        return first.get(lemma) or second.get(lemma) or first.get(lemma.removesuffix("s"))


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon of `data/cues.toml`, read once.

    Raises:
        KnowledgeError: when the file names a speech act or stance that does not exist.
    """
    name = "cues.toml"
    return _lexicon(read_table(name), name)


def _lexicon(content: dict[str, object], name: str) -> CueLexicon:
    acts = content.get("acts")
    listed = content.get("cue")
    if not isinstance(acts, dict) or not isinstance(listed, list):
        raise KnowledgeError(f"{name}: needs the table [acts] and at least one [[cue]]")
    phrases: dict[tuple[str, ...], Cue] = {}
    verbs: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    for rank, entry in enumerate(listed):
        cue = _cue(entry, acts, rank, name)
        for verb in entry.get("verbs", ()):
            verbs.setdefault(verb, cue)
        for noun in entry.get("nouns", ()):
            nouns.setdefault(noun, cue)
        for phrase in entry.get("phrases", ()):
            phrases.setdefault(tuple(phrase.split()), cue)
    return CueLexicon(phrases, verbs, nouns)


def _cue(entry: dict[str, str], acts: dict[str, dict[str, str]], rank: int, name: str) -> Cue:
    act = entry["act"]
    stance = entry.get("stance", acts.get(act, {}).get("stance"))
    if act not in get_args(SpeechAct) or stance not in get_args(Stance):
        raise KnowledgeError(
            f"{name}: [[cue]] number {rank + 1} has act {act!r} and stance {stance!r}; both must exist"
        )
    certainty = entry.get("certainty", "certain")
    return Cue(
        act=cast("SpeechAct", act), stance=cast("Stance", stance), certainty=cast("Certainty", certainty), rank=rank
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """Closed word classes of `data/speech.toml`; each list is explained there."""

    falsity: frozenset[str]
    accusation_nouns: frozenset[str]
    information_nouns: frozenset[str]
    information_links: frozenset[str]
    mere_information: frozenset[str]
    introducing_prepositions: frozenset[str]
    labelling_nouns: frozenset[str]
    introductions: frozenset[str]
    media: frozenset[str]
    media_links: frozenset[str]
    addressing_verbs: frozenset[str]
    spoken_to_or_of: frozenset[str]
    not_speech_in_passive: frozenset[str]
    vouched_in_passive: frozenset[str]
    not_speech_with_infinitive: frozenset[str]
    other_with_particle: frozenset[str]
    speech_with_particle: frozenset[str]
    not_speech_to_people: frozenset[str]
    works_of_fiction: frozenset[str]
    circumstance_marks: frozenset[str]
    position_nouns: frozenset[str]
    communicating_verbs: frozenset[str]
    headline_voices: frozenset[str]
    answered_nouns: frozenset[str]
    citing_phrases: frozenset[str]
    view_nouns: frozenset[str]
    relay_kinds: frozenset[str]
    informing_kinds: frozenset[str]
    speech_verbs: frozenset[str]
    clausal_speech_verbs: frozenset[str]
    denying_verbs: frozenset[str]
    convinced_adjectives: frozenset[str]
    figure_verbs: frozenset[str]
    counting_verbs: frozenset[str]
    figure_nouns: frozenset[str]
    document_verbs: frozenset[str]
    referring_pronouns: frozenset[str]
    refusable_nouns: frozenset[str]
    naming_verbs: frozenset[str]


@cache
def speech_words() -> SpeechWords:
    """The word lists of `data/speech.toml`, read once."""
    return SpeechWords(**word_lists("speech.toml"))
