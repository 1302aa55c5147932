"""Each format by its name."""

import json
from io import StringIO

import pytest

from reportedly.exports.formats import Format, write_readings
from tests.invented import ISLAND


def written(form: Format, times: int) -> str:
    out = StringIO()
    write_readings([ISLAND] * times, form, out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "html"])
def test_nothing_gives_nothing(form: Format) -> None:
    assert written(form, 0) == ""


def test_json_lines_are_one_object_a_line() -> None:
    assert [json.loads(line)["schema"] for line in written("jsonl", 2).splitlines()] == ["reportedly/1"] * 2


def test_json_is_an_object_for_one_and_a_list_for_more() -> None:
    assert json.loads(written("json", 1))["schema"] == "reportedly/1"
    assert len(json.loads(written("json", 2))) == 2


def test_several_reports_are_one_page() -> None:
    assert written("html", 2).count("<article") == 2
    assert written("html", 2).count("<!doctype") == 1
