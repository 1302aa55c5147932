"""Fit the choices of the incident templates on MUC-4 dev: `python -m training.incident_choices CORPUS [--every N]`.

Reads the reports of `CORPUS` (muc4/dev) and fits logistic regressions (ridge penalty): first whether a claim is about a
happening, by the key templates that claims are clearly about; then whether a report has incidents, and what fills the
slots of its happenings' templates, labelled by the key template that a template with all its candidates is mapped to;
then whether a template so filled is one of the key's, on reports that the choices before were not fitted on. Writes
`src/reportedly/views/data/incident_choices.tsv`, which the view reads; nothing of the corpus's text goes into it but
single words that are no names. Thresholds, penalty and rounding were set on half of the reports, by fitting on
every other one of them and looking at the rest.
"""

import argparse
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from reportedly.annotation.places.countries import load_countries
from reportedly.evaluation.muc_corpus import MucReport, Template, muc_reports
from reportedly.evaluation.muc_response import country_name, muc_date, muc_day, muc_location, muc_template
from reportedly.evaluation.muc_scoring import RIGHT, WRONG, same_date, same_location, same_words
from reportedly.evaluation.templates import mapping, read_report
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.incident_candidates import TemplateCandidate, template_candidates
from reportedly.views.incident_choices import Choice, Decision, Observations, written_choices
from reportedly.views.incident_form import DAMAGE, GRADES, HARM
from reportedly.views.incident_kinds import IncidentKind, Kinds
from reportedly.views.incident_relevance import report_observations, template_observations
from reportedly.views.incident_scene import place_candidates
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.report_incidents import Happening, is_history, speaks_for
from reportedly.views.template_filling import filled
from reportedly.workflows.read_report import ReportReader

Example = tuple[Observations, bool]

THRESHOLDS: Mapping[Decision, float] = {
    "same happening": 0.6,
    "report": 0.5,
    "template": 0.28,
    "individual": 0.2,
    "organisation": 0.21,
    "human": 0.28,
    "physical": 0.22,
    "instrument": 0.23,
    "time": 0.3,
    "country": 0.5,
    "place": 0.3,
    **dict.fromkeys((*HARM, *DAMAGE), 0.4),
    **dict.fromkeys(GRADES, 0.5),
}
"""Below one half: a wrong filler costs less than a missing one gains while F1 is below one half (muc4/dev).

Those of who did it, with what, and what was hit are for the chance that the filler and its template are right.
"""
_OF_FILLERS: Sequence[Decision] = (
    "individual", "organisation", "human", "physical", "instrument", "time", "country", "place", *HARM, *DAMAGE, *GRADES
)  # fmt: skip
_ACCEPT_ALL = {decision: Choice({}, 0.0, 0.0) for decision in THRESHOLDS}
PARTS = 3
"""Parts of the reports of which each is judged by what is fitted on the others."""
PENALTY = 5.0
LEAST_SEEN = 12
"""Candidates that must have an observation before it gets a weight."""
OFTEN_NAMED = 0.25
"""The share of a word's occurrences that are part of names from which on it is a name."""
_WORDS_SEEN = re.compile(r"said |told |opening |word |head |opens |(?:second )?(?:before|behind) ")
LEAST_WEIGHT = 0.05
"""Weights are rounded to multiples of it, and smaller ones left out: MUC-4 dev scores the same without them."""
OUTPUT = Path(__file__).parents[1] / "src" / "reportedly" / "views" / "data" / "incident_choices.tsv"
HEADER = """\
# How much each observation of a candidate speaks for it (positive) or against it: weights of logistic regressions,
# fitted by training/incident_choices.py on MUC-4 dev (texts public domain by dstl/muc3). Do not edit by hand.
# A row is: decision, weight, and every observation of that weight; weights are rounded, those near nothing left out.
"""


Report = tuple[MucReport, Surroundings, Sequence[TemplateCandidate]]


