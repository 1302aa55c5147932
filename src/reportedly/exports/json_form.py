"""A reading as plain JSON data: the public form, field by field the frozen types of the model."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from reportedly.model.annotation import Sentence
from reportedly.model.reading import Reading

INTERNAL_FIELDS: Mapping[type, frozenset[str]] = {Sentence: frozenset({"text", "first_token", "last_token"})}
"""Fields that stay out of the public form: the words are not in it, and sentences together only repeat the text."""

JSONData = dict[str, "JSONData"] | list["JSONData"] | str | int | float | bool | None

_UNSAFE = re.compile("[\ud800-\udfff\x85\u2028\u2029]")


def json_form(reading: Reading) -> dict[str, JSONData]:
    """The reading as CONTRACT section 2 gives it, made of dict, list, str, int, float, bool and None only."""
    return {field.name: _plain(getattr(reading, field.name)) for field in fields(reading)}


def _plain(value: object) -> JSONData:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        internal = INTERNAL_FIELDS.get(type(value), frozenset())
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name not in internal}
    raise TypeError(f"{type(value).__name__} has no place in the public form")


def json_text(data: JSONData, *, indent: int | None = None) -> str:
    """`data` as JSON that is readable in every script and that every program reads back code point for code point.

    Escaped are only lone surrogates, which UTF-8 cannot carry, and the line separators at which programs that read
    line by line may wrongly cut.
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data, ensure_ascii=False, indent=indent))
