"""What a release of the reader model is measured on, and the figures published with its weights."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from random import Random

from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.evaluation.attribution import article_counts, evaluate_attribution, found_parts, scores_of
from reportedly.evaluation.names import evaluate_names, evaluate_tagged_names
from reportedly.evaluation.noise import noisy
from reportedly.evaluation.polnear import articles
from reportedly.evaluation.syntax import evaluate_syntax
from reportedly.evaluation.tagged_names import held_out

PUBLISHED = files("reportedly.annotation.reader_model") / "weights" / "measures.json"
_NOISE_SEED = 1

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredSet:
    """A part of a corpus with how it is scored; `path` is within the folder of the corpora."""

    title: str
    path: str
    score: Callable[[Path, ReaderModel], Scores]

    def fingerprint(self, corpora: Path) -> str:
        """SHA-256 over the names and bytes of the files of the set."""
        digest = sha256()
        for path in _files(corpora / self.path):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    else:
        yield from sorted(inner for inner in path.rglob("*") if inner.suffix in {".txt", ".ann"})


def _attribution(path: Path, model: ReaderModel) -> Scores:
    return evaluate_attribution(path, lambda text: model.read(text).attributions).scores


def _noisy_attribution(path: Path, model: ReaderModel) -> Scores:
    random = Random(_NOISE_SEED)  # noqa: S311 - noise, no secret
    counts = sum(
        (
            article_counts(article, found_parts(article.text, model.read(article.text).attributions))
            for article in (noisy(article, random) for article in articles(path))
        ),
        start=Counter[str](),
    )
    return scores_of(counts)


SETS = (
    MeasuredSet(title="PolNeAR dev", path="polnear/dev", score=_attribution),
    MeasuredSet(title="PolNeAR dev with noise", path="polnear/dev", score=_noisy_attribution),
    MeasuredSet(
        title="UD EWT test",
        path="ud/EWT/en_ewt-ud-test.conllu",
        score=lambda path, model: evaluate_syntax(path, model).scores,
    ),
    MeasuredSet(
        title="UD GUM test",
        path="ud/GUM/en_gum-ud-test.conllu",
        score=lambda path, model: evaluate_syntax(path, model).scores,
    ),
    MeasuredSet(
        title="WikiGold, last fifth",
        path="ner/wikigold.conll",
        score=lambda path, model: evaluate_tagged_names(held_out(path), model, str(path)).scores,
    ),
    MeasuredSet(
        title="UNER EWT test",
        path="ner/uner_ewt-test.iob2",
        score=lambda path, model: evaluate_names(path, model).scores,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Figures of one release: the weights measured, and for each set its fingerprint and scores."""

    weights: str
    fingerprints: Mapping[str, str]
    scores: Mapping[str, Scores]

    def write(self, path: Path) -> None:
        """Write the figures as JSON."""
        sets = {
            title: {"fingerprint": self.fingerprints[title], "scores": scores} for title, scores in self.scores.items()
        }
        path.write_text(json.dumps({"weights": self.weights, "sets": sets}, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def published(cls) -> "Measures":
        """The figures that lie beside the shipped weights."""
        fields = json.loads(PUBLISHED.read_text(encoding="utf-8"))
        return cls(
            weights=fields["weights"],
            fingerprints={title: found["fingerprint"] for title, found in fields["sets"].items()},
            scores={title: found["scores"] for title, found in fields["sets"].items()},
        )

    def tables(self) -> Iterator[str]:
        """The lines of the model card's tables, in percent."""
        for title, scores in self.scores.items():
            yield f"| {title} | |"
            yield "|---|---|"
            for name, value in scores.items():
                yield f"| {name} | {100 * value:.1f} |"
            yield ""


def measured(model: ReaderModel, corpora: Path) -> Measures:
    """Measure a model on every set."""
    return Measures(
        weights=model.version.sha256,
        fingerprints={one.title: one.fingerprint(corpora) for one in SETS},
        scores={
            one.title: {name: round(value, 4) for name, value in one.score(corpora / one.path, model).items()}
            for one in SETS
        },
    )
