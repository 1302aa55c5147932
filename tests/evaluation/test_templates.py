"""Whole reports against invented keys; every figure is worked out by hand in the comments."""

import os
from collections import Counter
from pathlib import Path

import pytest

from reportedly.evaluation.muc_corpus import Filler, MucReport, Template, muc_reports
from reportedly.evaluation.templates import report_counts, template_scores

CORPORA = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora"))


def template(*, optional: bool = False, **slots: str | tuple[Filler, ...]) -> Template:
    """A template of the slots that are given, by their names with spaces for underscores and colons left out."""
    names = {
        "type": "INCIDENT: TYPE", "organisation": "PERP: ORGANIZATION ID",
        "confidence": "PERP: ORGANIZATION CONFIDENCE",
        "individual": "PERP: INDIVIDUAL ID", "target": "PHYS TGT: ID", "victim": "HUM TGT: NAME",
        "weapon": "INCIDENT: INSTRUMENT ID", "date": "INCIDENT: DATE",
    }  # fmt: skip
    return Template(
        {names[name]: (Filler((value,)),) if isinstance(value, str) else value for name, value in slots.items()},
        optional,
    )


def scored(keys: list[Template], response: list[Template], text: str = "") -> tuple[Counter[str], dict[str, float]]:
    counts = report_counts(MucReport("X", text, None, None, tuple(keys)), response)
    return counts, template_scores(counts)


def test_full_slots_by_hand() -> None:
    key = template(type="BOMBING", individual="GUNMEN", target="MILL", date="- 26 AUG 89")
    response = template(type="ATTACK", individual="THE GUNMEN", target="MILL ON THE HILL", weapon="BOMB")
    # Points: type half (attack for bombing), individual right, target half (words behind); no date, a spurious weapon.
    # 0.5 + 1 + 0.5 = 2 points; the key has 4 fillers, the response 4: recall 2/4, precision 2/4.
    _, scores = scored([key], [response])
    assert scores["full_slot_recall"] == pytest.approx(0.5)
    assert scores["full_slot_precision"] == pytest.approx(0.5)
    assert scores["full_slot_f1"] == pytest.approx(0.5)
    assert scores["phys_tgt_id_recall"] == pytest.approx(0.5)


def test_templates_that_share_nobody_and_nothing_are_not_mapped() -> None:
    key = template(type="BOMBING", target="MILL", date="26 AUG 89")
    response = template(type="BOMBING", target="BRIDGE", date="26 AUG 89")
    # The type fits but no perpetrator or target does: all 3 fillers of the key are missing, all 3 given spurious.
    counts, scores = scored([key], [response])
    assert counts["templates_mapped"] == 0
    assert (counts["all_key"], counts["all_given"], scores["full_slot_f1"]) == (3, 3, 0.0)


def test_the_mapping_with_the_most_points_counts() -> None:
    mill, bridge = template(type="ATTACK", target="MILL"), template(type="ATTACK", target="BRIDGE")
    # In either order both find their own: 4 of 4 fillers.
    _, scores = scored([mill, bridge], [bridge, mill])
    assert scores["full_slot_f1"] == pytest.approx(1.0)


def test_what_is_optional_counts_only_where_it_is_found() -> None:
    optional = template(optional=True, type="ATTACK", target="MILL")
    counts, _ = scored([optional], [])
    assert counts["all_key"] == 0
    counts, scores = scored([optional], [template(type="ATTACK", target="MILL")])
    assert counts["all_key"] == 2
    assert scores["full_slot_recall"] == pytest.approx(1.0)
    maybe = template(type="ATTACK", target="MILL", individual=(Filler(("GUNMEN",), optional=True),))
    # The optional filler is not given: the key asks for type and target only.
    counts, _ = scored([maybe], [template(type="ATTACK", target="MILL")])
    assert counts["all_key"] == 2


def test_confidence_is_judged_where_the_organisation_is_right() -> None:
    front = (Filler(("FRONT",)), Filler(("LEAGUE",)))
    key = template(
        type="ATTACK",
        organisation=front,
        confidence=(Filler(("CLAIMED OR ADMITTED",), ("FRONT",)), Filler(("REPORTED AS FACT",), ("LEAGUE",))),
    )
    response = template(
        type="ATTACK",
        organisation=front,
        confidence=(Filler(("CLAIMED OR ADMITTED",), ("FRONT",)), Filler(("CLAIMED OR ADMITTED",), ("LEAGUE",))),
    )
    # Both organisations are right; the confidence of one of the two; always "fact" would be right for the other one.
    _, scores = scored([key], [response])
    assert scores["confidence_given_organisation"] == pytest.approx(0.5)
    assert scores["confidence_given_organisation_always_fact"] == pytest.approx(0.5)
    assert scores["confidence_in_key_always_fact"] == pytest.approx(0.5)


def test_six_slots_by_hand() -> None:
    key = template(
        type="BOMBING",
        target=(Filler(("MILL", "OLD MILL")),),
        victim=(Filler(("ANA ORLEY",)), Filler(("NOT IN THE TEXT",))),
    )
    response = template(type="BOMBING", target="THE OLD MILL", victim="ORLEY", weapon="BOMB")
    # Key: type, target, one victim that the text holds = 3. Given: type, target, victim, weapon = 4.
    # Right: type and target (without its article); "Orley" is not "Ana Orley": recall 2/3, precision 2/4.
    _, scores = scored([key], [response], text="ANA ORLEY SAW THE OLD\nMILL BURN, THE MILL OF ORDAN")
    assert scores["six_slot_recall"] == pytest.approx(2 / 3)
    assert scores["six_slot_precision"] == pytest.approx(0.5)


def test_six_slot_templates_map_only_where_the_type_is_the_same() -> None:
    _, scores = scored([template(type="BOMBING", target="MILL")], [template(type="ATTACK", target="MILL")], "THE MILL")
    assert scores["six_slot_f1"] == 0.0


@pytest.mark.skipif(not (CORPORA / "muc4").is_dir(), reason=f"{CORPORA / 'muc4'} is not here: set REPORTEDLY_CORPORA")
def test_keys_scored_against_themselves_are_right() -> None:
    # First alternatives with first references; a few keys refer to alternatives that stand nowhere as a filler.
    counts = Counter[str]()
    for report in list(muc_reports(CORPORA / "muc4" / "dev"))[:100]:
        response = [Template({slot: tuple(map(first, own)) for slot, own in t.slots.items()}) for t in report.templates]
        counts.update(report_counts(report, response))
    scores = template_scores(counts)
    assert counts["templates_given"] > 50
    assert scores["incident_type_precision"] >= 0.95
    assert scores["full_slot_precision"] >= 0.95


def first(filler: Filler) -> Filler:
    """The filler with its first alternative and the first name of what it is about."""
    return Filler(filler.alternatives[:1], filler.about[:1])
