"""Count in what share of news reports each word stands: `python -m training.linking.word_shares`.

Reads the reports to tune on of the incident corpus, the training part of PolNeAR and the development part of MUC-4, and
writes `linking/data/word_shares.tsv`. Of three kinds of news the largest share counts: a word that is common in any
of them is particular to nothing. All reports of one incident count as one, so that the names of those who are much
reported on do not pass for common words. Words of fewer than FEWEST_REPORTS stay out, and with them the names of the
people whom the reports are about.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.linking.story_text import story_lines
from reportedly.linking.terms import SHARE_OF_UNLISTED, words_of
from training.corpora import corpora_folder
from training.linking.split import in_tuning_half

TABLE = Path(__file__).parents[2] / "src" / "reportedly" / "linking" / "data" / "word_shares.tsv"

FEWEST_REPORTS = 5
SMALLEST_SHARE = 2 * SHARE_OF_UNLISTED
DECIMALS = 3

HEADER = """\
# In what share of news reports a word stands, by the kind of news in which it stands most.
# Derived by training/linking/word_shares.py from counts in: local crime news (cltl/LongTailQATask, half of its
# incidents; no licence stated), PolNeAR train (no licence stated), MUC-4 dev (public domain by dstl/muc3). Counts only,
# no text.
"""


def main() -> None:
    """Count and write the table."""
    folder = corpora_folder()
    shares: dict[str, float] = {}
    for texts in (_local_news(folder), _national_news(folder), _agency_news(folder)):
        for word, share in _shares(texts).items():
            shares[word] = max(share, shares.get(word, 0.0))
    kept = sorted((word, share) for word, share in shares.items() if share >= SMALLEST_SHARE)
    TABLE.write_text(HEADER + "".join(f"{word}\t{share:.{DECIMALS}f}\n" for word, share in kept), encoding="utf-8")
    print(f"{TABLE.name}: {len(kept):,} words")


def _shares(texts: Iterable[str]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    reports = 0
    for text in texts:
        counts.update({word for line in story_lines(text) for word in words_of(line)})
        reports += 1
    return {word: count / reports for word, count in counts.items() if count >= FEWEST_REPORTS}


def _local_news(folder: Path) -> Iterator[str]:
    """The reports of each incident as one text."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    with (folder / "gva" / "reports.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if in_tuning_half(row["incident_id"]):
                told[row["incident_id"]].append(f"{row['title']}\n{row['text']}")
    return map("\n".join, told.values())


def _national_news(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "polnear" / "train" / "text").iterdir()):
        yield path.read_text(encoding="utf-8")


def _agency_news(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "muc4" / "dev").glob("dev-muc3-*")):
        yield from path.read_text(encoding="utf-8", errors="replace").split("\nDEV-MUC3-")


if __name__ == "__main__":
    main()
