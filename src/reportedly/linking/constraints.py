"""What people's judgements ask of linking: which tellings must be together and which apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.linking.clustering import Pair, ordered
from reportedly.model.incident import ClaimReference
from reportedly.model.judgement import Judged, Judgement
from reportedly.model.warning import Warning


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Pairs of tellings with the judgement that decides each; `set_aside` says which judgements could not be kept."""

    together: Mapping[Pair, Judgement]
    apart: Mapping[Pair, Judgement]
    unsure: frozenset[Pair]
    set_aside: tuple[Warning, ...]


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody has withdrawn, the latest first."""
    kept = [judgement for judgement in judgements if judgement.withdrawn is None]
    return sorted(kept, key=lambda judgement: (judgement.at, judgement.id), reverse=True)


TellingNames = Mapping[tuple[str, str | None], int]
"""The number of the telling that a report and claim belong to, and with no claim that of the report's main matter."""


def constraints_of(judgements: Iterable[Judgement], tellings: TellingNames) -> Constraints:
    """What standing judgements ask of the tellings, which are found by what a judgement may name.

    The latest judgement on two tellings holds. A "same" that would bring together what later ones keep apart, through
    others if need be, is set aside, and so is a "different" about what later ones bring together. Judgements about
    something that is not here ask nothing.
    """
    groups = _Groups()
    together: dict[Pair, Judgement] = {}
    apart: dict[Pair, Judgement] = {}
    unsure: set[Pair] = set()
    set_aside: list[Warning] = []
    for judgement in standing(judgements):
        one, other = tellings.get(_name(judgement.one)), tellings.get(_name(judgement.other))
        if one is None or other is None or one == other:
            continue
        pair = ordered(one, other)
        if pair in together or pair in apart or pair in unsure:
            continue  # a later judgement on the same two holds
        if judgement.verdict == "unsure":
            unsure.add(pair)
        elif judgement.verdict == "same" and groups.may_join(one, other):
            groups.join(one, other)
            together[pair] = judgement
        elif judgement.verdict == "different" and groups.may_part(one, other):
            groups.part(one, other)
            apart[pair] = judgement
        else:
            set_aside.append(_contradicted(judgement))
    return Constraints(together=together, apart=apart, unsure=frozenset(unsure), set_aside=tuple(set_aside))


def claims_to_part(judgements: Sequence[Judgement]) -> tuple[frozenset[ClaimReference], ...]:
    """The pairs of claims that the latest judgement on them calls different: they cannot be in one telling."""
    decided: set[frozenset[tuple[str, str | None]]] = set()
    parted: list[frozenset[ClaimReference]] = []
    for judgement in standing(judgements):
        names = frozenset({_name(judgement.one), _name(judgement.other)})
        if names in decided:
            continue
        decided.add(names)
        claims = frozenset(ClaimReference(report_id=report, claim_id=claim) for report, claim in names if claim)
        if judgement.verdict == "different" and len(claims) == 2:
            parted.append(claims)
    return tuple(parted)


def _name(judged: Judged) -> tuple[str, str | None]:
    return judged.report_id, judged.claim_id


def _contradicted(judgement: Judgement) -> Warning:
    return Warning(
        code="judgement_set_aside",
        message=f"judgement {judgement.id} by {judgement.by} ({judgement.verdict}) contradicts later ones and was set "
        "aside; withdraw it, or those that it contradicts",
    )


class _Groups:
    """Which tellings are together so far, and which groups are apart."""

    def __init__(self) -> None:
        self._group: dict[int, set[int]] = {}
        self._apart: set[Pair] = set()

    def _of(self, telling: int) -> set[int]:
        return self._group.setdefault(telling, {telling})

    def may_join(self, one: int, other: int) -> bool:
        return not any(ordered(here, there) in self._apart for here in self._of(one) for there in self._of(other))

    def may_part(self, one: int, other: int) -> bool:
        return other not in self._of(one)

    def join(self, one: int, other: int) -> None:
        joined = self._of(one) | self._of(other)
        for member in joined:
            self._group[member] = joined

    def part(self, one: int, other: int) -> None:
        self._apart.add(ordered(one, other))
