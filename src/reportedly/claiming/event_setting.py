"""Where and when an event is said to have happened: the places and times of its own clause, and no others."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TypeVar

from reportedly.claiming.event_sentences import EventSentence, speaks
from reportedly.model.place import PlaceMention
from reportedly.model.span import Span
from reportedly.model.time import TimeMention

AnySpan = TypeVar("AnySpan", bound=Span)
REACH = 60
"""Words between an event and a place or time of it; beyond, only lists and tables have them."""
STEPS = 12
"""Heads above a word that are asked for an event: deeper trees are parses of lists."""
_CLAUSES_OF_THEIR_OWN = frozenset({"advcl", "ccomp", "parataxis", "acl:relcl"})
_DASHES = frozenset({"-", "--", "–", "—"})
_CUT_BY_CLAUSE = 100
"""Added to the distance, in words, of what stands beyond a clause boundary: nearer in the same clause always wins."""


def settings(
    anchors: Sequence[int], verbal: Sequence[bool], sentence: EventSentence
) -> list[tuple[tuple[PlaceMention, ...], tuple[TimeMention, ...]]]:
    """For each event of a sentence, given by its anchor, its places and times.

    Each place and time goes to the event that the parse hangs it on; where there is none, to the nearest event of the
    same voice, verbs before nouns. A place that stands for a government, or in the words of who speaks, is no place of
    an event.
    """
    start, end = sentence.sentence.start, sentence.sentence.end
    places = [place for place in sentence.marked.places.overlapping(start, end) if place.role == "location"]
    times = [time for time in sentence.marked.times.overlapping(start, end) if _dates_an_event(time, sentence)]
    found_places: list[list[PlaceMention]] = [[] for _ in anchors]
    found_times: list[list[TimeMention]] = [[] for _ in anchors]
    _deal_out(places, found_places, anchors, verbal, sentence)
    _deal_out(times, found_times, anchors, verbal, sentence)
    _inherit(found_places, anchors, sentence)
    _inherit(found_times, anchors, sentence)
    return [(tuple(own), tuple(when)) for own, when in zip(found_places, found_times, strict=True)]


def _dates_an_event(time: TimeMention, sentence: EventSentence) -> bool:
    """Whether something may have happened then: no duration, no "now", no time of a dateline or of something said."""
    vague = time.timex is not None and (time.timex.type in {"DURATION", "SET"} or time.timex.value.endswith("_REF"))
    return not vague and time.start not in sentence.said_at and time.start >= _end_of_dateline(sentence)


def _end_of_dateline(sentence: EventSentence) -> int:
    """Where the dash stands that ends the dateline of the sentence; its start where it has none."""
    start = sentence.sentence.start
    datelines = [
        place for place in sentence.marked.places.overlapping(start, sentence.sentence.end) if place.role == "dateline"
    ]
    if not datelines:
        return start
    dashes = (token.start for token in sentence.tokens if token.text in _DASHES and token.start >= datelines[-1].end)
    return next(dashes, start)


def _deal_out(
    spans: Sequence[AnySpan],
    found: Sequence[list[AnySpan]],
    anchors: Sequence[int],
    verbal: Sequence[bool],
    sentence: EventSentence,
) -> None:
    for span in spans:
        owner = _owner(span, anchors, verbal, sentence)
        if owner is not None:
            found[owner].append(span)


def _owner(span: Span, anchors: Sequence[int], verbal: Sequence[bool], sentence: EventSentence) -> int | None:
    head = sentence.marked.syntax.head_of(span)
    if head is None or not anchors:
        return None
    at = sentence.position(head)
    if not 0 <= at < len(sentence.tokens):
        return None
    near = range(bisect_left(anchors, at - REACH), bisect_left(anchors, at + REACH))
    same_voice = [number for number in near if sentence.may_tell(anchors[number], at)]
    if not same_voice:
        return None
    by_anchor = {sentence.tokens[anchors[number]].index: number for number in same_voice}
    for above in islice(sentence.marked.syntax.ancestors(head), STEPS):
        if above.index in by_anchor:
            return by_anchor[above.index]
        if speaks(sentence.voices[sentence.position(above)]):
            speech = abs(sentence.position(above) - at)
            if all(speech < abs(anchors[number] - at) for number in same_voice):
                return None
            break
        if sentence.is_finite(sentence.position(above)):
            break
    return min(same_voice, key=_distance_from(at, anchors, verbal, sentence))


def _distance_from(
    at: int, anchors: Sequence[int], verbal: Sequence[bool], sentence: EventSentence
) -> Callable[[int], tuple[bool, int]]:
    def distance(number: int) -> tuple[bool, int]:
        anchor = anchors[number]
        beyond = 0 if at in sentence.clause(anchor) else _CUT_BY_CLAUSE
        return not verbal[number], abs(anchor - at) + beyond

    return distance


def _inherit(found: Sequence[list[AnySpan]], anchors: Sequence[int], sentence: EventSentence) -> None:
    """Fill what an event lacks from the event of the same sentence that it hangs on, or that hangs on it.

    "12 people were killed in an attack in Homs on Sunday": the deaths are where and when the attack is. A finite clause
    ("after the town was shelled") has a time of its own.
    """
    by_index = {sentence.tokens[anchor].index: number for number, anchor in enumerate(anchors)}
    links: list[tuple[int, int]] = []
    for number, anchor in enumerate(anchors):
        if sentence.tokens[anchor].relation in _CLAUSES_OF_THEIR_OWN and sentence.is_finite(anchor):
            continue
        for above in islice(sentence.marked.syntax.ancestors(sentence.tokens[anchor]), STEPS):
            if above.index in by_index:
                other = by_index[above.index]
                if sentence.may_tell(anchor, anchors[other]):
                    links.append((number, other))
                break
    for lower, upper in links:
        if not found[lower]:
            found[lower].extend(found[upper])
        elif not found[upper] and not sentence.is_verb(anchors[lower]):
            found[upper].extend(found[lower])
