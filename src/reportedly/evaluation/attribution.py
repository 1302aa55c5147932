"""Score attributions against PolNeAR."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportedly.annotation.words import word_spans
from reportedly.evaluation.polnear import ROLES, Article, Fragment, GoldAttribution, Role, articles
from reportedly.evaluation.result import EvaluationResult
from reportedly.model.annotation import LinkedAttribution
from reportedly.model.span import Span, trimmed

PROTOCOL = (
    "Source, cue and content: the set of a document's fragments of that role, white space, commas and quotation marks "
    "trimmed at both ends, compared exactly, F1 over all documents. Linked: attributions with content, paired one to "
    "one by Jaccard of the contents' characters of at least 0.5, best first; right when the sources share a character "
    "or both sides have none. Recall by quote: of gold contents wholly, partly or not within quotation marks. Words: "
    "F1 over words that carry a role. What the reader doubts itself does not count. First annotator where an article "
    "has several."
)

QuoteKind = Literal["direct", "mixed", "indirect"]
_TRIMMED = "\"'“”‘’„«»,`"
_PAIRED_ENOUGH = 0.5
_WHOLLY = 0.9
"""Share of a content's letters and digits within quotation marks from which it is a direct quotation."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The fragments of one attribution, gold or found, trimmed for comparison."""

    source: frozenset[Fragment]
    cue: frozenset[Fragment]
    content: frozenset[Fragment]

    def of(self, role: Role) -> frozenset[Fragment]:
        """The fragments of one role."""
        return {"Source": self.source, "Cue": self.cue, "Content": self.content}[role]


def evaluate_attribution(
    path: Path, read: Callable[[str], Iterable[LinkedAttribution]], *, limit: int | None = None
) -> EvaluationResult:
    """Score what `read` finds in the texts of a PolNeAR compartment; attributions without content do not count.

    Raises:
        UnreadableReportError: when `path` is not in the layout of PolNeAR.
    """
    counts = Counter[str]()
    documents = 0
    for article in articles(path):
        if documents == limit:
            break
        documents += 1
        counts.update(article_counts(article, found_parts(article.text, read(article.text))))
    return EvaluationResult(
        task="attribution",
        path=str(path),
        documents=documents,
        scores=scores_of(counts),
        counts=dict(sorted(counts.items())),
        protocol=PROTOCOL,
    )


def article_counts(article: Article, found: Sequence[Parts]) -> Counter[str]:
    """Count what an article has, what was found and what of it is right, for every score."""
    gold = [gold_parts(article.text, attribution) for attribution in article.attributions]
    counts = Counter[str]()
    words = word_spans(article.text)
    for role in ROLES:
        _count(counts, role.lower(), _all(gold, role), _all(found, role))
        _count(counts, f"{role.lower()}_words", _covered(words, gold, role), _covered(words, found, role))
    with_content = [parts for parts in gold if parts.content]
    right = right_links(article.text, with_content, found)
    counts.update(linked_gold=len(with_content), linked_found=len(found), linked_right=len(right))
    quoted = _quoted_characters(article.text)
    for index, parts in enumerate(with_content):
        kind = quote_kind(article.text, parts.content, quoted)
        counts.update({f"{kind}_gold": 1, f"{kind}_right": int(index in right)})
    return counts


def scores_of(counts: Counter[str]) -> dict[str, float]:
    """The scores that follow from counts."""
    scores = {}
    for name in ("source", "cue", "content", "linked"):
        scores[f"{name}_precision"] = _share(counts[f"{name}_right"], counts[f"{name}_found"])
        scores[f"{name}_recall"] = _share(counts[f"{name}_right"], counts[f"{name}_gold"])
        scores[f"{name}_f1"] = _f1(counts, name)
    for role in ROLES:
        scores[f"{role.lower()}_words_f1"] = _f1(counts, f"{role.lower()}_words")
    scores["words_f1"] = _f1(
        Counter(
            {
                f"words_{side}": sum(counts[f"{role.lower()}_words_{side}"] for role in ROLES)
                for side in ("gold", "found", "right")
            }
        ),
        "words",
    )
    for kind in ("direct", "mixed", "indirect"):
        scores[f"linked_recall_{kind}"] = _share(counts[f"{kind}_right"], counts[f"{kind}_gold"])
    return scores


