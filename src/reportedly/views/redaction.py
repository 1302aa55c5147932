"""Readings without certain names: the same pseudonym for the same name, everywhere, in texts and spans.

Two kinds of names go: those on a list that somebody gives, and those of private persons. A person is private unless a
mention of the name carries the actor code of somebody who speaks or acts for a public body. What was not recognised as
a person's name, and is on no list, cannot be replaced: a redacted file is to be read before it is given away.
"""

import hashlib
import hmac
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from reportedly.model.actor import Mention, SourceKind
from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span
from reportedly.model.stored_report import StoredReport

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

CODES: frozenset[str] = (
    frozenset({"about", "attribution", "claim_id", "id", "incident", "incident_id", "incidents", "judgement"})
    | {"primary_incident", "sha256", "text_sha256", "wire_family", "schema", "media_type", "comparison"}
    | {"alternatives", "anchor", "day", "earliest", "edtf", "latest", "published"}
    | {"acled", "cameo", "country", "event_type", "language", "plover", "type"}
)
"""Fields with ids, dates, hashes and the project's own words: somebody called May is not in 2024-05, nor in a hash."""

_PART = re.compile(r"[^\W\d_][\w’'-]+")
_APOSTROPHE = re.compile("[’ʼ`']")
_NORMAL_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
_SHORTEST_PART = 3
"""Shorter parts of names ("al", "de") are words of their own."""


class Pseudonyms:
    """Names to pseudonyms by a secret: with the same secret the same name is the same person in every file.

    Without the secret nobody can go through a list of names and see whose pseudonym it is. `listed` are names that go
    wherever they stand, in any case, whoever has them; `private` says whether those of private persons go too.
    """

    def __init__(self, secret: bytes, *, listed: Iterable[str] = (), private: bool = True) -> None:
        self._secret = secret
        self.listed = tuple(listed)
        self.private = private

    def of(self, name: str) -> str:
        """The pseudonym of `name`, whatever its case and white space."""
        digest = hmac.digest(self._secret, _plain(name).encode("utf-8", "replace"), hashlib.sha256)
        letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_LETTERS_OF_A_PSEUDONYM])
        return f"{PSEUDONYM} {letters}"


def _plain(name: str) -> str:
    """A name without its case, its white space, line ends among it, and the form of its apostrophes."""
    return " ".join(_APOSTROPHE.sub("'", unicodedata.normalize("NFC", name)).casefold().split())


def redacted(reading: Reading, pseudonyms: Pseudonyms) -> Reading:
    """`reading` with every name that goes replaced; of a private person also parts of the name alone ("Rinmoor").

    The report's address and its original go too: the one leads to the names, the other holds them in another language.
    All spans fit the new text, which has a hash of its own.
    """
    names = _Names(private_names(reading) if pseudonyms.private else (), pseudonyms)
    moved = names.replaced(reading.report.text)
    return replace(_rebuilt(reading, moved, names), report=_public(reading.report, moved, names))


def masked_report(report: Report, pseudonyms: Pseudonyms) -> Report:
    """A report that need not have been read, with the listed names replaced; otherwise as `redacted` has it."""
    names = _Names((), pseudonyms)
    return _public(report, names.replaced(report.text), names)


def masked(value: Value, pseudonyms: Pseudonyms, text: str | None = None) -> Value:
    """A dataclass with the listed names replaced in all its words; its spans, which are in `text`, fit the new one.

    Without a `text` spans stay where they are: their report was redacted already.
    """
    names = _Names((), pseudonyms)
    return _rebuilt(value, names.replaced(text) if text is not None else None, names)


def redacted_record(stored: StoredReport, report: Report, pseudonyms: Pseudonyms) -> StoredReport:
    """The record of a redacted `report`, without what leads to names: its address, its bytes and its original.

    Ids stay, but for listed names in them.
    """
    kept = replace(stored, title=report.title, text_sha256=report.sha256, url=None, raw=None, original=None)
    return masked(kept, pseudonyms)


