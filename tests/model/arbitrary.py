"""Readings of every shape for property tests: any text, any spans of it, any value a field allows."""

from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from reportedly.model.annotation import Sentence
from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span

TEXTS = st.text(alphabet=st.characters(codec=None), min_size=1, max_size=80)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading whose spans all lie within its report's text and say what it says there."""
    text = draw(TEXTS)
    report = draw(frozen(Report, text, text=st.just(text), sha256=st.just(sha256_of(text))))
    reading: Reading = draw(frozen(Reading, text, schema=st.just("reportedly/1"), report=st.just(report)))
    return reading


def frozen(kind: type, within: str, /, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of the frozen type `kind` in a report that says `within`; `given` says how to make some of its fields."""
    hints = get_type_hints(kind)
    made = {
        field.name: given[field.name] if field.name in given else values(hints[field.name], within)
        for field in fields(kind)
    }
    if not issubclass(kind, Span):
        return st.builds(kind, **made)
    for name in ("start", "end", "text"):
        del made[name]
    if kind is Sentence:
        made |= {"first_token": st.just(0), "last_token": st.just(0)}
    return st.builds(lambda cut, others: kind(**cut, **others), cuts(within), st.fixed_dictionaries(made))


@st.composite
def cuts(draw: st.DrawFn, text: str) -> dict[str, Any]:
    """Start, end and characters of some stretch of `text`."""
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return {"start": start, "end": end, "text": text[start:end]}


def values(kind: Any, text: str) -> st.SearchStrategy[Any]:
    """Values of the type of a field."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return st.one_of(st.none(), *[values(one, text) for one in get_args(kind) if one is not NoneType])
    if origin is Literal:
        return st.sampled_from(get_args(kind))
    if origin is tuple:
        return st.lists(values(get_args(kind)[0], text), max_size=2).map(tuple)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(alphabet=st.characters(codec=None), max_size=8),
        bool: st.booleans(),
        int: st.integers(-(2**40), 2**40),
        float: st.floats(allow_nan=False, allow_infinity=False),
    }
    return plain[kind] if kind in plain else frozen(kind, text)
