"""Whom and what an incident hit: people by name and role, things by kind, with their numbers and what befell them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.model.actor import Mention
from reportedly.model.claim import Claim, Participant
from reportedly.model.count import Casualty, Count
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.incident_choices import Observations
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.report_incidents import Happening

HumanEffect = Literal["death", "injury", "no injury or death", "no injury", "no death"]
PhysicalEffect = Literal["destroyed", "some damage", "no damage"]

HARM: Sequence[Literal["death", "injury"]] = ("death", "injury")
DAMAGE: Sequence[Literal["destroyed", "some damage"]] = ("destroyed", "some damage")
"""The effects that are chosen by what is observed of a target; that it was spared is told in so many words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetNumber:
    """How many: bounds as in `Count`; neither where the text only says that there were several."""

    low: int | None
    high: int | None
    about: bool = False


ONE = TargetNumber(low=1, high=1)
SEVERAL = TargetNumber(low=None, high=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanTarget:
    """People whom the incident was aimed at or befell: a named person, or people as they are described.

    `name` is the fullest form in the report; `kind` is a set-list item of the templates, or "fighter".
    """

    name: Span | None
    description: Span | None
    kind: str
    number: TargetNumber
    effects: tuple[HumanEffect, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhysicalTarget:
    """Things that the incident was aimed at or befell."""

    span: Span
    kind: str
    number: TargetNumber
    effect: PhysicalEffect | None


_ANAPHORIC = re.compile(
    r"^(?:others?|another|more|rest|\d+|two|three|four|five|six|seven|eight|nine|ten)$", re.IGNORECASE
)
_TITLE = re.compile(
    r"^(?:msgr|monsignor|monsigno|col|colonel|gen|general|lt|lieutenant|major|maj|capt|captain|sgt|sergeant|dr|doctor|"
    r"mr|mrs|ms|miss|president|senator|sen|father|fr|priest|bishop|archbishop|minister|judge|mayor|governor|"
    r"commander|comrade|attorney|lawyer|impresario|businessman|journalist|deputy|don|sister|rev|reverend)\.?\s+",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({
    "he", "she", "him", "her", "they", "them", "who", "whom", "it", "we", "us", "i", "me", "those", "one", "others",
    "himself", "themselves", "that", "which", "this", "these", "some", "many", "several", "you", "both", "all",
    "another",
})  # fmt: skip
_OPENING = re.compile(
    r"^(?:the|a|an|his|her|their|its|our|some|several|many|other|another|about|approximately|nearly|almost|around|"
    r"at least|more than|over|up to|as many as|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|hundreds? of|dozens? of|"
    r"thousands? of|scores of|front of|li(?:fe|ves) of|(?:\d+-? ?)?years?-? ?old|both|all|these|those|this|"
    r"that|one|\d[\d,.]*)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[,;(\[]|\s(?:who|which|that|in|at|on|near|from|by|with|during|after|when|while|including|belonging|"
    r"identified|located|working|traveling|for|to|and|as|was|were|is|are|has|had)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_PLURAL = re.compile(r"(?:[^us]s|men|women|people|children|police|population|clergy)$", re.IGNORECASE)
_FIGHTERS = re.compile(
    r"\b(?:guerrillas?|guerillas?|rebels?|terrorists?|subversives?|extremists?|insurgents?|fighters?|traffickers?|"
    r"assailants?|attackers?|gunmen|criminals?|combatants?|militants?)\b",
    re.IGNORECASE,
)
_DESTROYED = re.compile(r"\b(?:destroy|destruct|raz|level|blown? up|blew up|demolish|gutted|burn)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanCandidate:
    """People who may be meant, and what speaks for and against that."""

    target: HumanTarget
    observed: Observations


@dataclass(frozen=True, slots=True, kw_only=True)
class PhysicalCandidate:
    """Things that may be meant, and what speaks for and against that."""

    target: PhysicalTarget
    observed: Observations


def human_candidates(happening: Happening, around: Surroundings, kinds: Kinds) -> list[HumanCandidate]:
    """The people whom claims of a happening name as victims or targets or who are told of near it, each once."""
    found: list[HumanCandidate] = []
    last_kind = "civilian"
    for phrase, claim in _people_told_of(happening, around):
        effects = _effects(claim, kinds) if claim is not None else ()
        observed = around.observed(phrase, happening) | {f"effect {effect}" for effect in effects}
        if claim is not None:
            observed |= {f"stance {claim.stance}"}
        for told in _people_in(phrase, claim, around.reading, kinds):
            anaphoric = told.description is not None and _ANAPHORIC.match(told.description.text)
            target = replace(told, kind=last_kind) if anaphoric else told
            last_kind = target.kind
            own = {
                f"kind {target.kind}",
                "named" if target.name else "anaphoric" if anaphoric else "described",
                "first" if not found else "later",
            }
            if target.description is not None:
                described = target.description.text.lower().split()
                own |= {"long"} if len(described) > _LONG else set()
                own |= {f"word {word}" for word in described} if target.name is None else set()
            _add(found, replace(target, effects=effects), observed | own)
    return found


_LONG = 4


def _people_told_of(happening: Happening, around: Surroundings) -> Iterator[tuple[Span, Claim | None]]:
    """Victims and targets of claims with their claims, then everybody else near the happening."""
    told: list[Span] = []
    for claim in happening.claims:
        for participant in claim.participants:
            if participant.role in {"victim", "target"}:
                told.append(participant)
                yield participant, claim
    for mention in around.mentions_near(happening):
        if mention.kind in {"person", "people"} and not any(one.overlaps(mention) for one in told):
            yield mention, None


def _add(found: list[HumanCandidate], target: HumanTarget, observed: Observations) -> None:
    """Add a target, or what is new of it to the one that it is."""
    for number, candidate in enumerate(found):
        known = candidate.target
        if _same_people(known, target):
            merged = replace(
                known,
                name=max((known.name, target.name), key=lambda span: len(span.text) if span else 0),
                description=known.description or target.description,
                effects=tuple(dict.fromkeys((*known.effects, *target.effects))),
                number=known.number if known.number != SEVERAL else target.number,
            )
            found[number] = HumanCandidate(target=merged, observed=candidate.observed | observed | {"again"})
            return
    found.append(HumanCandidate(target=target, observed=observed))


def _same_people(one: HumanTarget, other: HumanTarget) -> bool:
    if one.name is not None and other.name is not None:
        first, second = set(one.name.text.lower().split()), set(other.name.text.lower().split())
        return first <= second or second <= first
    if one.name is not None or other.name is not None or one.description is None or other.description is None:
        return False
    return _head_word(one.description) == _head_word(other.description)


def _head_word(span: Span) -> str:
    """The last word of a phrase before what "of" or a place ties to it: "house" of "house of the judge in Lima"."""
    return re.split(r"\s(?:of|in|at|for|on|near)\s", span.text.lower())[0].split()[-1]


def _effects(claim: Claim, kinds: Kinds) -> tuple[HumanEffect, ...]:
    if claim.stance == "denies":
        return ("no death",) if claim.event.type == "harm.death" else ("no injury",)
    if claim.event.type == "harm.death" or kinds.is_one_of(claim.event.type, "deadly"):
        return ("death",)
    return ("injury",) if kinds.is_harm(claim.event.type) else ()


def denied_harm(happening: Happening, kinds: Kinds) -> HumanEffect | None:
    """That nobody came to harm, where the report says so in sum."""
    denied = {claim.event.type for claim in happening.claims if claim.stance == "denies"}
    if not any(kinds.is_harm(one) for one in denied):
        return None
    casualties = any(re.search("casualt|victim", c.event.trigger.text, re.IGNORECASE) for c in happening.claims)
    if casualties or {"harm.death", "harm.injury"} <= denied:
        return "no injury or death"
    return "no death" if "harm.death" in denied else "no injury"


def _people_in(phrase: Span, claim: Claim | None, reading: Reading, kinds: Kinds) -> Iterator[HumanTarget]:
    """The people that a phrase names, or the one group that it describes."""
    inside = [
        one
        for one in reading.mentions
        if one.overlaps(phrase) and one.kind in {"person", "people", "armed_group", "organisation", "other"}
    ]
    named = [(one, one.name) for one in inside if one.kind == "person" and one.name is not None]
    if named:
        for mention, name in named:
            yield _named_person(mention, name, reading, kinds)
        return
    if phrase.text.lower() in _PRONOUNS:
        return
    living = any(one.kind in {"person", "people"} for one in inside)
    if not living and kinds.target(phrase.text) is not None:
        return
    if not living and not (isinstance(phrase, Participant) and phrase.role == "victim"):
        return
    description = _described(phrase, reading)
    if description is None:
        return
    kind = "fighter" if _FIGHTERS.search(description.text) else _kind_of(description.text, inside, kinds)
    yield HumanTarget(
        name=None,
        description=description,
        kind=kind,
        number=_number(phrase, description, claim, reading),
        effects=(),
    )


def _named_person(mention: Mention, name: Span, reading: Reading, kinds: Kinds) -> HumanTarget:
    """A person by the fullest name in the report, with the first role that it gives them."""
    words = set(name.text.lower().split())
    same = [
        one
        for one in reading.mentions
        if one.kind == "person" and one.name is not None and _one_name(words, set(one.name.text.lower().split()))
    ]
    names = [_without_titles(one.name, reading) for one in same if one.name is not None]
    fullest = max(names, key=lambda name: len(name.text.split()))
    roles = [role for one in (mention, *same) if one.name and (role := _role(one, one.name, reading)) is not None]
    description = roles[0] if roles else None
    return HumanTarget(
        name=fullest,
        description=description,
        kind=_kind_of(description.text if description else "", same, kinds),
        number=ONE,
        effects=(),
    )


def _without_titles(name: Span, reading: Reading) -> Span:
    start = name.start
    while found := _TITLE.match(reading.report.text[start : name.end]):
        start += found.end()
    return Span.cut(reading.report.text, start, name.end) if start < name.end else name


def _one_name(words: set[str], others: set[str]) -> bool:
    return words <= others or others <= words


def _role(mention: Mention, name: Span, reading: Reading) -> Span | None:
    """What the report calls a person besides the name: before it, or behind a comma."""
    text = reading.report.text
    before = _trimmed(text, mention.start, name.start)
    if before is not None:
        return before
    for other in reading.mentions:
        if other.kind == "person" and other.name is None:
            behind = (
                re.fullmatch(r"\s*,\s*(?:\d+,\s*)?", text[mention.end : other.start])
                if other.start >= mention.end
                else None
            )
            ahead = re.fullmatch(r"\s*,\s*", text[other.end : mention.start]) if other.end <= mention.start else None
            if behind or ahead:
                return _trimmed(text, other.start, other.end)
    return None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The words of a stretch without what opens it that says nothing; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while found := _OPENING.match(text[start:end]):
        start += found.end()
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:[]()"-'):
        end -= 1
    return Span.cut(text, start, end) if end > start else None


def _described(phrase: Span, reading: Reading) -> Span | None:
    """The noun phrase of people without number and without what follows it."""
    opening = _trimmed(reading.report.text, phrase.start, phrase.end)
    if opening is None:
        return None
    end = opening.start + len(_TAIL.sub("", opening.text))
    if end <= opening.start:
        return None
    return Span.cut(reading.report.text, opening.start, end)


def _kind_of(description: str, mentions: list[Mention], kinds: Kinds) -> str:
    kind = kinds.person(description)
    if kind != "civilian":
        return kind
    for mention in mentions:
        sector = (mention.actor or "..").split(".")[1] if "." in (mention.actor or "") else ""
        if sector in _SECTORS:
            return _SECTORS[sector]
    return kind


_SECTORS = {
    "MIL": "active military",
    "COP": "law enforcement",
    "JUD": "legal or judicial",
    "GOV": "government official",
    "LEG": "government official",
    "PTY": "political figure",
    "OPP": "political figure",
}


def _number(phrase: Span, description: Span, claim: Claim | None, reading: Reading) -> TargetNumber:
    counted: tuple[Casualty | Count, ...] = (*(claim.casualties if claim else ()), *reading.counts)
    for count in counted:
        if count.overlaps(phrase) and count.start <= description.end:
            if count.low is None and count.high is None:
                if count.bound == "about" and count.best is not None:
                    return TargetNumber(low=count.best, high=count.best, about=True)
                continue
            if count.bound == "vague":
                return SEVERAL
            return TargetNumber(low=count.low, high=count.high, about=count.bound == "about")
    return SEVERAL if _PLURAL.search(description.text) else ONE


def physical_candidates(happening: Happening, around: Surroundings, kinds: Kinds) -> list[PhysicalCandidate]:
    """The things that the claims of a happening name as targets or that are told of near it, each once."""
    reading = around.reading
    found: list[PhysicalCandidate] = []
    for phrase, claim in _things_told_of(happening, around, kinds):
        kind, span = kinds.target(phrase.text), _described(phrase, reading)
        if kind is None or span is None or _ends_in_people(phrase, reading):
            continue
        effect = _damage(claim, kinds) if claim is not None else None
        target = PhysicalTarget(span=span, kind=kind, number=_number(phrase, span, claim, reading), effect=effect)
        observed = around.observed(phrase, happening) | {
            f"kind {kind}",
            f"effect {effect}",
            "military" if kinds.is_military(phrase.text) else "civil",
            "first" if not found else "later",
            "long" if len(span.text.split()) > _LONG else "short",
            f"head {_head_word(span)}",
        }
        if claim is not None:
            observed |= {f"stance {claim.stance}"}
        for at, candidate in enumerate(found):
            if _head_word(candidate.target.span) == _head_word(span):
                merged = replace(candidate.target, effect=candidate.target.effect or effect)
                found[at] = PhysicalCandidate(target=merged, observed=candidate.observed | observed | {"again"})
                break
        else:
            found.append(PhysicalCandidate(target=target, observed=observed))
    return found


def _things_told_of(happening: Happening, around: Surroundings, kinds: Kinds) -> Iterator[tuple[Span, Claim | None]]:
    """Targets of claims with their claims, then every other thing of the kinds near the happening."""
    told: list[Span] = []
    for claim in happening.claims:
        for participant in claim.participants:
            if participant.role in {"target", "victim"}:
                told.append(participant)
                yield participant, claim
    for span in around.phrases_near(happening, kinds.is_target):
        if not any(one.overlaps(span) for one in told):
            yield span, None


def _damage(claim: Claim, kinds: Kinds) -> PhysicalEffect | None:
    if kinds.is_one_of(claim.event.type, "damage"):
        if claim.stance == "denies":
            return "no damage"
        return "destroyed" if _DESTROYED.search(claim.event.trigger.text) else "some damage"
    return "some damage" if claim.event.type == "attack.arson" else None


def _ends_in_people(phrase: Span, reading: Reading) -> bool:
    return any(one.end == phrase.end and one.kind in {"person", "people"} for one in reading.mentions)
