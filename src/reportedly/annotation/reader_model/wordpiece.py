"""Word pieces of the uncased BERT vocabulary for words that are already split."""

import unicodedata
from collections.abc import Sequence

PADDING, UNKNOWN, OPENING, CLOSING = "[PAD]", "[UNK]", "[CLS]", "[SEP]"

LONGEST_WORD = 100
"""Characters above which BERT's WordPiece gives up on a word (`max_input_chars_per_word`)."""
MOST_PIECES = 16
"""Pieces kept of one word: heads read the first piece only, and an address may have thousands."""
_LARGEST_CACHE = 100_000

_CHINESE = (
    range(0x4E00, 0xA000), range(0x3400, 0x4DC0), range(0x20000, 0x2A6E0), range(0x2A700, 0x2B740),
    range(0x2B740, 0x2B820), range(0x2B920, 0x2CEB0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20),
)  # fmt: skip
"""Blocks whose characters BERT treats as words of their own."""


class WordPiece:
    """Cuts a word into the longest pieces of a vocabulary, from left to right.

    Normalises as BERT uncased does (Devlin et al. 2019): no control characters, lower case, no accents, punctuation
    apart. Agrees with the `tokenizers` package on every word up to `MOST_PIECES` pieces.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the pieces in the order of their ids."""
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.padding = self._ids[PADDING]
        self.unknown = self._ids[UNKNOWN]
        self.opening = self._ids[OPENING]
        self.closing = self._ids[CLOSING]
        self._cache: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """The ids of the pieces of `word`: at least one, at most `MOST_PIECES`."""
        found = self._cache.get(word)
        if found is None:
            found = self._cut(word)
            if len(self._cache) >= _LARGEST_CACHE:
                self._cache.clear()
            self._cache[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        for part in _normalised_parts(word):
            ids.extend(self._longest_pieces(part))
            if len(ids) >= MOST_PIECES:
                break
        return tuple(ids[:MOST_PIECES]) or (self.unknown,)

    def _longest_pieces(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self.unknown]
        ids: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if (number := self._ids.get(piece)) is not None:
                    ids.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return ids


def _normalised_parts(word: str) -> list[str]:
    """The word as BERT's pre-tokeniser sees it: lower case, without accents, cut at punctuation."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    kept = []
    for character in word:
        if character in "\0\ufffd" or _is_control(character):
            continue
        if any(ord(character) in block for block in _CHINESE):
            kept.append(f" {character} ")
        else:
            kept.append(" " if character.isspace() else character)
    stripped = (c for c in unicodedata.normalize("NFD", "".join(kept)) if unicodedata.category(c) != "Mn")
    spaced = (f" {c} " if _is_punctuation(c) else c for c in "".join(stripped).lower())
    return "".join(spaced).split()


def _is_control(character: str) -> bool:
    return character not in "\t\n\r" and unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co"}


def _is_punctuation(character: str) -> bool:
    if character.isascii():
        return not character.isalnum() and not character.isspace() and character.isprintable()
    return unicodedata.category(character).startswith("P")
