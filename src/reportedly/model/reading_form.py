"""A reading to JSON data and back: what `read --format jsonl` writes and everything stored is read from."""

from collections.abc import Mapping

from reportedly.model.annotation import Sentence
from reportedly.model.plain_form import JSONData, plain_form, typed_form
from reportedly.model.reading import Reading

INTERNAL_FIELDS: Mapping[type, frozenset[str]] = {Sentence: frozenset({"text", "first_token", "last_token"})}
"""Fields that stay out of the public form: the words are not in it, and sentences together only repeat the text."""


def reading_form(reading: Reading) -> dict[str, JSONData]:
    """The reading as CONTRACT section 2 gives it, made of dict, list, str, int, float, bool and None only."""
    form = plain_form(reading, without=INTERNAL_FIELDS)
    if not isinstance(form, dict):
        raise TypeError("a reading is an object")
    return form


def reading_from_form(form: Mapping[str, JSONData]) -> Reading:
    """The reading that `form` is the public form of.

    Sentences get their text back from the report; which words they hold is not in the form, and reads as none.

    Raises:
        ValueError: when `form` is not the form of a reading; it names the field.
    """
    report = form.get("report")
    text = report.get("text") if isinstance(report, dict) else None
    if not isinstance(text, str):
        raise ValueError("Reading.report: no text")  # noqa: TRY004 - a fault of the data, not of the call
    sentences = form.get("sentences", [])
    if not isinstance(sentences, list):
        raise ValueError("Reading.sentences: not a list")  # noqa: TRY004 - as above
    return typed_form(Reading, {**form, "sentences": [_whole_sentence(sentence, text) for sentence in sentences]})


def _whole_sentence(sentence: JSONData, text: str) -> JSONData:
    match sentence:
        case {"start": int(start), "end": int(end)}:
            return {"start": start, "end": end, "text": text[start:end], "first_token": 0, "last_token": 0}
    raise ValueError("Reading.sentences: not a start and an end")
