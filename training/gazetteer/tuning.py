"""Tune the weights of place resolution on marked corpora: `python -m training.gazetteer.tuning LGL.xml GWN.xml`.

The weights maximise the probability of the candidates that lie where the corpus says, with a penalty on large weights.
Every corpus counts alike, whatever its size. Names in countries whose names are transliterated are given once more as
if they were spelt in a way that only sounds like the entry's: the corpora are American and hardly have such names. The
first weights see each candidate alone; the later ones see it in the company that the first, and then the later ones
themselves, believe in. Prints how good that is by four-fold cross-validation over outlets (so that no outlet is in both
parts: local papers name the same towns again and again), then writes the weights tuned on everything.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

import numpy as np

from reportedly.annotation import places
from reportedly.annotation.places.entry import Entry, great_circle_kilometres
from reportedly.annotation.places.gazetteer import Gazetteer
from reportedly.annotation.places.keys import TRANSLITERATED_COUNTRIES
from reportedly.annotation.places.lookup import Found
from reportedly.annotation.places.mentions import SURE_ENOUGH
from reportedly.annotation.places.naming import NameResolver
from reportedly.annotation.places.resolution import IN_COMPANY, ITSELF, Array, Company
from reportedly.evaluation.places import NEAR_ENOUGH_KM
from reportedly.evaluation.toponym_corpora import GoldArticle, GoldPlace, gold_articles

WEIGHTS_FILE = Path(places.__file__).parent.parent / "data" / "place_weights.toml"
# A large area has no point of its own: gazetteers put a country or a sea on points far from each other.
_LARGE, _SAME_LARGE_AREA_KM = frozenset({"country", "region", "water"}), 1500.0
_FOLDS = 4
_PENALTY = (
    2e-4  # on the squared weights, per unit of average log-probability: chosen by cross-validation from 1e-5 … 1e-2
)
_STEPS, _STEP = 300, 0.15  # of Adam; further steps change the cross-validated accuracy by less than 0.001
_RESPELT_SHARE = 0.3  # of what a corpus counts
_ROUNDS = 3  # of tuning the later weights on the company that they believe in


@dataclass(frozen=True, slots=True)
class Example:
    """An article's candidates, which are right, how much each toponym counts, and the part it is held out in."""

    fold: int
    company: Company
    right: Array
    weights: Array


def examples_of(path: Path, resolver: NameResolver) -> list[Example]:
    """One example for each article with a place that can be looked up; together they count one."""
    examples = []
    for article in gold_articles(path):
        marked = [(place, found) for place in article.places if (found := resolver.found_in(place.text))]
        if marked:
            examples.append(_example(article, marked, resolver))
    return _counting_together(examples, 1.0)


def respelt_examples_of(path: Path, resolver: NameResolver) -> list[Example]:
    """Examples in which names of transliterated countries only sound like their entries; together they count little."""
    examples = []
    for article in gold_articles(path):
        marked = [(place, found) for place in article.places if (found := resolver.found_in(place.text))]
        respelt = [(place, _respelt(found)) for place, found in marked]
        if respelt != marked:
            examples.append(_example(article, respelt, resolver))
    return _counting_together(examples, _RESPELT_SHARE)


def _respelt(found: Found) -> Found:
    candidates = (
        replace(candidate, exact=candidate.entry.feature == "country")
        if candidate.entry.country in TRANSLITERATED_COUNTRIES
        else candidate
        for candidate in found.candidates
    )
    return replace(found, candidates=tuple(candidates))


def _example(article: GoldArticle, marked: Sequence[tuple[GoldPlace, Found]], resolver: NameResolver) -> Example:
    toponyms, number_of, surroundings = resolver.situation(article.text, marked, article.outlet)
    company = Company(toponyms, surroundings, resolver.seats)
    right = np.zeros(len(company.entries))
    weights = np.zeros(len(toponyms))
    for (place, _), number in zip(marked, number_of, strict=True):
        if place.lat is not None:
            start, end = company.rows_of[number]
            right[start:end] = _right_rows(place, company.entries[start:end])
            weights[number] += 1
    return Example(_fold_of(article), company, right, weights)


def _fold_of(article: GoldArticle) -> int:
    outlet = article.outlet or article.name
    return crc32((urlsplit(outlet).hostname or outlet).encode()) % _FOLDS


def _counting_together(examples: Sequence[Example], share: float) -> list[Example]:
    total = sum(example.weights.sum() for example in examples) / share
    return [replace(example, weights=example.weights / total) for example in examples]


def _right_rows(place: GoldPlace, entries: Sequence[Entry | None]) -> Array:
    """Marks the rows with the place's GeoNames id, else those near enough, else the row for none of them."""
    same = np.array([entry is not None and entry.geonameid == place.geonameid is not None for entry in entries])
    if same.any():
        return same.astype(float)
    near = np.array([entry is not None and _is_near(entry, place) for entry in entries])
    near[-1] = not near.any()
    return near.astype(float)


