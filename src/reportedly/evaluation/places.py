"""Measure how well names of places are found and resolved, on corpora in the layout of LGL or GeoWebNews."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.annotation.annotator import Annotator, Pipeline
from reportedly.annotation.places.annotator import PlaceAnnotator
from reportedly.annotation.places.entry import great_circle_kilometres
from reportedly.annotation.places.gazetteer import Gazetteer
from reportedly.annotation.places.mentions import resolved
from reportedly.annotation.places.naming import NameResolver
from reportedly.annotation.reader_model.annotator import ReaderModelAnnotator
from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.evaluation.result import EvaluationResult
from reportedly.evaluation.toponym_corpora import GoldArticle, GoldPlace, gold_articles
from reportedly.model.document import Document
from reportedly.model.place import PlaceMention
from reportedly.model.report import Report, sha256_of

NEAR_ENOUGH_KM = 161.0  # a hundred miles, the measure of the field (Cheng et al., 2010)
_SURE = 0.7
_BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What was said of one marked place: whether anything was, whether it is near enough, and how surely."""

    is_resolved: bool
    is_right: bool
    confidence: float


def evaluate_places(path: Path, *, gold_spans: bool = False) -> EvaluationResult:
    """Score places on an XML file in the layout of LGL or GeoWebNews.

    With `gold_spans`, only the resolution of the names that the corpus marks; else the whole way from the text.

    Raises:
        UnreadableReportError: when the file is not in that layout.
    """
    articles = gold_articles(path)
    if gold_spans:
        return _evaluate_resolution(path, articles)
    return _evaluate_end_to_end(path, articles)


def _evaluate_resolution(path: Path, articles: Sequence[GoldArticle]) -> EvaluationResult:
    resolver = NameResolver.shipped(Gazetteer.shipped())
    answers = [answer for article in articles for answer in _resolution_answers(resolver, article)]
    right, given = sum(answer.is_right for answer in answers), [answer for answer in answers if answer.is_resolved]
    return EvaluationResult(
        task="places",
        path=str(path),
        documents=len(articles),
        scores={
            "accuracy_at_161_km": _share(right, len(answers)),
            "accuracy_of_resolved": _share(right, len(given)),
            **_calibration(given),
        },
        counts={"gold": len(answers), "resolved": len(given), "right": right},
        protocol=(
            "Every marked name that has coordinates, at its marked span; right within 161 km; unresolved counts as "
            "wrong. Of GeoWebNews all types that have coordinates."
        ),
    )


def _resolution_answers(resolver: NameResolver, article: GoldArticle) -> Iterator[_Answer]:
    known = [(place, found) for place in article.places if (found := resolver.found_in(place.text))]
    candidates = dict(
        zip((place for place, _ in known), resolver.resolve(article.text, known, article.outlet), strict=True)
    )
    for place in article.places:
        if place.lat is not None:
            name = resolved(place, candidates.get(place, []))
            point = (name.entry.lat, name.entry.lon) if name.entry else (None, None)
            yield _Answer(
                is_resolved=name.entry is not None,
                is_right=_is_near(place, *point),
                confidence=name.confidence or 0.0,
            )


def _evaluate_end_to_end(path: Path, articles: Sequence[GoldArticle]) -> EvaluationResult:
    annotators: list[Annotator] = [ReaderModelAnnotator(ReaderModel.load()), PlaceAnnotator(Gazetteer.shipped())]
    pipeline = Pipeline(annotators)
    predicted = matched = with_point = right = spurious = 0
    answers: list[_Answer] = []
    for article in articles:
        mentions = pipeline.annotate(_document(article)).places
        pairs = _matches(mentions, article.places)
        predicted += len(mentions)
        matched += len(pairs)
        with_point += sum(place.lat is not None for place in article.places)
        spurious += len(mentions) - len(pairs)
        answers += [_answer(mention, place) for mention, place in pairs if place.lat is not None]
    right = sum(answer.is_right for answer in answers)
    given = [answer for answer in answers if answer.is_resolved]
    gold = sum(len(article.places) for article in articles)
    precision, recall = _share(matched, predicted), _share(matched, gold)
    end_precision, end_recall = _share(right, len(given) + spurious), _share(right, with_point)
    return EvaluationResult(
        task="places",
        path=str(path),
        documents=len(articles),
        scores={
            "precision": precision,
            "recall": recall,
            "f1": _f1(precision, recall),
            "accuracy_of_resolved": _share(right, len(given)),
            "end_to_end_precision": end_precision,
            "end_to_end_recall": end_recall,
            "end_to_end_f1": _f1(end_precision, end_recall),
            **_calibration(given),
        },
        counts={
            "gold": gold,
            "gold_with_coordinates": with_point,
            "predicted": predicted,
            "matched": matched,
            "right": right,
        },
        protocol=(
            "From the text alone. Mentions and marked names are matched one to one where they overlap; a mention is "
            "right when its point, or that of the place it is described from, lies within 161 km. End-to-end precision "
            "is over resolved mentions and mentions that match no marked name, end-to-end recall over marked names "
            "with coordinates."
        ),
    )


def _document(article: GoldArticle) -> Document:
    report = Report(
        report_id=article.name,
        text=article.text,
        sha256=sha256_of(article.text),
        outlet=article.outlet,
        published=article.published,
    )
    return Document(report=report)


def _matches(mentions: Sequence[PlaceMention], places: Sequence[GoldPlace]) -> list[tuple[PlaceMention, GoldPlace]]:
    """Pairs of a mention and the first marked name that it overlaps and that no mention has taken before."""
    pairs = []
    free = list(places)
    for mention in mentions:
        place = next((place for place in free if place.overlaps(mention)), None)
        if place is not None:
            free.remove(place)
            pairs.append((mention, place))
    return pairs


def _answer(mention: PlaceMention, place: GoldPlace) -> _Answer:
    point = (mention.lat, mention.lon)
    if mention.reference is not None:
        point = (mention.reference.lat, mention.reference.lon)
    return _Answer(
        is_resolved=point[0] is not None, is_right=_is_near(place, *point), confidence=mention.confidence or 0.0
    )


def _is_near(place: GoldPlace, lat: float | None, lon: float | None) -> bool:
    if lat is None or lon is None or place.lat is None or place.lon is None:
        return False
    return great_circle_kilometres(lat, lon, place.lat, place.lon) <= NEAR_ENOUGH_KM


def _calibration(answers: Sequence[_Answer]) -> dict[str, float]:
    """How much the confidence can be trusted: its mean distance from the truth, and what holds above a threshold."""
    sure = [answer for answer in answers if answer.confidence >= _SURE]
    bins: list[list[_Answer]] = [[] for _ in range(_BINS)]
    for answer in answers:
        bins[min(_BINS - 1, int(answer.confidence * _BINS))].append(answer)
    gaps = (abs(sum(a.confidence for a in one) - sum(a.is_right for a in one)) for one in bins)
    return {
        "calibration_error": sum(gaps) / len(answers) if answers else 0.0,
        "share_at_least_0.7_sure": _share(len(sure), len(answers)),
        "accuracy_at_least_0.7_sure": _share(sum(answer.is_right for answer in sure), len(sure)),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
