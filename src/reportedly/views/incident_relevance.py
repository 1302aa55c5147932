"""What speaks for and against a template as a whole: that it is news, specific, violent, and no fight among fighters.

A report is weighed first, by its words; then each of its templates, by what it is made of, how surely its slots are
filled, and what it shares with the templates before it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.views.incident_candidates import TemplateCandidate
from reportedly.views.incident_choices import Choice, Decision, Observations
from reportedly.views.incident_form import IncidentTemplate
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_surroundings import Surroundings

_OPENING_WORDS = 80
"""Words of a report that tell what it is about: its dateline and first paragraph."""
_MOST_CLAIMS, _MOST_SENTENCES, _FAR_IN, _MOST_HAPPENINGS = 5, 4, 6, 4
_STEPS = 5
"""Steps in which a probability is observed."""


def report_observations(around: Surroundings) -> Observations:
    """The words of a report, and again those that open it, but for names and numbers."""
    words = [word for word in around.words if word.text[0].isalpha() and not around.is_named(word)]
    last = around.words[:_OPENING_WORDS][-1:]
    opening = [word for word in words if last and word.start <= last[0].start]
    return frozenset(chain((f"told {one.text}" for one in words), (f"opening {one.text}" for one in opening)))


def template_observations(
    templates: Sequence[IncidentTemplate],
    candidates: Sequence[TemplateCandidate],
    around: Surroundings,
    chosen: Mapping[Decision, Choice],
) -> list[Observations]:
    """What is observed of each of the templates of a report, in text order."""
    report = f"report {int(2 * _STEPS * chosen['report'].probability(report_observations(around)))}"
    return [
        frozenset(
            chain(
                (report,),
                _made_of(template, candidate, around.reading),
                _tells(template, candidate, around.reading),
                _surely_filled(candidate, chosen),
                _beside(number, templates, candidates),
            )
        )
        for number, (template, candidate) in enumerate(zip(templates, candidates, strict=True))
    ]


def _made_of(template: IncidentTemplate, candidate: TemplateCandidate, reading: Reading) -> Iterator[str]:
    kinds, claims = Kinds.load(), candidate.happening.claims
    own = [claim for claim in claims if kinds.of(claim.event.type)]
    first = own[0] if own else claims[0]
    attributions = {one.id: one for one in reading.attributions}
    said = attributions.get(first.attribution or "")
    trigger = " ".join(first.event.trigger.text.lower().split())
    yield f"kind {template.kind}"
    yield f"stage {template.stage}"
    yield f"type {first.event.type}"
    yield f"stance {first.stance}"
    yield f"certainty {first.certainty}"
    yield f"act {said.speech_act if said else 'outlet'}"
    yield f"claims {min(len(claims), _MOST_CLAIMS)}"
    yield f"sentences {min(len(candidate.happening.sentences), _MOST_SENTENCES)}"
    yield f"first sentence {min(*candidate.happening.sentences, _FAR_IN)}"
    yield f"word {trigger}"
    yield from (f"said {word}" for word in candidate.words)
    if own:
        yield "own event"
    if trigger.endswith("s"):
        yield "plural trigger"
    if trigger.endswith(("ed", "ing", "n")):
        yield "verb"
    for claim in claims:
        for one in claim.participants:
            if one.role in {"agent", "victim", "target"}:
                yield f"a claim has its {one.role}"
                for mention in reading.mentions:
                    if mention.overlaps(one):
                        yield f"{one.role} is {mention.kind}"
                        yield f"{one.role} is of {_sector(mention.actor)}"


def _sector(actor: str | None) -> str:
    parts = (actor or "").split(".")
    return parts[1] if len(parts) > 1 else "no sector"


def _tells(template: IncidentTemplate, candidate: TemplateCandidate, reading: Reading) -> Iterator[str]:
    """What the filled slots tell."""
    kinds = Kinds.load()
    yield f"by state {template.by_state}"
    yield from (f"human {one.kind}" for one in template.human_targets)
    yield from (
        f"target {'military' if kinds.is_military(one.span.text) else 'civil'}" for one in template.physical_targets
    )
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
        ("clash", any(_is_clash(other, candidate, reading) for other in reading.claims)),
        ("only fighters", _only(template, {"fighter", "active military", "law enforcement"}, kinds)),
    ):
        if there:
            yield name


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
        yield f"best {decision} {'none' if likeliest is None else int(_STEPS * likeliest)}"


def _beside(
    number: int, templates: Sequence[IncidentTemplate], candidates: Sequence[TemplateCandidate]
) -> Iterator[str]:
    """Where a template stands among those of its report, and what it shares with those before it."""
    yield f"happenings {min(len(templates), _MOST_HAPPENINGS)}"
    yield f"happening {min(number, _MOST_HAPPENINGS)}"
    sizes = [len(one.happening.claims) for one in candidates]
    if sizes[number] == max(sizes):
        yield "most claims"
    if number:
        mine = set(_fillers(templates[number]))
        before = {one for template in templates[:number] for one in _fillers(template)}
        yield f"{'as' if mine & before else 'unlike'} one before"
        yield from {f"as one before in {one.partition(' ')[0]}" for one in mine & before}
        yield from {f"unlike those before in {one.partition(' ')[0]}" for one in mine - before}


def _fillers(template: IncidentTemplate) -> Iterator[str]:
    """What tells templates apart, each as its slot and a value."""
    yield f"kind {template.kind}"
    if template.time is not None:
        yield f"time {template.time.earliest} {template.time.latest}"
    if template.places:
        yield f"place {template.places[-1].name or template.places[-1].text.lower()}"
    yield from (f"individual {one.text.lower().split()[-1]}" for one in template.individuals)
    yield from (f"organisation {one.actor or one.span.text.lower()}" for one in template.organisations)
    yield from (f"thing {one.span.text.lower().split()[-1]}" for one in template.physical_targets)
    for human in template.human_targets:
        if human.name is not None:
            yield f"name {human.name.text.lower().split()[-1]}"
        elif human.description is not None:
            yield f"people {human.description.text.lower().split()[-1]}"


def _is_clash(claim: Claim, candidate: TemplateCandidate, reading: Reading) -> bool:
    if not claim.event.type.startswith("conflict."):
        return False
    return any(reading.sentences[number].holds(claim.event.trigger.start) for number in candidate.happening.sentences)


def _only(template: IncidentTemplate, people: set[str], kinds: Kinds) -> bool:
    """Whether all whom and what the incident hit are fighters and theirs."""
    hit = [one.kind in people for one in template.human_targets if one.kind]
    hit += [kinds.is_military(one.span.text) for one in template.physical_targets]
    return bool(hit) and all(hit)
