"""Every span of a reading, wherever it stands: what the tests of exact offsets walk over."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from reportedly.model.span import Span


def every_span(value: object) -> Iterator[Span]:
    """The spans in a frozen type and in everything below it."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, tuple):
        for member in value:
            yield from every_span(member)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from every_span(getattr(value, field.name))
