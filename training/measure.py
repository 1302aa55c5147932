"""Measure the exported model for its card: `python -m training.measure`."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.evaluation.attribution import evaluate_attribution
from reportedly.evaluation.names import evaluate_names, evaluate_tagged_names
from reportedly.evaluation.syntax import evaluate_syntax
from reportedly.evaluation.tagged_names import tagged_sentences
from training.corpora import corpora_folder, wikigold_held_out_from
from training.export import WEIGHTS


def tables(model: ReaderModel, corpora: Path) -> Iterator[str]:
    """The rows of the card's tables, in Markdown."""
    read = evaluate_attribution(corpora / "polnear/dev", lambda text: model.read(text).attributions)
    yield from _table(f"PolNeAR dev, {read.documents} articles", read.scores)
    for name in ("EWT", "GUM"):
        path = corpora / f"ud/{name}/en_{name.lower()}-ud-test.conllu"
        yield from _table(f"UD {name} test", evaluate_syntax(path, model).scores)
    sentences = list(tagged_sentences(corpora / "ner/wikigold.conll"))
    first = wikigold_held_out_from(sentences)
    held_out = [sentence for sentence in sentences if sentence.document >= first]
    yield from _table("WikiGold, last fifth", evaluate_tagged_names(held_out, model, "wikigold").scores)
    yield from _table("UNER EWT test", evaluate_names(corpora / "ner/uner_ewt-test.iob2", model).scores)


def _table(title: str, scores: Mapping[str, float]) -> Iterator[str]:
    yield f"| {title} | |"
    yield "|---|---|"
    for name, value in scores.items():
        yield f"| {name} | {100 * value:.1f} |"
    yield ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=corpora_folder())
    parser.add_argument("--model", type=Path, default=WEIGHTS, help="folder of the model")
    options = parser.parse_args(arguments)
    for line in tables(ReaderModel(options.model), options.corpora):
        print(line, flush=True)


if __name__ == "__main__":
    main()
