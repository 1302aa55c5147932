"""Reporting clauses at the end of a sentence."""

import pytest

from reportedly.annotation.reader_model.decoding import Run
from reportedly.annotation.reader_model.parentheticals import with_missed_contents
from reportedly.annotation.sentences import WordGroup

KINDS = {"S": 0, "Q": 1, "C": 2}


def content(marked: str) -> list[str]:
    """The contents after the rule has seen words with "/S", "/Q" or "/C" behind those that are labelled."""
    words: list[str] = []
    runs: list[Run] = []
    for index, item in enumerate(marked.split()):
        word, _, kind = item.partition("/")
        words.append(word or "/")
        if kind and runs and runs[-1].last == index and runs[-1].kind == KINDS[kind]:
            runs[-1] = Run(runs[-1].first, index + 1, KINDS[kind], -0.1)
        elif kind:
            runs.append(Run(index, index + 1, KINDS[kind], -0.1))
    found = with_missed_contents(runs, words, [WordGroup(0, len(words), opens_paragraph=True)])
    assert found == sorted(found)
    return [" ".join(words[run.first : run.last]) for run in found if run.kind == KINDS["C"]]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Ten people were hurt , reported/Q the/S agency/S .", ["Ten people were hurt"]),
        ("Ten people were hurt , the/S agency/S reported/Q .", ["Ten people were hurt"]),
        ("Ten people were hurt , reported/Q the/S agency/S today .", []),
        ("Ten people were hurt/C , reported/Q the/S agency/S .", ["hurt"]),
        ("Smoke/C rose/C , said/Q Mara/S , reported/Q the/S agency/S .", ["Smoke rose"]),
        ("He said/Q it , reported/Q the/S agency/S .", []),
        ("Ten people were hurt reported/Q the/S agency/S .", []),
        ("Today , said/Q Mara/S .", []),
    ],
)
def test_what_a_reporting_clause_reports(marked: str, expected: list[str]) -> None:
    assert content(marked) == expected
