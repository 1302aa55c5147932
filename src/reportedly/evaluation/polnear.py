"""Read PolNeAR (Newell et al., LREC 2018) in the layout its authors publish."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportedly.errors import UnreadableReportError

Fragment = tuple[int, int]
Role = Literal["Source", "Cue", "Content"]
ROLES: tuple[Role, ...] = ("Source", "Cue", "Content")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """An annotated attribution: the fragments of each part, as half-open code-point offsets, in text order."""

    source: tuple[Fragment, ...]
    cue: tuple[Fragment, ...]
    content: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article with what its first annotator marked."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def articles(folder: Path) -> Iterator[Article]:
    """The articles of a compartment: a folder with `text/` and `attributions/`, in the order of their names.

    Twenty articles have several annotators; the first by name is taken. Articles without annotation are left out.

    Raises:
        UnreadableReportError: when the folder is not in that layout.
    """
    texts, annotations = folder / "text", folder / "attributions"
    if not texts.is_dir() or not annotations.is_dir():
        raise UnreadableReportError(f"{folder} is no PolNeAR compartment: it needs the folders text and attributions")
    first_annotation: dict[str, Path] = {}
    for path in sorted(annotations.glob("*.ann")):
        first_annotation.setdefault(path.stem.rsplit("_", 1)[0], path)
    for path in sorted(texts.glob("*.txt")):
        if path.stem in first_annotation:
            text = path.read_bytes().decode("utf-8")  # offsets count code points, line ends untouched
            marked = _attributions(first_annotation[path.stem].read_text(encoding="utf-8"))
            yield Article(name=path.stem, text=text, attributions=tuple(marked))


def _attributions(standoff: str) -> Iterator[GoldAttribution]:
    """The attributions of a brat file.

    Events may stand before the spans that they name, the text of a span may run over several lines, and notes are
    mixed in: spans are read first, their text is ignored.
    """
    spans: dict[str, tuple[Fragment, ...]] = {}
    events: list[str] = []
    for line in standoff.split("\n"):
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            _, _, offsets = fields[1].partition(" ")
            spans[fields[0]] = tuple(_fragment(piece) for piece in offsets.split(";"))
        elif line.startswith("E") and len(fields) > 1:
            events.append(fields[1])
    for event in events:
        anchor, *arguments = event.split()
        if not anchor.startswith("Attribution"):
            continue
        parts: dict[Role, list[Fragment]] = {role: [] for role in ROLES}
        for argument in arguments:
            label, _, key = argument.partition(":")
            for role in ROLES:
                if label.startswith(role):  # a second content is "Content2"
                    parts[role].extend(spans.get(key, ()))
        yield GoldAttribution(
            source=tuple(sorted(parts["Source"])),
            cue=tuple(sorted(parts["Cue"])),
            content=tuple(sorted(parts["Content"])),
        )


def _fragment(offsets: str) -> Fragment:
    start, end = offsets.split()
    return int(start), int(end)
