"""Which of the candidates for a template are meant: a weighted vote of named observations, from a data file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Literal, cast

Decision = Literal[
    "same happening", "template", "individual", "organisation", "human", "physical", "instrument",
    "death", "injury", "destroyed", "some damage",
    "reported as fact", "claimed or admitted", "suspected or accused", "suspected or accused by authorities",
    "possible",
]  # fmt: skip
"""Whether a claim is about a happening, that an incident, and somebody its doer or target; effects, and confidence."""
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

    def takes(self, observed: Observations) -> bool:
        """Whether the candidate is likely enough."""
        return self.probability(observed) >= self.threshold


@cache
def choices() -> Mapping[Decision, Choice]:
    """The decisions that come with the package."""
    file = files("reportedly.views") / "data" / "incident_choices.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        cast("Decision", name): Choice(row["weights"], row["bias"], row["threshold"]) for name, row in table.items()
    }
