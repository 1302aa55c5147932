"""The public form: every field of the model, and every code point, comes through JSON unchanged."""

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reportedly.exports.json_form import json_form, json_text
from tests.invented import ISLAND, TEXT, reading_of

PAIRED_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""Two code points that JSON, whose strings are UTF-16, has no way to tell from the one they stand for."""


def test_a_reading_has_the_fields_of_the_contract() -> None:
    form = json.loads(json_text(json_form(ISLAND)))

    assert list(form) == [
        "schema",
        "report",
        "sentences",
        "mentions",
        "attributions",
        "claims",
        "places",
        "times",
        "counts",
        "warnings",
        "model",
    ]
    assert form["schema"] == "reportedly/1"
    assert form["report"]["text"] == TEXT
    accused = form["attributions"][1]
    assert accused["cue"] == [{"start": 26, "end": 33, "text": "accused"}]
    assert accused["sources"][0]["on_behalf_of"] is None
    assert accused["addressees"] == []
    injured = form["claims"][3]["casualties"][0]
    assert (injured["low"], injured["high"], injured["bound"]) == (101, None, "more_than")


def test_sentences_are_offsets_only() -> None:
    from reportedly.model.annotation import Sentence

    reading = reading_of("Rain.", sentences=(Sentence(start=0, end=5, text="Rain.", first_token=0, last_token=2),))

    assert json_form(reading)["sentences"] == [{"start": 0, "end": 5}]


@given(st.text().filter(lambda text: not PAIRED_SURROGATES.search(text)))
def test_any_text_survives_as_one_line_of_utf_8(text: str) -> None:
    line = json_text(json_form(reading_of(text))).encode("utf-8")

    assert json.loads(line)["report"]["text"] == text
    assert len(line.decode("utf-8").splitlines()) == 1


def test_other_scripts_stay_readable_and_lone_surrogates_are_escaped() -> None:
    assert json_text("“مرفأ” 🚢 \ud83d \u2028") == '"“مرفأ” 🚢 \\ud83d \\u2028"'


def test_a_megabyte_in_one_line(tmp_path: Path) -> None:
    text = "boats 🚢 " * 125_000
    file = tmp_path / "one.jsonl"
    file.write_text(json_text(json_form(reading_of(text))) + "\n", encoding="utf-8")

    assert json.loads(file.read_text(encoding="utf-8"))["report"]["text"] == text
