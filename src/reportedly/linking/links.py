"""Links with their reasons: those that hold an incident together, and those that a person had better decide."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import log

from reportedly.linking.clustering import THRESHOLD, Pair, ordered
from reportedly.linking.constraints import Constraints
from reportedly.linking.profiles import Profile
from reportedly.linking.weights import Score
from reportedly.model.incident import Link
from reportedly.model.judgement import Judgement

HOW_NEAR_IS_UNDECIDED = 2.0
"""Log-odds from the threshold within which a link is offered for review: a factor of seven in the odds either way."""

LONGEST_QUEUE = 500
"""Links offered at most; nobody decides more in a day, and the next run offers the rest."""


def holding_links(
    cluster: Sequence[int],
    profiles: Sequence[Profile],
    scores: Mapping[Pair, Score],
    constraints: Constraints,
    compare: Callable[[int, int], Score],
) -> list[Link]:
    """The links that join all tellings of an incident, by judgement first and then the strongest (a spanning tree)."""
    judged = [pair for pair in constraints.together if pair[0] in cluster and pair[1] in cluster]
    compared = [ordered(one, other) for one, other in combinations(cluster, 2) if ordered(one, other) in scores]
    compared.sort(key=lambda pair: (-scores[pair].log_odds, _ends(pair, profiles)))
    group = {number: number for number in cluster}

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    links = []
    for pair in [*sorted(judged, key=lambda pair: _ends(pair, profiles)), *compared]:
        first, second = root(pair[0]), root(pair[1])
        if first != second:
            group[second] = first
            score = scores.get(pair) or compare(*pair)
            links.append(_link(pair, profiles, score, constraints.together.get(pair)))
    return links


def undecided_links(
    clusters: Sequence[Sequence[int]],
    profiles: Sequence[Profile],
    scores: Mapping[Pair, Score],
    constraints: Constraints,
) -> tuple[Link, ...]:
    """The links that a judgement would tell most about, one for each two incidents, the most informative first.

    Informative is what is near the threshold and decides about many pairs of reports at once.
    """
    incident = {number: index for index, cluster in enumerate(clusters) for number in cluster}
    known = {*constraints.together, *constraints.apart, *constraints.unsure}
    best: dict[Pair, tuple[float, tuple[object, object], Pair]] = {}
    for pair, score in scores.items():
        doubt = HOW_NEAR_IS_UNDECIDED - abs(score.log_odds - THRESHOLD)
        if doubt <= 0 or pair in known:
            continue
        one, other = incident[pair[0]], incident[pair[1]]
        decides = len(clusters[one]) * len(clusters[other]) if one != other else len(clusters[one])
        entry = (-doubt * log(1 + decides), _ends(pair, profiles), pair)
        between = ordered(one, other)
        best[between] = min(best.get(between, entry), entry)
    return tuple(_link(pair, profiles, scores[pair], None) for _, _, pair in sorted(best.values())[:LONGEST_QUEUE])


def _ends(pair: Pair, profiles: Sequence[Profile]) -> tuple[object, object]:
    one, other = sorted(profiles[number].reference for number in pair)
    return one, other


def _link(pair: Pair, profiles: Sequence[Profile], score: Score, judgement: Judgement | None) -> Link:
    one, other = sorted(profiles[number].reference for number in pair)
    return Link(
        one=one,
        other=other,
        score=score.probability,
        reasons=score.reasons,
        judgement=judgement.id if judgement else None,
    )
