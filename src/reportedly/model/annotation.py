"""What is marked on a text before anyone asks who claims what: sentences, words, names, speech."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Span

NameKind = Literal["person", "organisation", "location", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """A sentence; its words are `tokens[first_token:last_token]` of the annotated text (half-open)."""

    first_token: int
    last_token: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Token(Span):
    """One word or punctuation mark with its place in the sentence's syntax.

    `head` is an index into the text's tokens, and the token's own index for the root of a sentence.
    `upos` and `relation` are Universal Dependencies v2 labels, `xpos` Penn Treebank tags; `lemma` is lower case
    except for proper nouns.
    """

    index: int
    sentence: int
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str

    @property
    def is_root(self) -> bool:
        """Whether the token heads its sentence."""
        return self.head == self.index


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Span):
    """A proper name as the reader model finds it, with the model's probability."""

    kind: NameKind
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedAttribution:
    """Source, cue and content spans that the reader model ties together: somebody says something.

    Each part is in text order and may be discontinuous or missing. One without content is a relay or a verb of
    saying whose content stands elsewhere ("…, according to the agency"): claiming decides where it belongs.
    `is_doubtful` tells that the reader model itself takes it for likely wrong.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    probability: float
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAnnotations:
    """Everything that one pass of the reader model gives for a text."""

    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    attributions: tuple[LinkedAttribution, ...]
