"""A document: one report's text with everything that the annotators marked on it."""

from dataclasses import dataclass

from reportedly.model.actor import Mention
from reportedly.model.annotation import LinkedAttribution, Name, Sentence, Token
from reportedly.model.count import Count
from reportedly.model.place import PlaceMention
from reportedly.model.report import Report
from reportedly.model.time import TimeMention
from reportedly.model.warning import Warning


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report and its standoff annotations, each layer in text order.

    Annotators never change a document: each gives back a new one with its own layers filled.
    """

    report: Report
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[LinkedAttribution, ...] = ()
    times: tuple[TimeMention, ...] = ()
    counts: tuple[Count, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[Warning, ...] = ()

    @property
    def text(self) -> str:
        """The report's text, which all offsets refer to."""
        return self.report.text
