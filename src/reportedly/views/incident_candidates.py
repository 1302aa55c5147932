"""Every happening of a report that may make an incident template, and all that may fill its slots."""

import re
from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.views.incident_choices import Choice
from reportedly.views.incident_form import Stage
from reportedly.views.incident_instruments import InstrumentCandidate, instrument_candidates
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_perpetrators import (
    IndividualCandidate,
    OrganisationCandidate,
    individual_candidates,
    organisation_candidates,
)
from reportedly.views.incident_scene import (
    CountryCandidate,
    TimeCandidate,
    country_candidates,
    time_candidates,
)
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.incident_things import PhysicalCandidate, physical_candidates
from reportedly.views.incident_victims import HumanCandidate, human_candidates
from reportedly.views.report_incidents import Happening, happenings


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
    times: tuple[TimeCandidate, ...]
    countries: tuple[CountryCandidate, ...]
    around: Surroundings


def template_candidates(around: Surroundings, same: Choice) -> tuple[TemplateCandidate, ...]:
    """Every happening of a report that is told as done, tried or threatened, with all that may fill its template."""
    kinds, reading = Kinds.load(), around.reading
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
                    instruments=tuple(instrument_candidates(happening, around, kinds)),
                    times=tuple(time_candidates(happening, around)),
                    countries=tuple(country_candidates(happening, around)),
                    around=around,
                )
            )
    return tuple(found)


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
