"""Score templates in the six slots, and by the rules, of papers on MUC-4 since 2021.

The protocol is that of GTT (Du, Rush and Cardie, "Template Filling with Generative Transformers", NAACL 2021, and its
published `eval.py` and preprocessing): key templates and fillers are taken whether optional or not, templates with the
same fillers once; of each filler only the alternatives that stand in the text count.
"""

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.evaluation.muc_corpus import MucReport, Template
from reportedly.evaluation.pairing import best_pairs

SIX_SLOTS = {
    "type": "INCIDENT: TYPE",
    "perpetrator_individual": "PERP: INDIVIDUAL ID",
    "perpetrator_organisation": "PERP: ORGANIZATION ID",
    "target": "PHYS TGT: ID",
    "victim": "HUM TGT: NAME",
    "weapon": "INCIDENT: INSTRUMENT ID",
}
"""The names of the six slots here, with their names in the corpus."""

Entity = frozenset[str]
SixSlots = dict[str, tuple[Entity, ...]]


def six_slot_counts(report: MucReport, response: Sequence[Template]) -> Counter[str]:
    """Fillers wanted, given and right; doubled, as all points are."""
    text = " ".join(report.text.lower().split())
    keys: list[SixSlots] = []
    for template in report.templates:
        key = _six_slots(template, text)
        if key not in keys:
            keys.append(key)
    given = [_six_slots(template, None) for template in response]
    counts = Counter[str]()
    pairs = best_pairs([[_worth(one, key) for key in keys] for one in given])
    for slot in SIX_SLOTS:
        right = sum(_right(given[row][slot], keys[column][slot]) for row, column in pairs)
        recalled = sum(_recalled(given[row][slot], keys[column][slot]) for row, column in pairs)
        for name in (f"six_{slot}", "six"):
            counts[f"{name}_right"] += 2 * right
            counts[f"{name}_recalled"] += 2 * recalled
            counts[f"{name}_given"] += sum(len(one[slot]) for one in given)
            counts[f"{name}_key"] += sum(len(key[slot]) for key in keys)
    return counts


def _six_slots(template: Template, text: str | None) -> SixSlots:
    slots: SixSlots = {}
    for name, slot in SIX_SLOTS.items():
        entities = []
        for filler in template.fillers(slot):
            known = [
                one for one in filler.alternatives if text is None or slot == "INCIDENT: TYPE" or one.lower() in text
            ]
            if known:
                entities.append(frozenset(map(normalised, known)))
        slots[name] = tuple(entities)
    return slots


def normalised(text: str) -> str:
    """The string in lower case, without marks, articles and superfluous white space."""
    bare = re.sub(r"[^\w\s]|_", "", text.lower())
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", bare).split())


def _worth(given: SixSlots, key: SixSlots) -> float:
    if not _right(given["type"], key["type"]):
        return 0.0
    return sum(_right(given[slot], key[slot]) + _recalled(given[slot], key[slot]) for slot in SIX_SLOTS)


def _right(given: Sequence[Entity], wanted: Sequence[Entity]) -> int:
    """How many of the entities that were given are wanted; every name given for one must be right."""
    return sum(any(one <= other for other in wanted) for one in given)


def _recalled(given: Sequence[Entity], wanted: Sequence[Entity]) -> int:
    """How many of the wanted entities were given."""
    return sum(any(one <= other for one in given) for other in wanted)
