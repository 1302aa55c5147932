"""Frozen types to plain JSON data and back: the one bridge between the model and everything that is stored or sent."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

JSONData = dict[str, "JSONData"] | list["JSONData"] | str | int | float | bool | None

Typed = TypeVar("Typed")

_PLAIN = frozenset({str, int, float, bool, NoneType})
"""The types whose values are their own form."""


def plain_form(value: object, *, without: Mapping[type, frozenset[str]] | None = None) -> JSONData:
    """`value` as dict, list, str, int, float, bool and None only, field by field.

    `without` names, by type, the fields that are left out.

    Raises:
        TypeError: when something in `value` is neither plain nor a frozen type of the model.
    """
    kind = type(value)
    if isinstance(value, tuple):
        return [one if type(one) in _PLAIN else plain_form(one, without=without) for one in value]
    if kind not in _PLAIN and is_dataclass(kind):
        shape = _shape(kind)
        form = dict(zip(shape.names, shape.values_of(value), strict=True))
        for name in shape.built:
            if type(form[name]) not in _PLAIN:
                form[name] = plain_form(form[name], without=without)
        for name in without.get(kind, ()) if without else ():
            del form[name]
        return form
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} has no place in the public form")


def canonical_json(data: JSONData) -> bytes:
    """`data` as JSON of which there is only one: keys in order, no white space, everything beyond ASCII escaped.

    Equal data gives equal bytes, so that a hash of them stands for the data; every Python string survives, lone
    surrogates too.
    """
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")


def typed_form(kind: type[Typed], data: JSONData) -> Typed:
    """The value of the frozen type `kind` that `data` is the plain form of.

    A field that is missing takes its default; a field that `kind` does not know is left aside, because a form may
    carry more than we know of.

    Raises:
        ValueError: when `data` is not a form of `kind`; it names the field.
    """
    decode: Decoder = _decoder(kind)  # type: ignore[arg-type] # a type variable's type is hashable all the same
    value: Typed = decode(data, kind.__name__)
    return value


Decoder = Callable[[Any, str], Any]


@dataclass(frozen=True, slots=True)
class _Shape:
    """The fields of a frozen type, how to get all their values, and which of them are built of others."""

    names: tuple[str, ...]
    values_of: Callable[[object], tuple[Any, ...]]
    built: tuple[str, ...]


@cache
def _shape(kind: type) -> _Shape:
    """How values of `kind` are taken apart; found once, because nine of ten values are plain and need no look."""
    names = tuple(field.name for field in fields(kind))
    if not names:
        return _Shape((), lambda _: (), ())
    getter = attrgetter(*names)
    values_of = getter if len(names) > 1 else lambda value: (getter(value),)
    hints = get_type_hints(kind)
    return _Shape(names, values_of, tuple(name for name in names if not _is_plain(hints[name])))


def _is_plain(kind: Any) -> bool:
    """Whether every value of the type is plain."""
    if get_origin(kind) in {Union, UnionType}:
        return all(_is_plain(one) for one in get_args(kind))
    return get_origin(kind) is Literal or kind in _PLAIN


@cache
def _decoder(kind: Any) -> Decoder:
    """What reads a value of type `kind`; made once, because a long ledger is read a million values at a time."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _of_any(get_args(kind))
    if origin is Literal:
        return _of_list(frozenset(get_args(kind)))
    if origin is tuple:
        return _of_tuple(get_args(kind)[0])
    if is_dataclass(kind) and isinstance(kind, type):
        return _of_fields(kind)
    return _of_plain(kind)


def _of_plain(kind: type) -> Decoder:
    def plain(data: Any, place: str) -> Any:
        if kind is float and type(data) is int:
            return float(data)
        if type(data) is not kind:
            raise ValueError(f"{place}: not {kind.__name__}")
        return data

    return plain


def _of_list(allowed: frozenset[Any]) -> Decoder:
    def listed(data: Any, place: str) -> Any:
        if isinstance(data, list | dict) or data not in allowed:
            raise ValueError(f"{place}: not one of {', '.join(sorted(map(str, allowed)))}")
        return data

    return listed


def _of_any(kinds: tuple[Any, ...]) -> Decoder:
    """A type or null: the only unions that the model has."""
    [kind] = [one for one in kinds if one is not NoneType]
    decode = _decoder(kind)

    def optional(data: Any, place: str) -> Any:
        return None if data is None else decode(data, place)

    return optional


def _of_tuple(kind: Any) -> Decoder:
    decode = _decoder(kind)

    def several(data: Any, place: str) -> Any:
        if not isinstance(data, list):
            raise ValueError(f"{place}: not a list")  # noqa: TRY004 - a fault of the data, not of the call
        return tuple(decode(item, place) for item in data)

    return several


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    decode: Decoder
    is_required: bool


def _of_fields(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    known = [
        _Field(field.name, _decoder(hints[field.name]), field.default is MISSING and field.default_factory is MISSING)
        for field in fields(kind)
    ]

    def built(data: Any, place: str) -> Any:
        if not isinstance(data, dict):
            raise ValueError(f"{place}: not an object")  # noqa: TRY004 - a fault of the data, not of the call
        given: dict[str, Any] = {}
        for field in known:
            if field.name in data:
                given[field.name] = field.decode(data[field.name], f"{place}.{field.name}")
            elif field.is_required:
                raise ValueError(f"{place}: no {field.name}")
        return kind(**given)

    return built
