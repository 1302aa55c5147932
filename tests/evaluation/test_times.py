"""Times against TimeML: the reader, the scores on an invented document, and floors on the public corpora."""

import os
from pathlib import Path

import pytest

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.times import evaluate_times, timeml_documents, written_alike

TEMPEVAL = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora")) / "tempeval3" / "TBAQ-cleaned"

INVENTED = """<?xml version="1.0" ?>
<TimeML>
<DOCID>invented</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2018-11-25" functionInDocument="CREATION_TIME">November 25</TIMEX3></DCT>
<TEXT>Smoke &amp; fire <EVENT eid="e1">rose</EVENT> over the port \
on <TIMEX3 tid="t1" type="DATE" value="2018-11-24">Saturday</TIMEX3>, \
<TIMEX3 tid="t2" type="DURATION" value="P2D">for the next two <EVENT eid="e2">days</EVENT></TIMEX3> \
and since <TIMEX3 tid="t3" type="DATE" value="1999">2016</TIMEX3>. \
It is <TIMEX3 tid="t4" type="DATE" value="PAST_REF">bygone</TIMEX3>. It may end tomorrow.</TEXT>
</TimeML>
"""


def test_the_text_is_read_without_markup_and_the_times_with_their_offsets(tmp_path: Path) -> None:
    (tmp_path / "invented.tml").write_text(INVENTED, encoding="utf-8")
    (document,) = timeml_documents(tmp_path)
    assert document.text.startswith("Smoke & fire rose over the port on Saturday, for the next two days")
    assert str(document.created) == "2018-11-25"
    assert [(time.text, time.type, time.value) for time in document.times] == [
        ("Saturday", "DATE", "2018-11-24"),
        ("for the next two days", "DURATION", "P2D"),
        ("2016", "DATE", "1999"),
        ("bygone", "DATE", "PAST_REF"),
    ]
    assert all(time.reproduces(document.text) for time in document.times)


def test_strict_relaxed_and_value_scores(tmp_path: Path) -> None:
    (tmp_path / "invented.tml").write_text(INVENTED, encoding="utf-8")
    result = evaluate_times(tmp_path)
    # Found: Saturday, the next two days, 2016, tomorrow. Gold: Saturday, for the next two days, 2016, bygone.
    assert result.counts == {"gold": 4, "found": 4, "relaxed": 3, "strict": 2, "value": 2, "equal_value": 2, "type": 3}
    assert result.scores["strict_f1"] == 2 / 4
    assert result.scores["relaxed_f1"] == 3 / 4
    assert result.scores["value_f1"] == 2 / 4
    assert result.scores["value_accuracy"] == pytest.approx(2 / 3)
    assert (result.task, result.documents) == ("times", 1)


@pytest.mark.parametrize(
    ("marked", "found", "alike"),
    [
        ("2018-W6", "2018-W06", True),
        ("2018-XX", "2018", True),
        ("2018-11-XX", "2018-11", True),
        ("199X", "199", True),
        ("2018-W6", "2018-W16", False),
        ("2018-XX", "2018-11", False),
        ("PXD", "P", False),
    ],
)
def test_the_same_value_written_otherwise_is_equal(marked: str, found: str, alike: bool) -> None:
    assert (written_alike(marked) == written_alike(found)) is alike


def test_another_tagger_is_scored_alike(tmp_path: Path) -> None:
    (tmp_path / "invented.tml").write_text(INVENTED, encoding="utf-8")
    result = evaluate_times(tmp_path, lambda _text, _published: ())
    assert (result.counts["gold"], result.counts["found"], result.scores["strict_f1"]) == (4, 0, 0)


@pytest.mark.parametrize("content", [None, "<TimeML><TEXT>open", "<TimeML></TimeML>"])
def test_what_is_no_timeml_is_refused_with_its_name(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "broken.tml").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableReportError, match=str(tmp_path)):
        evaluate_times(tmp_path)


@pytest.mark.parametrize(
    ("corpus", "floors"),
    [
        # TimeBank is what the rules were made with; AQUAINT was scored and its errors counted by kind, never read.
        ("TimeBank", {"strict_f1": 0.91, "relaxed_f1": 0.945, "value_f1": 0.825}),
        ("AQUAINT", {"strict_f1": 0.82, "relaxed_f1": 0.935, "value_f1": 0.74}),
    ],
)
def test_scores_only_rise(corpus: str, floors: dict[str, float]) -> None:
    folder = TEMPEVAL / corpus
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: set REPORTEDLY_CORPORA")
    scores = evaluate_times(folder).scores
    assert {name: scores[name] for name in floors if scores[name] < floors[name]} == {}
