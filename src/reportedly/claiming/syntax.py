"""Questions to a document's words: which token stands where, what hangs on what, what a phrase covers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from reportedly.claiming.parse_mending import mended_relations
from reportedly.model.annotation import Sentence, Token
from reportedly.model.document import Document
from reportedly.model.span import Span


class Syntax:
    """An index over the tokens and sentences of one document; built once per report, read by every rule.

    All answers are linear in what they return, so that a sentence costs the same in a long report as in a short one.
    """

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.tokens: Sequence[Token] = mended_relations(document.tokens)
        self.sentences: Sequence[Sentence] = document.sentences
        self._token_starts = [token.start for token in document.tokens]
        self._children: list[list[int]] = [[] for _ in document.tokens]
        for token in self.tokens:
            if not token.is_root:
                self._children[token.head].append(token.index)

    def tokens_in(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that begin at or after `start` and before `end`."""
        return self.tokens[bisect_left(self._token_starts, start) : bisect_left(self._token_starts, end)]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds the character at `offset`; None between tokens."""
        position = bisect_right(self._token_starts, offset) - 1
        if position < 0:
            return None
        token = self.tokens[position]
        return token if token.holds(offset) else None

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that the token stands in."""
        return self.sentences[token.sentence]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence of the last token that begins at or before `offset`."""
        position = bisect_right(self._token_starts, offset) - 1
        return self.sentences[self.tokens[position].sentence] if position >= 0 else None

    def sentence_start(self, offset: int) -> int:
        """Where the sentence of `sentence_at` begins; the beginning of the text before its first sentence."""
        sentence = self.sentence_at(offset)
        return sentence.start if sentence is not None else 0

    def sentence_tokens(self, sentence: Sentence) -> Sequence[Token]:
        """The words of a sentence, in order."""
        return self.tokens[sentence.first_token : sentence.last_token]

    def children(self, token: Token) -> Iterator[Token]:
        """The direct dependents of a token, in text order."""
        return (self.tokens[index] for index in self._children[token.index])

    def child(self, token: Token, *relations: str) -> Token | None:
        """The first dependent by one of the `relations`; a relation also stands for its subtypes (`nsubj:pass`)."""
        for dependent in self.children(token):
            if dependent.relation in relations or dependent.relation.partition(":")[0] in relations:
                return dependent
        return None

    def is_passive(self, verb: Token) -> bool:
        """Whether the verb has a passive auxiliary."""
        return self.child(verb, "aux:pass") is not None

    def head(self, token: Token) -> Token | None:
        """The token that this one hangs on; None for the root of a sentence."""
        return None if token.is_root else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above a token, nearest first."""
        current = token
        while not current.is_root:
            current = self.tokens[current.head]
            yield current

    def subtree(self, token: Token) -> list[Token]:
        """The token and everything below it, in text order."""
        found = [token]
        for member in found:
            found.extend(self.children(member))
        return sorted(found, key=lambda member: member.index)

    def head_of(self, span: Span) -> Token | None:
        """The token of `span` whose own head lies outside of it; the last such where the parse gives several.

        Particles stand back for the word that they go with: the head of "pull out" is "pull".
        """
        inside = self.tokens_in(span.start, span.end)
        if not inside:
            return None
        indexes = {token.index for token in inside}
        tops = [token for token in inside if token.is_root or token.head not in indexes]
        content = [token for token in tops if token.upos not in {"PUNCT", "ADP", "PART"}]
        return (content or tops or list(inside))[-1]

    def span(self, first: Token, last: Token) -> Span:
        """The text from one token to another."""
        return Span.cut(self.text, first.start, last.end)
