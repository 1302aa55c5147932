"""Which language a text is written in; no verdict where the text is too short to tell."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

ENGLISH_SHARE = 0.08
"""The share of words from data/english-words.txt from which a text is taken for English without further ado.

99 in 100 reports of PolNeAR lie above it (median 0.15); sentences in sixteen other languages lie at 0.00 (own
sentences, tests/reading/test_language.py). What lies below is left to the identifier.
"""

FEWEST_LETTERS = 60
"""Below this many Latin letters the identifier takes headlines and names for all sorts of languages: no verdict."""

SURE = 0.9
"""The identifier's probability from which its verdict is told. With it, none of 6,909 paragraphs of PolNeAR is taken
for another language, and fifteen of sixteen other languages are told from two sentences."""

LONGEST_SAMPLE = 20_000
"""Characters looked at: a language shows in a few pages, and 10 MB of text need not be counted."""

UNDETERMINED = "und"
"""ISO 639-2 for a text that is surely not English while nobody can say what it is."""

_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that `text` is written in, or None where it cannot be told.

    English is told by its function words, which garbled machine translation and texts in capitals keep; only a text
    that has few of them is put to the language identifier (py3langid), which is slow to load. A text in another
    script than Latin is never English, however short and however unsure the identifier.
    """
    words = [word.casefold() for word in _WORD.findall(text[:LONGEST_SAMPLE])]
    letters = "".join(words)
    if len(_LATIN_LETTER.findall(letters)) * 2 < len(letters):
        language, _ = _identified(" ".join(words))
        return language if language != "en" else UNDETERMINED
    if len(letters) < FEWEST_LETTERS:
        return None
    if sum(word in english_words() for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    language, probability = _identified(" ".join(words))
    return language if probability >= SURE else None


@cache
def english_words() -> frozenset[str]:
    """The words of data/english-words.txt."""
    lines = files("reportedly.reading").joinpath("data/english-words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _identified(words: str) -> tuple[str, float]:
    language, probability = _identifier().classify(words)
    return str(language), float(probability)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_DIR / MODEL_FILE, norm_probs=True)
