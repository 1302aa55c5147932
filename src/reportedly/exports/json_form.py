"""A reading as plain JSON data, and JSON text that every program reads back code point for code point."""

import json
import re

from reportedly.model.plain_form import JSONData
from reportedly.model.reading import Reading
from reportedly.model.reading_form import reading_form

_UNSAFE = re.compile("[\ud800-\udfff\x85\u2028\u2029]")


def json_form(reading: Reading) -> dict[str, JSONData]:
    """The reading as CONTRACT section 2 gives it, made of dict, list, str, int, float, bool and None only."""
    return reading_form(reading)


def json_text(data: JSONData, *, indent: int | None = None) -> str:
    """`data` as JSON that is readable in every script and that every program reads back code point for code point.

    Escaped are only lone surrogates, which UTF-8 cannot carry, and the line separators at which programs that read
    line by line may wrongly cut.
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data, ensure_ascii=False, indent=indent))
