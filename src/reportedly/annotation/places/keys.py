"""Name keys: the form in which two spellings of one place name are the same, for building and for looking up alike."""

import re
import unicodedata
from functools import lru_cache

from reportedly.annotation.tables import data_tables

_KNOWLEDGE = data_tables("transliteration.toml")
TRANSLITERATED_COUNTRIES: frozenset[str] = frozenset(_KNOWLEDGE["countries"])
_ARTICLES: frozenset[str] = frozenset(_KNOWLEDGE["articles"])
_CONSONANTS: list[tuple[str, str]] = [(spelling, letter) for spelling, letter in _KNOWLEDGE["consonants"]]

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ħ": "h", "ß": "ss"}
    | dict.fromkeys("'’‘ʼʻʿʾʹʺ`´ʽˈ", "")
)
_INITIALS = re.compile(r"(?<!\w)(?:\w\.){2,}\w?(?!\w)")
_SEPARATORS = re.compile(r"[\W_]+")
_KEYS_KEPT = 50_000  # names remembered per process; about 10 MB when full
_SHORTENED = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}

_GLUED_ARTICLE = re.compile(r"^[aeu](?=(sh|th|dh|[dnrstz])\1)")
_ROUND_VOWELS = re.compile(r"[aeiouyw]*[ouw][aeiouyw]*")
_OTHER_VOWELS = re.compile(r"[aeiy]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(_KEYS_KEPT)
def name_key(name: str) -> str:
    """Fold case, diacritics, apostrophes, punctuation and the short forms of Saint, Mount and Fort.

    `name_key("St. Denis") == name_key("Saint-Denis")`; a name without letters or digits has the key "".
    """
    folded = _INITIALS.sub(lambda initials: initials.group().replace(".", ""), name) if "." in name else name
    folded = folded.casefold().translate(_LETTERS)
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)
    return " ".join(_SHORTENED.get(word, word) for word in _SEPARATORS.split(folded) if word)


def skeleton_of(key: str) -> str:
    """Fold what transliterations of one name into English disagree about; takes a `name_key`.

    Articles and their assimilation (al-Zor, ez-Zor, ezzor), doubled letters, vowels within the two classes a/e/i/y and
    o/u/w, a final h, and the pairs dh/d, th/t, gh/g, kh/q/k, sh/ch are no difference:
    `skeleton_of("khan sheikhoun") == skeleton_of("khan shaykhun")`.
    """
    words = key.split()
    bare = [word for word in words if word not in _ARTICLES] or words
    return "".join(_word_skeleton(word) for word in bare)


@lru_cache(_KEYS_KEPT)
def _word_skeleton(word: str) -> str:
    word = _GLUED_ARTICLE.sub("", word)
    for spelling, letter in _CONSONANTS:
        word = word.replace(spelling, letter)
    word = _ROUND_VOWELS.sub("u", word)
    word = _OTHER_VOWELS.sub("a", word)
    word = word.removesuffix("h") if len(word) > 1 and word[-2] in "au" else word
    return _DOUBLED.sub(r"\1", word)
