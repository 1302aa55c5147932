"""Which of the candidates for a template are meant: a weighted vote of named observations, from a data file."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Literal, cast

Decision = Literal[
    "same happening", "report", "template", "individual", "organisation", "human", "physical", "instrument",
    "time", "country", "place", "death", "injury", "destroyed", "some damage",
    "reported as fact", "claimed or admitted", "suspected or accused", "suspected or accused by authorities",
    "possible",
]  # fmt: skip
"""What is chosen: whether a claim is about a happening, whether a report has incidents, and a happening is one; who did
it, whom and what it hit, with what, when and where; what befell them; how surely an organisation is said to have."""
Observations = frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: the weights of its observations, the weight of none, and from which probability on it is yes."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def probability(self, observed: Observations) -> float:
        """How likely the candidate is meant; observations without a weight say nothing."""
        return 1 / (1 + exp(-self.bias - sum(self.weights.get(one, 0.0) for one in observed)))

    def takes(self, observed: Observations, *, given: float = 1.0) -> bool:
        """Whether the candidate is likely enough; it cannot be right unless something is that has a chance `given`."""
        return given * self.probability(observed) >= self.threshold


@cache
def choices() -> Mapping[Decision, Choice]:
    """The decisions that come with the package."""
    file = files("reportedly.views") / "data" / "incident_choices.tsv"
    return read_choices(file.read_text(encoding="utf-8").splitlines())


def read_choices(lines: Iterable[str]) -> dict[Decision, Choice]:
    """The choices of a table: decision, then "bias", "threshold" or a weight, then a number or observations.

    The rows of a decision stand together, and lines that begin with "#" are comments.
    """
    numbers: dict[tuple[str, str], float] = {}
    weights: dict[str, dict[str, float]] = {}
    rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    for decision, what, *told in rows:
        if what in _NUMBERS:
            numbers[decision, what] = float(told[0])
        else:
            weights.setdefault(decision, {}).update(dict.fromkeys(told, float(what)))
    return {
        cast("Decision", decision): Choice(weights.get(decision, {}), bias, numbers[decision, "threshold"])
        for (decision, what), bias in numbers.items()
        if what == "bias"
    }


_NUMBERS = frozenset({"bias", "threshold"})


def written_choices(choices: Mapping[Decision, Choice]) -> list[str]:
    """The rows that `read_choices` reads; the observations with one weight in one row, the heaviest first."""
    lines = []
    for decision, choice in choices.items():
        lines += [f"{decision}\tthreshold\t{choice.threshold:g}", f"{decision}\tbias\t{choice.bias:g}"]
        for weight in sorted(set(choice.weights.values()), reverse=True):
            observed = sorted(name for name, one in choice.weights.items() if one == weight)
            lines.append("\t".join((decision, f"{weight:+g}", *observed)))
    return lines
