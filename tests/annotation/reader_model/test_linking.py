"""Which source, cue and content belong together."""

import pytest

from reportedly.annotation.reader_model.decoding import Run
from reportedly.annotation.reader_model.linking import Paragraph, linked

KINDS = {"S": 0, "Q": 1, "C": 2}


def links(marked: str) -> list[str]:
    """Link words and tell who found whom.

    Words are S, Q or C, capital at the begin of a run; "." ends a sentence, ":" and "/" a paragraph, and a content
    behind a quotation mark is quoted.
    """
    sentences: list[int] = []
    paragraphs: list[Paragraph] = []
    runs: list[Run] = []
    quoted: set[Run] = set()
    number = 0
    marks = marked.replace(" ", "")
    for index, word in enumerate(marks):
        sentences.append(number)
        number += word in ".:/"
        if word.isupper():
            runs.append(Run(index, index + 1, KINDS[word], -0.1))
        elif word.isalpha():
            runs[-1] = Run(runs[-1].first, index + 1, KINDS[word.upper()], -0.1)
        if word in ":/" or index == len(marks) - 1:
            quoted = {run for run in runs if marks[run.first - 1] == '"'}
            paragraphs.append(Paragraph(runs, frozenset(quoted), ends_with_colon=word == ":"))
            runs = []
    return [" ".join(f"{'SQC'[run.kind]}{run.first}" for run in group.runs) for group in linked(paragraphs, sentences)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Ss Q Cccc .", ["S0 Q2 C3"]),
        ("Cccc - Q Ss .", ["S6 Q5 C0"]),
        ("Ccc - Q Ss - Qq Sss .", ["S5 Q4 C0", "S10 Q8"]),  # a spokesman, and the agency that passes him on
        ("Ccc - Q Ss - Ss Qq .", ["S5 Q4 C0", "S8 Q10"]),  # the same with the cue behind
        ("S Q Ccc - Q Ccc .", ["S0 Q1 C2", "S0 Q6 C7"]),  # one source, two cues
        ("Ccc - S Q . Cccc .", ["S4 Q5 C0 C7"]),  # a quotation goes on behind its cue
        ("S Q Cc . S Q Cc .", ["S0 Q1 C2", "S5 Q6 C7"]),
        ("Ss - Cccc .", ["S0 C3"]),  # no cue
        ("S - Qq Cc - Q Ccc .", ["S0 Q2 C4", "S0 Q7 C8"]),  # each cue its own content
        ('"C - Q S - Q Cc . "Ccc .', ["S4 Q3 C1 C11", "S4 Q6 C7"]),  # the quotation goes on with its cue
        ("Q Ssssssss - Ccc - Q Ccc .", ["S1 Q0 C10", "S1 Q14 C15"]),  # a source stands for its cue
        ("S Q : Ccc . Cc / Ccc .", ["S0 Q1 C3 C7 C10"]),  # quoted paragraphs behind a colon
        ("S Q . / Ccc .", ["S0 Q1"]),
        ("Q .", []),
        ("S .", []),
        ("Cccc .", []),
        (".", []),
    ],
)
def test_nearest_parts_are_linked(marked: str, expected: list[str]) -> None:
    assert links(marked) == expected


def test_a_cue_too_far_away_says_nothing_about_a_content() -> None:
    assert links("S Q" + "-" * 60 + "Ccc .") == ["S0 Q1"]


def test_thousands_of_runs_are_linked() -> None:
    assert len(links("S Q Cc ." * 5_000)) == 5_000
