"""Measure the times against TimeML corpora (TimeBank, AQUAINT, TempEval-3 Platinum)."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportedly.annotation.times import find_times
from reportedly.errors import UnreadableReportError
from reportedly.evaluation.result import EvaluationResult
from reportedly.model.span import Span
from reportedly.model.time import TimeMention

PROTOCOL = (
    "TempEval-3 (UzZaman et al. 2013), task A, TIMEX3 within TEXT: strict needs the same characters, relaxed an "
    "overlap (one to one, in text order), value an overlap with the very same TIMEX3 value, each as F1 over all gold "
    "and all found; equal_value also takes the same value written otherwise (1998-W6 and 1998-W06, 199X and 199, "
    "1998-XX and 1998). value_accuracy and type_accuracy are shares of the overlapping ones."
)


FindTimes = Callable[[str, date | None], Sequence[TimeMention]]
"""A tagger: the times of a text, given the day of its publication."""

_SHORT_WEEK = re.compile(r"(?<=-)W(?=\d$)")
_UNKNOWN_END = re.compile(r"(?<=\d)(?:-?X+)+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime(Span):
    """A TIMEX3 of the corpus with its type and value."""

    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMLDocument:
    """The text between the TEXT tags without markup, its creation day, and its times in text order."""

    name: str
    text: str
    created: date | None
    times: tuple[GoldTime, ...]


def timeml_documents(folder: Path) -> Iterator[TimeMLDocument]:
    """The documents of a folder of `.tml` files, in the order of their names.

    Raises:
        UnreadableReportError: when the folder holds none, or one is not TimeML.
    """
    paths = sorted(folder.glob("*.tml"))
    if not paths:
        raise UnreadableReportError(f"{folder} holds no .tml files; name the folder that holds the TimeML documents")
    for path in paths:
        try:
            root = ET.parse(path).getroot()  # noqa: S314 - the user's own file
        except ET.ParseError as error:
            raise UnreadableReportError(f"{path} is not well-formed XML: {error}") from error
        body = root.find("TEXT")
        if body is None:
            raise UnreadableReportError(f"{path} has no TEXT element; TimeML documents have one")
        times: list[GoldTime] = []
        text = _collect(body, "", times)
        yield TimeMLDocument(name=path.stem, text=text, created=_creation_day(root), times=tuple(times))


def _collect(element: ET.Element, before: str, times: list[GoldTime]) -> str:
    """Append the text of `element` to the text `before` it, noting each TIMEX3 on the way."""
    text = before + (element.text or "")
    for child in element:
        start = len(text)
        text = _collect(child, text, times)
        if child.tag == "TIMEX3":
            kind, value = child.get("type", ""), child.get("value", "")
            times.append(GoldTime(start=start, end=len(text), text=text[start:], type=kind, value=value))
        text += child.tail or ""
    return text


def _creation_day(root: ET.Element) -> date | None:
    stamp = root.find("DCT/TIMEX3")
    try:
        return None if stamp is None else date.fromisoformat(stamp.get("value", "")[:10])
    except ValueError:
        return None


def evaluate_times(path: Path, find: FindTimes = find_times) -> EvaluationResult:
    """Find the times of every document and compare them with the corpus; `find` may be another tagger.

    Raises:
        UnreadableReportError: as `timeml_documents`.
    """
    counts: Counter[str] = Counter()
    documents = 0
    for document in timeml_documents(path):
        documents += 1
        found = find(document.text, document.created)
        pairs = overlapping(document.times, found)
        counts["gold"] += len(document.times)
        counts["found"] += len(found)
        counts["relaxed"] += len(pairs)
        counts["strict"] += sum((gold.start, gold.end) == (time.start, time.end) for gold, time in pairs)
        counts["value"] += sum(time.timex is not None and gold.value == time.timex.value for gold, time in pairs)
        counts["equal_value"] += sum(
            time.timex is not None and written_alike(gold.value) == written_alike(time.timex.value)
            for gold, time in pairs
        )
        counts["type"] += sum(time.timex is not None and gold.type == time.timex.type for gold, time in pairs)
    scores = {
        f"{name}_f1": _f1(counts[name], counts["gold"], counts["found"])
        for name in ("strict", "relaxed", "value", "equal_value")
    }
    scores |= {f"{name}_accuracy": counts[name] / max(1, counts["relaxed"]) for name in ("value", "type")}
    return EvaluationResult(
        task="times", path=str(path), documents=documents, scores=scores, counts=dict(counts), protocol=PROTOCOL
    )


def overlapping(gold: Sequence[GoldTime], found: Sequence[TimeMention]) -> list[tuple[GoldTime, TimeMention]]:
    """Pairs that share characters, one to one, in text order."""
    pairs = []
    rest = list(found)
    for expected in gold:
        match = next((span for span in rest if span.overlaps(expected)), None)
        if match is not None:
            pairs.append((expected, match))
            rest.remove(match)
    return pairs


def written_alike(value: str) -> str:
    """A TIMEX3 value in one of the forms that annotators give it: weeks of two digits, no unknown digits at its end."""
    return _SHORT_WEEK.sub("W0", _UNKNOWN_END.sub("", value))


def _f1(right: int, gold: int, found: int) -> float:
    return 2 * right / max(1, gold + found)
