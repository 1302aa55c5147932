"""The incidents of a report in the classic template form: what, when, where, by whom, with what, against whom.

The form is that of the Message Understanding Conferences (MUC-3/4, 1991 and 1992), which conflict coders still fill in
by hand: one template an incident, with the confidence of the accusation. Where sources differ on who did it, every
organisation stands with what is said of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.model.claim import Claim, Participant
from reportedly.model.place import PlaceMention
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.time import TimeMention
from reportedly.views.incident_choices import Choice, Decision, Observations, choices
from reportedly.views.incident_kinds import IncidentKind, Kinds
from reportedly.views.incident_perpetrators import (
    GRADES,
    IndividualCandidate,
    Organisation,
    OrganisationCandidate,
    individual_candidates,
    organisation_candidates,
)
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.incident_targets import (
    DAMAGE,
    HARM,
    SEVERAL,
    HumanCandidate,
    HumanEffect,
    HumanTarget,
    PhysicalCandidate,
    PhysicalTarget,
    denied_harm,
    human_candidates,
    physical_candidates,
)
from reportedly.views.report_incidents import Happening, happenings, is_recent

Stage = Literal["accomplished", "attempted", "threatened"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What it was done with; no span where only the kind of event tells it ("shot")."""

    kind: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentTemplate:
    """One incident as a report tells it.

    `claims` are the ids of the claims that it was made of. `by_state` is whether somebody in the service of a state did
    it, null where nobody is named. `time` and `places` are null and empty where the report does not say.
    """

    kind: IncidentKind
    stage: Stage
    claims: tuple[str, ...]
    time: TimeMention | None
    country: str | None
    places: tuple[PlaceMention, ...]
    instruments: tuple[Instrument, ...]
    by_state: bool | None
    individuals: tuple[Span, ...]
    organisations: tuple[Organisation, ...]
    physical_targets: tuple[PhysicalTarget, ...]
    human_targets: tuple[HumanTarget, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentCandidate:
    """A weapon that may be meant, and what speaks for and against that."""

    instrument: Instrument
    observed: Observations


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateCandidate:
    """A happening that may make a template, the words that tell of it, and everything that may fill it."""

    happening: Happening
    stage: Stage
    words: frozenset[str]
    individuals: tuple[IndividualCandidate, ...]
    organisations: tuple[OrganisationCandidate, ...]
    humans: tuple[HumanCandidate, ...]
    things: tuple[PhysicalCandidate, ...]
    instruments: tuple[InstrumentCandidate, ...]


def incident_templates(reading: Reading) -> tuple[IncidentTemplate, ...]:
    """The incidents of a report that are told as done, tried or threatened, in text order."""
    chosen = choices()
    found = []
    for candidate in template_candidates(reading, chosen["same happening"]):
        template = filled(candidate, reading, chosen)
        if chosen["template"].takes(observations(template, candidate, reading, chosen)):
            found.append(template)
    return tuple(found)


def template_candidates(reading: Reading, same: Choice) -> tuple[TemplateCandidate, ...]:
    """Every happening of a report that is told as done, tried or threatened, with all that may fill its template."""
    kinds = Kinds.load()
    around = Surroundings(reading, kinds)
    found = []
    for happening in happenings(reading, kinds, same):
        stage = _stage(happening, reading, kinds)
        if stage is not None:
            found.append(
                TemplateCandidate(
                    happening=happening,
                    stage=stage,
                    words=around.words_of(happening.sentences),
                    individuals=tuple(individual_candidates(happening, around)),
                    organisations=tuple(organisation_candidates(happening, around, kinds)),
                    humans=tuple(human_candidates(happening, around, kinds)),
                    things=tuple(physical_candidates(happening, around, kinds)),
                    instruments=tuple(_instruments(happening, around, kinds)),
                )
            )
    return tuple(found)


def filled(candidate: TemplateCandidate, reading: Reading, chosen: Mapping[Decision, Choice]) -> IncidentTemplate:
    """The template of a candidate with the fillers that are likely enough.

    Every incident hits somebody or something: where nobody and nothing is likely enough, the likeliest is taken.
    """
    happening = candidate.happening
    individuals = [one for one in candidate.individuals if chosen["individual"].takes(one.observed)]
    organisations = [one for one in candidate.organisations if chosen["organisation"].takes(one.observed)]
    humans = [one for one in candidate.humans if chosen["human"].takes(one.observed)]
    things = [one for one in candidate.things if chosen["physical"].takes(one.observed)]
    if not humans and not things:
        humans, things = _likeliest_target(candidate, chosen)
    hit = [_befallen(one, chosen) for one in humans]
    if not hit and (denied := denied_harm(happening, Kinds.load())) is not None:
        hit = [HumanTarget(name=None, description=None, kind="", number=SEVERAL, effects=(denied,))]
    places = _places(happening, reading)
    doers = [*(one.by_state for one in individuals), *(one.by_state for one in organisations)]
    return IncidentTemplate(
        kind=happening.kind,
        stage=candidate.stage,
        claims=tuple(claim.id for claim in happening.claims),
        time=_time(happening, reading),
        country=_country(places, reading),
        places=places,
        instruments=tuple(one.instrument for one in candidate.instruments if chosen["instrument"].takes(one.observed)),
        by_state=any(doers) if doers else None,
        individuals=tuple(one.span for one in individuals),
        organisations=tuple(_graded(one, chosen) for one in organisations),
        physical_targets=tuple(_hit(one, chosen) for one in things),
        human_targets=tuple(hit),
    )


def _likeliest_target(
    candidate: TemplateCandidate, chosen: Mapping[Decision, Choice]
) -> tuple[list[HumanCandidate], list[PhysicalCandidate]]:
    human = max(candidate.humans, key=lambda one: chosen["human"].probability(one.observed), default=None)
    thing = max(candidate.things, key=lambda one: chosen["physical"].probability(one.observed), default=None)
    if human is None or thing is None:
        return ([human] if human else []), ([thing] if thing else [])
    if chosen["human"].probability(human.observed) >= chosen["physical"].probability(thing.observed):
        return [human], []
    return [], [thing]


def _befallen(candidate: HumanCandidate, chosen: Mapping[Decision, Choice]) -> HumanTarget:
    """A human target with what befell it."""
    harmed: list[HumanEffect] = [one for one in HARM if chosen[one].takes(candidate.observed)]
    spared = [one for one in candidate.target.effects if one not in HARM]
    return replace(candidate.target, effects=(*harmed, *spared))


def _hit(candidate: PhysicalCandidate, chosen: Mapping[Decision, Choice]) -> PhysicalTarget:
    """A physical target with its damage."""
    effect = max(DAMAGE, key=lambda one: chosen[one].probability(candidate.observed))
    damaged = chosen[effect].takes(candidate.observed)
    spared = candidate.target.effect if candidate.target.effect not in DAMAGE else None
    return replace(candidate.target, effect=effect if damaged else spared)


def _graded(candidate: OrganisationCandidate, chosen: Mapping[Decision, Choice]) -> Organisation:
    """An organisation with the likeliest grade of confidence."""
    grade = max(GRADES, key=lambda one: chosen[one].probability(candidate.observed))
    return replace(candidate.organisation, confidence=grade)


def observations(
    template: IncidentTemplate, candidate: TemplateCandidate, reading: Reading, chosen: Mapping[Decision, Choice]
) -> Observations:
    """What speaks for and against a template as a whole: that it is news, specific, and no fight among fighters."""
    kinds, claims = Kinds.load(), candidate.happening.claims
    own = [claim for claim in claims if kinds.of(claim.event.type)]
    first = own[0] if own else claims[0]
    attributions = {one.id: one for one in reading.attributions}
    said = attributions.get(first.attribution or "")
    observed = {
        f"kind {template.kind}",
        f"stage {template.stage}",
        f"type {first.event.type}",
        f"stance {first.stance}",
        f"certainty {first.certainty}",
        f"act {said.speech_act if said else 'outlet'}",
        f"claims {min(len(claims), 5)}",
        f"sentences {min(len(candidate.happening.sentences), 4)}",
        f"first sentence {min(*candidate.happening.sentences, 6)}",
        f"by state {template.by_state}",
        f"word {' '.join(first.event.trigger.text.lower().split())}",
    }
    observed |= {f"said {word}" for word in candidate.words}
    observed |= set(_surely_filled(candidate, chosen))
    observed |= {f"human {one.kind}" for one in template.human_targets}
    observed |= {
        f"target {'military' if kinds.is_military(one.span.text) else 'civil'}" for one in template.physical_targets
    }
    for name, there in (
        ("named victim", any(one.name for one in template.human_targets)),
        ("victims", bool(template.human_targets)),
        ("targets", bool(template.physical_targets)),
        ("instruments", bool(template.instruments)),
        ("individuals", bool(template.individuals)),
        ("organisations", bool(template.organisations)),
        ("day", template.time is not None and template.time.granularity in {"day", "part_of_day", "hour", "minute"}),
        ("time", template.time is not None),
        ("place", any(place.feature != "country" for place in template.places)),
        ("own event", bool(own)),
        ("clash", any(_is_clash(other, candidate, reading) for other in reading.claims)),
        ("only fighters", _only(template, {"fighter", "active military", "law enforcement"}, kinds)),
        ("plural trigger", first.event.trigger.text.lower().endswith("s")),
        ("verb", first.event.trigger.text.lower().endswith(("ed", "ing", "n"))),
    ):
        if there:
            observed.add(name)
    return frozenset(observed)


def _surely_filled(candidate: TemplateCandidate, chosen: Mapping[Decision, Choice]) -> Iterator[str]:
    """How likely the likeliest filler of each slot is, in fifths."""
    slots: Sequence[tuple[Decision, Iterable[Observations]]] = (
        ("individual", (one.observed for one in candidate.individuals)),
        ("organisation", (one.observed for one in candidate.organisations)),
        ("human", (one.observed for one in candidate.humans)),
        ("physical", (one.observed for one in candidate.things)),
        ("instrument", (one.observed for one in candidate.instruments)),
    )
    for decision, observed in slots:
        likeliest = max(map(chosen[decision].probability, observed), default=None)
        yield f"best {decision} {'none' if likeliest is None else int(5 * likeliest)}"


def _is_clash(claim: Claim, candidate: TemplateCandidate, reading: Reading) -> bool:
    if not claim.event.type.startswith("conflict."):
        return False
    return any(reading.sentences[number].holds(claim.event.trigger.start) for number in candidate.happening.sentences)


def _only(template: IncidentTemplate, people: set[str], kinds: Kinds) -> bool:
    """Whether all whom and what the incident hit are fighters and theirs."""
    hit = [one.kind in people for one in template.human_targets if one.kind]
    hit += [kinds.is_military(one.span.text) for one in template.physical_targets]
    return bool(hit) and all(hit)


def _stage(happening: Happening, reading: Reading, kinds: Kinds) -> Stage | None:
    """How far it came; None where no source tells it as more than wanted, feared or denied."""
    own = [claim for claim in happening.claims if kinds.of(claim.event.type)] or happening.claims
    done = [claim for claim in own if claim.stance == "asserts" and claim.time_status in {"past", "ongoing"}]
    if done:
        tried = [claim for claim in done if kinds.is_one_of(claim.event.type, "attempted")]
        return "attempted" if 2 * len(tried) >= len(done) else "accomplished"
    if any(_is_presupposed(claim, reading) for claim in own):
        return "accomplished"
    acts = {one.id: one.speech_act for one in reading.attributions}
    if any(acts.get(claim.attribution or "") == "threaten" for claim in own):
        return "threatened"
    if any(claim.stance in {"doubts", "neutral"} and claim.time_status == "past" for claim in own):
        return "accomplished"
    return None


_BEFORE_KNOWN = re.compile(r"(?:\b(?:the|this|that|his|her|their)|[\w]'s|s')(?:\s+[\w-]+){0,2}\s+$", re.IGNORECASE)


def _is_presupposed(claim: Claim, reading: Reading) -> bool:
    """Whether the words take the event for known whatever is done about it: "to clarify last Thursday's murder"."""
    before = reading.report.text[max(0, claim.event.trigger.start - 40) : claim.event.trigger.start]
    return claim.stance == "neutral" and _BEFORE_KNOWN.search(before) is not None


def _time(happening: Happening, reading: Reading) -> TimeMention | None:
    """When it happened: the first time of its claims that gives days, else the first day in its sentences.

    The day in the dateline is not when it happened, nor is a whole year; what is told beside it may be history.
    """
    header = _dateline_end(reading)
    told = [time for claim in happening.claims for time in claim.times if time.granularity not in _TOO_WIDE]
    sentences = [reading.sentences[number] for number in sorted(happening.sentences)]
    beside = [
        time
        for sentence in sentences
        for time in reading.times
        if sentence.contains(time) and time.granularity in _DAYS and is_recent(time, reading)
    ]
    for time in (*told, *beside):
        if time.earliest is not None and time.latest is not None and time.start >= header:
            return time
    return None


_DAYS = frozenset({"day", "part_of_day", "hour", "minute"})
_TOO_WIDE = frozenset({"year", "decade", "season", "vague"})
_DATELINE = re.compile(r"\s*[^\n]{0,80}?\b\d{1,2}\b[^\n]{0,60}?(?:--|[–—])\s")


def _dateline_end(reading: Reading) -> int:
    """Where the text behind a dateline with a date begins; 0 where there is none."""
    found = _DATELINE.match(reading.report.text)
    return found.end() if found else 0


_LEVELS = {"country": 0, "region": 1, "admin1": 2, "admin2": 3, "populated_place": 4, "site": 5, "airport": 5}


def _places(happening: Happening, reading: Reading) -> tuple[PlaceMention, ...]:
    """The places of the claims, else of their sentences, from the widest to the most specific.

    Each level once, the first that is named. What only tells whose somebody is ("U.S. citizens") is no place.
    """
    acting = [one for claim in happening.claims for one in claim.participants]
    told = [place for claim in happening.claims for place in claim.places if _is_where(place, acting)]
    if all(place.feature == "country" for place in told):
        spans = [reading.sentences[number] for number in sorted(happening.sentences)]
        told += [
            place
            for place in reading.places
            if place.role == "location" and any(span.contains(place) for span in spans) and _is_where(place, acting)
        ]
    by_level: dict[int, PlaceMention] = {}
    for place in told:
        by_level.setdefault(_LEVELS.get(place.feature or "", 5), place)
    return tuple(by_level[level] for level in sorted(by_level))


def _is_where(place: PlaceMention, participants: list[Participant]) -> bool:
    return not any(one.contains(place) and one.end > place.end for one in participants)


_IN_COUNTRY = re.compile(r"\b(?:in|into|of|throughout|across|from|outside)\s+(?:the\s+)?$", re.IGNORECASE)


def _country(places: tuple[PlaceMention, ...], reading: Reading) -> str | None:
    """Where it happened: as its places say, else where most places of the report are.

    A country that is only named is taken for where it happened when a preposition says so: "U.S. help" is not there.
    """
    for place in reversed(places):
        before = reading.report.text[max(0, place.start - 20) : place.start]
        if place.country is not None and (place.feature != "country" or _IN_COUNTRY.search(before)):
            return place.country
    counted = Counter(place.country for place in reading.places if place.country is not None)
    return max(counted, key=lambda country: counted[country], default=None)


def _instruments(happening: Happening, around: Surroundings, kinds: Kinds) -> list[InstrumentCandidate]:
    """What the claims name as means, and the weapons told of near by; else what the events themselves tell of."""
    text = around.reading.report.text
    types = {f"with {kinds.of(claim.event.type) or 'consequence'}" for claim in happening.claims}
    found: dict[str, InstrumentCandidate] = {}
    means = [(one, "means") for claim in happening.claims for one in claim.means]
    near = [(around.reading.sentences[number], "near") for number in around.sentences_near(happening)]
    for stretch, how in (*means, *near):
        for kind, start, end in kinds.instruments(text[stretch.start : stretch.end], as_means=how == "means"):
            span = Span.cut(text, stretch.start + start, stretch.start + end)
            observed = around.observed(span, happening) | types | {f"kind {kind}", how, "later" if found else "first"}
            key = " ".join(span.text.lower().split())
            if key in found:
                found[key] = replace(found[key], observed=found[key].observed | observed | {"again"})
            else:
                found[key] = InstrumentCandidate(instrument=Instrument(kind=kind, span=span), observed=observed)
    for claim in happening.claims:
        implied = kinds.implied_instrument(claim.event.type)
        if implied is not None:
            observed = frozenset({f"kind {implied}", "implied", "later" if found else "first", *types})
            instrument = Instrument(kind=implied, span=None)
            found.setdefault(f"implied {implied}", InstrumentCandidate(instrument=instrument, observed=observed))
    return list(found.values())
