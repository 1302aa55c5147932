"""ninjs items of every version become reports; what their publisher takes back is marked, never dropped."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reading.sources import GOOD, only_report, read_file

URI = "urn:newsml:orva.example:20240312:boats"
VERSION_1 = {
    "uri": URI,
    "version": "2",
    "type": "text",
    "versioncreated": "2024-03-12T21:40:00+01:00",
    "language": "en",
    "copyrightholder": "Orva",
    "headline": "Boats hit",
    "body_xhtml": f"<p>{GOOD}</p><p>They sank.</p>",
    "body_text": GOOD,
}
VERSION_2 = {
    "uri": "https://orva.example/boats",
    "versioncreated": "2024-03-12T21:40:00Z",
    "headlines": [{"role": "short", "value": "Boats"}, {"role": "main", "value": "Boats <b>hit</b>"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{GOOD}</p><p>They sank.</p>"}],
}
VERSION_3 = {
    "uri": URI,
    "versionCreated": "2024-03-12T21:40:00Z",
    "copyrightHolder": "Orva",
    "headlines": [{"role": "main", "value": "Boats hit"}],
    "bodies": [
        {"role": "html", "contentType": "text/html", "value": f"<p>{GOOD}</p>"},
        {"role": "main", "contentType": "text/plain", "value": f"{GOOD}\nThey sank."},
    ],
}


@pytest.mark.parametrize(
    ("item", "text", "report_id", "outlet", "url"),
    [
        (VERSION_1, GOOD, URI, "Orva", None),
        (VERSION_2, f"{GOOD}\nThey sank.", "https://orva.example/boats", None, "https://orva.example/boats"),
        (VERSION_3, f"{GOOD}\nThey sank.", URI, "Orva", None),
    ],
)
def test_an_item_of_each_version(
    tmp_path: Path, item: dict[str, Any], text: str, report_id: str, outlet: str | None, url: str | None
) -> None:
    data = json.dumps(item, indent=1).encode()

    found = only_report(read_file(tmp_path, "item.json", data))

    report = found.report
    assert (report.text, report.report_id, report.outlet, report.url) == (text, report_id, outlet, url)
    assert (report.title, report.published) == ("Boats hit", "2024-03-12")
    assert (found.raw.data, found.raw.media_type) == (data, "application/json")
    assert found.retracted is None


def test_items_come_in_lists_and_lines_too(tmp_path: Path) -> None:
    listed = read_file(tmp_path, "items.json", json.dumps([VERSION_1, VERSION_3]).encode())
    lines = read_file(tmp_path, "items.jsonl", b"\n".join(json.dumps(item).encode() for item in (VERSION_1, VERSION_3)))

    assert [one.report.text for one in listed if not isinstance(one, str)] == [GOOD, f"{GOOD}\nThey sank."]
    assert [one.report.text for one in lines if not isinstance(one, str)] == [GOOD, f"{GOOD}\nThey sank."]


@pytest.mark.parametrize("status", ["withheld", "canceled"])
@pytest.mark.parametrize("form", ["pubstatus", "pubStatus"])
def test_what_is_taken_back_is_marked(tmp_path: Path, form: str, status: str) -> None:
    found = only_report(read_file(tmp_path, "item.json", json.dumps({**VERSION_1, form: status}).encode()))

    assert found.report.text == GOOD
    assert found.retracted == status
    assert [warning.code for warning in found.warnings] == [f"publisher_{status}"]


@pytest.mark.parametrize(
    ("more", "text"), [({"headline": "KILL Boats hit"}, "KILL Boats hit"), ({"ednote": "Kill it"}, "Kill it"), ({}, "")]
)
def test_a_notice_without_a_body_arrives(tmp_path: Path, more: dict[str, str], text: str) -> None:
    item = {"uri": URI, "pubstatus": "canceled", **more}

    found = only_report(read_file(tmp_path, "item.json", json.dumps(item).encode()))

    assert (found.report.report_id, found.report.text, found.retracted) == (URI, text, "canceled")


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"body_text": None, "body_xhtml": None}, "a ninjs item without a body"),
        ({"body_text": 7}, '"body_text" is a number, not a string'),
        ({"pubstatus": "gone"}, "“gone”, not usable, withheld or canceled"),
        ({"versioncreated": "yesterday"}, "the item's date: “yesterday” is not a date"),
        ({"bodies": {"value": "x"}}, '"bodies" is an object, not a list'),
        ({"headlines": ["x"]}, 'an item of "headlines" is a string, not an object'),
    ],
)
def test_why_an_item_cannot_be_read(tmp_path: Path, change: dict[str, Any], cause: str) -> None:
    [error] = read_file(tmp_path, "item.json", json.dumps({**VERSION_1, **change}).encode())

    assert isinstance(error, str)
    assert error.startswith("item.json: ")
    assert cause in error