def report_of(report: MucReport, reading: Reading, same: Choice) -> Report:
    """A report with its candidates."""
    around = Surroundings(reading, Kinds.load())
    return report, around, template_candidates(around, same)


def same_examples(readings: Iterable[tuple[MucReport, Reading]]) -> list[Example]:
    """Every claim that one template of the key is about, against the happenings that the claims before it make."""
    kinds = Kinds.load()
    found: list[Example] = []
    for report, reading in readings:
        starts = [sentence.start for sentence in reading.sentences]
        made: dict[int, Happening] = {}
        for claim in sorted(reading.claims, key=lambda one: one.event.trigger.start):
            kind = kinds.of_claim(claim, reading)
            if (kind is None and not kinds.is_consequence(claim.event.type)) or is_history(claim, reading):
                continue
            key = _key_of(claim, kind, report.templates)
            if key is None:
                continue
            sentence = bisect_right(starts, claim.event.trigger.start) - 1
            found += [
                (speaks_for(claim, kind, sentence, happening, reading), number == key)
                for number, happening in made.items()
            ]
            home = made.setdefault(key, Happening(kind or "attack", [], set()))
            home.kind = kind if kind is not None and home.kind == "attack" else home.kind
            home.claims.append(claim)
            home.sentences.add(sentence)
    return found


def _key_of(claim: Claim, kind: IncidentKind | None, keys: Sequence[Template]) -> int | None:
    """The one template of the key that a claim is clearly about, by whom it names, when, where and of what kind."""
    points = [_likeness(claim, kind, key) for key in keys]
    best = max(points, default=0.0)
    return points.index(best) if best >= _CLEARLY and points.count(best) == 1 else None


def _likeness(claim: Claim, kind: IncidentKind | None, key: Template) -> float:
    named = [alternative for slot in _NAMING for filler in key.fillers(slot) for alternative in filler.alternatives]
    places = " ".join(one for filler in key.fillers("INCIDENT: LOCATION") for one in filler.alternatives)
    days = [one for filler in key.fillers("INCIDENT: DATE") for one in filler.alternatives]
    types = {one for filler in key.fillers("INCIDENT: TYPE") for one in filler.alternatives}
    phrases = [" ".join(one.text.upper().split()) for one in (*claim.participants, *claim.means)]
    return (
        2.0 * any(same_words(phrase, one) > WRONG for phrase in phrases for one in named)
        + any(place.feature != "country" and (place.name or place.text).upper() in places for place in claim.places)
        + any(time.earliest and muc_day(time.earliest) in day for time in claim.times for day in days)
        + (1.0 if kind and kind.upper() in types else 0.0)
    )


_CLEARLY = 2.0
_NAMING = ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION",
           "INCIDENT: INSTRUMENT ID")  # fmt: skip


def filler_examples(reports: Iterable[Report]) -> dict[Decision, list[Example]]:
    """The candidates for the slots of templates that the key has, with whether it has them there.

    A template with all of its candidates is mapped to a key template as in scoring.
    """
    found: dict[Decision, list[Example]] = {decision: [] for decision in _OF_FILLERS}
    for report, _, candidates in reports:
        templates = [filled(candidate, _ACCEPT_ALL) for candidate in candidates]
        response = [muc_template(one, report.published) for one in templates]
        for number, key in mapping(response, report.templates):
            for decision, example in (
                *_fillers(candidates[number], report.templates[key]),
                *_scene(candidates[number], report.templates[key], report.published),
            ):
                found[decision].append(example)
    return found


def report_examples(reports: Iterable[Report]) -> list[Example]:
    """Every report with whether the key has a template for it; those with only optional ones are neither."""
    return [
        (report_observations(around), bool(report.templates))
        for report, around, _ in reports
        if not report.templates or any(not key.optional for key in report.templates)
    ]


