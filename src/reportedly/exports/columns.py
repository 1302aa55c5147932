"""Tables as data: a frozen type for the row, a sentence for each of its columns, and what the table leaves out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar, get_args, get_type_hints

Source = TypeVar("Source")
Row = TypeVar("Row")

Cell = str | int | float | bool | None
_KINDS: tuple[type, ...] = (bool, int, float, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `kind` is the type of all its values but null, `about` explains it in a line."""

    name: str
    kind: type
    about: str


@dataclass(frozen=True, kw_only=True)
class Table(Generic[Source, Row]):
    """What a table is made of, and what is lost on the way into it.

    `row` is a frozen type whose fields are the columns, in order, each annotated with what it holds; `rows` turns what
    leaves the ledger into such rows, one after another, and `row_is` says when there is one. `losses` are sentences for
    people.
    """

    name: str
    row: type[Row]
    rows: Callable[[Iterable[Source]], Iterator[Row]]
    row_is: str
    losses: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in order."""
        hints = get_type_hints(self.row, include_extras=True)
        return tuple(Column(name=name, kind=_kind(hint), about=hint.__metadata__[0]) for name, hint in hints.items())

    def cells(self, source: Iterable[Source]) -> Iterator[list[Cell]]:
        """The rows as values in the order of the columns."""
        names = [column.name for column in self.columns]
        for row in self.rows(source):
            yield [getattr(row, name) for name in names]


def _kind(hint: Any) -> type:
    parts = get_args(hint.__origin__)
    return next(kind for kind in _KINDS if kind in parts)


def listed(values: Iterable[str | None]) -> str | None:
    """Several values in one cell: each once, in order, with "; " between; null where there are none."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or None
