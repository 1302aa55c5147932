"""How something was said: when, in what, and to whom."""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.claiming.cues import Cue, speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.model.actor import Mention
from reportedly.model.annotation import Token
from reportedly.model.attribution import Addressee
from reportedly.model.span import Span
from reportedly.model.time import TimeMention

FRAME_REACH = 160
"""Characters beyond source and cue in which day, medium and addressees may stand: "complained on Sunday in a letter to
the council and the organisation for …" is about as long as such phrases grow in PolNeAR train."""

PHRASE_WORDS = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "CCONJ"})
"""Universal part-of-speech tags of what may stand inside "photos and videos" or "a joint written statement"."""


def said_at(draft: Draft, marked: MarkedText) -> TimeMention | None:
    """The time that stands with source and cue, outside of what is said; the nearest where there are several."""
    frame = _frame(draft, marked)
    return min(marked.times.inside(frame.start, frame.stop), key=lambda time: _distance(time, draft), default=None)


def medium(draft: Draft, cue: Cue, marked: MarkedText) -> Span | None:
    """What it was said in ("in a letter", "on television"); for something shown, the thing shown."""
    words = speech_words()
    frame = _frame(draft, marked)
    tokens = marked.syntax.tokens_in(frame.start, frame.stop)
    for link, following in pairwise(tokens):
        if link.lemma.lower() in words.media_links:
            phrase = _phrase(following, tokens)
            if phrase and phrase[-1].lemma.lower() in words.media:
                return marked.syntax.span(phrase[0], phrase[-1])
    if cue.act == "show" and draft.content:
        shown = marked.syntax.tokens_in(draft.content[0].start, draft.content[0].end)
        phrase = _phrase(shown[0], shown) if shown else []
        while phrase and phrase[-1].lemma.lower() not in words.media:
            phrase.pop()
        return marked.syntax.span(phrase[0], phrase[-1]) if phrase else None
    return None


def addressees(draft: Draft, marked: MarkedText) -> tuple[Addressee, ...]:
    """Those to whom it is said: "told reporters", "in a letter to the council and the court"."""
    frame = _frame(draft, marked)
    found: list[Mention] = []
    for mention in marked.mentions.inside(frame.start, frame.stop):
        if any(mention.overlaps(span) for span in draft.source) or (found and mention.start < found[-1].end):
            continue
        before = marked.syntax.tokens_in(frame.start, mention.start)[-2:]
        if _leads_to_addressee(before, draft, marked) or (found and _joined(found[-1], mention, marked)):
            found.append(mention)
    return tuple(Addressee(start=m.start, end=m.end, text=m.text, actor=m.actor) for m in found)


def _frame(draft: Draft, marked: MarkedText) -> range:
    """The stretch around source and cue that tells how it was said: up to the content or the end of the sentence."""
    frame = draft.frame
    sentence = marked.syntax.sentence_at(frame.start)
    left, right = frame.start - FRAME_REACH, frame.stop + FRAME_REACH
    if sentence is not None:
        left, right = max(left, sentence.start), min(right, sentence.end)
    for content in draft.content:
        if content.start >= frame.stop:
            right = min(right, content.start)
        elif content.end <= frame.start:
            left = max(left, content.end)
    return range(left, right)


def _distance(span: Span, draft: Draft) -> int:
    return max(0, span.start - draft.frame.stop, draft.frame.start - span.end)


def _phrase(first: Token, tokens: Sequence[Token]) -> list[Token]:
    """The words of the noun phrase that begins with `first`, as far as their tags let it go on."""
    phrase: list[Token] = []
    for token in tokens[first.index - tokens[0].index :]:
        if token.upos not in PHRASE_WORDS:
            break
        phrase.append(token)
    while phrase and phrase[-1].upos == "CCONJ":
        phrase.pop()
    return phrase


def _leads_to_addressee(before: Sequence[Token], draft: Draft, marked: MarkedText) -> bool:
    """Whether the words right before a mention make it the one spoken to."""
    if not before:
        return False
    if before[-1].text.lower() == "to":
        return True
    in_cue = any(span.contains(before[-1]) for span in draft.cue)
    return in_cue and not speech_words().addressing_verbs.isdisjoint(marked.lemmas(draft.cue))


def _joined(one: Mention, other: Mention, marked: MarkedText) -> bool:
    """Whether only "and" or a comma stands between two mentions."""
    return marked.text[one.end : other.start].strip().lower() in {"and", ",", ", and", "&"}
