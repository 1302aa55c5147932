"""Build documents for the tests: words split and sentences cut, without names, places or syntax unless given."""

from dataclasses import replace

from reportedly.annotation.sentences import sentences
from reportedly.annotation.words import word_spans
from reportedly.model.annotation import Name, NameKind, Sentence, Token
from reportedly.model.document import Document
from reportedly.model.place import PlaceMention, PlaceRole
from reportedly.model.report import Report, sha256_of


def document(text: str, *, published: str | None = "2018-11-25") -> Document:
    """A document with sentences and words but nothing that a model would have to find."""
    words = word_spans(text)
    tokens: list[Token] = []
    groups = sentences(text, words)
    for number, group in enumerate(groups):
        for index in range(group.first, group.last):
            start, end = words[index]
            tokens.append(
                Token(
                    start=start,
                    end=end,
                    text=text[start:end],
                    index=index,
                    sentence=number,
                    lemma=text[start:end].lower(),
                    upos="",
                    xpos="",
                    head=index,
                    relation="",
                )
            )
    return Document(
        report=Report(report_id="test", text=text, sha256=sha256_of(text), published=published),
        sentences=tuple(
            Sentence(
                start=words[group.first][0],
                end=words[group.last - 1][1],
                text=text[words[group.first][0] : words[group.last - 1][1]],
                first_token=group.first,
                last_token=group.last,
            )
            for group in groups
        ),
        tokens=tuple(tokens),
    )


def name(text: str, phrase: str, kind: NameKind) -> Name:
    """The first place of `phrase` in `text` as a name."""
    start = text.index(phrase)
    return Name(start=start, end=start + len(phrase), text=phrase, kind=kind, probability=1.0)


def place(text: str, phrase: str, country: str, role: PlaceRole = "location") -> PlaceMention:
    """The first place of `phrase` in `text` as a resolved place in `country` (alpha-2)."""
    start = text.index(phrase)
    return PlaceMention(
        start=start, end=start + len(phrase), text=phrase, status="resolved", name=phrase, country=country, role=role
    )


def with_syntax(plain: Document, *parsed: tuple[str, str, str, str]) -> Document:
    """The document with the syntax of some words: each as word, universal part of speech, relation, head word."""
    at = {token.text: token.index for token in plain.tokens}
    tokens = list(plain.tokens)
    for word, upos, relation, head in parsed:
        tokens[at[word]] = replace(tokens[at[word]], upos=upos, relation=relation, head=at[head])
    return replace(plain, tokens=tuple(tokens))
