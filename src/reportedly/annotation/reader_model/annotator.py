"""The reader model as an annotator: sentences, words with syntax, names and linked speech in one pass."""

from dataclasses import replace

from reportedly.annotation.annotator import Layer
from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.model.document import Document


class ReaderModelAnnotator:
    """Fills what statistics do best; everything else builds on it."""

    def __init__(self, model: ReaderModel) -> None:
        self._model = model

    @property
    def requires(self) -> frozenset[Layer]:
        """No layer: the model reads the text."""
        return frozenset()

    @property
    def provides(self) -> frozenset[Layer]:
        """Sentences, words, names and linked attributions."""
        return frozenset({"sentences", "tokens", "names", "attributions"})

    def annotate(self, document: Document) -> Document:
        """Run the model over the document's text."""
        found = self._model.read(document.text)
        return replace(
            document,
            sentences=found.sentences,
            tokens=found.tokens,
            names=found.names,
            attributions=found.attributions,
        )
