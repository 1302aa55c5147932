"""JSON as it came, checked as it is taken apart: every error says which field is not what it should be."""

import json

JSONObject = dict[str, object]


def parsed(data: bytes) -> object:
    """The JSON value in `data`.

    Raises:
        ValueError: when it is not JSON in UTF-8 that Python can hold; the text is one line with the cure.
    """
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte 0x{data[error.start]:02x}); save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"not JSON ({error.msg} at {place}); give one JSON object a report") from None
    except RecursionError:
        raise ValueError("JSON nested too deeply; a report is a flat object") from None
    except ValueError as error:
        raise ValueError(f"JSON that cannot be read ({error}); give one JSON object a report") from None


def bytes_of_items(data: bytes) -> list[bytes]:
    """The bytes of each value of the list in `data`, which `parsed` has taken for JSON.

    Raises:
        ValueError: when they are nested too deeply to be told apart.
    """
    text = data.decode("utf-8-sig")
    decoder, found = json.JSONDecoder(), []
    place = _after_white_space(text, text.index("[") + 1)
    try:
        while text[place] != "]":
            _, end = decoder.raw_decode(text, place)
            found.append(text[place:end].encode())
            place = _after_white_space(text, end)
    except RecursionError:
        raise ValueError("JSON nested too deeply; a report is a flat object") from None
    return found


def _after_white_space(text: str, place: int) -> int:
    """Where the next value of a list begins, or the list ends."""
    while text[place] in " \t\r\n,":
        place += 1
    return place


def string(row: JSONObject, *names: str) -> str | None:
    """The string in the first of the fields `names` that is there.

    Raises:
        ValueError: when there is something else in it.
    """
    for name in names:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise ValueError(f'"{name}" is {json_kind(value)}, not a string')
        if value is not None:
            return value
    return None


def flag(row: JSONObject, name: str) -> bool:
    """Whether the field `name` is true.

    Raises:
        ValueError: when there is something else in it than true or false.
    """
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f'"{name}" is {json_kind(value)}, not true or false')  # noqa: TRY004 - one kind of error a row
    return value


def an_object(value: object, name: str) -> JSONObject:
    """`value` as an object.

    Raises:
        ValueError: when it is none.
    """
    if not isinstance(value, dict):
        raise ValueError(f"{name} is {json_kind(value)}, not an object")  # noqa: TRY004 - as above
    return value


def objects(row: JSONObject, name: str) -> list[JSONObject]:
    """The objects of the list in the field `name`; none where the field is missing.

    Raises:
        ValueError: when it holds anything else.
    """
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(f'"{name}" is {json_kind(value)}, not a list')  # noqa: TRY004 - as above
    return [an_object(item, f'an item of "{name}"') for item in value]


def json_kind(value: object) -> str:
    """What people call a JSON value of this kind."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case _:
            return "an object"
