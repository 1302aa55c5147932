"""Speech inside of speech: who says what somebody else said passes it on."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claiming.span_index import SpanIndex
from reportedly.claiming.utterance import Utterance
from reportedly.model.attribution import Source
from reportedly.model.span import Span, covering


def with_voices_around(utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances; those inside of what others assert carry these others as relays, from the nearest outwards.

    In "television reported that the rebels had admitted the attack" the rebels speak and television passes it on. Who
    denies, doubts or asks whether somebody said something passes nothing on.
    """
    contents = SpanIndex(span for utterance in utterances for span in utterance.attribution.content)
    telling: dict[Span, list[Utterance]] = {}
    for utterance in utterances:
        for span in utterance.attribution.content:
            telling.setdefault(span, []).append(utterance)
    return [_passed_on(utterance, _around(utterance, contents, telling)) for utterance in utterances]


def _around(inner: Utterance, contents: SpanIndex[Span], telling: dict[Span, list[Utterance]]) -> list[Utterance]:
    """The utterances whose content holds source and cue of `inner`, the one with the least content first."""
    attribution = inner.attribution
    if not attribution.sources:
        return []
    frame = covering((*attribution.cue, *attribution.sources[0].spans))
    holding = [span for span in contents.overlapping(frame.start, frame.stop) if _holds(span, frame)]
    outer = [utterance for span in holding for utterance in telling[span] if utterance is not inner]
    return sorted(outer, key=lambda utterance: utterance.length)


def _holds(span: Span, frame: range) -> bool:
    return span.start <= frame.start and frame.stop <= span.end


def _passed_on(inner: Utterance, outer: Sequence[Utterance]) -> Utterance:
    chain = list(inner.attribution.sources)
    for utterance in outer:
        if utterance.cue.stance != "asserts":
            break
        chain.extend(
            replace(source, role="relay")
            for source in utterance.attribution.sources
            if not any(_one_voice(source, voice) for voice in chain)
        )
    return replace(inner, attribution=replace(inner.attribution, sources=tuple(chain)))


def _one_voice(one: Source, other: Source) -> bool:
    """Whether both are the same words or the same known actor."""
    return one.spans == other.spans or (one.actor is not None and one.actor == other.actor)
