"""Who contradicts whom in one incident: sources that exclude or deny what others say, slot by slot."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from reportedly.model.incident import Incident, WireFamily
from reportedly.model.incident_overview import Contradiction
from reportedly.model.reading import Reading
from reportedly.views.accounts import last_word, said_by_source
from reportedly.views.agreement import is_asserted, relation
from reportedly.views.sides import Sides, shipped_sides
from reportedly.views.slot_values import SlotValue


def contradictions(
    incident: Incident,
    readings: Mapping[str, Reading],
    families: Iterable[WireFamily] = (),
    *,
    sides: Sides | None = None,
) -> tuple[Contradiction, ...]:
    """Every two sources of which both cannot be right in a slot, each pair once; arguments as for `accounts_matrix`.

    What a source said last counts: a figure that it revised contradicts nobody any more.
    """
    known = sides or shipped_sides()
    last = {key: last_word(said) for key, said in said_by_source(incident, readings, families).items()}
    return tuple(
        dict.fromkeys(
            found
            for (one, mine), (other, its) in combinations(last.items(), 2)
            for found in _between(one, mine, other, its, known)
        )
    )


def _between(
    one: str, mine: Sequence[SlotValue], other: str, its: Sequence[SlotValue], sides: Sides
) -> Iterator[Contradiction]:
    for slot in dict.fromkeys(value.slot for value in mine):
        here, there = ([value for value in values if value.slot == slot] for values in (mine, its))
        asserted, counter = ([value for value in values if is_asserted(value)] for values in (here, there))
        pairs = list(product(asserted, counter))
        if pairs and all(relation(a, b, sides) == "conflict" for a, b in pairs):
            yield Contradiction(slot=slot, kind="conflict", one=one, other=other)
        if _denies(here, counter, sides):
            yield Contradiction(slot=slot, kind="denied", one=one, other=other)
        if _denies(there, asserted, sides):
            yield Contradiction(slot=slot, kind="denied", one=other, other=one)


def _denies(values: Sequence[SlotValue], asserted: Sequence[SlotValue], sides: Sides) -> bool:
    denied = (value for value in values if value.stance == "denies" and value.quantity is None)
    return any(relation(value, other, sides) != "conflict" for value, other in product(denied, asserted))
