"""Build documents for the tests of places: words and names as a model would mark them, written out by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.annotation.sentences import sentences
from reportedly.annotation.words import word_spans
from reportedly.model.annotation import Name, NameKind, Sentence, Token
from reportedly.model.document import Document
from reportedly.model.report import Report, sha256_of


def document(
    text: str,
    names: Sequence[tuple[str, NameKind]] = (),
    syntax: Mapping[str, tuple[str, str]] | None = None,
    verbs: Mapping[str, str] | None = None,
) -> Document:
    """A document in which every capitalised word is a proper noun.

    `names` are marked at their first place. `syntax` gives a word its relation and the word that it depends on; `verbs`
    gives a word its lemma and makes a verb of it.
    """
    tokens, sentence_spans = _words(text)
    index_of = {token.text: token.index for token in reversed(tokens)}
    for word, (relation, head) in (syntax or {}).items():
        tokens[index_of[word]] = replace(tokens[index_of[word]], relation=relation, head=index_of[head])
    for word, lemma in (verbs or {}).items():
        tokens[index_of[word]] = replace(tokens[index_of[word]], lemma=lemma, upos="VERB")
    return Document(
        report=Report(report_id="test", text=text, sha256=sha256_of(text)),
        sentences=sentence_spans,
        tokens=tuple(tokens),
        names=tuple(_name(text, phrase, kind) for phrase, kind in names),
    )


def _words(text: str) -> tuple[list[Token], tuple[Sentence, ...]]:
    words = word_spans(text)
    tokens: list[Token] = []
    spans: list[Sentence] = []
    for number, group in enumerate(sentences(text, words)):
        for index in range(group.first, group.last):
            start, end = words[index]
            word = text[start:end]
            tokens.append(
                Token(
                    start=start,
                    end=end,
                    text=word,
                    index=index,
                    sentence=number,
                    lemma=word.lower(),
                    upos="PROPN" if word[0].isupper() else "NOUN",
                    xpos="",
                    head=index,
                    relation="root",
                )
            )
        start, end = words[group.first][0], words[group.last - 1][1]
        spans.append(
            Sentence(start=start, end=end, text=text[start:end], first_token=group.first, last_token=group.last)
        )
    return tokens, tuple(spans)


def _name(text: str, phrase: str, kind: NameKind) -> Name:
    start = text.index(phrase)
    return Name(start=start, end=start + len(phrase), text=phrase, kind=kind, probability=1.0)
