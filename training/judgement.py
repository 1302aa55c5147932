"""Learn which attributions to doubt: `python -m training.judgement`.

Reads every third training article of PolNeAR with the exported model and learns from what `reportedly evaluate
attribution` counts as right. The network knows these articles, so that it is surer of them than of others; which of two
attributions is the likelier right holds all the same.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from reportedly.annotation.reader_model.judgement import FILE, signs
from reportedly.annotation.reader_model.linking import LinkedRuns
from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.evaluation.attribution import found_parts, gold_parts, right_links
from reportedly.evaluation.polnear import articles
from training.corpora import corpora_folder
from training.export import WEIGHTS
from training.logistic import fitted

TABLE = Path("src/reportedly/annotation/data") / FILE
ONE_ARTICLE_IN = 3
"""Seven weights need no more."""
RIDGE = 3.0

HEAD = """\
# What each sign adds to the log-odds that an attribution is right, `start` for one without any; for the signs see
# reader_model/judgement.py. Learned by training/judgement.py with reader model {version}, to whose weights it belongs,
# from {cases} attributions that it finds in PolNeAR train, {right:.0%} of them right.
"""


def judged(model_folder: Path, corpora: Path) -> Iterator[tuple[LinkedRuns, bool]]:
    """The attributions with content that the model finds in training articles, and whether they are right."""
    candidates: list[LinkedRuns] = []

    def remembered(group: LinkedRuns) -> bool:
        candidates.append(group)
        return False

    model = ReaderModel(model_folder, remembered)
    for article in islice(articles(corpora / "polnear" / "train"), 0, None, ONE_ARTICLE_IN):
        candidates.clear()
        found = found_parts(article.text, model.read(article.text).attributions)
        gold = [parts for parts in (gold_parts(article.text, one) for one in article.attributions) if parts.content]
        right = set(right_links(article.text, gold, found).values())
        with_content = [group for group in candidates if group.contents]
        for index, group in enumerate(with_content):
            yield group, index in right


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, learn and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=corpora_folder())
    parser.add_argument("--model", type=Path, default=WEIGHTS, help="folder of the model")
    options = parser.parse_args(arguments)
    cases = list(judged(options.model, options.corpora))
    names = list(signs(cases[0][0]))
    rows = np.array([[signs(group)[name] for name in names] for group, _ in cases])
    right = np.array([float(is_right) for _, is_right in cases])
    weights = [round(float(weight), 3) for weight in fitted(rows, right, RIDGE)]
    version = ReaderModel(options.model).version.version
    head = HEAD.format(version=version, cases=len(cases), right=right.mean())
    lines = [f"{name} = {weight}" for name, weight in zip(("start", *names), weights, strict=True)]
    TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
