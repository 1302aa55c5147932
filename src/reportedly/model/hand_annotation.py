"""A report annotated by hand, in the form of a reading: what `evaluate report` measures against."""

from dataclasses import dataclass

from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.reading import SCHEMA


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """The report that was annotated: a text file beside the annotation, its publication date and its length."""

    file: str
    characters: int
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandAnnotation:
    """Every attribution and claim that a careful reader finds, with notes on what else would be as good.

    Its offsets refer to the text of the file that `report` names; the text itself stays where it is.
    """

    schema: str = SCHEMA
    report: ReportFile
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()
