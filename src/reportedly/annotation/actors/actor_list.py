"""Read actor lists: the one that ships with the package and those of users, all in the same form."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast, get_args

from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.errors import KnowledgeError
from reportedly.model.actor import MentionKind, SourceKind
from reportedly.model.warning import Warning

REQUIRED_COLUMNS = ("code", "name", "kind")
OPTIONAL_COLUMNS = ("aliases", "source_kind", "country", "from", "until", "ownership", "demonyms", "alpha2", "source")

_KINDS: tuple[str, ...] = get_args(MentionKind)
_SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)
_CODE = re.compile(r"[A-Z]{3}(\.[A-Z0-9]+)*")
_DATE = re.compile(r"(\d{4})(-\d\d-\d\d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorList:
    """The actors of one list, and what was wrong with rows that were left out."""

    actors: tuple[KnownActor, ...]
    warnings: tuple[Warning, ...] = ()


def read_actor_list(path: Path) -> ActorList:
    """Read a user's actor list: UTF-8 CSV with a header; lines that start with "#" are comments.

    Needs the columns code, name and kind; knows aliases ("|" between them), source_kind, country (alpha-3), from and
    until (a year or an ISO day), ownership and source. A row of kind `country` declares a country: its code is the
    alpha-3 code, `demonyms` its people's adjective and noun, and `alpha2` the code that gazetteers use for it, by
    default the first two letters of its code, as ISO 3166 leaves them to users in pairs.

    Raises:
        KnowledgeError: the file cannot be read as such a list. A bad row only gives a warning and is left out.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as UTF-8 text ({error}); give a CSV file") from error
    return parsed_actor_list(text, str(path))


@cache
def shipped_actors() -> tuple[KnownActor, ...]:
    """The hand-written actors that ship with the package."""
    text = (files("reportedly.annotation") / "data" / "actors.csv").read_text(encoding="utf-8")
    return tuple(_known_actor(row) for _, row in _rows(text, "actors.csv"))


def parsed_actor_list(text: str, origin: str) -> ActorList:
    """Read the text of an actor list; `origin` names it in messages (see `read_actor_list`)."""
    actors: list[KnownActor] = []
    warnings: list[Warning] = []
    first_lines: dict[tuple[str, ...], int] = {}
    for line, row in _rows(text, origin):
        complaint = _complaint(row)
        same = tuple(row.get(column, "") for column in ("code", "name", "from"))
        if not complaint and first_lines.setdefault(same, line) != line:
            complaint = f"{row['name']!r} of {row['code']} is in line {first_lines[same]} already; keep one of them"
        if complaint:
            message = f"{origin}, line {line}: {complaint}; row skipped"
            warnings.append(Warning(code="actor_row_skipped", message=message))
        else:
            actors.append(_known_actor(row))
    return ActorList(actors=tuple(actors), warnings=tuple(warnings))


def _rows(text: str, origin: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows as cells by column, each with the number of its last line in the file."""
    lines = text.splitlines(keepends=True)
    comments = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.reader(io.StringIO("".join(lines[comments:]), newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        missing = [column for column in REQUIRED_COLUMNS if column not in header]
        unknown = [column for column in header if column not in REQUIRED_COLUMNS + OPTIONAL_COLUMNS]
        if missing or unknown or len(set(header)) < len(header):
            fault = f"lacks {', '.join(missing)}" if missing else f"has {', '.join(unknown) or 'a column twice'}"
            known = ", ".join(REQUIRED_COLUMNS + OPTIONAL_COLUMNS)
            raise KnowledgeError(f"{origin}, line {comments + 1}: the header {fault}; the columns are {known}")
        for cells in reader:
            if cells and not cells[0].startswith("#"):
                padded = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
                row = dict(zip(header, padded, strict=False))
                if len(cells) > len(header):
                    row["surplus"] = cells[len(header)]
                yield comments + reader.line_num, row
    except csv.Error as error:
        raise KnowledgeError(f"{origin}, line {comments + reader.line_num}: {error}; mend the quotes") from error


def _complaint(row: dict[str, str]) -> str | None:
    """What is wrong with a row, with the cure; null where it is sound."""
    dates = [(column, row[column]) for column in ("from", "until") if row.get(column)]
    bad_date = next((f"{column} {cell!r}" for column, cell in dates if not _is_date(cell)), None)
    since, until = row.get("from", ""), row.get("until", "")
    checks = (
        ("surplus" in row, "a cell too many; put names with commas into double quotes"),
        (not _CODE.fullmatch(row["code"]), f"the code {row['code']!r} is not of the form SYR.REB.NAME"),
        (not row["name"], "the name is empty"),
        (row["kind"] not in _KINDS, f"the kind {row['kind']!r} is none of {', '.join(_KINDS)}"),
        (
            row.get("source_kind", "") not in ("", *_SOURCE_KINDS),
            f"the source_kind {row.get('source_kind')!r} is none of {', '.join(_SOURCE_KINDS)}",
        ),
        (bad_date is not None, f"{bad_date} is neither a year nor a day like 2018-11-25"),
        (bool(since and until) and since[:4] > until[:4], f"from {since!r} is after until {until!r}"),
    )
    return next((complaint for is_wrong, complaint in checks if is_wrong), None)


def _is_date(cell: str) -> bool:
    """Whether it is a year, or a day that there is."""
    if not _DATE.fullmatch(cell):
        return False
    try:
        date.fromisoformat(cell if len(cell) > len("2018") else f"{cell}-01-01")
    except ValueError:
        return False
    return True


def _known_actor(row: dict[str, str]) -> KnownActor:
    code, kind = row["code"], cast("MentionKind", row["kind"])
    until = row.get("until", "")
    return KnownActor(
        code=code,
        name=row["name"],
        aliases=_parts(row.get("aliases", "")),
        kind=kind,
        source_kind=cast("SourceKind", row.get("source_kind") or "unknown"),
        country=row.get("country", ""),
        since=row.get("from", ""),
        until=f"{until}-12-31" if len(until) == len("2018") else until,
        ownership=row.get("ownership", ""),
        demonyms=_parts(row.get("demonyms", "")),
        alpha2=row.get("alpha2") or (code[:2] if kind == "country" else ""),
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
