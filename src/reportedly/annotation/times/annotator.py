"""The annotator that fills a document's times."""

import dataclasses
from datetime import date

from reportedly.annotation.annotator import Layer
from reportedly.annotation.times.doubts import time_warnings
from reportedly.annotation.times.finder import find_times
from reportedly.model.document import Document
from reportedly.model.warning import Warning


class TimeAnnotator:
    """Marks the times of a report, reckoned from its publication date; needs nothing but the text."""

    @property
    def requires(self) -> frozenset[Layer]:
        """No layer: times are read from the text, so that a poor parse cannot spoil them."""
        return frozenset()

    @property
    def provides(self) -> frozenset[Layer]:
        """The times."""
        return frozenset({"times"})

    def annotate(self, document: Document) -> Document:
        """Fill the times, and warn of those that cannot be right and of a publication date that cannot be read."""
        published, warnings = _published(document.report.published)
        times = find_times(document.text, published)
        return dataclasses.replace(
            document, times=times, warnings=(*document.warnings, *warnings, *time_warnings(times, published))
        )


def _published(text: str | None) -> tuple[date | None, list[Warning]]:
    """The day of publication; a time after it ("2018-11-25T10:00Z") is dropped."""
    if text is None:
        return None, []
    try:
        return date.fromisoformat(text[:10]), []
    except ValueError:
        message = f"the publication date “{text}” is no ISO date; relative times stay open"
        return None, [Warning(code="publication_date_unreadable", message=message)]
