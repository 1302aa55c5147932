"""The linker: readings come in, in any order; incidents come out, the same as if all had come at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from reportedly.linking.blocks import Blocks
from reportedly.linking.clustering import Pair, clustered, components, ordered
from reportedly.linking.constraints import Constraints, claims_to_part, constraints_of
from reportedly.linking.incidents import Member, incident_of
from reportedly.linking.links import holding_links, undecided_links
from reportedly.linking.profiles import Profile, profile_of
from reportedly.linking.tellings import Telling, parted, tellings_of
from reportedly.linking.weights import Score, Weights, report_weights
from reportedly.linking.wire_families import WireFamilies
from reportedly.model.incident import Incident, Linking
from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading

_Cluster = tuple[int, ...]
_Part = tuple[frozenset[int], frozenset[Pair], frozenset[Pair]]


class Linker:
    """Gathers claims into incidents.

    A new report is compared only with what stands in its blocks. What is clustered together depends on nothing but the
    connected part of the graph of compared tellings that it lies in, and within the part nodes are ordered by content:
    so parts that a new report does not touch keep their clusters, and the order in which reports come does not matter.
    What reports are mainly about is gathered first; what they tell in passing joins it.
    """

    def __init__(self, *, judgements: Sequence[Judgement] = (), weights: Weights | None = None) -> None:
        self._judgements = tuple(judgements)
        self._to_part = claims_to_part(self._judgements)
        self._weights = weights or report_weights()
        self._blocks = Blocks()
        self._families = WireFamilies()
        self._members: list[Member] = []
        self._profiles: list[Profile] = []
        self._scores: dict[Pair, Score] = {}
        self._compared_with: defaultdict[int, list[int]] = defaultdict(list)
        self._judged: dict[tuple[str, str | None], int] = {}
        self._reports: set[str] = set()
        self._kept: dict[_Part, list[_Cluster]] = {}

    def add(self, readings: Iterable[Reading]) -> int:
        """Take in readings; one whose report is already here is passed over. Gives how many tellings are new."""
        before = len(self._members)
        for reading in readings:
            if reading.report.report_id not in self._reports:
                self._reports.add(reading.report.report_id)
                self._families.add(reading.report)
                for telling in parted(tellings_of(reading), self._to_part):
                    self._add_telling(telling, reading)
        return len(self._members) - before

    def linking(self) -> Linking:
        """The incidents of all readings so far."""
        constraints = constraints_of(self._judgements, self._judged)
        clusters = [cluster for part in self._parts(constraints) for cluster in self._clusters(part, constraints)]
        incidents = [self._incident(cluster, constraints) for cluster in clusters]
        return Linking(
            incidents=tuple(sorted(incidents, key=lambda incident: (incident.earliest or "", incident.id))),
            wire_families=self._families.families(),
            undecided=undecided_links(clusters, self._profiles, self._scores, constraints),
            warnings=constraints.set_aside,
        )

    def _add_telling(self, telling: Telling, reading: Reading) -> None:
        profile = profile_of(telling, reading)
        number, partners = self._blocks.add(profile)
        self._members.append(Member(telling=telling, published=reading.report.published))
        self._profiles.append(profile)
        for partner in partners:
            self._scores[partner, number] = self._score(partner, number)
            self._compared_with[partner].append(number)
            self._compared_with[number].append(partner)
        for reference in telling.references:
            self._judged[reference.report_id, reference.claim_id] = number
        if telling.main:
            self._judged[reading.report.report_id, None] = number

    def _score(self, one: int, other: int) -> Score:
        """Compare in an order that content gives, so that reasons read the same whichever report came first."""
        first, second = sorted((self._profiles[one], self._profiles[other]), key=lambda profile: profile.reference)
        return self._weights.score(first, second)

    def _parts(self, constraints: Constraints) -> list[list[int]]:
        return components(len(self._members), [*self._scores, *constraints.together])

    def _clusters(self, part: list[int], constraints: Constraints) -> list[_Cluster]:
        """Cluster one part, or give what it gave before if neither its members nor the judgements on them changed.

        Scores never change, and whatever joins a part is a new member.
        """
        if len(part) == 1:
            return [(part[0],)]
        members = frozenset(part)
        together, apart = (
            frozenset(pair for pair in pairs if members.issuperset(pair))
            for pairs in (constraints.together, constraints.apart)
        )
        key = (members, together, apart)
        if key not in self._kept:
            self._kept[key] = self._cluster_anew(part, together, apart)
        return self._kept[key]

    def _cluster_anew(self, part: list[int], together: frozenset[Pair], apart: frozenset[Pair]) -> list[_Cluster]:
        by_content = sorted(part, key=lambda number: self._profiles[number].reference)
        rank = {number: position for position, number in enumerate(by_content)}

        def ranked(pairs: Iterable[Pair]) -> set[Pair]:
            return {ordered(rank[one], rank[other]) for one, other in pairs}

        scores = {
            ordered(rank[one], rank[other]): self._scores[ordered(one, other)].log_odds
            for one in part
            for other in self._compared_with[one]
        }
        of_one_report = {
            ordered(one, other)
            for report in _by_report(by_content, self._profiles)
            for one, other in combinations(report, 2)
        }
        groups = clustered(
            range(len(part)),
            scores,
            first=[rank[number] for number in part if self._profiles[number].main],
            together=ranked(together),
            apart=ranked(apart) | ranked(of_one_report),
        )
        return [tuple(by_content[position] for position in group) for group in groups]

    def _incident(self, cluster: _Cluster, constraints: Constraints) -> Incident:
        return incident_of(
            [self._members[number] for number in cluster],
            holding_links(cluster, self._profiles, self._scores, constraints, self._score),
        )


def _by_report(numbers: Iterable[int], profiles: Sequence[Profile]) -> Iterable[list[int]]:
    gathered: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        gathered[profiles[number].report_id].append(number)
    return gathered.values()
