"""The JSON Schema: outputs and hand annotations conform to it, and broken ones do not."""

import copy
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reportedly.exports.json_form import json_form, json_text
from reportedly.exports.schema import reading_schema
from tests.invented import ISLAND, reading_of

GOLD = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora")).parent / "gold" / "report.gold.json"

VALIDATOR = Draft202012Validator(reading_schema())

ANNOTATION: dict[str, Any] = {
    "schema": "reportedly/1",
    "report": {"file": "boats.txt", "published": "2024-03-12", "characters": 30},
    "attributions": [
        {
            "id": "a1",
            "speech_act": "deny",
            "quote": "indirect",
            "sources": [
                {
                    "role": "speaker",
                    "kind": "police",
                    "actor": None,
                    "spans": [{"start": 0, "end": 6, "text": "Police"}],
                }
            ],
            "cue": [{"start": 7, "end": 13, "text": "denied"}],
            "content": [{"start": 14, "end": 17, "text": "it"}],
        }
    ],
    "claims": [
        {
            "id": "c1",
            "attribution": "a1",
            "stance": "denies",
            "certainty": "certain",
            "time_status": "past",
            "event": {"type": "attack.shelling", "trigger": {"start": 14, "end": 16, "text": "it"}},
        }
    ],
    "notes": ["Invented."],
}


def output() -> dict[str, Any]:
    form: dict[str, Any] = json.loads(json_text(json_form(ISLAND)))
    return form


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(reading_schema())


@pytest.mark.skipif(not GOLD.exists(), reason=f"{GOLD} is not here")
def test_the_gold_annotation_conforms() -> None:
    VALIDATOR.validate(json.loads(GOLD.read_text(encoding="utf-8")))


def test_outputs_and_annotations_conform() -> None:
    VALIDATOR.validate(output())
    VALIDATOR.validate(json.loads(json_text(json_form(reading_of("")))))
    VALIDATOR.validate(ANNOTATION)


def test_more_fields_than_are_named_are_welcome() -> None:
    VALIDATOR.validate({**output(), "more": 1, "report": {**output()["report"], "more": 1}})


def _drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def broken(form: Any) -> None:
        for key in path[:-1]:
            form = form[key]
        del form[path[-1]]

    return broken


def _put(value: object, *path: str | int) -> Callable[[dict[str, Any]], None]:
    def broken(form: Any) -> None:
        for key in path[:-1]:
            form = form[key]
        form[path[-1]] = value

    return broken


@pytest.mark.parametrize(
    "damage",
    [
        _put("reportedly/2", "schema"),
        _drop("schema"),
        _drop("model"),
        _drop("warnings"),
        _drop("report", "text"),
        _drop("report", "outlet"),
        _drop("attributions", 0, "said_at"),
        _drop("claims", 0, "about"),
        _drop("claims", 0, "event", "plover"),
        _put("doubted", "claims", 0, "stance"),
        _put("friend", "attributions", 0, "sources", 0, "kind"),
        _put("12", "attributions", 0, "cue", 0, "start"),
        _put(None, "claims", 0, "casualties"),
    ],
)
def test_a_broken_output_does_not_conform(damage: Callable[[dict[str, Any]], None]) -> None:
    form = output()
    damage(form)

    assert not VALIDATOR.is_valid(form)


@pytest.mark.parametrize(
    "damage",
    [
        _drop("report", "file"),
        _drop("claims"),
        _drop("claims", 0, "stance"),
        _drop("claims", 0, "event", "trigger"),
        _put("says", "attributions", 0, "speech_act"),
    ],
)
def test_a_broken_annotation_does_not_conform(damage: Callable[[dict[str, Any]], None]) -> None:
    form = copy.deepcopy(ANNOTATION)
    damage(form)

    assert not VALIDATOR.is_valid(form)
