"""Who denies and who is blamed: told to be one side by their codes or, where a code is missing, by their names."""

import re
from dataclasses import dataclass
from typing import Self

from reportedly.claiming.utterance import Utterance
from reportedly.model.claim import Claim

SHORTEST_NAME_WORD = 4
"""Letters of a word by which two names can be told to mean one party; shorter ones are mostly articles and links."""


def same_side(one: str | None, other: str | None) -> bool:
    """Whether two actor codes stand for one actor or for a body and its part ("SYR.REB" and "SYR.REB.NFL")."""
    if one is None or other is None:
        return False
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who denies or is blamed: an actor code where the text gives one, and the words that it is called by."""

    actor: str | None
    words: frozenset[str]

    @classmethod
    def called(cls, actor: str | None, *names: str) -> Self:
        """The party of an actor code and the phrases that name it."""
        words = {word for name in names for word in re.findall(r"\w+", name.lower()) if len(word) >= SHORTEST_NAME_WORD}
        return cls(actor=actor, words=frozenset(words))

    def may_be(self, other: "Party") -> bool:
        """Whether the two are the same side by code or, where a code is missing, by a word of their names."""
        if self.actor is not None and other.actor is not None:
            return same_side(self.actor, other.actor)
        return not self.words.isdisjoint(other.words)


def agents(claim: Claim) -> list[Party]:
    """Those who are said to have done it."""
    return [Party.called(one.actor, one.text) for one in claim.participants if one.role == "agent"]


def blames(claim: Claim, party: Party) -> bool:
    """Whether the claim says that the party did it."""
    return any(agent.may_be(party) for agent in agents(claim))


def blames_nobody_else(claim: Claim, party: Party) -> bool:
    """Whether the claim leaves room for the party having done it: no other known actor is named."""
    return all(agent.actor is None or agent.may_be(party) for agent in agents(claim))


def speaker_of(utterance: Utterance) -> Party:
    """Who speaks, with the body that a spokesman speaks for."""
    sources = utterance.attribution.sources
    if not sources:
        return Party.called(None)
    return Party.called(sources[0].actor, *(span.text for span in sources[0].spans))
