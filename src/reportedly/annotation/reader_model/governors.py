"""Part contents that hang on a verb of their own from the cue that they were linked to for want of a nearer one."""

from collections.abc import Sequence

from reportedly.annotation.reader_model.decoding import Run
from reportedly.annotation.reader_model.linking import CUE, LinkedRuns
from reportedly.model.annotation import Token

_BEFORE_VERBS = frozenset({"AUX", "PART", "ADV"})
_AFTER_VERBS = frozenset({"ADP", "ADV"})
"""Parts of speech that belong to a cue directly before its verb, and directly behind it before the content."""


def parted_by_governors(groups: Sequence[LinkedRuns], runs: Sequence[Run], tokens: Sequence[Token]) -> list[LinkedRuns]:
    """Make a further content of an attribution one of its own where its verb is a word that the network left unmarked.

    "She questioned the count, encouraging her voters to watch": where "encouraging" was missed, linking gives both
    contents to "questioned". The verb becomes the cue, the source is shared.
    """
    marked = {word for run in runs for word in range(run.first, run.last)}
    return [part for group in groups for part in _parts(group, marked, tokens)]


def _parts(group: LinkedRuns, marked: set[int], tokens: Sequence[Token]) -> list[LinkedRuns]:
    own: list[LinkedRuns] = []
    kept: list[Run] = []
    for content in group.contents:
        verb = _governor(content, tokens)
        if verb is not None and verb.upos == "VERB" and verb.index not in marked:
            cue = _cue(verb, content, marked, tokens)
            own.append(LinkedRuns(sources=list(group.sources), cues=[cue], contents=[content]))
        else:
            kept.append(content)
    if not kept or not group.cues:
        return [group]
    return [LinkedRuns(sources=group.sources, cues=group.cues, contents=kept), *own]


def _cue(verb: Token, content: Run, marked: set[int], tokens: Sequence[Token]) -> Run:
    """The verb with what is cue beside it by PolNeAR's custom: auxiliaries and a preposition before the content."""
    first, last = verb.index, verb.index + 1
    while first and first - 1 not in marked and _helps(tokens[first - 1], verb):
        first -= 1
    if last + 1 == content.first and last not in marked and tokens[last].upos in _AFTER_VERBS:
        last += 1
    mean = content.log_probability / (content.last - content.first)
    return Run(first, last, CUE, mean * (last - first))


def _helps(token: Token, verb: Token) -> bool:
    return token.head == verb.index and token.upos in _BEFORE_VERBS


def _governor(content: Run, tokens: Sequence[Token]) -> Token | None:
    """The word outside that the first word of a content with a head outside hangs on."""
    for token in tokens[content.first : content.last]:
        if not content.first <= token.head < content.last:
            return tokens[token.head]
    return None
