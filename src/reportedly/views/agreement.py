"""How accounts stand to one another in one slot: agree, compatible, conflict, denied, single or silent.

Two values conflict only where both cannot hold: bounds of figures, the precision of places and days, and the
hierarchies of types, actors and means are taken into account first.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Literal

from reportedly.linking.event_kinds import event_kinds
from reportedly.model.account import Quantity, Slot, SlotRow
from reportedly.views.means_kinds import means_kinds
from reportedly.views.sides import Sides
from reportedly.views.slot_values import SlotValue

Relation = Literal["agree", "compatible", "conflict"]
_BEST_FIRST: tuple[Relation, ...] = ("agree", "compatible", "conflict")


def slot_row(
    slot: Slot, accounts: Mapping[str, Sequence[SlotValue]], side_of: Mapping[str, str], sides: Sides
) -> SlotRow:
    """The row of a slot from what each account says for it last.

    `accounts` are the values by the label of the account, `side_of` the account's side by the same label.
    """
    asserted = {
        label: [value for value in values if is_asserted(value)] for label, values in accounts.items() if values
    }
    asserted = {label: values for label, values in asserted.items() if values}
    if denial := _denial(accounts, asserted, side_of, sides):
        return SlotRow(slot=slot, agreement="denied", explanation=denial)
    if not asserted:
        return _without_assertion(slot, accounts)
    if len(asserted) == 1:
        label, values = next(iter(asserted.items()))
        return SlotRow(slot=slot, agreement="single", explanation=f"only {label} says: {_all_values(values)}")
    worst: tuple[Relation, str] = ("agree", f"all say: {_all_values(next(iter(asserted.values())))}")
    for (one, mine), (other, its) in combinations(asserted.items(), 2):
        found, first, second = min(
            ((relation(a, b, sides), a, b) for a, b in product(mine, its)),
            key=lambda entry: _BEST_FIRST.index(entry[0]),
        )
        if _BEST_FIRST.index(found) > _BEST_FIRST.index(worst[0]):
            worst = (found, f"{one}: {first.value}; {other}: {second.value}")
    return SlotRow(slot=slot, agreement=worst[0], explanation=worst[1])


def relation(one: SlotValue, other: SlotValue, sides: Sides) -> Relation:
    """How two asserted values of one slot stand to each other."""
    if one.value.casefold() == other.value.casefold():
        return "agree"
    found: Relation
    match one.slot:
        case "what":
            found = _types(one.code or "", other.code or "")
        case "who":
            found = _actors(one.code, other.code, sides)
        case "whom":
            found = "compatible"  # the same people are a crowd to one and traders to another
        case "means":
            found = "conflict" if means_kinds().exclude(one.kinds, other.kinds) else "compatible"
        case "where":
            found = _places(one, other)
        case "when":
            found = _days(one, other)
        case _:
            found = _quantities(one.quantity, other.quantity)
    return found


def _types(one: str, other: str) -> Relation:
    """One type may be a more precise name for the other; two ways of violence exclude each other."""
    if one == other:
        return "agree"
    kinds = event_kinds()
    ways = kinds.way(one), kinds.way(other)
    same_branch = one.partition(".")[0] == other.partition(".")[0]
    if None not in ways:
        return "compatible" if ways[0] == ways[1] else "conflict"
    return "compatible" if same_branch or kinds.kind(one) != kinds.kind(other) else "conflict"


def _actors(one: str | None, other: str | None, sides: Sides) -> Relation:
    if one is None or other is None:
        return "compatible"
    if one == other:
        return "agree"
    if one.startswith(f"{other}.") or other.startswith(f"{one}."):
        return "compatible"
    return "compatible" if sides.side(one, "unknown") == sides.side(other, "unknown") else "conflict"


def _places(one: SlotValue, other: SlotValue) -> Relation:
    if one.spot is None or other.spot is None:
        return "compatible"
    if one.spot.same_entry(other.spot) and one.spot.radius_km == other.spot.radius_km:
        return "agree"
    return "conflict" if one.spot.beyond_precision_km(other.spot) > 0 else "compatible"


def _days(one: SlotValue, other: SlotValue) -> Relation:
    if one.days is None or other.days is None:
        return "compatible"
    if one.days == other.days:
        return "agree"
    return "conflict" if one.days.apart(other.days) else "compatible"


def _quantities(one: Quantity | None, other: Quantity | None) -> Relation:
    if one is None or other is None:
        return "compatible"
    if (one.low, one.high) == (other.low, other.high):
        return "agree"
    low = max((end for end in (one.low, other.low) if end is not None), default=0)
    high = min((end for end in (one.high, other.high) if end is not None), default=None)
    return "compatible" if high is None or low <= high else "conflict"


def is_asserted(value: SlotValue) -> bool:
    """Whether a value is put forward: "no one was killed" puts forward the figure none."""
    return value.stance == "asserts" or (value.quantity is not None and value.stance == "denies")


def _denial(
    accounts: Mapping[str, Sequence[SlotValue]],
    asserted: Mapping[str, Sequence[SlotValue]],
    side_of: Mapping[str, str],
    sides: Sides,
) -> str | None:
    """Who denies what another account asserts, in words; None where nobody does.

    A denial of just what the other asserts says more than one that may be of something else, and one of what another
    side asserts more than one within a side.
    """
    found: list[tuple[bool, bool, str]] = []
    for denier, values in accounts.items():
        for denied in values:
            if denied.stance != "denies" or denied.quantity is not None:
                continue
            for label, others in asserted.items():
                compatible = [other for other in others if relation(denied, other, sides) != "conflict"]
                if label == denier or not compatible:
                    continue
                meant = [other for other in compatible if _denies_just(denied, other, side_of[denier], sides)]
                words = f"{denier} denies what {label} asserts: {(meant or compatible)[0].value}"
                found.append((not meant, side_of[denier] == side_of[label], words))
    return min(found, key=lambda entry: entry[:2])[2] if found else None


def _denies_just(denied: SlotValue, other: SlotValue, side: str, sides: Sides) -> bool:
    """Whether just what another asserts is denied; a doer without a code ("our fighters") is of the denier's side."""
    if denied.slot != "who" or denied.value.casefold() == other.value.casefold():
        return True
    if other.code is None:
        return False
    if denied.code is not None:
        return True
    blamed = sides.side(other.code, "unknown").id
    return blamed == side or blamed.startswith(f"{side}.") or side.startswith(f"{blamed}.")


def _without_assertion(slot: Slot, accounts: Mapping[str, Sequence[SlotValue]]) -> SlotRow:
    denying = [label for label, values in accounts.items() if any(value.stance == "denies" for value in values)]
    if denying:
        return SlotRow(slot=slot, agreement="denied", explanation=f"{denying[0]} denies; nobody here asserts")
    return SlotRow(slot=slot, agreement="silent", explanation="nobody says")


def _all_values(values: Iterable[SlotValue]) -> str:
    return ", ".join(dict.fromkeys(value.value for value in values))