def _is_near(entry: Entry, place: GoldPlace) -> bool:
    if entry.lat is None or entry.lon is None or place.lat is None or place.lon is None:
        return False
    apart = great_circle_kilometres(entry.lat, entry.lon, place.lat, place.lon)
    return apart <= (_SAME_LARGE_AREA_KM if entry.feature in _LARGE else NEAR_ENOUGH_KM)


def tuned(examples: Sequence[Example]) -> tuple[Array, Array]:
    """The first and the later weights."""
    first = _fitted(examples, [example.company.itself for example in examples])
    beliefs = [example.company.beliefs(example.company.itself, first) for example in examples]
    for _ in range(_ROUNDS):
        tables = [example.company.with_company(belief) for example, belief in zip(examples, beliefs, strict=True)]
        later = _fitted(examples, tables)
        beliefs = [example.company.beliefs(table, later) for example, table in zip(examples, tables, strict=True)]
    return first, later


def _fitted(examples: Sequence[Example], tables: Sequence[Array]) -> Array:
    """Weights by gradient ascent (Adam) on the log-probability of the right rows."""
    features = np.vstack(tables)
    right = np.concatenate([example.right for example in examples])
    lengths = [end - start for example in examples for start, end in example.company.rows_of]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    toponym = np.repeat(np.arange(len(lengths)), lengths)
    importance = np.concatenate([example.weights for example in examples])
    importance = importance / importance.sum()
    weights, mean, square = (np.zeros(features.shape[1]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        scores = features @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[toponym])
        belief = raised / np.add.reduceat(raised, starts)[toponym]
        of_right = belief * right
        of_right /= np.maximum(np.add.reduceat(of_right, starts)[toponym], 1e-12)
        gradient = features.T @ (importance[toponym] * (of_right - belief)) - 2 * _PENALTY * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weights = weights + _STEP * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


@dataclass(frozen=True, slots=True)
class Quality:
    """How much of what can be looked up is right, is sure enough to be resolved, and is both."""

    right: float
    resolved: float
    right_of_resolved: float


def quality(examples: Sequence[Example], first: Array, later: Array) -> Quality:
    """How good the most probable candidates of the examples are, each place counted as the examples weigh it."""
    hits = total = resolved = hits_of_resolved = 0.0
    for example in examples:
        company = example.company
        beliefs = company.beliefs(company.itself, first)
        for _ in range(2):
            beliefs = company.beliefs(company.with_company(beliefs), later)
        for number, (start, end) in enumerate(company.rows_of):
            weight = example.weights[number]
            total += weight
            if end - start > 1:
                best = start + int(np.argmax(beliefs[start : end - 1]))
                hit = weight * example.right[best]
                hits += hit
                resolved += weight * (beliefs[best] >= SURE_ENOUGH)
                hits_of_resolved += hit * (beliefs[best] >= SURE_ENOUGH)
    return Quality(hits / total, resolved / total, hits_of_resolved / resolved)


def main() -> None:
    """Cross-validate, tune on everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    corpora: list[Path] = parser.parse_args().corpora
    resolver = NameResolver.shipped(Gazetteer.shipped())
    examples = {path.name: examples_of(path, resolver) for path in corpora}
    examples |= {f"{path.name} respelt": respelt_examples_of(path, resolver) for path in corpora}
    held_out = [_described(name, measured) for name, measured in _held_out(examples).items()]
    print("\n".join(held_out))
    first, later = tuned([example for one in examples.values() for example in one])
    WEIGHTS_FILE.write_text(_written(first, later, held_out), encoding="utf-8")


def _held_out(examples: dict[str, list[Example]]) -> dict[str, list[Quality]]:
    """The quality on each corpus's outlets with weights that were tuned on the other outlets of all corpora."""
    measured: dict[str, list[Quality]] = {name: [] for name in examples}
    for fold in range(_FOLDS):
        weights = tuned([example for one in examples.values() for example in one if example.fold != fold])
        for name, one in examples.items():
            measured[name].append(quality([example for example in one if example.fold == fold], *weights))
    return measured


def _described(name: str, measured: Sequence[Quality]) -> str:
    right = np.mean([one.right for one in measured])
    resolved = np.mean([one.resolved for one in measured])
    right_of_resolved = np.mean([one.right_of_resolved for one in measured])
    return f"{name}: {right:.3f} right, {resolved:.3f} resolved, {right_of_resolved:.3f} of these right"


def _written(first: Array, later: Array, held_out: Sequence[str]) -> str:
    def table(title: str, names: Sequence[str], weights: Array) -> str:
        return f"\n[{title}]\n" + "".join(f"{n} = {w:.3f}\n" for n, w in zip(names, weights, strict=True))

    head = (
        "# What each feature of a candidate counts when a place name is resolved (log-odds; places/resolution.py).\n"
        "# Written by training.gazetteer.tuning from LGL and GeoWebNews; not to be edited by hand.\n"
        f"# Of the names that can be looked up, on outlets held out, where at least {SURE_ENOUGH} sure is resolved:\n"
    )
    head += "".join(f"# {line}\n" for line in held_out)
    return head + table("first", ITSELF, first) + table("later", (*ITSELF, *IN_COMPANY), later)


if __name__ == "__main__":
    main()
