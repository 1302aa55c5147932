"""Names of places found by us and by other packages: `python benchmarks/places.py CORPUS.xml [--every N]`.

CORPUS is in the layout of LGL or GeoWebNews; of every N articles one is read. The others are measured where they are
installed (`pip install geotext flashgeotext`): packages that need no server, no download and no model of their own.
They give names without coordinates, so what is compared is which names they find: the names of an article are counted
as often as they are given, and precision and recall are of these counts. For ours the share of marked places that are
resolved within 161 km is printed beside, and every speed is a ratio to ours in the same run.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from reportedly.annotation.annotator import Pipeline
from reportedly.annotation.places.annotator import PlaceAnnotator
from reportedly.annotation.places.gazetteer import Gazetteer
from reportedly.annotation.reader_model.annotator import ReaderModelAnnotator
from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.evaluation.places import evaluate_places
from reportedly.evaluation.toponym_corpora import GoldArticle, gold_articles
from reportedly.model.document import Document
from reportedly.model.report import Report, sha256_of

Finder = Callable[[str], Iterable[str]]


def reportedly() -> Finder:
    """The names in our places, the way from the text."""
    pipeline = Pipeline([ReaderModelAnnotator(ReaderModel.load()), PlaceAnnotator(Gazetteer.shipped())])

    def names(text: str) -> Iterable[str]:
        report = Report(report_id="benchmark", text=text, sha256=sha256_of(text))
        for place in pipeline.annotate(Document(report=report)).places:
            if place.status != "too_vague":
                yield place.reference.name if place.reference else place.text

    return names


def geotext() -> Finder:
    """GeoText: a pattern for capitalised words, looked up among cities of 15,000 people and countries."""
    package = import_module("geotext")

    def names(text: str) -> Iterable[str]:
        found = package.GeoText(text)
        return [*found.cities, *found.countries]

    return names


def flashgeotext() -> Finder:
    """flashgeotext: a trie of cities and countries."""
    finder = import_module("flashgeotext.geotext").GeoText()

    def names(text: str) -> Iterable[str]:
        for found in finder.extract(input_text=text, span_info=True).values():
            for place in found.values():
                yield from (text[start:end] for start, end in place["span_info"])

    return names


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=10)
    options = parser.parse_args()
    articles = gold_articles(options.corpus)[:: options.every]
    ours = None
    print(f"{len(articles)} articles of {options.corpus.name}")
    for make in (reportedly, geotext, flashgeotext):
        try:
            finder = make()
        except ImportError as error:
            print(f"{make.__name__:14} not measured: {error}")
            continue
        precision, recall, seconds = measured(finder, articles)
        ours = ours or seconds
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{make.__name__:14} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  speed x {ours / seconds:.1f}")
    accuracy = evaluate_places(options.corpus, gold_spans=True).scores["accuracy_at_161_km"]
    print(
        f"reportedly resolves {accuracy:.3f} of all marked places of the corpus within 161 km; the others resolve none"
    )


def measured(finder: Finder, articles: Iterable[GoldArticle]) -> tuple[float, float, float]:
    """Precision and recall of the names, and the processor seconds that it took."""
    right = given = wanted = 0
    begun = time.process_time()
    for article in articles:
        names = Counter(name.casefold() for name in finder(article.text))
        gold = Counter(place.text.casefold() for place in article.places)
        right += sum((names & gold).values())
        given += sum(names.values())
        wanted += sum(gold.values())
    seconds = time.process_time() - begun
    return right / given if given else 0.0, right / wanted if wanted else 0.0, seconds


if __name__ == "__main__":
    main()