def template_examples(reports: Iterable[Report], chosen: Mapping[Decision, Choice]) -> list[Example]:
    """Every candidate, with its fillers chosen, and whether it can be mapped to a template of the key."""
    found: list[Example] = []
    for report, around, candidates in reports:
        templates = [filled(candidate, chosen) for candidate in candidates]
        keys = dict(mapping([muc_template(one, report.published) for one in templates], report.templates))
        for number, observed in enumerate(template_observations(templates, candidates, around, chosen)):
            key = report.templates[keys[number]] if number in keys else None
            if key is None or not key.optional:
                found.append((observed, key is not None))
    return found


def fitted_same(readings: Iterable[tuple[MucReport, Reading]], names: AbstractSet[str]) -> Choice:
    """The choice whether a claim is about a happening, without the words `names`."""
    return Choice(*fit(same_examples(readings), names), THRESHOLDS["same happening"])


def fitted_choices(reports: Sequence[Report], names: AbstractSet[str]) -> dict[Decision, Choice]:
    """The choices of reports and fillers, and with them the choice of templates, without the words `names`.

    Templates are judged by choices fitted on other reports, as they will be.
    """
    examples = []
    for part in range(PARTS):
        others = [one for number, one in enumerate(reports) if number % PARTS != part]
        examples += template_examples(reports[part::PARTS], fitted_before_templates(others, names))
    template = Choice(*fit(examples, names), THRESHOLDS["template"])
    return {"template": template, **fitted_before_templates(reports, names)}


def fitted_before_templates(reports: Sequence[Report], names: AbstractSet[str]) -> dict[Decision, Choice]:
    """The choices of reports and fillers, without the words `names`."""
    examples = {"report": report_examples(reports), **filler_examples(reports)}
    return {decision: Choice(*fit(rows, names), THRESHOLDS[decision]) for decision, rows in examples.items() if rows}


def _fillers(candidate: TemplateCandidate, key: Template) -> Iterator[tuple[Decision, Example]]:
    for individual in candidate.individuals:
        yield "individual", (individual.observed, bool(_in_key((individual.span,), key, "PERP: INDIVIDUAL ID")))
    for organisation in candidate.organisations:
        names = _in_key((organisation.organisation.span,), key, "PERP: ORGANIZATION ID")
        yield "organisation", (organisation.observed, bool(names))
        grades = _told_of(names, key, "PERP: ORGANIZATION CONFIDENCE")
        if grades:
            yield from ((grade, (organisation.observed, grade.upper() in grades)) for grade in GRADES)
    for human in candidate.humans:
        spans = (human.target.name, human.target.description)
        names = _in_key(spans, key, "HUM TGT: NAME") | _in_key(spans, key, "HUM TGT: DESCRIPTION")
        yield "human", (human.observed, bool(names))
        if names:
            effects = _told_of(names, key, "HUM TGT: EFFECT OF INCIDENT")
            yield from ((effect, (human.observed, effect.upper() in effects)) for effect in HARM)
    for thing in candidate.things:
        names = _in_key((thing.target.span,), key, "PHYS TGT: ID")
        yield "physical", (thing.observed, bool(names))
        if names:
            effects = _told_of(names, key, "PHYS TGT: EFFECT OF INCIDENT")
            yield from ((damage, (thing.observed, damage.upper() in effects)) for damage in DAMAGE)
    for weapon in candidate.instruments:
        kinds = {kind for filler in key.fillers("INCIDENT: INSTRUMENT TYPE") for kind in filler.alternatives}
        right = bool(_in_key((weapon.instrument.span,), key, "INCIDENT: INSTRUMENT ID"))
        if weapon.instrument.span is None:
            right = weapon.instrument.kind.upper() in kinds
        yield "instrument", (weapon.observed, right)


