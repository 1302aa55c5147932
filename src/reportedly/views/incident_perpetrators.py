"""Who is said to have done it: individuals, organisations, and how surely each organisation is said to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from reportedly.model.actor import Mention
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.incident_choices import Observations
from reportedly.views.incident_form import Confidence, Organisation
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.report_incidents import Happening

_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_ARMED = frozenset({"REB", "UAF", "CRM", "OPP", "INS"})
_AUTHORITIES = frozenset({"government", "military", "police", "court", "parliament"})
_OWNING_UP = frozenset({"admit", "claim_responsibility"})
_NEAR_SENTENCES = 2
_LONG = 4
"""Words from which on a phrase is long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndividualCandidate:
    """People who may have done it, and what speaks for and against that."""

    span: Span
    by_state: bool
    observed: Observations


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationCandidate:
    """An organisation that may have done it, and what speaks for and against that."""

    organisation: Organisation
    by_state: bool
    observed: Observations


def individual_candidates(happening: Happening, around: Surroundings) -> list[IndividualCandidate]:
    """The people whom claims of the happening name as agents or who are told of near it, each once."""
    found: dict[str, IndividualCandidate] = {}
    agents = [agent for _, agent in _agents(happening)]
    told = [*agents, *(one for one in around.mentions_near(happening) if one.kind in _DOERS)]
    for phrase in told:
        inside = _mentions_in(phrase, around.reading)
        span = _individual_in(phrase, inside, around.reading)
        if span is not None:
            _add_individual(found, span, inside, around.observed(span, happening))
    return list(found.values())


_DOERS = frozenset({"person", "people", "armed_group"})


def _add_individual(
    found: dict[str, IndividualCandidate], span: Span, inside: Sequence[Mention], around: Observations
) -> None:
    head = inside[0] if inside else None
    named = head is not None and head.name is not None
    key = _essential(span.text).lower().split()[-1]
    observed = around | {
        f"mention {head.kind if head else 'none'}",
        f"sector {_sector(head.actor) if head else ''}",
        "named" if named else "described",
        "long" if len(span.text.split()) > _LONG else "short",
    }
    if not named:
        observed |= {f"word {word}" for word in _essential(span.text).lower().split()}
    if key in found:
        known = found[key]
        found[key] = replace(known, observed=known.observed | observed | {"again"})
        return
    state = any(_is_state(one.actor) for one in inside)
    found[key] = IndividualCandidate(span=span, by_state=state, observed=observed | {"later" if found else "first"})


