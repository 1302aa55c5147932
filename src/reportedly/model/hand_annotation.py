"""A report annotated by hand, in the form of a reading: what `evaluate report` measures against."""

from dataclasses import dataclass

from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.reading import SCHEMA
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """Where the annotated text is: a file beside the annotation, or a stretch of a file of a public corpus.

    The text is `characters` code points from `start` of the file, and `sha256` the hash of its UTF-8 bytes. With a
    `corpus`, `file` lies in the folder of that name, and `document` is the name that the corpus has for the text.
    """

    file: str
    characters: int
    published: str | None = None
    outlet: str | None = None
    corpus: str | None = None
    document: str | None = None
    start: int = 0
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandAnnotation:
    """Every attribution and claim that a careful reader finds, with notes on what else would be as good.

    Its offsets refer to the text that `report` names; the text itself stays where it is. `welcome` are words on which
    a claim is neither asked for nor wrong: events named in passing.
    """

    schema: str = SCHEMA
    report: ReportFile
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    welcome: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