def _scene(candidate: TemplateCandidate, key: Template, published: str | None) -> Iterator[tuple[Decision, Example]]:
    """When and where: a place is right when it is the most specific of the key's."""
    days = [one for filler in key.fillers("INCIDENT: DATE") for one in filler.alternatives]
    for time in candidate.times:
        day = muc_date(time.time, published) or ""
        yield "time", (time.observed, any(same_date(day, one) == RIGHT for one in days))
    where = [one for filler in key.fillers("INCIDENT: LOCATION") for one in filler.alternatives]
    countries = {one.partition(":")[0].strip() for one in where}
    right = None
    for country in candidate.countries:
        there = country_name(country.country) in countries
        right = country.country if there else right
        yield "country", (country.observed, there)
    for place in place_candidates(candidate.happening, candidate.around, right):
        location = muc_location(right or "", (place.place,))
        yield "place", (place.observed, any(same_location(location, one) == RIGHT for one in where))


def _in_key(spans: Iterable[Span | None], key: Template, slot: str) -> set[str]:
    """The names of the key's fillers that one of the spans is at least half right for; none where it has none."""
    return {
        name
        for span in spans
        if span is not None
        for filler in key.fillers(slot)
        if any(same_words(" ".join(span.text.upper().split()), one) > WRONG for one in filler.alternatives)
        for name in (*filler.alternatives, *filler.about)
    }


def _told_of(names: AbstractSet[str], key: Template, slot: str) -> set[str]:
    """What a slot of the key says of any of the names."""
    return {one for filler in key.fillers(slot) if names & set(filler.about) for one in filler.alternatives}


def proper_words(readings: Iterable[Reading]) -> frozenset[str]:
    """The words that are often part of names, and those for peoples: they tell nothing of other news."""
    seen, named = Counter[str](), Counter[str]()
    for reading in readings:
        around = Surroundings(reading, Kinds.load())
        for word in around.words:
            seen[word.text] += 1
            named[word.text] += around.is_named(word)
    of_peoples = {word for country in load_countries() for name in country.demonyms for word in name.lower().split()}
    return frozenset(of_peoples | {word for word, times in named.items() if times >= OFTEN_NAMED * seen[word]})


def fit(rows: Sequence[Example], without: AbstractSet[str] = frozenset()) -> tuple[dict[str, float], float]:
    """The weights of the observations and the bias; observations of the words `without` get none."""
    seen = Counter(one for observed, _ in rows for one in observed)
    names = sorted(
        name
        for name, times in seen.items()
        if LEAST_SEEN <= times < len(rows) and not (_WORDS_SEEN.match(name) and without & set(name.split()[1:]))
    )
    column = {name: at for at, name in enumerate(names)}
    cells = [(row, column[one]) for row, (observed, _) in enumerate(rows) for one in observed if one in column]
    table = torch.sparse_coo_tensor(
        torch.tensor(cells, dtype=torch.long).reshape(-1, 2).T,
        torch.ones(len(cells), dtype=torch.float64),
        (len(rows), len(names)),
        check_invariants=True,
    ).coalesce()
    labels = torch.tensor([float(label) for _, label in rows], dtype=torch.float64)
    weights = torch.zeros(len(names), 1, dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([weights, bias], max_iter=80, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        odds = (table @ weights).squeeze(1) + bias
        value = binary_cross_entropy_with_logits(odds, labels, reduction="sum") + PENALTY / 2 * weights.square().sum()
        value.backward()
        return value

    search.step(loss)
    kept = {
        name: round(round(weight / LEAST_WEIGHT) * LEAST_WEIGHT, 2)
        for name, weight in zip(names, weights.detach().squeeze(1).tolist(), strict=True)
        if abs(weight) >= LEAST_WEIGHT
    }
    return kept, round(float(bias.detach()), 3)


def main() -> None:
    """Fit all choices and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="the folder muc4/dev")
    parser.add_argument("--every", type=int, default=1, help="read every nth report only")
    given = parser.parse_args()
    reader = ReportReader.load()
    read = [(report, read_report(report, reader)) for report in list(muc_reports(given.corpus))[:: given.every]]
    names = proper_words(reading for _, reading in read)
    same = fitted_same(read, names)
    reports = [report_of(report, reading, same) for report, reading in read]
    fitted = {"same happening": same, **fitted_choices(reports, names)}
    OUTPUT.write_text(HEADER + "\n".join(written_choices(fitted)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
