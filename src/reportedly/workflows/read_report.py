"""Read one report from text to claims: the only place that knows all the steps and their order."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from reportedly.annotation.actors.actor_list import read_actor_list
from reportedly.annotation.actors.annotator import ActorAnnotator
from reportedly.annotation.annotator import Pipeline
from reportedly.annotation.counts.annotator import CountAnnotator
from reportedly.annotation.counts.knowledge import DEFAULT_CONVENTION, chosen_convention
from reportedly.annotation.places.annotator import PlaceAnnotator
from reportedly.annotation.places.gazetteer import Gazetteer
from reportedly.annotation.places.place_table import read_place_table
from reportedly.annotation.reader_model.annotator import ReaderModelAnnotator
from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.annotation.times.annotator import TimeAnnotator
from reportedly.claiming.claim_finder import ClaimFinder
from reportedly.claiming.confidence import Confidence
from reportedly.model.document import Document
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Report
from reportedly.model.warning import Warning


class ReportReader:
    """Turns reports into readings; load it once, use it for as many reports as there are.

    `warnings` are about what was loaded: rows of the user's files that had to be skipped.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        claim_finder: ClaimFinder,
        confidence: Confidence,
        model: ModelVersion,
        warnings: tuple[Warning, ...] = (),
    ) -> None:
        self._pipeline = pipeline
        self._claim_finder = claim_finder
        self._confidence = confidence
        self._model = model
        self.warnings = warnings

    @classmethod
    def load(
        cls,
        *,
        gazetteers: Sequence[Path] = (),
        actors: Sequence[Path] = (),
        vague_amounts: str = DEFAULT_CONVENTION,
    ) -> Self:
        """Load the reader model and all knowledge.

        Args:
            gazetteers: CSV files of places that the user adds; they come before the packed gazetteer.
            actors: CSV files of actors that the user adds; they come before the packed list.
            vague_amounts: what "dozens" and the like stand for: the name of a convention, or the user's own TOML file.

        Raises:
            KnowledgeError: when one of the files is not in its documented form, or no convention has that name.
        """
        place_tables = [read_place_table(path) for path in gazetteers]
        actor_lists = [read_actor_list(path) for path in actors]
        convention = chosen_convention(vague_amounts)
        model = ReaderModel.load()
        gazetteer = Gazetteer.shipped(place for table in place_tables for place in table.places)
        pipeline = Pipeline(
            [
                ReaderModelAnnotator(model),
                TimeAnnotator(),
                CountAnnotator(convention),
                PlaceAnnotator(gazetteer),
                ActorAnnotator(actor for listed in actor_lists for actor in listed.actors),
            ]
        )
        place_warnings = [warning for table in place_tables for warning in table.warnings]
        actor_warnings = [warning for listed in actor_lists for warning in listed.warnings]
        warnings = (*place_warnings, *actor_warnings)
        return cls(pipeline, ClaimFinder.load(), Confidence.load(), model.version, warnings)

    def annotated(self, report: Report) -> Document:
        """Mark everything on the text of `report` that claims are found by."""
        return self._pipeline.annotate(Document(report=report))

    def read(self, report: Report) -> Reading:
        """Find every claim of `report`, each with the chance that it is right."""
        return self._confidence.of(self.weighed_by_rules(report))

    def weighed_by_rules(self, report: Report) -> Reading:
        """The same with the confidence that rules and model have in themselves, from which chances are learned."""
        document = self.annotated(report)
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
