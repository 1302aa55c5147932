"""Doubt attributions that are likely wrong, by how sure the network is of their spans and how far these are apart."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log1p

from reportedly.annotation.reader_model.decoding import Run
from reportedly.annotation.reader_model.linking import LinkedRuns
from reportedly.annotation.words import data_lines

FILE = "attribution_signs.toml"
DOUBTFUL = -0.8
"""Log-odds of being right below which an attribution is doubtful.

On PolNeAR dev, for version 1.2.0, -1, -0.8, -0.4 and 0 give linked F1 of .743, .746, .745 and .746 (with nothing
doubted .733). The higher, the more noise costs: 2.3, 2.4, 2.4 and 2.6 points of token F1 (with nothing doubted 2.0),
for in garbled text the network is unsure of everything.
"""


def signs(group: LinkedRuns) -> Mapping[str, float]:
    """What speaks for and against an attribution with content.

    For each part the mean probability of its words' labels (0 for a part that is missing), and how many words lie
    between the cue and the other two, as logarithms.
    """
    return {
        "cue": _mean_probability(group.cues),
        "source": _mean_probability(group.sources),
        "content": _mean_probability(group.contents),
        "without_source": float(not group.sources),
        "from_cue_to_source": _distance(group.cues, group.sources),
        "from_cue_to_content": _distance(group.cues, group.contents),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What each sign adds to the log-odds that an attribution is right; `start` is for one without any sign."""

    start: float
    weights: Mapping[str, float]

    def doubts(self, group: LinkedRuns) -> bool:
        """Whether an attribution is likely wrong; one without content says nothing that could be.

        Of what the network marks and linking ties together a quarter is wrong on PolNeAR dev, mostly where several
        spans are unsure at once, which no single span shows.
        """
        if not group.contents:
            return False
        return self.start + sum(self.weights[name] * value for name, value in signs(group).items()) < DOUBTFUL


@cache
def shipped_judgement() -> Judgement:
    """The weights that `training.judgement` learned with the shipped network."""
    weights = tomllib.loads("\n".join(data_lines(FILE)))
    return Judgement(start=weights.pop("start"), weights=weights)


def _mean_probability(runs: Sequence[Run]) -> float:
    words = sum(run.last - run.first for run in runs)
    return exp(sum(run.log_probability for run in runs) / words) if words else 0.0


def _distance(some: Sequence[Run], others: Sequence[Run]) -> float:
    """The logarithm of the number of words between the first of either, plus one; 0 where one is missing."""
    if not some or not others:
        return 0.0
    left, right = sorted((some[0], others[0]))
    return log1p(max(0, right.first - left.last))
