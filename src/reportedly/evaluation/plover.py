"""Score PLOVER root codes, sources and targets against sentences with marked pairs (Zero-Shot-PLOVER's layout)."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.result import EvaluationResult
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span
from reportedly.views.plover_events import PloverEvent, plover_events
from reportedly.workflows.read_report import ReportReader

PROTOCOL = (
    "Each sentence has one pair of source and target, given as spans, and a gold root code. Of the events found, the "
    "one counts whose doers and targets share the most with the pair, then the one nearest to both; a sentence without "
    "an event is wrong. root_accuracy is the share of sentences whose root is right, macro_f1 the mean F1 over gold "
    "roots, root_found_anywhere the share where any event has the root; source_found and target_found are the shares "
    "where any event has words of the source among its doers, or of the target among those it is done to. No sentence "
    "was trained on."
)
_COLUMNS = ("sentence", "source", "target", "gold_root")


@dataclass(frozen=True, slots=True)
class PloverSentence:
    """A sentence with the offsets of its source and target (empty where it marks none) and its root code."""

    text: str
    source: range
    target: range
    root: str


def plover_sentences(path: Path) -> Iterator[PloverSentence]:
    """The rows of a tab-separated file with the columns sentence, source, target and gold_root.

    Raises:
        UnreadableReportError: when the file has other columns.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        if missing := [name for name in _COLUMNS if name not in (rows.fieldnames or ())]:
            raise UnreadableReportError(
                f"{path} has no column {missing[0]}; name a file in the layout of PLV_train.tsv"
            )
        for row in rows:
            text = row["sentence"]
            yield PloverSentence(text, _place(row["source"], text), _place(row["target"], text), row["gold_root"])


def evaluate_events(path: Path, code: Callable[[str], Sequence[PloverEvent]]) -> EvaluationResult:
    """Score the events that `code` finds in each sentence.

    Raises:
        UnreadableReportError: when `path` is not in the layout of the corpus.
    """
    counts = Counter[str]()
    for sentence in plover_sentences(path):
        count_sentence(counts, sentence, code(sentence.text))
    total = counts["sentences"]
    roots = sorted(name.removeprefix("gold_") for name in counts if name.startswith("gold_"))
    f1 = {root: 2 * counts[f"right_{root}"] / (counts[f"gold_{root}"] + counts[f"found_{root}"]) for root in roots}
    return EvaluationResult(
        task="events",
        path=str(path),
        documents=total,
        scores={
            "root_accuracy": counts["root_right"] / max(1, total),
            "macro_f1": sum(f1.values()) / max(1, len(f1)),
            "root_found_anywhere": counts["root_anywhere"] / max(1, total),
            "source_found": counts["source_right"] / max(1, total),
            "target_found": counts["target_right"] / max(1, total),
            **{f"f1_{root}": value for root, value in f1.items()},
        },
        counts=dict(sorted(counts.items())),
        protocol=PROTOCOL,
    )


def plover_coder(reader: ReportReader) -> Callable[[str], Sequence[PloverEvent]]:
    """What our reader makes of a sentence: the view's PLOVER events."""

    def code(text: str) -> Sequence[PloverEvent]:
        return plover_events(reader.read(Report(report_id="sentence", text=text, sha256=sha256_of(text))))

    return code


def count_sentence(counts: Counter[str], sentence: PloverSentence, events: Sequence[PloverEvent]) -> None:
    """Add one sentence: what was chosen, whether it is right, and whether source and target were found."""
    chosen = chosen_event(sentence, events)
    counts.update({"sentences": 1, f"gold_{sentence.root}": 1})
    if chosen is not None:
        counts[f"found_{chosen.root}"] += 1
        if chosen.root == sentence.root:
            counts.update({"root_right": 1, f"right_{sentence.root}": 1})
    counts["root_anywhere"] += any(event.root == sentence.root for event in events)
    counts["source_right"] += any(_shared(event.sources, sentence.source) for event in events)
    counts["target_right"] += any(_shared(event.targets, sentence.target) for event in events)


def chosen_event(sentence: PloverSentence, events: Sequence[PloverEvent]) -> PloverEvent | None:
    """The event that the pair is about: the best match of both sides, then the nearest words."""

    def worth(event: PloverEvent) -> tuple[int, int, int]:
        as_told = _shared(event.sources, sentence.source) + _shared(event.targets, sentence.target)
        sides = _shared(event.targets, sentence.source) + _shared(event.sources, sentence.target)
        distance = sum(_distance(event.words.start, side) for side in (sentence.source, sentence.target) if side)
        return 2 * as_told + sides, -distance, -event.words.start

    return max(events, key=worth, default=None)


def _shared(spans: Sequence[Span], side: range) -> bool:
    return any(one.start < side.stop and side.start < one.end for one in spans)


def _distance(offset: int, side: range) -> int:
    return max(side.start - offset, offset - side.stop, 0)


def _place(words: str | None, text: str) -> range:
    start = text.find(words) if words else -1
    return range(start, start + len(words or "")) if start >= 0 else range(0)
