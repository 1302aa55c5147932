"""Readings without the names of private persons: the same pseudonym for the same name, everywhere, in texts and spans.

A person is private unless a mention of the name carries the actor code of somebody who speaks or acts for a public
body. What was not recognised as a person's name cannot be replaced: a redacted file is to be read before it is given
away.
"""

import hashlib
import hmac
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from reportedly.model.actor import Mention, SourceKind
from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span

Value = TypeVar("Value")

PUBLIC_ROLES: frozenset[SourceKind] = frozenset(
    {"government", "military", "police", "parliament", "party", "armed_group", "igo", "court"}
)
"""What somebody speaks or acts for in public: the name is part of the event. Doctors, experts, witnesses, employees and
journalists are private."""

PSEUDONYM = "Person"
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_LETTERS_OF_A_PSEUDONYM = 6
"""64 million pseudonyms: among 1,000 names the chance that two share one is below 1 %. No vowels, so no words."""

_PART = re.compile(r"[^\W\d_][\w’'-]+")
_SHORTEST_PART = 3
"""Shorter parts of names ("al", "de") are words of their own."""


class Pseudonyms:
    """Names to pseudonyms by a secret: with the same secret the same name is the same person in every file.

    Without the secret nobody can go through a list of names and see whose pseudonym it is.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def of(self, name: str) -> str:
        """The pseudonym of `name`, whatever its case and white space."""
        digest = hmac.digest(self._secret, _plain(name).encode("utf-8", "replace"), hashlib.sha256)
        letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_LETTERS_OF_A_PSEUDONYM])
        return f"{PSEUDONYM} {letters}"


def _plain(name: str) -> str:
    """A name without its case and its white space, line ends among it."""
    return " ".join(name.casefold().split())


def redacted(reading: Reading, pseudonyms: Pseudonyms) -> Reading:
    """`reading` with every name of a private person replaced, also parts of it alone ("Rinmoor").

    The report's address and its original go too: the one leads to the names, the other holds them in another language.
    All spans fit the new text, which has a hash of its own.
    """
    names = _Names(private_names(reading), pseudonyms)
    report = reading.report
    moved = names.replaced(report.text)
    public = Report(
        report_id=names.in_words(report.report_id),
        text=moved.text,
        sha256=sha256_of(moved.text),
        title=names.in_words(report.title) if report.title else None,
        outlet=report.outlet,
        published=report.published,
        language=report.language,
        invented=report.invented,
    )
    return replace(_rebuilt(reading, moved, names), report=public)


def private_names(reading: Reading) -> tuple[str, ...]:
    """The names of private persons in a reading, in the order of the text, each once.

    A name that is read as a place where it stands is left: "Tolvanne" in "Tolvanne said" is the town.
    """
    named = [mention for mention in reading.mentions if mention.kind == "person" and mention.name is not None]
    public = {_key(mention) for mention in named if _is_public(mention)}
    places = {_plain(place.text) for place in reading.places if place.status == "resolved"}
    private = (mention.name.text for mention in named if mention.name and _key(mention) not in public)
    return tuple(dict.fromkeys(name for name in private if _plain(name) not in places))


def _is_public(mention: Mention) -> bool:
    return mention.actor is not None and mention.source_kind in PUBLIC_ROLES


def _key(mention: Mention) -> str:
    return mention.name.text.casefold() if mention.name is not None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moved:
    """A text after replacement, and where each place of the old one is in it."""

    text: str
    cuts: tuple[tuple[int, int, int, int], ...]
    """Old start and end, new start and end of each replacement, in order."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the old `start`:`end` is now; an edge within a name moves out to the name's edge."""
        return self._at(start, to_end=False), self._at(end, to_end=True)

    def _at(self, offset: int, *, to_end: bool) -> int:
        index = bisect_right(self.cuts, offset, key=lambda cut: cut[0]) - 1
        if index < 0:
            return offset
        old_start, old_end, new_start, new_end = self.cuts[index]
        if offset >= old_end:
            return new_end + offset - old_end
        return new_end if to_end and offset > old_start else new_start


class _Names:
    """The names to replace in one report."""

    def __init__(self, names: Iterable[str], pseudonyms: Pseudonyms) -> None:
        whole = sorted(names, key=lambda name: -len(_PART.findall(name)))
        self._pseudonyms: dict[str, str] = {}
        for name in whole:
            parts = [part for part in _PART.findall(name) if len(part) >= _SHORTEST_PART and part[0].isupper()]
            known = self._pseudonyms.get(_plain(name)) or pseudonyms.of(name)
            for form in (name, *parts):
                self._pseudonyms.setdefault(_plain(form), known)
        forms = sorted(self._pseudonyms, key=len, reverse=True)
        pattern = "|".join(map(_as_written, forms))
        self._pattern = re.compile(pattern, re.IGNORECASE) if forms else None

    def replaced(self, text: str) -> _Moved:
        pieces: list[str] = []
        cuts: list[tuple[int, int, int, int]] = []
        done = length = 0
        for found in self._pattern.finditer(text) if self._pattern else ():
            if not found[0][0].isupper():  # "rose" is no Rose
                continue
            before, new = text[done : found.start()], self._pseudonyms.get(_plain(found[0]), PSEUDONYM)
            start = length + len(before)
            length = start + len(new)
            cuts.append((found.start(), found.end(), start, length))
            pieces += (before, new)
            done = found.end()
        return _Moved(text="".join((*pieces, text[done:])), cuts=tuple(cuts))

    def in_words(self, text: str) -> str:
        return self.replaced(text).text


def _as_written(form: str) -> str:
    """The pattern of a name as whole words, with any white space between its parts."""
    words = r"\s+".join(map(re.escape, form.split()))
    return rf"(?<!\w){words}(?!\w)"


def _rebuilt(value: Value, moved: _Moved, names: _Names) -> Value:
    """`value` with every span moved and every other string without the names."""
    rebuilt: Any = value
    if isinstance(value, str):
        rebuilt = names.in_words(value)
    elif isinstance(value, tuple):
        rebuilt = tuple(_rebuilt(item, moved, names) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: _rebuilt(getattr(value, field.name), moved, names) for field in fields(value)}
        if isinstance(value, Span):
            start, end = moved.span(value.start, value.end)
            changed |= {"start": start, "end": end, "text": moved.text[start:end]}
        rebuilt = type(value)(**changed)
    same_kind: Value = rebuilt
    return same_kind