def _public(report: Report, moved: "_Moved", names: "_Names") -> Report:
    return Report(
        report_id=names.in_words(report.report_id),
        text=moved.text,
        sha256=sha256_of(moved.text),
        title=names.in_words(report.title) if report.title else None,
        outlet=names.of_list_in_words(report.outlet) if report.outlet else None,
        published=report.published,
        language=report.language,
        invented=report.invented,
    )


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
    """The names to replace in one report: `private` ones where they begin with a capital, listed ones always."""

    def __init__(self, private: Iterable[str], pseudonyms: Pseudonyms) -> None:
        self._pseudonyms = {_plain(name): pseudonyms.of(name) for name in pseudonyms.listed}
        forms = [form for name in pseudonyms.listed for form in (name, _plain(name))]
        self._of_list = _pattern(forms)
        for name in sorted(private, key=lambda name: -len(_PART.findall(name))):
            parts = [part for part in _PART.findall(name) if len(part) >= _SHORTEST_PART and part[0].isupper()]
            known = self._pseudonyms.get(_plain(name)) or pseudonyms.of(name)
            for form in (name, *parts):
                self._pseudonyms.setdefault(_plain(form), known)
        self._any = _pattern([*forms, *self._pseudonyms])

    def replaced(self, text: str) -> _Moved:
        pieces: list[str] = []
        cuts: list[tuple[int, int, int, int]] = []
        done = length = looked = 0
        while self._any and (found := self._any.search(text, looked)):
            if not found[0][0].isupper() and not self._is_listed(found[0]):  # "rose" is no Rose
                looked = found.start() + 1
                continue
            before, new = text[done : found.start()], self._pseudonyms.get(_plain(found[0]), PSEUDONYM)
            start = length + len(before)
            length = start + len(new)
            cuts.append((found.start(), found.end(), start, length))
            pieces += (before, new)
            done = looked = found.end()
        return _Moved(text="".join((*pieces, text[done:])), cuts=tuple(cuts))

    def _is_listed(self, words: str) -> bool:
        return self._of_list is not None and self._of_list.fullmatch(words) is not None

    def in_words(self, text: str) -> str:
        return self.replaced(text).text

    def of_list_in_words(self, text: str) -> str:
        if self._of_list is None:
            return text
        return self._of_list.sub(lambda found: self._pseudonyms.get(_plain(found[0]), PSEUDONYM), text)


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the forms as whole words, the longest that fits, with any white space between its parts."""
    written = sorted({unicodedata.normalize(kind, form) for form in forms for kind in _NORMAL_FORMS}, key=len)
    any_of = "|".join(map(_as_written, reversed(written)))
    return re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE) if written else None


def _as_written(form: str) -> str:
    return r"\s+".join(_APOSTROPHE.sub(_APOSTROPHE.pattern, re.escape(word)) for word in form.split())


def _rebuilt(value: Value, moved: _Moved | None, names: _Names) -> Value:
    """`value` with every span moved and every other string that can hold words without the names."""
    rebuilt: Any = value
    if isinstance(value, str):
        rebuilt = names.in_words(value)
    elif isinstance(value, tuple):
        rebuilt = tuple(_rebuilt(item, moved, names) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {name: _rebuilt(getattr(value, name), moved, names) for name in _fields_with_words(type(value))}
        if isinstance(value, Span) and moved is not None:
            start, end = moved.span(value.start, value.end)
            changed |= {"start": start, "end": end, "text": moved.text[start:end]}
        rebuilt = replace(value, **changed)
    same_kind: Value = rebuilt
    return same_kind


@cache
def _fields_with_words(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that can hold a name; the id of a stored report is what somebody called it."""
    hints = get_type_hints(kind)
    codes = CODES - {"id"} if kind is StoredReport else CODES
    return tuple(
        field.name for field in fields(kind) if field.name not in codes and not _only_choices(hints[field.name])
    )


def _only_choices(hint: Any) -> bool:
    """Whether a field takes nothing but given words, None, numbers or truth values."""
    if get_origin(hint) is Literal:
        return True
    parts = get_args(hint)
    return all(map(_only_choices, parts)) if parts else hint in (type(None), bool, int, float, ...)
