"""Readings survive the way to JSON and back."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.plain_form import JSONData, canonical_json, plain_form, typed_form
from reportedly.model.reading import Reading
from reportedly.model.reading_form import reading_form, reading_from_form
from reportedly.model.report import Original
from reportedly.model.span import Span
from tests.invented import ISLAND
from tests.model.arbitrary import readings


@settings(max_examples=15)  # one holds hundreds of values of every kind, and takes long to make
@given(readings())
def test_a_reading_comes_back_from_its_form(reading: Reading) -> None:
    assert reading_from_form(json.loads(json.dumps(reading_form(reading)))) == reading


@settings(max_examples=15)  # one holds hundreds of values of every kind, and takes long to make
@given(readings())
def test_equal_readings_have_one_canonical_form(reading: Reading) -> None:
    form = reading_form(reading)
    shuffled = dict(reversed(form.items()))

    assert canonical_json(form) == canonical_json(shuffled)
    assert json.loads(canonical_json(form)) == form


@given(st.text(alphabet=st.characters(codec=None)))
def test_every_string_survives_canonical_json(text: str) -> None:
    assert json.loads(canonical_json(text)) == text


def test_fields_that_the_model_does_not_know_are_left_aside() -> None:
    assert typed_form(Span, {"start": 0, "end": 1, "text": "a", "colour": "red"}) == Span(start=0, end=1, text="a")


def test_a_missing_field_takes_its_default() -> None:
    assert typed_form(Original, {"text": "a"}) == Original(text="a")


def changed(form: Mapping[str, JSONData], **changes: JSONData) -> dict[str, JSONData]:
    return {**form, **changes}


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"report": None}, "Reading.report: no text"),
        ({"sentences": 1}, "Reading.sentences: not a list"),
        ({"sentences": [{"start": 0}]}, "Reading.sentences: not a start and an end"),
        ({"claims": {}}, "Reading.claims: not a list"),
        ({"claims": [{"id": "c1"}]}, "Reading.claims: no attribution"),
        ({"warnings": [{"code": 1, "message": ""}]}, "Reading.warnings.code: not str"),
        ({"model": "x"}, "Reading.model: not an object"),
    ],
)
def test_damaged_forms_name_the_field(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        reading_from_form(changed(reading_form(ISLAND), **changes))


def test_a_value_outside_its_closed_list_is_refused() -> None:
    form: Any = reading_form(ISLAND)
    form["claims"][0]["stance"] = "agrees"

    with pytest.raises(ValueError, match=r"Reading\.claims\.stance: not one of asserts, denies, doubts, neutral"):
        reading_from_form(form)


def test_what_is_no_frozen_type_has_no_form() -> None:
    with pytest.raises(TypeError, match="list has no place"):
        plain_form([1])
