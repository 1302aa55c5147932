"""Which source, cue and content belong together."""

import pytest

from reportedly.annotation.reader_model.decoding import Run
from reportedly.annotation.reader_model.linking import linked

KINDS = {"S": 0, "Q": 1, "C": 2}


def links(marked: str) -> list[str]:
    """Link words marked S, Q or C (capital at the begin of a run, "." between sentences) and tell who found whom."""
    runs: list[Run] = []
    sentences: list[int] = []
    number = 0
    for index, word in enumerate(marked.replace(" ", "")):
        sentences.append(number)
        number += word == "."
        if word.upper() in KINDS:
            kind = KINDS[word.upper()]
            if word.isupper():
                runs.append(Run(kind, index, index + 1, -0.1))
            else:
                runs[-1] = Run(kind, runs[-1].first, index + 1, -0.1)
    names = {run: f"{'SQC'[run.kind]}{run.first}" for run in runs}
    return [" ".join(names[run] for run in group.runs) for group in linked(runs, sentences)]


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
