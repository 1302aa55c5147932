"""Which earlier claims a denial, doubt, confirmation or admission answers."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from reportedly.claiming.attributions import Utterance
from reportedly.claiming.ontology import Ontology
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


def accusations_answered(denier: Party, accusations: Sequence[Claim]) -> list[Claim]:
    """The accusations that a source rejects when it rejects "the accusations".

    Those that blame the denier, and others about the same type of event that blame nobody else; when none blames the
    denier by name, those of the type that is told most often among the ones that leave the doer open.

    Args:
        denier: the source of the denial.
        accusations: claims made earlier in the report by others, in text order.
    """
    against = [claim for claim in accusations if blames(claim, denier)]
    types = {claim.event.type for claim in against}
    if not against:
        open_to_all = Counter(claim.event.type for claim in accusations if blames_nobody_else(claim, denier))
        types = {name for name, _ in open_to_all.most_common(1)}
    return [
        claim
        for claim in accusations
        if claim in against or (claim.event.type in types and blames_nobody_else(claim, denier))
    ]


def said_by_others_before(
    offset: int, utterance: Utterance, claims: Sequence[Claim], spoken: Mapping[str, Utterance]
) -> list[Claim]:
    """The accusations that others made before `offset`: what they assert somebody did.

    Accusations by that name come first; only where there is none, whatever others assert with somebody to blame.
    """
    others = [
        claim
        for claim in claims
        if claim.attribution is not None
        and claim.event.trigger.start < offset
        and claim.stance == "asserts"
        and not _one_source(utterance, spoken[claim.attribution])
    ]
    accusations = [claim for claim in others if spoken[claim.attribution or ""].attribution.speech_act == "accuse"]
    return accusations or [claim for claim in others if agents(claim)]


def claims_answered(
    answer: Claim, utterance: Utterance, claims: Sequence[Claim], spoken: Mapping[str, Utterance], ontology: Ontology
) -> tuple[str, ...]:
    """The ids of earlier claims by others about the same kind of event, which `answer` denies, doubts or confirms.

    Claims that name a doer whom the answer does not concern are left out.
    """
    concerned = [agent for agent in agents(answer) if agent.actor is not None] or [speaker_of(utterance)]
    return tuple(
        claim.id
        for claim in claims
        if claim.event.trigger.start < answer.event.trigger.start
        and claim.stance == "asserts"
        and claim.attribution != answer.attribution
        and ontology.related(claim.event.type, answer.event.type)
        and any(blames_nobody_else(claim, party) for party in concerned)
        and (claim.attribution is None or not _one_source(utterance, spoken[claim.attribution]))
    )


def speaker_of(utterance: Utterance) -> Party:
    """Who speaks, with the body that a spokesman speaks for."""
    sources = utterance.attribution.sources
    if not sources:
        return Party.called(None)
    return Party.called(sources[0].actor, *(span.text for span in sources[0].spans))


def _one_source(one: Utterance, other: Utterance) -> bool:
    """Whether both are said by one known actor, or are the same utterance."""
    first, second = speaker_of(one), speaker_of(other)
    return one is other or (first.actor is not None and first.actor == second.actor)
