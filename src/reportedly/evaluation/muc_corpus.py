"""Read MUC-3/4: the texts of a set, and the answer keys with all slots of their incident templates."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.errors import UnreadableReportError

SLOTS = (
    "INCIDENT: DATE", "INCIDENT: LOCATION", "INCIDENT: TYPE", "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID", "INCIDENT: INSTRUMENT TYPE", "PERP: INCIDENT CATEGORY", "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID", "PERP: ORGANIZATION CONFIDENCE", "PHYS TGT: ID", "PHYS TGT: TYPE", "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION", "PHYS TGT: EFFECT OF INCIDENT", "PHYS TGT: TOTAL NUMBER", "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION", "HUM TGT: TYPE", "HUM TGT: NUMBER", "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT", "HUM TGT: TOTAL NUMBER",
)  # fmt: skip
"""The scored slots in the order of the template (TASKDOC, template-doc-part1, section 2)."""

REFERRING = frozenset({
    "INCIDENT: INSTRUMENT TYPE", "PERP: ORGANIZATION CONFIDENCE", "PHYS TGT: TYPE", "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION", "PHYS TGT: EFFECT OF INCIDENT", "HUM TGT: DESCRIPTION", "HUM TGT: TYPE",
    "HUM TGT: NUMBER", "HUM TGT: FOREIGN NATION", "HUM TGT: EFFECT OF INCIDENT",
})  # fmt: skip
"""Slots whose fillers name behind a colon the filler of another slot that they are about."""

_TEXT_HEADER = re.compile(r"^ *((?:DEV|TST\d)-MUC\d-\d{4})\b[^\n]*$", re.MULTILINE)
_KEY_LINE = re.compile(r"^(?:(\d{1,2})\. +([A-Z :]+?)|)(?: {2,}|\t)\s*(\S.*)?$")
_DATE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d\d)\b")
_OUTLET = re.compile(r"\(([^()]+)\)\s*--")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], 1
    )
}
_DATELINE_ENDS = "--"
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of a slot: any of `alternatives` is right; `about` are those of the filler that it refers to.

    An `optional` one may be left out. A reference that the key leaves open ("-") is the empty tuple.
    """

    alternatives: tuple[str, ...]
    about: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: the fillers of each slot that has any; slots that do not apply are in `inapplicable`."""

    slots: Mapping[str, tuple[Filler, ...]]
    optional: bool = False
    inapplicable: frozenset[str] = field(default_factory=frozenset)

    def fillers(self, slot: str) -> tuple[Filler, ...]:
        """The fillers of a slot; none where it is null or does not apply."""
        return self.slots.get(slot, ())


@dataclass(frozen=True, slots=True)
class MucReport:
    """A text of the corpus with what its dateline gives, and the templates that its key asks for."""

    name: str
    text: str
    published: str | None
    outlet: str | None
    templates: tuple[Template, ...]


def muc_reports(path: Path) -> Iterator[MucReport]:
    """The reports of a folder that holds texts and `key-*` files, also below it, in the order of the texts.

    Raises:
        UnreadableReportError: when there are no texts or no keys, or a text has no key.
    """
    files = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    keys: dict[str, list[Template]] = {}
    for file in files:
        if file.name.startswith("key-"):
            for name, template in _templates(file.read_text(encoding="latin-1")):
                keys.setdefault(name, []).extend([] if template is None else [template])
    texts = [pair for file in files if not file.name.startswith("key-") for pair in _texts(file)]
    if not texts or not keys:
        raise UnreadableReportError(f"{path} holds no MUC texts with key- files beside them; name such a folder")
    for name, text in texts:
        if name not in keys:
            raise UnreadableReportError(f"{path}: {name} has no template in any key- file; complete the keys")
        opening, found, _ = text.partition(_DATELINE_ENDS)
        dateline = opening + found if len(opening) < len(text) else ""
        outlet = _OUTLET.search(dateline)
        yield MucReport(name, text, _day(dateline), outlet[1] if outlet else None, tuple(keys[name]))


def _texts(file: Path) -> Iterator[tuple[str, str]]:
    parts = _TEXT_HEADER.split(file.read_text(encoding="latin-1"))
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        yield name, text.strip("\n")


def _day(dateline: str) -> str | None:
    found = _DATE.search(dateline)
    return f"19{found[3]}-{_MONTHS[found[2]]:02}-{int(found[1]):02}" if found else None


def _templates(text: str) -> Iterator[tuple[str, Template | None]]:
    """The templates of a key file with the names of their texts; None says that a text has none."""
    lines = [line.rstrip() for line in text.splitlines() if not line.lstrip().startswith(";")]
    for block in re.split(r"\n(?=0\. )", "\n".join(lines)):
        rows: dict[str, list[str]] = {}
        slot = ""
        for line in block.splitlines():
            found = _KEY_LINE.match(line)
            if found is None:
                continue
            slot = " ".join(found[2].split()) if found[2] else slot
            if slot and found[3]:
                rows.setdefault(slot, []).append(found[3].strip())
        if "MESSAGE: ID" in rows:
            number = rows.get("MESSAGE: TEMPLATE", ["*"])[0]
            name = rows["MESSAGE: ID"][0].split()[0]
            yield name, None if number == "*" else _template(rows, optional="OPTIONAL" in number)


def _template(rows: Mapping[str, list[str]], *, optional: bool) -> Template:
    slots: dict[str, tuple[Filler, ...]] = {}
    for slot in SLOTS:
        values = [value for value in rows.get(slot, ()) if value not in {"-", "*"}]
        fillers = tuple(filler for value in values if (filler := _filler(value, slot)).alternatives)
        if fillers:
            slots[slot] = fillers
    inapplicable = frozenset(slot for slot in SLOTS if rows.get(slot) == ["*"])
    return Template(slots, optional, inapplicable)


def _filler(value: str, slot: str) -> Filler:
    optional = value.startswith("?")
    value = value.removeprefix("?").strip()
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[1].replace('\\"', '"'))
        return f"\0{len(hidden) - 1}\0"

    def shown(part: str) -> str:
        bared = _without_parentheses(part.strip())
        return re.sub("\0(\\d+)\0", lambda match: hidden[int(match[1])], bared).strip(' "')

    bare = _QUOTED.sub(hide, value)
    about = ""
    if slot in REFERRING:
        bare, _, about = bare.partition(":")
        about = re.sub(r"/[^/\0]*:", "/", about)  # "CIVILIAN: one / POLITICAL FIGURE: one": the reference is the same
    alternatives = tuple(text for part in bare.split("/") if (text := shown(part)) and text != "-")
    return Filler(
        alternatives, tuple(text for part in about.split("/") if (text := shown(part)) not in {"", "-"}), optional
    )


def _without_parentheses(part: str) -> str:
    """The part without parentheses around it, or around the alternatives that it is one of; "LIMA (CITY)" keeps its."""
    if part.startswith("(") and (part.endswith(")") or ")" not in part):
        part = part[1:]
    return part[:-1].strip() if part.endswith(")") and "(" not in part else part.strip()