def organisation_candidates(happening: Happening, around: Surroundings, kinds: Kinds) -> list[OrganisationCandidate]:
    """The organisations of the report that may be meant, each once: named armed groups, and bodies of a state.

    Args:
        happening: the claims about the incident.
        around: the report.
        kinds: the words for organisations.
    """
    reading = around.reading
    attributions = {one.id: one for one in reading.attributions}
    agents = [(claim, mention) for claim, agent in _agents(happening) for mention in _mentions_in(agent, reading)]
    owning = [
        (claim, source.actor)
        for claim in happening.claims
        if (said := attributions.get(claim.attribution or "")) is not None and said.speech_act in _OWNING_UP
        for source in said.sources
    ]
    accused = _accused(happening, reading, kinds)
    groups: dict[str, list[tuple[Mention, int]]] = {}
    for mention in reading.mentions:
        key = _body(mention, kinds)
        if key is not None:
            groups.setdefault(key, []).append((mention, around.sentence_at(mention.start)))
    armed = [key for key, listed in groups.items() if not _is_state(listed[0][0].actor)]
    victims = [one for claim in happening.claims for one in claim.participants if one.role in {"victim", "target"}]
    found = []
    for key, listed in groups.items():
        actor = listed[0][0].actor
        of_claim = [claim for claim, mention in agents if _body(mention, kinds) == key]
        of_kin = [claim for claim, mention in agents if _is_kin(mention.actor, actor)]
        own = [claim for claim, source in owning if source is not None and _is_kin(source, actor)]
        distance = min((abs(sentence - one) for _, sentence in listed for one in happening.sentences), default=99)
        observed = {
            f"sector {_sector(actor)}",
            "agent" if of_claim else "agent is kin" if of_kin else "other agent" if agents else "no agent",
            f"distance {min(distance, _NEAR_SENTENCES + 1)}",
            f"mentions {min(len(listed), 4)}",
        }
        if own:
            observed.add("owns up")
        if any(one.start <= mention.start < one.end for one in accused for mention, _ in listed):
            observed.add("accused")
        if not _is_state(actor):
            observed.add("only armed group" if len(armed) == 1 else "one of several armed groups")
        if any(one.overlaps(mention) for one in victims for mention, _ in listed):
            observed.add("victim")
        name = _name_of([mention for mention, _ in listed], reading)
        told_in = [reading.sentences[sentence] for _, sentence in listed]
        text = " ".join(reading.report.text[one.start : one.end].lower() for one in told_in)
        observed |= {f"said to {what}" for what in kinds.answers_for(text)}
        nearest = min(listed, key=lambda one: min(abs(one[1] - number) for number in happening.sentences))[0]
        observed |= around.observed(nearest, happening)
        observed |= set(_voices(nearest, of_claim, attributions))
        confidence = _confidence(
            of_claim[0] if of_claim else None,
            attributions,
            owns_up=bool(own),
            accused="accused" in observed,
            said=observed,
            by_authorities=_authorities_speak(told_in, reading),
        )
        found.append(
            OrganisationCandidate(
                organisation=Organisation(span=name, actor=actor, confidence=confidence),
                by_state=_is_state(actor),
                observed=frozenset({*observed, f"by the tree {confidence}"}),
            )
        )
    return found


def _voices(mention: Mention, claims: Sequence[Claim], attributions: Mapping[str, Attribution]) -> Iterator[str]:
    """Who brings an organisation up, and how: the voices around its mention, and how they stand to what it did."""
    for said in attributions.values():
        if said.holds(mention.start):
            yield f"told in {said.speech_act}"
            yield from (f"told by {source.kind}" for source in said.sources)
    for claim in claims:
        said_by = attributions.get(claim.attribution or "")
        yield f"agent, stance {claim.stance}"
        yield f"agent, certainty {claim.certainty}"
        yield f"agent, by {said_by.speech_act if said_by else 'outlet'}"
        if claim.distance is not None:
            yield "agent, at a distance"


def _agents(happening: Happening) -> Iterator[tuple[Claim, Span]]:
    for claim in happening.claims:
        for participant in claim.participants:
            if participant.role == "agent":
                yield claim, participant


def _accused(happening: Happening, reading: Reading, kinds: Kinds) -> list[Span]:
    """Whom the report says to be accused in the sentences of the happening or next to them."""
    spans = [reading.sentences[number] for number in happening.sentences]
    return [
        participant
        for claim in reading.claims
        if kinds.is_one_of(claim.event.type, "accusations")
        and any(span.holds(claim.event.trigger.start) for span in spans)
        for participant in claim.participants
        if participant.role in {"recipient", "target", "victim"}
    ]


def _mentions_in(span: Span, reading: Reading) -> list[Mention]:
    return [mention for mention in reading.mentions if mention.overlaps(span)]


def _sector(actor: str | None) -> str:
    parts = (actor or "").split(".")
    return parts[1] if len(parts) > 1 else ""


def _is_state(actor: str | None) -> bool:
    return _sector(actor) in _STATE


def _is_kin(one: str | None, other: str | None) -> bool:
    """Whether one actor may be the other by a wider name: rebels of a country, and one of its rebel groups."""
    if one is None or other is None or one.count(".") == 0 or other.count(".") == 0:
        return False
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _body(mention: Mention, kinds: Kinds) -> str | None:
    """What tells one organisation from another; None where the mention is of no organisation that can do violence."""
    sector = _sector(mention.actor)
    if sector in _ARMED and (mention.actor or "").count(".") > 1:
        return mention.actor
    if mention.source_kind in {"news_agency", "outlet", "medical", "igo", "ngo"}:
        return None
    if sector in {"GOV", "MIL", "COP"}:
        return mention.actor if mention.kind == "organisation" else None
    if mention.kind in {"armed_group", "organisation"} and kinds.names_organisation(mention.text):
        return _essential(mention.text).lower()
    return None


