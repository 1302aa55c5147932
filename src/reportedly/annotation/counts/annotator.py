"""The annotator that fills a document's counts."""

import dataclasses
from collections.abc import Mapping

from reportedly.annotation.annotator import Layer
from reportedly.annotation.counts.doubts import count_warnings
from reportedly.annotation.counts.finder import find_counts
from reportedly.annotation.counts.knowledge import DEFAULT_CONVENTION, named_convention
from reportedly.model.document import Document


class CountAnnotator:
    """Marks quantities of people and things, with vague words read by one convention."""

    def __init__(self, convention: str | Mapping[str, int] = DEFAULT_CONVENTION) -> None:
        """Take a convention of counts.toml by name, or one made with `convention_with`.

        Raises:
            KnowledgeError: when there is no convention of that name.
        """
        self._convention = named_convention(convention) if isinstance(convention, str) else convention

    @property
    def requires(self) -> frozenset[Layer]:
        """The words for the noun that is counted, and the times, whose numbers count nothing."""
        return frozenset({"tokens", "times"})

    @property
    def provides(self) -> frozenset[Layer]:
        """The counts."""
        return frozenset({"counts"})

    def annotate(self, document: Document) -> Document:
        """Fill the counts, and warn of numbers that cannot be right."""
        counts = find_counts(document.text, document.tokens, times=document.times, convention=self._convention)
        warnings = (*document.warnings, *count_warnings(document.text, counts))
        return dataclasses.replace(document, counts=counts, warnings=warnings)
