"""Documents for tests, written as text with hand-made syntax: no model, so that a test holds one rule only."""

from dataclasses import replace

from reportedly.model.actor import Mention
from reportedly.model.annotation import LinkedAttribution, Sentence, Token
from reportedly.model.document import Document
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span


def document(*sentences: str, published: str | None = "2031-05-14") -> Document:
    """A document of sentences, each a block of lines `form lemma upos xpos head relation` (heads from 1, 0 the root).

    Words are joined by spaces; a form that begins with `_` follows the word before it without a space.
    """
    text = ""
    tokens: list[Token] = []
    marked: list[Sentence] = []
    for block in sentences:
        if text:
            text += " "
        first, start = len(tokens), len(text)
        for position, line in enumerate(block.strip().splitlines()):
            form, lemma, upos, xpos, head, relation = line.split()
            if position and not form.startswith("_"):
                text += " "
            form = form.removeprefix("_").replace("▁", " ")
            index = len(tokens)
            tokens.append(
                Token(
                    start=len(text),
                    end=len(text) + len(form),
                    text=form,
                    index=index,
                    sentence=len(marked),
                    lemma=lemma,
                    upos=upos,
                    xpos=xpos,
                    head=index if head == "0" else first + int(head) - 1,
                    relation=relation,
                )
            )
            text += form
        marked.append(
            Sentence(start=start, end=len(text), text=text[start:], first_token=first, last_token=len(tokens))
        )
    report = Report(report_id="written", text=text, sha256=sha256_of(text), published=published)
    return Document(report=report, sentences=tuple(marked), tokens=tuple(tokens))


def span(text: str, words: str, occurrence: int = 1) -> Span:
    """The span of the given occurrence of `words` in `text`."""
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return Span.cut(text, start, start + len(words))


def with_speech(
    written: Document, *, source: str | None, cue: str | None, content: str | None, probability: float = 0.9
) -> Document:
    """The document with one more linked attribution, its parts given by their words."""
    parts = [(span(written.text, words),) if words else () for words in (source, cue, content)]
    linked = LinkedAttribution(source=parts[0], cue=parts[1], content=parts[2], probability=probability)
    return replace(written, attributions=(*written.attributions, linked))


def with_mention(written: Document, words: str, actor: str | None, source_kind: str = "unknown") -> Document:
    """The document with one more actor mention."""
    where = span(written.text, words)
    mention = Mention(
        start=where.start,
        end=where.end,
        text=words,
        id=f"m{len(written.mentions)}",
        kind="organisation",
        actor=actor,
        source_kind=source_kind,  # type: ignore[arg-type]  # tests name kinds by their words
    )
    return replace(written, mentions=(*written.mentions, mention))
