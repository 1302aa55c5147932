"""Derive the table of lemmas that the spelling rules miss: `python -m training.lemma_table`."""

from collections import Counter, defaultdict
from pathlib import Path

from reportedly.annotation.reader_model.lemmas import inflection_of, regular_lemma
from reportedly.evaluation.conllu import gold_sentences
from training.corpora import GUM_GENRES, corpora_folder

TABLE = Path("src/reportedly/annotation/data/lemma_exceptions.tsv")
_HEADER = """\
# Lemmas that the spelling rules of reader_model/lemmas.py miss: form, inflection or part of speech, lemma.
# Derived by training/lemma_table.py from UD English EWT train (CC BY-SA 4.0) and the CC BY and public-domain genres of
# UD English GUM train and from training/data/irregular_verbs.tsv; do not edit by hand.
"""
_OFTEN_ENOUGH = 2
"""Occurrences from which a form without inflection counts; a single one is mostly a misspelling and its correction."""


def exceptions(corpora: Path) -> list[tuple[str, str, str]]:
    """Forms whose most frequent lemma in the training treebanks differs from the rules', in alphabetical order."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in ("ud/EWT/en_ewt-ud-train.conllu", "ud/GUM/en_gum-ud-train.conllu"):
        for sentence in gold_sentences(corpora / path):
            if sentence.document.startswith("GUM") and sentence.document.split("_")[1] not in GUM_GENRES:
                continue
            for word, lemma, upos, xpos in zip(
                sentence.words, sentence.lemmas, sentence.upos, sentence.xpos, strict=True
            ):
                if upos not in {"PROPN", "PUNCT", "SYM", "X", "NUM"} and lemma != "_":
                    seen[word.lower().replace("’", "'"), inflection_of(upos, xpos)][lemma.lower()] += 1
    table = {(form, "past"): lemma for lemma, forms in _irregular_verbs() for form in forms}
    for (form, inflection), lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        if count >= _OFTEN_ENOUGH or (inflection.islower() and form.isalpha() and lemma[0] == form[0]):
            table.setdefault((form, inflection), lemma)
    return sorted(
        (form, inflection, lemma)
        for (form, inflection), lemma in table.items()
        if lemma != regular_lemma(form, inflection) and "#" not in form
    )


def _irregular_verbs() -> list[tuple[str, list[str]]]:
    lines = (Path(__file__).parent / "data" / "irregular_verbs.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(lemma, forms.split()) for lemma, forms in rows]


def main() -> None:
    """Write the table."""
    rows = "".join("\t".join(row) + "\n" for row in exceptions(corpora_folder()))
    TABLE.write_text(_HEADER + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
