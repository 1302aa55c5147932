"""Read CoNLL-U treebanks."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    """One sentence of a treebank: its words' columns side by side.

    `heads` are 1-based as in the file, 0 for the root. `spaced[i]` tells whether white space follows word i;
    `document` is the last `newdoc id`, `opens_paragraph` whether a paragraph or document begins here.
    """

    document: str
    opens_paragraph: bool
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    spaced: tuple[bool, ...]


def gold_sentences(path: Path) -> Iterator[GoldSentence]:
    """The sentences of a CoNLL-U file; empty nodes are left out, multiword tokens count by their words."""
    document, opens_paragraph = "", True
    rows: list[list[str]] = []
    glued_to_next: set[int] = set()
    last_of_multiword: dict[int, bool] = {}
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            if line.startswith("#"):
                if line.startswith("# newdoc id"):
                    document, opens_paragraph = line.partition("=")[2].strip(), True
                opens_paragraph |= line.startswith(("# newpar", "# newdoc"))
            elif line.strip():
                fields = line.rstrip("\n").split("\t")
                if fields[0].isdigit():
                    rows.append(fields)
                elif "-" in fields[0]:
                    first, last = map(int, fields[0].split("-"))
                    glued_to_next.update(range(first, last))
                    last_of_multiword[last] = "SpaceAfter=No" not in fields[9]
            elif rows:
                yield _sentence(document, rows, glued_to_next, last_of_multiword, opens_paragraph=opens_paragraph)
                rows, glued_to_next, last_of_multiword, opens_paragraph = [], set(), {}, False


def _sentence(
    document: str,
    rows: list[list[str]],
    glued_to_next: set[int],
    last_of_multiword: dict[int, bool],
    *,
    opens_paragraph: bool,
) -> GoldSentence:
    columns = list(zip(*rows, strict=True))
    return GoldSentence(
        document=document,
        opens_paragraph=opens_paragraph,
        words=columns[1],
        lemmas=columns[2],
        upos=columns[3],
        xpos=columns[4],
        heads=tuple(map(int, columns[6])),
        relations=columns[7],
        spaced=tuple(
            number not in glued_to_next and last_of_multiword.get(number, "SpaceAfter=No" not in row[9])
            for number, row in enumerate(rows, start=1)
        ),
    )
