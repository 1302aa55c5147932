"""Sentences with invented syntax, for what reads attributions off it."""

from reportedly.annotation.reader_model.decoding import Run
from reportedly.annotation.reader_model.linking import LinkedRuns
from reportedly.model.annotation import Token


def tokens(text: str) -> tuple[Token, ...]:
    """Words written as word/UPOS/relation/head, where the head is its number and a root's its own."""
    found = []
    at = 0
    for index, item in enumerate(text.split()):
        word, upos, relation, head = item.split("/")
        found.append(
            Token(
                start=at,
                end=at + len(word),
                text=word,
                index=index,
                sentence=0,
                lemma=word.lower(),
                upos=upos,
                xpos="",
                head=int(head),
                relation=relation,
            )
        )
        at += len(word) + 1
    return tuple(found)


def run(first: int, last: int, kind: int) -> Run:
    return Run(first, last, kind, -0.1 * (last - first))


def words(tokens_read: tuple[Token, ...], runs: list[Run]) -> list[str]:
    """The words of runs."""
    return [" ".join(token.text for token in tokens_read[found.first : found.last]) for found in runs]


def shown(tokens_read: tuple[Token, ...], groups: list[LinkedRuns]) -> list[tuple[list[str], list[str], list[str]]]:
    """Sources, cues and contents of attributions, as words."""
    return [
        (words(tokens_read, group.sources), words(tokens_read, group.cues), words(tokens_read, group.contents))
        for group in groups
    ]
