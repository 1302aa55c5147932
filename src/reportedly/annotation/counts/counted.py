"""What an amount counts: the head noun behind it, by the parse if there is one, else by the words."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from reportedly.annotation.counts.knowledge import count_knowledge
from reportedly.model.annotation import Token
from reportedly.model.span import Span

_REACH = 8
"""How many words a noun phrase may have between its number and its noun; garbled text has none that long."""

_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_NAMING = frozenset({"nummod", "dep", "flat", "compound"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PARTITIVE = re.compile(
    r"(?:\s+of\b(?:\s+(?:the|these|those|its|his|her|their|our|all|other)\b)?)?(?:\s+(?:more|other|additional|further|such)\b)*",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s+([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_HARMED = frozenset({"dead", "wounded", "injured", "missing"})
"""They are counted themselves ("12 wounded") unless a noun follows ("12 wounded soldiers")."""


def names_something(tokens: Sequence[Token], starts: Sequence[int], end: int) -> bool:
    """Whether the parse hangs the number that ends at `end` onto a name before it: "Studio 54", "posts 542"."""
    number = bisect_left(starts, end) - 1
    if number < 1 or tokens[number].upos != "NUM" or tokens[number].relation not in _NAMING:
        return False
    return tokens[number].head == number - 1 and tokens[number - 1].upos in _NOUNS


def counted_noun(
    text: str, tokens: Sequence[Token], starts: Sequence[int], end: int, *, only_of: bool = False
) -> Span | None:
    """The head noun that the amount ending at `end` counts; None where no noun follows it.

    `starts` are the tokens' start offsets; with `only_of`, an "of" must stand between. "Dozens of missiles with poison
    gas" counts missiles; "five of the wounded men" counts men; "12 were killed" counts nothing that it names.
    """
    partitive = _PARTITIVE.match(text, end)
    begin = partitive.end() if partitive else end
    if only_of and begin == end:
        return None
    return _by_parse(text, tokens, starts, begin, end) or _by_words(text, begin, harmed=not tokens)


def _by_parse(text: str, tokens: Sequence[Token], starts: Sequence[int], begin: int, end: int) -> Span | None:
    """The noun that the number modifies, else the last noun of the run of modifiers and nouns behind it."""
    index = bisect_left(starts, begin)
    if index >= len(tokens) or text[begin : tokens[index].start].strip() or "\n\n" in text[end : tokens[index].start]:
        return None
    number = bisect_left(starts, end) - 1
    run = _run(text, tokens, index)
    nouns = [token for token in run if token.upos in _NOUNS]
    if number >= 0 and tokens[number].relation == "nummod":
        head = tokens[number].head
        if any(token.index == head for token in nouns):
            return _span(tokens[head])
    if not nouns and run and run[-1].upos == "ADJ" and run[-1].text.lower() in _HARMED:
        return _span(run[-1])
    return _span(nouns[-1]) if nouns else None


def _span(token: Token) -> Span:
    return Span(start=token.start, end=token.end, text=token.text)


def _run(text: str, tokens: Sequence[Token], index: int) -> list[Token]:
    """Modifiers and nouns from `index` on, up to where the noun phrase must end."""
    run: list[Token] = []
    for token in tokens[index : index + _REACH]:
        common = bool(run) and run[-1].upos == "NOUN"
        joins = token.text == "-" and bool(run) and text[token.end : token.end + 1].isalpha()
        if token.upos == "PROPN" and common:
            break
        if token.sentence != tokens[index].sentence:
            break
        if not (token.upos in _MODIFIERS or (token.xpos in _PARTICIPLES and not common) or joins):
            break
        run.append(token)
    return run


def _by_words(text: str, begin: int, *, harmed: bool) -> Span | None:
    """The first word that looks like a plural among the few behind a number, in a text that no parser understands.

    With `harmed`, "12 wounded" counts wounded.
    """
    knowledge = count_knowledge()
    position = begin
    last: Span | None = None
    for _ in range(3):
        match = _WORD.match(text, position)
        if match is None or "\n\n" in match.group():
            break
        word = match[1].lower()
        if word in knowledge.function_words:
            break
        plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
        if word in _HARMED:
            last = Span.cut(text, *match.span(1))
        elif plural or word in knowledge.irregular_plurals:
            return Span.cut(text, *match.span(1))
        position = match.end()
    return last if harmed else None
