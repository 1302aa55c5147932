"""Every stretch of text that a value quotes, wherever in it: what checks of exact offsets walk over."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from reportedly.model.span import Span


def spans_of(value: object) -> Iterator[Span]:
    """The spans in a frozen type and in everything below it."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, tuple):
        for member in value:
            yield from spans_of(member)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))
