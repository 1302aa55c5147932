"""What an annotator is, and the check that each finds what it needs before work starts."""

from collections.abc import Sequence
from typing import Literal, Protocol

from reportedly.model.document import Document

Layer = Literal["sentences", "tokens", "names", "attributions", "times", "counts", "places", "mentions"]


class Annotator(Protocol):
    """Fills layers of a document from its text and from layers filled before.

    An annotator is built once (loading what it needs) and called for each report; it keeps no state between reports.
    """

    @property
    def requires(self) -> frozenset[Layer]:
        """The layers that must be filled before this annotator runs."""
        ...

    @property
    def provides(self) -> frozenset[Layer]:
        """The layers that this annotator fills; nobody else may."""
        ...

    def annotate(self, document: Document) -> Document:
        """Give back `document` with the provided layers filled."""
        ...


class Pipeline:
    """Annotators in an order in which each finds the layers that it requires."""

    def __init__(self, annotators: Sequence[Annotator]) -> None:
        """Check the order.

        Raises:
            ValueError: naming the annotator and the layers that nobody before it provides, or that two provide.
        """
        filled: frozenset[Layer] = frozenset()
        for annotator in annotators:
            name = type(annotator).__name__
            if missing := annotator.requires - filled:
                raise ValueError(f"{name} requires {sorted(missing)}, which no annotator before it provides")
            if twice := annotator.provides & filled:
                raise ValueError(f"{name} provides {sorted(twice)}, which an annotator before it already provides")
            filled |= annotator.provides
        self._annotators = tuple(annotators)

    def annotate(self, document: Document) -> Document:
        """Run every annotator in turn."""
        for annotator in self._annotators:
            document = annotator.annotate(document)
        return document
