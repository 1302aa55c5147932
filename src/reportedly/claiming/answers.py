"""Which earlier claims a denial, doubt, confirmation or admission answers."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claiming.cues import speech_words
from reportedly.claiming.ontology import Ontology
from reportedly.claiming.parties import Party, agents, blames, blames_nobody_else, speaker_of
from reportedly.claiming.utterance import Utterance
from reportedly.model.claim import Claim, Event
from reportedly.model.span import Span

LOOKED_BACK = 300
"""Claims before an answer among which those that it answers are looked for: more than a report of ten pages holds, and
a bound on the work for longer texts."""

COMMA_AND_DETERMINER = 4
"""Characters of ", a ": what stands at most between what somebody says and the word by which another answers it in the
same sentence."""

ANSWERING_ACTS = frozenset({"confirm", "admit", "claim_responsibility"})
"""Speech acts that answer claims without denying them."""


class ToldClaims:
    """The claims of a report with who makes each, found by what comes before an answer."""

    def __init__(self, claims: Sequence[Claim], utterances: Sequence[Utterance], ontology: Ontology) -> None:
        self._ontology = ontology
        self._claims = sorted(claims, key=lambda claim: claim.event.trigger.start)
        self._starts = [claim.event.trigger.start for claim in self._claims]
        self._spoken = {utterance.attribution.id: utterance for utterance in utterances}
        self._speakers = {utterance.attribution.id: speaker_of(utterance) for utterance in utterances}

    def with_answers(self) -> list[Claim]:
        """The claims in text order; those that answer others point at them (`about`)."""
        return [self._pointing(claim) for claim in self._claims]

    def rejected(self, utterance: Utterance, reference: Span, whose: Party | None) -> Sequence[Claim]:
        """The claims that a source rejects by words like "the accusations"; none where the text does not say which.

        They are those that the report gave before, of a named owner ("the Watch's figures") where there is one, or for
        a mere "that" those of the last sentence with claims.
        """
        speaker = self._speakers[utterance.attribution.id]
        just_said = self._said_right_before(reference.start)
        if just_said:
            return just_said
        if reference.text.lower() in speech_words().referring_pronouns:
            return self._last_said_before(reference.start, utterance)
        accusations = self._accusations_before(reference.start, utterance)
        owned = [claim for claim in self._by_others_before(reference.start, utterance) if self._is_by(claim, whose)]
        among = [claim for claim in accusations if claim in owned]
        if owned and not among:
            return owned[-1:]
        return accusations_answered(speaker, among or accusations)

    def denied_below(self, utterance: Utterance, reference: Span) -> Event | None:
        """The event that a communiqué denies which opens with its denial and tells after it what it denies."""
        speaker = self._speakers[utterance.attribution.id]
        for claim in self._claims[bisect_left(self._starts, reference.end) :][:LOOKED_BACK]:
            own = claim.attribution is not None and self._speakers[claim.attribution] == speaker
            if own and claim.stance == utterance.cue.stance:
                return claim.event
        return None

    def _is_by(self, claim: Claim, whose: Party | None) -> bool:
        return whose is not None and claim.attribution is not None and self._speakers[claim.attribution].may_be(whose)

    def _last_said_before(self, offset: int, utterance: Utterance) -> list[Claim]:
        """The last claim that others made before `offset`, and those that they made in the same words."""
        end = bisect_left(self._starts, offset)
        others = [
            claim
            for claim in self._claims[max(0, end - LOOKED_BACK) : end]
            if claim.attribution is not None and not self._one_source(utterance.attribution.id, claim.attribution)
        ]
        return [claim for claim in others if claim.attribution == others[-1].attribution]

    def _said_right_before(self, offset: int) -> list[Claim]:
        """The claims of the words that end just before `offset`: "…, a charge that they deny", "…, which they deny"."""
        ending = {
            said_in
            for said_in, utterance in self._spoken.items()
            if any(span.end < offset <= span.end + COMMA_AND_DETERMINER for span in utterance.attribution.content)
        }
        return [claim for claim in self._claims if claim.attribution in ending]

    def _before(self, offset: int) -> Sequence[Claim]:
        """What was asserted before `offset`, as far back as an answer reaches."""
        end = bisect_left(self._starts, offset)
        return [claim for claim in self._claims[max(0, end - LOOKED_BACK) : end] if claim.stance == "asserts"]

    def _by_others_before(self, offset: int, utterance: Utterance) -> list[Claim]:
        """What other sources asserted before `offset`."""
        return [
            claim
            for claim in self._before(offset)
            if claim.attribution is not None and not self._one_source(utterance.attribution.id, claim.attribution)
        ]

    def _accusations_before(self, offset: int, utterance: Utterance) -> list[Claim]:
        """Claims by others in accusations by that name; without any, whatever others assert with somebody to blame."""
        others = self._by_others_before(offset, utterance)
        accusations = [
            claim
            for claim in others
            if claim.attribution and self._spoken[claim.attribution].attribution.speech_act == "accuse"
        ]
        return accusations or [claim for claim in others if agents(claim)]

    def _pointing(self, claim: Claim) -> Claim:
        if claim.attribution is None:
            return claim
        act = self._spoken[claim.attribution].attribution.speech_act
        if claim.stance not in {"denies", "doubts"} and act not in ANSWERING_ACTS:
            return claim
        return replace(claim, about=self._answered_by(claim, claim.attribution))

    def _answered_by(self, answer: Claim, said_in: str) -> tuple[str, ...]:
        """The ids of earlier claims by others about the same kind of event; by the outlet where no source made one.

        Claims that name a doer whom the answer does not concern are left out. Where none is of the same kind, those
        of the same family are meant: who denies a mistreatment answers the torture.
        """
        concerned = [agent for agent in agents(answer) if agent.actor is not None] or [self._speakers[said_in]]
        told = [
            claim
            for claim in self._before(answer.event.trigger.start)
            if (claim.attribution is None or not self._one_source(said_in, claim.attribution))
            and any(blames_nobody_else(claim, party) for party in concerned)
        ]
        family = answer.event.type.partition(".")[0]
        same = [claim for claim in told if self._ontology.related(claim.event.type, answer.event.type)]
        alike = same or [claim for claim in told if claim.event.type.partition(".")[0] == family]
        by_sources = [claim.id for claim in alike if claim.attribution is not None]
        return tuple(by_sources or [claim.id for claim in alike])

    def _one_source(self, one: str, other: str) -> bool:
        """Whether two attributions are one, or are by one known actor."""
        first, second = self._speakers[one], self._speakers[other]
        return one == other or (first.actor is not None and first.actor == second.actor)


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
