"""The cut text: nothing is lost, and every mark lies on exactly its characters."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.attribution import Attribution, Source
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.marked_text import Segment, marked_text
from tests.invented import ISLAND, TEXT, reading_of


@st.composite
def marked_readings(draw: st.DrawFn) -> Reading:
    """A text with attributions anywhere on it: overlapping, nested, empty, equal."""
    text = draw(st.text(st.one_of(st.sampled_from("a \r\n&<🚢\u200b\u0301م"), st.characters()), max_size=40))
    offsets = st.integers(0, len(text))
    spans = st.lists(
        st.tuples(offsets, offsets).map(lambda pair: Span.cut(text, min(pair), max(pair))), max_size=2
    ).map(tuple)
    attributions = tuple(
        Attribution(
            id=f"a{number}",
            speech_act="assert",
            quote="indirect",
            sources=(Source(role="speaker", kind="unknown", actor=None, spans=draw(spans)),),
            cue=draw(spans),
            content=draw(spans),
        )
        for number in range(draw(st.integers(0, 4)))
    )
    return reading_of(text, attributions=attributions)


@given(marked_readings())
def test_segments_join_to_the_text_and_cover_every_mark(reading: Reading) -> None:
    text = reading.report.text
    segments = marked_text(reading)

    assert "".join(segment.text for segment in segments) == text
    assert all(text[segment.start : segment.end] == segment.text for segment in segments)
    for attribution in reading.attributions:
        for part, spans in (
            ("source", attribution.sources[0].spans),
            ("cue", attribution.cue),
            ("content", attribution.content),
        ):
            marked = [offset for span in spans for offset in range(span.start, span.end)]
            assert sorted(set(marked)) == _offsets(segments, attribution.id, part)


def _offsets(segments: tuple[Segment, ...], owner: str, part: str) -> list[int]:
    return [
        offset
        for segment in segments
        if any((mark.owner, mark.part) == (owner, part) for mark in segment.marks)
        for offset in range(segment.start, segment.end)
    ]


def test_the_innermost_mark_is_the_last() -> None:
    smoke = next(segment for segment in marked_text(ISLAND) if segment.text == "smoke")

    assert [(mark.owner, mark.part) for mark in smoke.marks] == [("a-said", "content"), ("a-seen", "content")]


def test_a_trigger_is_marked_with_its_claim() -> None:
    talks = next(segment for segment in marked_text(ISLAND) if segment.text == "Talks")

    [mark] = talks.marks
    assert (mark.owner, mark.part, talks.opens(mark), talks.closes(mark)) == ("c-talks", "trigger", True, True)
    assert TEXT[talks.start :].startswith("Talks begin")
