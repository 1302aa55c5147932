"""Which earlier claims a denial, doubt, confirmation or admission answers."""

from collections.abc import Mapping, Sequence

from reportedly.claiming.attributions import Utterance
from reportedly.claiming.ontology import Ontology
from reportedly.model.claim import Claim


def same_side(one: str | None, other: str | None) -> bool:
    """Whether two actor codes stand for one actor or for a body and its part ("SYR.REB" and "SYR.REB.NFL")."""
    if one is None or other is None:
        return False
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def agents(claim: Claim) -> list[str | None]:
    """The actor codes of those who are said to have done it; None for each whom the text leaves open."""
    return [participant.actor for participant in claim.participants if participant.role == "agent"]


def blames(claim: Claim, actor: str | None) -> bool:
    """Whether the claim says that `actor` did it."""
    return any(same_side(agent, actor) for agent in agents(claim))


def blames_nobody_else(claim: Claim, actor: str | None) -> bool:
    """Whether the claim leaves room for `actor` having done it: no other known actor is named."""
    return all(agent is None or same_side(agent, actor) for agent in agents(claim))


def accusations_answered(denier: str | None, accusations: Sequence[Claim]) -> list[Claim]:
    """The accusations that a source rejects when it rejects "the accusations".

    Those that blame the denier, and others about the same type of event that blame nobody else; when none blames the
    denier by name, those of the latest type that leave the doer open.

    Args:
        denier: the actor code of the source; None where the text leaves it open.
        accusations: claims made earlier in the report by others, in text order.
    """
    against = [claim for claim in accusations if blames(claim, denier)]
    if not against:
        against = [claim for claim in accusations if blames_nobody_else(claim, denier)][-1:]
    types = {claim.event.type for claim in against}
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
    speaker = speaker_of(utterance)
    others = [
        claim
        for claim in claims
        if claim.attribution is not None
        and claim.event.trigger.start < offset
        and claim.stance == "asserts"
        and (speaker is None or speaker_of(spoken[claim.attribution]) != speaker)
        and claim.attribution != utterance.attribution.id
    ]
    accusations = [claim for claim in others if spoken[claim.attribution or ""].attribution.speech_act == "accuse"]
    return accusations or [claim for claim in others if agents(claim)]


def claims_answered(
    answer: Claim, utterance: Utterance, claims: Sequence[Claim], spoken: Mapping[str, Utterance], ontology: Ontology
) -> tuple[str, ...]:
    """The ids of earlier claims by others about the same kind of event, which `answer` denies, doubts or confirms.

    Claims that name a doer whom the answer does not concern are left out.
    """
    speaker = speaker_of(utterance)
    concerned = [agent for agent in agents(answer) if agent is not None] or ([speaker] if speaker else [])
    return tuple(
        claim.id
        for claim in claims
        if claim.event.trigger.start < answer.event.trigger.start
        and claim.stance == "asserts"
        and claim.attribution != answer.attribution
        and ontology.related(claim.event.type, answer.event.type)
        and (not concerned or any(blames_nobody_else(claim, actor) for actor in concerned))
        and (claim.attribution is None or speaker is None or speaker_of(spoken[claim.attribution]) != speaker)
    )


def speaker_of(utterance: Utterance) -> str | None:
    """The actor code of who speaks; None where the text leaves it open."""
    sources = utterance.attribution.sources
    return sources[0].actor if sources else None
