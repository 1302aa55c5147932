"""Reads a gazetteer that a person wrote: one place a line, in a CSV file with a header."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from reportedly.annotation.places.entry import Entry
from reportedly.errors import KnowledgeError
from reportedly.model.place import PlaceFeature
from reportedly.model.warning import Warning

OPTIONAL_COLUMNS = ("capital",)
COLUMNS = ("id", "name", "alternate_names", "feature", "country", "admin1", "admin2", "lat", "lon", "population")
_FEATURES = get_args(PlaceFeature)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntry:
    """An entry and all the names it goes by, its usual name first."""

    entry: Entry
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTable:
    """The usable rows of a file, and a warning for each row that was skipped."""

    places: tuple[NamedEntry, ...]
    warnings: tuple[Warning, ...]


def read_place_table(path: Path) -> PlaceTable:
    """Read a user's gazetteer: UTF-8 CSV with the columns of `COLUMNS`; lines that begin with # are comments.

    `alternate_names` are separated by |, `feature` is one of PlaceFeature, `country` an ISO 3166 alpha-2 code, also
    one that ISO leaves to users (XA … XZ); `lat` and `lon` are degrees, both empty for a place without a point. `id`
    is free, and may be empty, but stands for one row only. In a further column `capital`, which may be left out, "yes"
    marks a town whose name may stand for its country's government ("Port Iselle said"). Other columns are not read.
    A row that cannot be meant is skipped with a warning that names its line.

    Raises:
        KnowledgeError: when the file cannot be read, lacks a column, or has no usable row.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: the gazetteer cannot be read as UTF-8 text ({error})") from error
    return place_table(text.splitlines(), str(path), given_by_user=True)


def place_table(lines: Iterable[str], source: str, *, given_by_user: bool) -> PlaceTable:
    """Read the lines of a gazetteer file; `source` names it in errors and warnings."""
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    rows = csv.reader((line for _, line in numbered), strict=True)
    numbered_rows = ((numbered[rows.line_num - 1][0], cells) for cells in rows)
    try:
        return _read(numbered_rows, source, given_by_user=given_by_user)
    except csv.Error as error:
        number = numbered[min(rows.line_num, len(numbered)) - 1][0]
        raise KnowledgeError(f"{source}, line {number}: {error}; mend the quotes") from error


def _read(rows: Iterator[tuple[int, list[str]]], source: str, *, given_by_user: bool) -> PlaceTable:
    """Read the header and the rows of a gazetteer, each with the number of its line."""
    nothing: list[str] = []
    first, cells_of_header = next(rows, (1, nothing))
    header = [column.strip() for column in cells_of_header]
    if missing := [column for column in COLUMNS if column not in header]:
        raise KnowledgeError(
            f"{source}, line {first}: the gazetteer has no column {', '.join(missing)}; "
            "add it to the header, its cells may stay empty"
        )
    if twice := [column for column in (*COLUMNS, *OPTIONAL_COLUMNS) if header.count(column) > 1]:
        raise KnowledgeError(f"{source}, line {first}: the gazetteer has the column {twice[0]} twice; keep one of them")
    places: list[NamedEntry] = []
    complaints: list[str] = []
    line_of_id: dict[str, int] = {}
    for number, cells in rows:
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if trouble := next(_troubles(row, len(cells), len(header), line_of_id), None):
            complaints.append(f"{source}, line {number}: {trouble}")
        else:
            places.append(_named_entry(row, given_by_user=given_by_user))
            if row["id"]:
                line_of_id[row["id"]] = number
    if not places:
        if complaints:
            raise KnowledgeError(f"{complaints[0]}; no other row of the gazetteer can be used either")
        raise KnowledgeError(f"{source}: the gazetteer has no row below its header; add one line for each place")
    return PlaceTable(
        places=tuple(places),
        warnings=tuple(Warning(code="gazetteer_row_skipped", message=f"{text}; row skipped") for text in complaints),
    )


def _troubles(row: dict[str, str], cells: int, columns: int, line_of_id: Mapping[str, int]) -> Iterator[str]:
    """What keeps a row from being used, each with its cure."""
    if cells != columns:
        yield f"{cells} cells under {columns} columns; put names that hold a comma in double quotes"
        return
    if not row["name"]:
        yield "no name"
    if row["id"] in line_of_id:
        yield f"id {row['id']!r} is that of line {line_of_id[row['id']]} already; give each place its own"
    if row["feature"] not in _FEATURES:
        yield f"unknown feature {row['feature']!r}; use one of {', '.join(_FEATURES)}"
    if row["country"] and not (len(row["country"]) == 2 and row["country"].isascii() and row["country"].isupper()):
        yield f"country {row['country']!r} is not an ISO 3166 alpha-2 code such as SY or XA"
    for column, limit in (("lat", 90.0), ("lon", 180.0)):
        if row[column] and not _is_number_within(row[column], limit):
            yield f"{column} {row[column]!r} is not in degrees from -{limit:.0f} to {limit:.0f}"
    if bool(row["lat"]) != bool(row["lon"]):
        yield "one of lat and lon is missing; give both or neither"
    yield from _troubles_of_town(row)


def _troubles_of_town(row: dict[str, str]) -> Iterator[str]:
    if row["population"] and not (row["population"].isascii() and row["population"].isdecimal()):
        yield f"population {row['population']!r} is not a whole number without separators"
    if row.get("capital", "") not in {"", "yes", "no"}:
        yield f"capital {row['capital']!r} is neither yes nor no"


def _is_number_within(cell: str, limit: float) -> bool:
    try:
        return abs(float(cell)) <= limit
    except ValueError:
        return False


def _named_entry(row: dict[str, str], *, given_by_user: bool) -> NamedEntry:
    feature: PlaceFeature = next(known for known in _FEATURES if known == row["feature"])
    entry = Entry(
        name=row["name"],
        feature=feature,
        country=row["country"] or None,
        admin1=row["admin1"] or (row["name"] if feature == "admin1" else None),
        admin2=row["admin2"] or (row["name"] if feature == "admin2" else None),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        population=int(row["population"] or 0),
        given_by_user=given_by_user,
        gazetteer_id=(row["id"] or None) if given_by_user else None,
        is_capital=row.get("capital") == "yes",
    )
    alternates = tuple(name.strip() for name in row["alternate_names"].split("|") if name.strip())
    return NamedEntry(entry=entry, names=(row["name"], *alternates))
