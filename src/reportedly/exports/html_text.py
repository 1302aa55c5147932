"""A report's text as the page shows it: pieces with their colours, links and labels."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.exports.html_voices import Said
from reportedly.model.reading import Reading
from reportedly.views.claims_by_source import ClaimsBySource
from reportedly.views.marked_text import Mark, Segment, marked_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text; without `classes` it is plain, and nothing else is said of it.

    `link` and `anchors` are ids within the report's section. `said` and `claims` list the numbers of the attributions
    and claims it belongs to, the innermost last. `letter` opens what a source says, `number` follows a claim's word.
    """

    text: str
    classes: str = ""
    link: str = ""
    anchors: tuple[str, ...] = ()
    said: str = ""
    claims: str = ""
    letter: str = ""
    number: str = ""


def text_pieces(reading: Reading, view: ClaimsBySource, said: Mapping[str, Said]) -> tuple[Piece, ...]:
    """The report's text in order; the pieces join to exactly the text."""
    numbers = {claim.claim.id: claim.number for voice in view.voices for claim in voice.claims}
    anchors = _anchors(reading, said, numbers)
    return tuple(_piece(segment, said, numbers, anchors) for segment in marked_text(reading))


def _piece(
    segment: Segment, said: Mapping[str, Said], numbers: Mapping[str, int], anchors: Mapping[int, Sequence[str]]
) -> Piece:
    if not segment.marks:
        return Piece(text=segment.text)
    triggers = [mark for mark in segment.marks if mark.part == "trigger"]
    contents = [mark for mark in segment.marks if mark.part == "content"]
    attributions = dict.fromkeys(said[mark.owner].number for mark in segment.marks if mark.part != "trigger")
    return Piece(
        text=segment.text,
        classes=" ".join(_classes(segment.marks, said)),
        link=_link(segment.marks, said, numbers),
        anchors=tuple(anchors.get(segment.start, ())),
        said=" ".join(map(str, attributions)),
        claims=" ".join(str(numbers[mark.owner]) for mark in triggers),
        letter=" ".join(said[mark.owner].letter for mark in contents if segment.opens(mark)),
        number=" ".join(str(numbers[mark.owner]) for mark in triggers if segment.closes(mark)),
    )


def _classes(marks: Sequence[Mark], said: Mapping[str, Said]) -> list[str]:
    """What a piece looks like.

    The innermost content gives its ground and the next one out a line below it; a source or cue, which may stand
    within somebody else's words, gives the colour of its letters.
    """
    grounds = [said[mark.owner].colour for mark in marks if mark.part == "content"]
    voices = [mark for mark in marks if mark.part in {"source", "cue"}]
    classes: list[str] = [mark.part for mark in marks if mark.part != "content"]
    if voices:
        classes.append(f"voice-{said[voices[-1].owner].colour}")
    elif grounds:
        classes.append(f"voice-{grounds[-1]}")
    if grounds:
        classes += ["said", f"on-{grounds[-1]}"]
    if len(grounds) > 1:
        classes += ["within", f"outer-{grounds[-2]}"]
    return list(dict.fromkeys(classes))


def _link(marks: Sequence[Mark], said: Mapping[str, Said], numbers: Mapping[str, int]) -> str:
    """A word that stands for an event leads to its claim, a cue to what its source says."""
    triggers = [mark for mark in marks if mark.part == "trigger"]
    if triggers:
        return f"c{numbers[triggers[-1].owner]}"
    cues = [mark for mark in marks if mark.part == "cue"]
    return said[cues[-1].owner].card if cues else ""


def _anchors(reading: Reading, said: Mapping[str, Said], numbers: Mapping[str, int]) -> Mapping[int, Sequence[str]]:
    """Where the list's links lead: the first character of each cue (or else of what is said) and of each trigger."""
    anchors: dict[int, list[str]] = defaultdict(list)
    for attribution in reading.attributions:
        parts = attribution.cue or attribution.content or tuple(s for one in attribution.sources for s in one.spans)
        if parts:
            anchors[min(part.start for part in parts)].append(f"q{said[attribution.id].number}")
    for claim in reading.claims:
        anchors[claim.event.trigger.start].append(f"t{numbers[claim.id]}")
    return anchors
