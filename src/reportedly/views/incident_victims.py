"""Which people an incident may have been aimed at or befallen: named persons with their roles, and groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.model.actor import Mention
from reportedly.model.claim import Claim, Participant
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.incident_choices import Observations
from reportedly.views.incident_form import ONE, SEVERAL, HumanEffect, HumanTarget
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_scene import country_of_actor
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.report_incidents import Happening
from reportedly.views.target_phrases import described_in, head_word, number_of, trimmed

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
_FIGHTERS = re.compile(
    r"\b(?:guerrillas?|guerillas?|rebels?|terrorists?|subversives?|extremists?|insurgents?|fighters?|traffickers?|"
    r"assailants?|attackers?|gunmen|criminals?|combatants?|militants?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanCandidate:
    """People who may be meant, and what speaks for and against that."""

    target: HumanTarget
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
    for participant, claim in happening.befell():
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
    return head_word(one.description) == head_word(other.description)


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
            yield _named_person(phrase, mention, name, reading, kinds)
        return
    if phrase.text.lower() in _PRONOUNS:
        return
    living = any(one.kind in {"person", "people"} for one in inside)
    if not living and kinds.target(phrase.text) is not None:
        return
    if not living and not (isinstance(phrase, Participant) and phrase.role == "victim"):
        return
    description = described_in(phrase, reading)
    if description is None:
        return
    kind = "fighter" if _FIGHTERS.search(description.text) else _kind_of(description.text, inside, kinds)
    yield HumanTarget(
        name=None,
        description=description,
        kind=kind,
        number=number_of(phrase, description, claim, reading),
        effects=(),
        country=_country_of(inside),
    )


def _country_of(mentions: Sequence[Mention]) -> str | None:
    return next((country for one in mentions if (country := country_of_actor(one.actor)) is not None), None)


def _named_person(phrase: Span, mention: Mention, name: Span, reading: Reading, kinds: Kinds) -> HumanTarget:
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
    titles = [title for one in same if one.name is not None and (title := _title(one.name, reading)) is not None]
    before = _role_before(phrase, mention, reading)
    description = next((one for one in (before, *roles, *titles) if one is not None), None)
    return HumanTarget(
        name=fullest,
        description=description,
        kind=_kind_of(description.text if description else "", same, kinds),
        number=ONE,
        effects=(),
        country=_country_of([mention, *same]),
    )


def _without_titles(name: Span, reading: Reading) -> Span:
    start = name.start
    while found := _TITLE.match(reading.report.text[start : name.end]):
        start += found.end()
    return Span.cut(reading.report.text, start, name.end) if start < name.end else name


def _role_before(phrase: Span, mention: Mention, reading: Reading) -> Span | None:
    """What a phrase calls a person before the name, where it is no list: "the engineer Ana Orley"."""
    before = trimmed(reading.report.text, phrase.start, max(phrase.start, mention.start))
    return None if before is None or _LIST.search(before.text) else before


_LIST = re.compile(r"[,;:()\[\]]|['’]s?\b|\b(?:and|or|of|with|by|against)\b", re.IGNORECASE)


def _title(name: Span, reading: Reading) -> Span | None:
    """The title that opens a name; None where none does."""
    return trimmed(reading.report.text, name.start, _without_titles(name, reading).start)


def _one_name(words: set[str], others: set[str]) -> bool:
    return words <= others or others <= words


def _role(mention: Mention, name: Span, reading: Reading) -> Span | None:
    """What the report calls a person besides the name: before it, or behind a comma."""
    text = reading.report.text
    before = trimmed(text, mention.start, name.start)
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
                return trimmed(text, other.start, other.end)
    return None


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
