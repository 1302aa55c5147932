"""Which things an incident may have been aimed at or befallen: buildings, vehicles, roads and lines by their kinds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.incident_choices import Observations
from reportedly.views.incident_form import PhysicalEffect, PhysicalTarget
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.report_incidents import Happening
from reportedly.views.target_phrases import described_in, head_word, number_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PhysicalCandidate:
    """Things that may be meant, and what speaks for and against that."""

    target: PhysicalTarget
    observed: Observations


def physical_candidates(happening: Happening, around: Surroundings, kinds: Kinds) -> list[PhysicalCandidate]:
    """The things that the claims of a happening name as targets or that are told of near it, each once."""
    reading = around.reading
    found: list[PhysicalCandidate] = []
    for phrase, claim in _things_told_of(happening, around, kinds):
        kind, span = kinds.target(phrase.text), described_in(phrase, reading)
        if kind is None or span is None or _is_people(phrase, reading, kinds):
            continue
        effect = _damage(claim, kinds) if claim is not None else None
        target = PhysicalTarget(span=span, kind=kind, number=number_of(phrase, span, claim, reading), effect=effect)
        observed = around.observed(phrase, happening) | {
            f"kind {kind}",
            f"effect {effect}",
            "military" if kinds.is_military(phrase.text) else "civil",
            "first" if not found else "later",
            "long" if len(span.text.split()) > _LONG else "short",
            f"head {head_word(span)}",
        }
        if claim is not None:
            observed |= {f"stance {claim.stance}"}
        for at, candidate in enumerate(found):
            if _same_thing(candidate.target.span, span):
                fuller = max(candidate.target.span, span, key=lambda one: len(_owner(one)))
                merged = replace(candidate.target, span=fuller, effect=candidate.target.effect or effect)
                found[at] = PhysicalCandidate(target=merged, observed=candidate.observed | observed | {"again"})
                break
        else:
            found.append(PhysicalCandidate(target=target, observed=observed))
    return found


_LONG = 4


def _same_thing(one: Span, other: Span) -> bool:
    """Whether two phrases may be for one thing: the same head, and not the things of two owners."""
    if head_word(one) != head_word(other):
        return False
    owners = {_owner(one), _owner(other)} - {""}
    return len(owners) <= 1


def _owner(thing: Span) -> str:
    """What "of" ties to the phrase; nothing where nothing does."""
    return " ".join(thing.text.lower().split()).partition(" of ")[2]


def _things_told_of(happening: Happening, around: Surroundings, kinds: Kinds) -> Iterator[tuple[Span, Claim | None]]:
    """Targets of claims with their claims, then every other thing of the kinds near the happening."""
    told: list[Span] = []
    for participant, claim in happening.befell():
        told.append(participant)
        yield participant, claim
    for span in around.phrases_near(happening, kinds.is_target):
        if not any(one.overlaps(span) for one in told):
            yield span, None


_DESTROYED = re.compile(r"\b(?:destroy|destruct|raz|level|blown? up|blew up|demolish|gutted|burn)", re.IGNORECASE)


def _damage(claim: Claim, kinds: Kinds) -> PhysicalEffect | None:
    if kinds.is_one_of(claim.event.type, "damage"):
        if claim.stance == "denies":
            return "no damage"
        return "destroyed" if _DESTROYED.search(claim.event.trigger.text) else "some damage"
    return "some damage" if claim.event.type == "attack.arson" else None


def _is_people(phrase: Span, reading: Reading, kinds: Kinds) -> bool:
    """Whether a phrase is for people though it names a thing: "the party's leader", but not "the leader's house"."""
    ends_in_people = any(one.end == phrase.end and one.kind in {"person", "people"} for one in reading.mentions)
    return ends_in_people and not kinds.is_target(head_word(phrase))
