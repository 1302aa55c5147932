"""Dictionary forms of English words from their form and part of speech."""

import re
from functools import cache

from reportedly.annotation.words import data_lines

_INFLECTIONS = {
    "VBD": "past",
    "VBN": "past",
    "VBG": "ing",
    "VBZ": "s",
    "NNS": "s",
    "JJR": "er",
    "RBR": "er",
    "JJS": "est",
    "RBS": "est",
}
_OPEN_CLASSES = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV"})
_ENDINGS = {"past": "ed", "ing": "ing", "er": "er", "est": "est"}
_SHORTEST_STEM = 2
_NO_ENDINGS_IN_S = ("ss", "us", "as", "is")
"""Ends of verbs that have the s without an ending: "pass", "focus", "canvas"."""

_DOUBLED = re.compile(r"[^aeiou]?[aeiou](bb|dd|gg|mm|nn|pp|rr|tt)$|quipp$")
_LOST_E = re.compile(
    r"""(?: [^aeiou][aiuo]t | [aeiou]v | lv | rv | [aeiou]z | [aeiou]c | nc | rc | dg | rg | [^aeou]iz
          | [^aeiou]l | (?<![aeiou])[aiu]r | [nr]ven | [^aeiou]or | [aiou]s | ns | rs | [^aeiou][aiou]d | [^aeiou][aiu]g
          | [^aeiou][aiou]k | [^aeiou][aiou]m | [^aeiou][aiu]p | [^aeiou]in | [aeg]u | [^aeiou]u | [aeio]th )$""",
    re.VERBOSE,
)
"""Ends of stems from which "-ed" and "-ing" took an e: "fir", "releas", "includ"; the exceptions are in the table."""


@cache
def _exceptions() -> dict[tuple[str, str], str]:
    """Lemmas that the rules below miss, by form and inflection (or part of speech)."""
    rows = (line.split("\t") for line in data_lines("lemma_exceptions.tsv"))
    return {(form, inflection): lemma for form, inflection, lemma in rows}


def tag_of_form(word: str, upos: str, xpos: str) -> str:
    """The Penn Treebank tag of a verb, put right where its ending rules it out: "SAYS" is no past form.

    The network gives tags that words cannot have mostly in texts of capitals and to rare verbs ("contradicted" as VBG).
    """
    form = word.lower()
    if upos != "VERB" or (form, _INFLECTIONS.get(xpos, "")) in _exceptions():
        return xpos
    if form.endswith("ed") and xpos in {"VBG", "VBZ"}:
        return "VBD"
    if form.endswith("s") and not form.endswith(_NO_ENDINGS_IN_S) and xpos in {"VB", "VBP", "VBG", "VBD", "VBN"}:
        return "VBZ"
    return xpos


def lemma(word: str, upos: str, xpos: str) -> str:
    """The dictionary form of `word`, given its UD part of speech and its Penn Treebank tag.

    Lower case, but for proper nouns, which stay as they are written (in the singular). Known exceptions first, then
    spelling rules.
    """
    if upos == "PROPN":
        return _without_s(word) if xpos == "NNPS" else word
    form = word.lower().replace("’", "'")
    inflection = inflection_of(upos, xpos)
    return _exceptions().get((form, inflection)) or regular_lemma(form, inflection)


def inflection_of(upos: str, xpos: str) -> str:
    """What tells forms with different lemmas apart: the ending that the tag implies, else the part of speech."""
    return _INFLECTIONS.get(xpos, upos) if upos in _OPEN_CLASSES else upos


def regular_lemma(form: str, inflection: str) -> str:
    """The lemma by spelling rules alone."""
    if inflection == "s":
        return _without_s(form)
    ending = _ENDINGS.get(inflection)
    if ending is None or not form.endswith(ending) or len(form) - len(ending) < _SHORTEST_STEM:
        return form
    stem = form[: -len(ending)]
    if ending != "ing" and stem.endswith("i"):
        return stem[:-1] + "y"
    if _DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if _LOST_E.search(stem) else stem


def _without_s(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us")) and len(form) > 2:
        return form[:-1]
    return form
