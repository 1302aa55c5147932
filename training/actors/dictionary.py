"""Read actor files in the form of TABARI and PETRARCH: a name, its synonyms, and its codes with dates."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

LIST_MADE_ON = "2014-01-30"
"""The day on which the country file says that it was generated: of what is open-ended, nothing is known after it."""

_CODES = re.compile(r"\[([^\]]*)\]")
_DAY = re.compile(r"(\d{2}|\d{4})(\d{2})(\d{2})")
_SPAN = re.compile(r"(?P<since>\d+)-(?P<until>\d+)|>\s*(?P<after>\d+)>?|<\s*(?P<before>\d+)>?")


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A CAMEO code and the ISO days between which it holds; empty where open."""

    code: str
    since: str
    until: str


@dataclass(slots=True)
class Entry:
    """Names of one actor as the file writes them, and its codes."""

    names: list[str] = field(default_factory=list)
    codes: list[DatedCode] = field(default_factory=list)


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """The entries of an actor file; names come with spaces instead of underscores."""
    entry = Entry()
    for raw in lines:
        line = raw.partition("#")[0].strip()
        name = _CODES.sub("", line).strip()
        if name and not name.startswith("+") and (entry.names or entry.codes):
            yield entry
            entry = Entry()
        if name:
            entry.names.append(" ".join(name.removeprefix("+").replace("_", " ").split()))
        entry.codes.extend(code for text in _CODES.findall(line) if (code := dated_code(text)) is not None)
    if entry.names:
        yield entry


def dated_code(text: str) -> DatedCode | None:
    """Read what stands in brackets: "SYRGOV 000310-030910", "SYRGOV >000717", "SYRREB"; null where it is broken."""
    code, _, dates = text.strip().partition(" ")
    if not re.fullmatch(r"[A-Z]{3,}", code):
        return None
    if not dates.strip():
        return DatedCode(code, "", "")
    span = _SPAN.fullmatch(dates.strip())
    if span is None:
        return None
    since, until = _day(span["since"] or span["after"]), _day(span["until"] or span["before"])
    if since is None or until is None or (since and until and since > until):
        return None
    return DatedCode(code, since, until or LIST_MADE_ON)


def _day(digits: str | None) -> str | None:
    """An ISO day from yymmdd or yyyymmdd; "" where there is none, null where it is no date."""
    if not digits:
        return ""
    match = _DAY.fullmatch(digits)
    if match is None or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 31:
        return None
    year = match[1] if len(match[1]) == 4 else ("20" if int(match[1]) <= 14 else "19") + match[1]
    return f"{year}-{match[2]}-{match[3]}"