def gold_parts(text: str, attribution: GoldAttribution) -> Parts:
    """A gold attribution, trimmed for comparison."""
    return Parts(
        *(
            frozenset(_trimmed(text, fragments))
            for fragments in (attribution.source, attribution.cue, attribution.content)
        )
    )


def quote_kind(text: str, content: Iterable[Fragment], quoted: Sequence[bool]) -> QuoteKind:
    """How much of a content stands within quotation marks."""
    letters = [quoted[at] for start, end in content for at in range(start, end) if text[at].isalnum()]
    share = sum(letters) / max(1, len(letters))
    return "direct" if share >= _WHOLLY else "mixed" if share > 0 else "indirect"


def found_parts(text: str, attributions: Iterable[LinkedAttribution]) -> list[Parts]:
    """What was found, trimmed for comparison; attributions without content, and doubtful ones, do not count."""
    return [_found(text, one) for one in attributions if one.content and not one.is_doubtful]


def _found(text: str, attribution: LinkedAttribution) -> Parts:
    def fragments(spans: tuple[Span, ...]) -> frozenset[Fragment]:
        return frozenset(_trimmed(text, ((span.start, span.end) for span in spans)))

    return Parts(fragments(attribution.source), fragments(attribution.cue), fragments(attribution.content))


def _trimmed(text: str, fragments: Iterable[Fragment]) -> Iterator[Fragment]:
    for start, end in fragments:
        first, last = trimmed(text, start, end, _TRIMMED)
        if first < last:
            yield first, last


def _all(attributions: Sequence[Parts], role: Role) -> set[Fragment]:
    return {fragment for parts in attributions for fragment in parts.of(role)}


def _covered(words: Sequence[Fragment], attributions: Sequence[Parts], role: Role) -> set[int]:
    """The words whose first character lies in a fragment of the role."""
    characters = {at for start, end in _all(attributions, role) for at in range(start, end)}
    return {start for start, _ in words if start in characters}


def _count(counts: Counter[str], name: str, gold: set[Fragment] | set[int], found: set[Fragment] | set[int]) -> None:
    counts.update({f"{name}_gold": len(gold), f"{name}_found": len(found), f"{name}_right": len(gold & found)})


def right_links(text: str, gold: Sequence[Parts], found: Sequence[Parts]) -> dict[int, int]:
    """The indices of gold attributions that a found one matches in content and source, with the index of that one."""
    gold_contents = [_characters(text, parts.content) for parts in gold]
    found_contents = [_characters(text, parts.content) for parts in found]
    pairs = sorted(
        (-len(one & other) / len(one | other), index, candidate)
        for index, one in enumerate(gold_contents)
        for candidate, other in enumerate(found_contents)
        if one & other
    )
    right: dict[int, int] = {}
    paired_gold: set[int] = set()
    paired_found: set[int] = set()
    for overlap, index, candidate in pairs:
        if -overlap < _PAIRED_ENOUGH or index in paired_gold or candidate in paired_found:
            continue
        paired_gold.add(index)
        paired_found.add(candidate)
        if _same_source(text, gold[index], found[candidate]):
            right[index] = candidate
    return right


def _same_source(text: str, gold: Parts, found: Parts) -> bool:
    if not gold.source and not found.source:
        return True
    return bool(_characters(text, gold.source) & _characters(text, found.source))


def _characters(text: str, fragments: Iterable[Fragment]) -> set[int]:
    return {at for start, end in fragments for at in range(start, end) if not text[at].isspace()}


def _quoted_characters(text: str) -> list[bool]:
    """For each character whether it stands within quotation marks; a mark is open until its paragraph ends at most."""
    quoted = []
    is_open = False
    for character in text:
        if character in "“«„":
            is_open = True
        elif character in "”»\n":
            is_open = False
        elif character == '"':
            is_open = not is_open
        quoted.append(is_open)
    return quoted


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(counts: Counter[str], name: str) -> float:
    return _share(2 * counts[f"{name}_right"], counts[f"{name}_gold"] + counts[f"{name}_found"])
