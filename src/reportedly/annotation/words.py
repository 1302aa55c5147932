"""Split raw text into words as the Universal Dependencies treebanks of English do."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal, cast

WordSpan = tuple[int, int]
AbbreviationEnding = Literal["never", "maybe", "number"]

LONGEST_MERGED = 8
"""Letters of the longest merged word, so that most words need no look-up."""
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_INVISIBLE_OR_MARK = frozenset({"Mn", "Mc", "Me", "Cf", "Sk"})
"""Unicode categories of characters that change the one before them: accents, joiners, skin tones."""


def data_lines(name: str) -> list[str]:
    """The lines of a data file of this room that are neither empty nor comments."""
    text = (files("reportedly.annotation") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def abbreviations() -> dict[str, AbbreviationEnding]:
    """Abbreviations without their full stop, lower case, and whether one may end a sentence."""
    rows = (line.split("\t") for line in data_lines("abbreviations.tsv"))
    return {word: cast("AbbreviationEnding", ending) for word, ending in rows}


@cache
def merged_words() -> dict[str, int]:
    """Words that the treebanks write as two (can|not), lower case, with the length of the first."""
    return {word: int(length) for word, length in (line.split("\t") for line in data_lines("merged_words.tsv"))}


@cache
def _pattern() -> re.Pattern[str]:
    """One alternation that eats the text from left to right; every repeat is possessive or bounded, so it is linear."""
    prefixes = "|".join(data_lines("hyphen_prefixes.txt"))
    return re.compile(
        rf"""
          (?P<address> https?://[^\s<>"”»]++ | www\.[^\s<>"”»]++
            | [\w.+-]{{1,64}}+@(?:[\w-]{{1,63}}+\.){{1,5}}\w{{2,63}}+
            | (?<![\w.])(?:[\w-]{{1,63}}+\.){{1,5}}(?:com|org|net|gov|edu|mil|info|co\.uk)\b(?:/[^\s<>"”»]++)?+
            | (?<![\w.])[\w-]{{1,63}}+\.(?i:docx?|html?|jpe?g|pdf|pptx?|xlsx?|zip)\b
            | (?<![\w.])[a-z]{{2,20}}+(?:\.[a-z][a-z-]{{1,20}}+){{2,8}}+(?![\w.])
            | (?<![\w.])[A-Za-z]{{2,64}}+@[A-Za-z]\w++
            | (?<!\w)[@\#]\w++ )
        | (?P<face> (?<!\w)[:;=]-?[()DP](?!\w) )
        | (?P<number> \d{{1,3}}-\d{{4}}(?![\w-]) | \d++(?: (?:-\d++){{2,}}+ | (?:[.,:/]\d++)*+[^\W\d_]*+ ) )
        | (?P<initials> (?<!\w)(?: (?:[A-Z][a-z]?\.){{2,}}+ | (?:[a-z]\.){{2,}}+ | (?:[A-Z]\.)++[A-Z](?!\w) ) )
        | (?P<code> [A-Z]++&[A-Z]++\b | \b[bcw]/[co]\b | (?:US|HK|NZ|[AC])\$ )
        | (?P<clitic> (?<=\S)(?i:['’](?:s|re|ve|ll|d|m)|n['’]t)\b | (?<!\S)['’](?i:em|tis|twas|\d0s|\d\d)\b )
        | (?P<word> (?:(?i:{prefixes})-)?+\w++(?:['’][^\W\d_]++)*+ )
        | (?P<run> (?P<repeated>[.!?=*~+\-$<>])(?P=repeated)++ | `` | '' | ‘’ | ’’ | [!?]{{2,}}+ )
        | (?P<single> \S )
        """,
        re.VERBOSE,
    )


def word_spans(text: str) -> list[WordSpan]:
    """The words and punctuation marks of `text`, in order, as half-open code-point offsets.

    They do not overlap and cover every character that is not white space. Clitics are words of their own (does|n't,
    rebels|'), hyphenated compounds are split (poison|-|gas) but for the prefixes that the treebanks keep, and a full
    stop belongs to an abbreviation (Gen., U.S., J.). Works in linear time on any input.
    """
    spans: list[WordSpan] = []
    joins = False
    for match in _pattern().finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if joins and kind in {"word", "number"} and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
            continue
        joins = False
        if kind == "word":
            spans.extend(_parts(text, start, end))
        elif kind == "single" and spans and spans[-1][1] == start:
            joins = _append_character(text, spans, start)
        elif kind == "address":
            spans.extend(_without_closing_punctuation(text, start, end))
        else:
            spans.append((start, end))
    return spans


def _parts(text: str, start: int, end: int) -> list[WordSpan]:
    """Cut a clitic or a merged word in two."""
    word = text[start:end]
    if "'" in word or "’" in word:
        clitic = _CLITIC.search(word)
        if clitic and clitic.start():
            cut = start + clitic.start()
            return [(start, cut), (cut, end)]
    elif len(word) <= LONGEST_MERGED and (first := merged_words().get(word.lower())) is not None:
        return [(start, start + first), (start + first, end)]
    return [(start, end)]


def _append_character(text: str, spans: list[WordSpan], at: int) -> bool:
    """Add the character at `at`, which follows the last word directly; tell whether it joins what comes next to it."""
    character = text[at]
    start, end = spans[-1]
    if character == ".":
        if _takes_full_stop(text, start, end):
            spans[-1] = (start, at + 1)
        else:
            spans.append((at, at + 1))
        return False
    if character > "\x7f" and unicodedata.category(character) in _INVISIBLE_OR_MARK:
        spans[-1] = (start, at + 1)
        return text[start].isalnum()
    if text[end - 1] == "\u200d":  # a zero-width joiner ties two signs into one (families, flags with a colour)
        spans[-1] = (start, at + 1)
        return False
    spans.append((at, at + 1))
    return False


def _takes_full_stop(text: str, start: int, end: int) -> bool:
    """Whether the word `start`:`end`, directly followed by a full stop, is an abbreviation that owns it."""
    if end - start > 8:  # no abbreviation is longer
        return False
    word = text[start:end]
    following = text[end + 1 : end + 3].lstrip()
    if end - start == 1:
        return word.isupper() and following[:1].isupper()
    ending = abbreviations().get(word.lower())
    if ending == "number":
        return following[:1].isdigit()
    return ending is not None


def _without_closing_punctuation(text: str, start: int, end: int) -> list[WordSpan]:
    """An address without the punctuation that closes the sentence around it."""
    last = end
    while last > start + 1 and text[last - 1] in ".,;:!?)]}'’":
        last -= 1
    return [(start, last), *((at, at + 1) for at in range(last, end))]