def _name_of(mentions: Sequence[Mention], reading: Reading) -> Span:
    """The name of a body, without article; for one without a name of its own the words for it."""
    for mention in mentions:
        if mention.name is not None and mention.kind in {"armed_group", "organisation"}:
            return mention.name
    shortest = min(mentions, key=lambda mention: (mention.kind != "organisation", len(mention.text)))
    if shortest.head is not None and shortest.head.text.lower() in _PRONOUNS:
        shortest = mentions[0]
    found = _ARTICLE.match(shortest.text)
    start = shortest.start + (found.end() if found else 0)
    return Span.cut(reading.report.text, start, shortest.end)


_PRONOUNS = frozenset({"they", "it", "he", "she", "we", "who", "i", "them", "him", "her", "that", "which"})


def _individual_in(agent: Span, inside: Sequence[Mention], reading: Reading) -> Span | None:
    """The people that a phrase describes or names; None where it is only an organisation or a pronoun."""
    if agent.text.lower() in _PRONOUNS:
        return None
    for mention in inside:
        if mention.kind == "person" and mention.name is not None:
            return mention.name
        if mention.kind in {"person", "people"} or (mention.kind == "armed_group" and mention.name != mention.head):
            return _without_tail(agent, reading)
    return None if inside else _without_tail(agent, reading)


_GROUPS = ("group", "groups", "member", "members", "band", "column", "units")
"""What "of" ties to these says who they are: "group of armed men"."""
_NOT_OF_GROUPS = "".join(rf"(?<!\b{word})" for word in _GROUPS) + r"\sof\b"
_TAIL = re.compile(
    rf"\s*(?:[,;(\[]|{_NOT_OF_GROUPS}|\s(?:who|which|that|in|at|on|near|from|by|during|after|when|while|belonging|for|"
    r"to|and|as)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE = re.compile(r"^(?:the|a|an|some|several|his|their|our|these|those)\s+", re.IGNORECASE)


def _essential(text: str) -> str:
    return _ARTICLE.sub("", " ".join(text.split()))


def _without_tail(span: Span, reading: Reading) -> Span | None:
    found = _ARTICLE.match(span.text)
    start = span.start + (found.end() if found else 0)
    kept = _TAIL.sub("", reading.report.text[start : span.end])
    return Span.cut(reading.report.text, start, start + len(kept)) if kept else None


def _authorities_speak(sentences: Sequence[Span], reading: Reading) -> bool:
    """Whether somebody in authority is the source of something in the sentences."""
    return any(
        source.kind in _AUTHORITIES and any(one.overlaps(span) for one in sentences for span in source.spans)
        for said in reading.attributions
        for source in said.sources
    )


def _confidence(
    claim: Claim | None,
    attributions: Mapping[str, Attribution],
    *,
    owns_up: bool,
    accused: bool,
    said: AbstractSet[str],
    by_authorities: bool,
) -> Confidence:
    """How surely the report says that the organisation did it, after the decision tree of the MUC-4 task (slot 11)."""
    if owns_up or "said to own up" in said:
        return "claimed or admitted"
    voice = attributions.get(claim.attribution or "") if claim is not None else None
    uncertain = claim is not None and (
        claim.certainty in {"possible", "probable"} or claim.distance is not None or claim.stance == "doubts"
    )
    blamed = (
        accused or "said to be accused" in said or (voice is not None and voice.speech_act in {"accuse", "condemn"})
    )
    if not (uncertain or blamed):
        return "reported as fact"
    source = voice.sources[0] if voice is not None and voice.sources else None
    official = source.kind in _AUTHORITIES if source is not None else by_authorities
    return "suspected or accused by authorities" if official else "suspected or accused"
