"""How two values of one slot stand to each other, and what a row says of all accounts."""

import pytest

from reportedly.linking.days import Days
from reportedly.linking.spots import Spot
from reportedly.model.account import Agreement, Quantity, Slot
from reportedly.model.claim import Stance
from reportedly.model.count import Bound
from reportedly.model.place import PlaceFeature, PlaceReference
from reportedly.model.span import Span
from reportedly.views.agreement import Relation, relation, slot_row
from reportedly.views.means_kinds import means_kinds
from reportedly.views.sides import shipped_sides
from reportedly.views.slot_values import SlotValue


def value(
    slot: Slot,
    words: str,
    *,
    code: str | None = None,
    quantity: Quantity | None = None,
    spot: Spot | None = None,
    days: Days | None = None,
    stance: Stance = "asserts",
) -> SlotValue:
    return SlotValue(
        slot=slot,
        value=words,
        words=Span(start=0, end=len(words), text=words),
        stance=stance,
        code=code,
        quantity=quantity,
        spot=spot,
        days=days,
        kinds=means_kinds().of(words) if slot == "means" else frozenset(),
    )


def killed(low: int | None, high: int | None, *, stance: Stance = "asserts") -> SlotValue:
    bound: Bound = "exact" if low == high else "at_least"
    return value(
        "killed",
        f"{low} to {high}",
        quantity=Quantity(low=low, high=high, best=low if low == high else None, bound=bound),
        stance=stance,
    )


def at(name: str, lat: float, lon: float, radius_km: float, feature: PlaceFeature) -> SlotValue:
    place = PlaceReference(name=name, lat=lat, lon=lon, feature=feature)
    return value("where", name, spot=Spot(place=place, lat=lat, lon=lon, radius_km=radius_km))


SYRIA = at("Syria", 35.0, 38.0, 600, "country")
IDLIB = at("Idlib", 35.93, 36.63, 150, "admin1")
ALEPPO = at("Aleppo", 36.20, 37.16, 12, "populated_place")
DAMASCUS = at("Damascus", 33.51, 36.29, 12, "populated_place")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(killed(101, None), killed(107, 107), "compatible", id="more than 100, 107"),
        pytest.param(killed(107, 107), killed(107, 107), "agree", id="the same figure"),
        pytest.param(killed(12, 12), killed(19, 19), "conflict", id="two exact figures"),
        pytest.param(killed(None, 10), killed(11, None), "conflict", id="at most 10, at least 11"),
        pytest.param(IDLIB, SYRIA, "compatible", id="a province in its country"),
        pytest.param(ALEPPO, DAMASCUS, "conflict", id="two towns"),
        pytest.param(
            value("means", "chlorine"), value("means", "poison gas"), "compatible", id="chlorine is poison gas"
        ),
        pytest.param(value("means", "sarin"), value("means", "chlorine gas"), "conflict", id="two agents"),
        pytest.param(value("means", "rockets"), value("means", "chlorine"), "compatible", id="how and what it carried"),
        pytest.param(value("means", "mortar shells"), value("means", "missiles"), "conflict", id="two weapons"),
        pytest.param(
            value("what", "attack", code="attack"),
            value("what", "shelling", code="attack.shelling"),
            "compatible",
            id="finer",
        ),
        pytest.param(
            value("what", "air strike", code="attack.air_strike"),
            value("what", "shelling", code="attack.shelling"),
            "conflict",
            id="two ways",
        ),
        pytest.param(
            value("what", "wreck", code="accident.shipwreck"),
            value("what", "shot", code="attack.shooting"),
            "conflict",
            id="accident or attack",
        ),
        pytest.param(
            value("who", "rebels", code="SYR.REB"),
            value("who", "the Front", code="SYR.REB.NFL"),
            "compatible",
            id="member",
        ),
        pytest.param(
            value("who", "rebels", code="SYR.REB"), value("who", "the army", code="SYR.MIL"), "conflict", id="enemies"
        ),
        pytest.param(
            value("who", "the ministry", code="SYR.GOV"),
            value("who", "the army", code="SYR.MIL"),
            "compatible",
            id="one side",
        ),
        pytest.param(
            value("who", "gunmen"), value("who", "the army", code="SYR.MIL"), "compatible", id="not known who"
        ),
        pytest.param(
            value("when", "Tuesday", days=Days(earliest=10, latest=10)),
            value("when", "overnight", days=Days(earliest=9, latest=10)),
            "compatible",
            id="a day in two",
        ),
        pytest.param(
            value("when", "Tuesday", days=Days(earliest=10, latest=10)),
            value("when", "Wednesday", days=Days(earliest=11, latest=11)),
            "conflict",
            id="two days",
        ),
    ],
)
def test_two_values(one: SlotValue, other: SlotValue, expected: Relation) -> None:
    assert relation(one, other, shipped_sides()) == expected
    assert relation(other, one, shipped_sides()) == expected


@pytest.mark.parametrize(
    ("slot", "accounts", "expected"),
    [
        ("killed", {}, "silent"),
        ("killed", {"a": [killed(12, 12)]}, "single"),
        ("killed", {"a": [killed(12, 12)], "b": [killed(12, 12)]}, "agree"),
        ("killed", {"a": [killed(12, None)], "b": [killed(19, 19)]}, "compatible"),
        ("killed", {"a": [killed(12, None)], "b": [killed(19, 19)], "c": [killed(23, 23)]}, "conflict"),
        ("killed", {"a": [killed(7, 7)], "b": [killed(0, 0, stance="denies")]}, "conflict"),
        ("who", {"a": [value("who", "X")], "b": [value("who", "X", stance="denies")]}, "denied"),
        ("who", {"a": [value("who", "X", stance="denies")]}, "denied"),
        ("who", {"a": [value("who", "X", stance="neutral")]}, "silent"),
    ],
)
def test_a_row(slot: Slot, accounts: dict[str, list[SlotValue]], expected: Agreement) -> None:
    sides = dict.fromkeys(accounts, "side")
    row = slot_row(slot, accounts, sides, shipped_sides())
    assert (row.agreement, bool(row.explanation)) == (expected, True)


@pytest.mark.parametrize(
    ("denied", "words"),
    [
        pytest.param(value("who", "our fighters", stance="denies"), "the ministry asserts: the rebels", id="its own"),
        pytest.param(
            value("who", "the army", code="SYR.MIL", stance="denies"), "the Front asserts: soldiers", id="by its code"
        ),
    ],
)
def test_the_denial_that_is_told_answers_who_was_accused(denied: SlotValue, words: str) -> None:
    accounts = {
        "a witness": [value("who", "masked men")],
        "the Front": [value("who", "soldiers", code="SYR.MIL")],
        "the ministry": [value("who", "the rebels", code="SYR.REB")],
        "a commander": [denied],
    }
    sides = {"a witness": "witnesses", "the Front": "SYR.REB.NFL", "the ministry": "SYR.authorities"}
    row = slot_row("who", accounts, {**sides, "a commander": "SYR.REB.NFL"}, shipped_sides())
    assert (row.agreement, row.explanation) == ("denied", f"a commander denies what {words}")
