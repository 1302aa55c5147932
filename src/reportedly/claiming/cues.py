"""The cue lexicon: which words say that somebody says, and what they do by saying it."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from reportedly.errors import KnowledgeError
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
    """Cues by their lemmas."""

    def __init__(self, entries: dict[tuple[str, ...], Cue]) -> None:
        self._entries = entries

    def decide(self, lemmas: Sequence[str]) -> Cue | None:
        """The cue that the words of an attribution's cue span come to: the longest entry, then the first in the file."""
        best: tuple[int, int] | None = None
        decided: Cue | None = None
        for first in range(len(lemmas)):
            for length in range(min(LONGEST_PHRASE, len(lemmas) - first), 0, -1):
                cue = self._entries.get(tuple(lemmas[first : first + length]))
                if cue is not None and (best is None or (-length, cue.rank) < best):
                    best, decided = (-length, cue.rank), cue
        return decided

    def __contains__(self, lemma: str) -> bool:
        """Whether the one word is a cue on its own."""
        return (lemma,) in self._entries


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon of `data/cues.toml`, read once.

    Raises:
        KnowledgeError: when the file names a speech act or stance that does not exist.
    """
    name = "cues.toml"
    content = tomllib.loads(files("reportedly.claiming").joinpath("data", name).read_text("utf-8"))
    return CueLexicon(_entries(content, name))


def _entries(content: dict[str, object], name: str) -> dict[tuple[str, ...], Cue]:
    acts = content.get("acts")
    listed = content.get("cue")
    if not isinstance(acts, dict) or not isinstance(listed, list):
        raise KnowledgeError(f"{name}: needs the table [acts] and at least one [[cue]]")
    entries: dict[tuple[str, ...], Cue] = {}
    for rank, entry in enumerate(listed):
        act = entry["act"]
        stance = entry.get("stance", acts.get(act, {}).get("stance"))
        if act not in get_args(SpeechAct) or stance not in get_args(Stance):
            raise KnowledgeError(
                f"{name}: [[cue]] number {rank + 1} has act {act!r} and stance {stance!r}; both must exist"
            )
        cue = Cue(act=act, stance=stance, certainty=entry.get("certainty", "certain"), rank=rank)
        words = [*entry.get("verbs", ()), *entry.get("nouns", ()), *entry.get("phrases", ())]
        for phrase in words:
            entries.setdefault(tuple(phrase.split()), cue)
    return entries


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """Closed word classes of `data/speech.toml`; each list is explained there."""

    falsity: frozenset[str]
    accusation_nouns: frozenset[str]
    information_nouns: frozenset[str]
    information_links: frozenset[str]
    media: frozenset[str]
    media_links: frozenset[str]
    addressing_verbs: frozenset[str]
    relay_kinds: frozenset[str]
    informing_kinds: frozenset[str]


@cache
def speech_words() -> SpeechWords:
    """The word lists of `data/speech.toml`, read once."""
    content = tomllib.loads(files("reportedly.claiming").joinpath("data", "speech.toml").read_text("utf-8"))
    return SpeechWords(**{key: frozenset(words) for key, words in content.items()})
