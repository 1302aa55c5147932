"""Read one report from text to claims: the only place that knows all the steps and their order."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from reportedly.annotation.annotator import Pipeline
from reportedly.claiming.claim_finder import ClaimFinder
from reportedly.model.document import Document
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Report


class ReportReader:
    """Turns reports into readings; load it once, use it for as many reports as there are."""

    def __init__(self, pipeline: Pipeline, claim_finder: ClaimFinder, model: ModelVersion) -> None:
        self._pipeline = pipeline
        self._claim_finder = claim_finder
        self._model = model

    @classmethod
    def load(cls, *, gazetteers: Sequence[Path] = (), actors: Sequence[Path] = ()) -> Self:
        """Load the reader model and all knowledge.

        Args:
            gazetteers: CSV files of places that the user adds; they come before the packed gazetteer.
            actors: CSV files of actors that the user adds; they come before the packed list.

        Raises:
            KnowledgeError: when one of the files is not in its documented form.
        """
        raise NotImplementedError

    def read(self, report: Report) -> Reading:
        """Find every claim of `report`."""
        document = self._pipeline.annotate(Document(report=report))
        attributions, claims = self._claim_finder.find(document)
        return Reading(
            report=report,
            sentences=document.sentences,
            mentions=document.mentions,
            attributions=attributions,
            claims=claims,
            places=document.places,
            times=document.times,
            counts=document.counts,
            warnings=document.warnings,
            model=self._model,
        )
