"""Score which sentences tell of police actions (India Police Events, Halterman, Keith, Sarwar and O'Connor 2021)."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.result import EvaluationResult
from reportedly.model.actor import Mention
from reportedly.model.claim import Claim, Participant
from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.workflows.read_report import ReportReader

PROTOCOL = (
    "Every sentence of sents.jsonl, joined per document, with the labels KILL, ARREST, FORCE and ANY_ACTION. ARREST is "
    "found in a sentence when a claim with a trigger in it is of a type of custody and its agent may be the police; "
    "KILL (somebody died of it) and FORCE when a claim of harm or force has police as its agent, or names none in a "
    "sentence that mentions police and does not harm them; ANY_ACTION when any of these or another act of policing is "
    "found, or the sentence mentions police at all, also as who acts ('police firing'). What its source denies, "
    "demands or plans is no action. Precision and recall over sentences, micro; nothing was trained on them. FAIL, "
    "inaction, is not looked for."
)
SENTENCES = "sents.jsonl"

ACTIONS: Mapping[str, tuple[str, ...]] = {
    "KILL": ("harm.death", "attack.execution", "attack.murder"),
    "ARREST": ("custody.arrest", "custody.detention"),
    "FORCE": (
        "harm.death", "harm.injury", "attack.shooting", "attack.beating", "attack.fire", "abuse.repression",
        "protest.dispersal",
    ),
    "ANY_ACTION": (
        "custody.arrest", "custody.detention", "policing", "protest.dispersal", "abuse.repression", "government.curfew",
        "military.deployment", "conflict.bomb_disposal",
    ),
}  # fmt: skip
"""The labels with the event types, and all below them, by which police act so."""

OF_POLICE_ONLY = frozenset({"ARREST", "ANY_ACTION"})
"""Labels whose types are acts of police by themselves; what the others name is told of many."""

_POLICE_KINDS = frozenset({"police", "military"})

_POLICE_WORDS = frozenset({"police", "policeman", "policemen", "policewoman", "cop", "cops", "constable", "constables"})
"""Words that name police where no mention does, as in "police firing"."""


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence's text and its labels."""

    text: str
    labels: frozenset[str]


def labelled_documents(path: Path) -> Iterator[tuple[str, list[LabelledSentence]]]:
    """The documents of a folder with `sents.jsonl`, or of that file: each with its sentences in order.

    Raises:
        UnreadableReportError: when the file is missing or a line is not in its form.
    """
    file = path / SENTENCES if path.is_dir() else path
    if not file.is_file():
        raise UnreadableReportError(f"{file} is missing; name the folder of India Police Events that holds {SENTENCES}")
    documents: dict[str, list[LabelledSentence]] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            sentence = LabelledSentence(row["sent_text"], frozenset(row["sent_labels"]))
            documents.setdefault(str(row["doc_id"]), []).append(sentence)
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableReportError(f"{file}, line {number}: not a sentence with labels ({error})") from error
    yield from documents.items()


def evaluate_police(path: Path, read: Callable[[str, str], Reading]) -> EvaluationResult:
    """Score the claims that `read` finds in each document, given its id and text.

    Raises:
        UnreadableReportError: when `path` is not in the layout of the corpus.
    """
    counts = Counter[str]()
    documents = 0
    for name, sentences in labelled_documents(path):
        documents += 1
        counts.update(document_counts(sentences, read(name, joined(sentences))))
    scores = {}
    for label in ACTIONS:
        right = counts[f"{label}_right"]
        scores[f"{label}_recall"] = right / max(1, counts[f"{label}_gold"])
        scores[f"{label}_precision"] = right / max(1, counts[f"{label}_found"])
    return EvaluationResult(
        task="police",
        path=str(path),
        documents=documents,
        scores=scores,
        counts=dict(sorted(counts.items())),
        protocol=PROTOCOL,
    )


def document_reader(reader: ReportReader) -> Callable[[str, str], Reading]:
    """Our reader for documents of the corpus, which have an id and a text."""
    return lambda name, text: reader.read(Report(report_id=name, text=text, sha256=sha256_of(text)))


def joined(sentences: Sequence[LabelledSentence]) -> str:
    """The sentences as one text, a space between two."""
    return " ".join(sentence.text for sentence in sentences)


def document_counts(sentences: Sequence[LabelledSentence], reading: Reading) -> Counter[str]:
    """What the labels ask for, what the claims of a document tell, and what of it is right."""
    starts = [0]
    for sentence in sentences[:-1]:
        starts.append(starts[-1] + len(sentence.text) + 1)
    named = [mention.start for mention in reading.mentions if mention.source_kind in _POLICE_KINDS]
    named += [one.start for claim in reading.claims for one in claim.participants if _names_police(one)]
    mentioned = {bisect_right(starts, start) - 1 for start in named}
    found: list[set[str]] = [{"ANY_ACTION"} if number in mentioned else set() for number in range(len(sentences))]
    for claim in reading.claims:
        at = bisect_right(starts, claim.event.trigger.start) - 1
        for label in ACTIONS:
            if tells(claim, label, reading.mentions, police_near=at in mentioned):
                found[at] |= {label, "ANY_ACTION"}
    counts = Counter[str]()
    for sentence, labels in zip(sentences, found, strict=True):
        for label in ACTIONS:
            counts[f"{label}_gold"] += label in sentence.labels
            counts[f"{label}_found"] += label in labels
            counts[f"{label}_right"] += label in labels and label in sentence.labels
        counts["sentences"] += 1
    return counts


def tells(claim: Claim, label: str, mentions: Sequence[Mention], *, police_near: bool) -> bool:
    """Whether the claim tells of that action by police: as its agent, or by nobody who is named."""
    if claim.stance != "asserts" or not _is_of_kind(claim, label):
        return False
    agents = [one for one in claim.participants if one.role == "agent"]
    if any(_names_police(agent) for agent in agents):
        return True
    kinds = {mention.source_kind for mention in mentions for agent in agents if mention.overlaps(agent)}
    if agents and kinds - {"unknown", "government"}:
        return bool(kinds & _POLICE_KINDS)
    return label in OF_POLICE_ONLY or (police_near and not _befalls_police(claim, mentions))


def _is_of_kind(claim: Claim, label: str) -> bool:
    """Whether the claim's type is one of the label's; whoever is killed by whatever is killed."""
    if label == "KILL" and any(casualty.outcome == "killed" for casualty in claim.casualties):
        return True
    return any(claim.event.type == kind or claim.event.type.startswith(f"{kind}.") for kind in ACTIONS[label])


def _names_police(participant: Participant) -> bool:
    """Whether an agent is called police, though no mention says so."""
    return participant.role == "agent" and not _POLICE_WORDS.isdisjoint(participant.text.lower().split())


def _befalls_police(claim: Claim, mentions: Sequence[Mention]) -> bool:
    """Whether police are who is harmed."""
    harmed = [one for one in claim.participants if one.role in {"victim", "target"}]
    return any(mention.overlaps(one) and mention.source_kind in _POLICE_KINDS for mention in mentions for one in harmed)
