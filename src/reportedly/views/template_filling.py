"""Fill a template with the candidates that are likely enough, and grade and number them."""

from collections.abc import Mapping
from dataclasses import replace

from reportedly.model.place import PlaceMention
from reportedly.views.incident_candidates import TemplateCandidate
from reportedly.views.incident_choices import Choice, Decision
from reportedly.views.incident_form import (
    DAMAGE,
    GRADES,
    HARM,
    SEVERAL,
    HumanEffect,
    HumanTarget,
    IncidentTemplate,
    Organisation,
    PhysicalTarget,
)
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_perpetrators import OrganisationCandidate
from reportedly.views.incident_scene import place_candidates, widest_first
from reportedly.views.incident_things import PhysicalCandidate
from reportedly.views.incident_victims import HumanCandidate, denied_harm

USUAL_CHANCE = 0.65
"""The chance that a template is right, before it was weighed: the share of those told on MUC-4 dev that are."""


def filled(
    candidate: TemplateCandidate, chosen: Mapping[Decision, Choice], *, chance: float = USUAL_CHANCE
) -> IncidentTemplate:
    """The template of a candidate with the fillers that are likely enough.

    Who did it and what was hit is right only in a template that is: the surer the template (`chance`), the more is
    told. Every incident hits somebody or something: where nobody and nothing is likely enough, the likeliest is taken.
    """
    happening = candidate.happening
    individuals = [one for one in candidate.individuals if chosen["individual"].takes(one.observed, given=chance)]
    organisations = [one for one in candidate.organisations if chosen["organisation"].takes(one.observed, given=chance)]
    humans = [one for one in candidate.humans if chosen["human"].takes(one.observed, given=chance)]
    things = [one for one in candidate.things if chosen["physical"].takes(one.observed, given=chance)]
    if not humans and not things:
        humans, things = _likeliest_target(candidate, chosen)
    hit = [_befallen(one, chosen) for one in humans]
    if not hit and (denied := denied_harm(happening, Kinds.load())) is not None:
        hit = [HumanTarget(name=None, description=None, kind="", number=SEVERAL, effects=(denied,))]
    times = [one for one in candidate.times if chosen["time"].takes(one.observed)]
    time = max(times, key=lambda one: chosen["time"].probability(one.observed), default=None)
    country = max(candidate.countries, key=lambda one: chosen["country"].probability(one.observed), default=None)
    doers = [*(one.by_state for one in individuals), *(one.by_state for one in organisations)]
    return IncidentTemplate(
        kind=happening.kind,
        stage=candidate.stage,
        claims=tuple(claim.id for claim in happening.claims),
        time=time.time if time else None,
        country=country.country if country else None,
        places=_likely_places(candidate, country.country if country else None, chosen),
        instruments=tuple(
            one.instrument for one in candidate.instruments if chosen["instrument"].takes(one.observed, given=chance)
        ),
        by_state=any(doers) if doers else None,
        individuals=tuple(one.span for one in individuals),
        organisations=tuple(_graded(one, chosen) for one in organisations),
        physical_targets=tuple(_hit(one, chosen) for one in things),
        human_targets=tuple(hit),
    )


def _likely_places(
    candidate: TemplateCandidate, country: str | None, chosen: Mapping[Decision, Choice]
) -> tuple[PlaceMention, ...]:
    """The likeliest of the likely places at each level."""
    likely = [
        one
        for one in place_candidates(candidate.happening, candidate.around, country)
        if chosen["place"].takes(one.observed)
    ]
    likely.sort(key=lambda one: -chosen["place"].probability(one.observed))
    return widest_first([one.place for one in likely])


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
