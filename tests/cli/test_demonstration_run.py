"""The demonstration reports through the real reader: every output in the public form, every span as in the text."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reportedly.cli.main import status_of
from reportedly.demonstration import actors_path, gazetteer_path, reports_path
from reportedly.exports.schema import reading_schema


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    file = tmp_path_factory.mktemp("demonstration") / "claims.jsonl"
    lists = ["--gazetteer", str(gazetteer_path()), "--actors", str(actors_path())]

    assert status_of(["read", str(reports_path()), *lists, "--format", "jsonl", "--output", str(file)]) == 0

    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n")[:-1]]


def test_every_output_conforms_to_the_schema(outputs: list[dict[str, Any]]) -> None:
    validator = Draft202012Validator(reading_schema())

    assert {
        output["report"]["report_id"]: error.message for output in outputs for error in validator.iter_errors(output)
    } == {}


def test_every_report_is_there_in_order_with_claims(outputs: list[dict[str, Any]]) -> None:
    given = [json.loads(line)["report_id"] for line in reports_path().read_text(encoding="utf-8").splitlines()]

    assert [output["report"]["report_id"] for output in outputs] == given
    assert all(output["claims"] for output in outputs)


def test_every_span_of_an_output_reproduces_its_text(outputs: list[dict[str, Any]]) -> None:
    for output in outputs:
        text = output["report"]["text"]
        spans = list(spans_in({**output, "report": None}))
        assert spans
        assert [span for span in spans if text[span["start"] : span["end"]] != span["text"]] == []


def spans_in(value: Any) -> Any:
    """Everything with offsets and a text, however deep."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for member in value.values():
            yield from spans_in(member)
    elif isinstance(value, list):
        for member in value:
            yield from spans_in(member)
