"""Who speaks and through whom: voices told apart into speakers and those who pass their words on."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from reportedly.claiming.cues import speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.model.annotation import Token
from reportedly.model.attribution import Source, SourceRole
from reportedly.model.span import Span, trimmed

FIRST_PERSON = frozenset({"i", "we", "us", "our"})

NAME_WORDS = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
"""Parts of speech that the name of an agency is made of."""

QUOTING_LEMMAS = frozenset({"cite", "quote"})
"""In "the paper reported, citing officials" the one cited speaks and the one who cites passes on."""


def with_relays(drafts: Sequence[Draft], marked: MarkedText) -> list[Draft]:
    """Fold voices that have no words of their own into the attribution of the same sentence that they pass on.

    "…, said a spokesman, according to the agency" is one attribution with two voices. A voice without words that
    finds nobody in its sentence to pass on is left out: it says nothing that can be quoted.
    """
    speaking = [draft for draft in drafts if draft.content and draft.frame]
    in_sentence: dict[int, list[int]] = {}
    for position, draft in enumerate(speaking):
        for start in {marked.syntax.sentence_start(offset) for offset in (draft.frame.start, draft.frame.stop - 1)}:
            in_sentence.setdefault(start, []).append(position)
    for wordless in (draft for draft in drafts if not draft.content and draft.source and draft.cue):
        beside = in_sentence.get(marked.syntax.sentence_start(wordless.frame.start), [])
        near = min(beside, key=lambda position: _gap(wordless, speaking[position]), default=None)
        if near is not None and _one_voice(wordless, speaking[near]):
            speaking[near] = replace(speaking[near], cue=(*speaking[near].cue, *wordless.cue))
        elif near is not None:
            speaking[near] = _chained(speaking[near], wordless, marked)
    return speaking


def _gap(one: Draft, other: Draft) -> int:
    """Characters between the frames of two voices."""
    return max(0, one.frame.start - other.frame.stop, other.frame.start - one.frame.stop)


def _one_voice(one: Draft, other: Draft) -> bool:
    return any(span.overlaps(same) for span in one.source for same in other.source)


def citing(draft: Draft, marked: MarkedText) -> Draft:
    """The draft of "citing two officials" as a voice without words: the officials are no words of who cites them."""
    if QUOTING_LEMMAS.isdisjoint(marked.lemmas(draft.cue)) or len(draft.content) != 1 or not draft.source:
        return draft
    quoted = next((word for word in marked.words(draft.cue) if word.lemma.lower() in QUOTING_LEMMAS), None)
    given = marked.syntax.child(quoted, "obj") if quoted is not None else None
    cited = marked.words(draft.content)
    behind = _behind_who_is_cited(given, cited, marked)
    if behind is not None and given is not None:
        return replace(draft, source=(marked.syntax.span(cited[0], given),), content=(behind,))
    beside = marked.syntax.sentence_start(draft.cue[0].start) == marked.syntax.sentence_start(draft.source[0].start)
    if not beside or any(token.upos in {"VERB", "AUX", "PUNCT"} for token in cited[:-1]):
        return draft
    span = Span.cut(marked.text, *trimmed(marked.text, draft.content[0].start, draft.content[0].end, ",;"))
    return replace(draft, source=(span,), content=())


def _behind_who_is_cited(given: Token | None, content: Sequence[Token], marked: MarkedText) -> Span | None:
    """What follows the one who is cited and a comma in the content: "two diplomats, that the army had …"."""
    if given is None or given not in content[:-1]:
        return None
    comma = marked.syntax.tokens[given.index + 1]
    if comma.text != "," or not any(token.upos in {"VERB", "AUX"} for token in content if token.index > comma.index):
        return None
    return Span.cut(marked.text, *trimmed(marked.text, comma.end, content[-1].end, ",;"))


def interviewed_by(draft: Draft, marked: MarkedText) -> Draft:
    """The draft of "according to the mayor, whom the weekly interviewed, …" with the weekly as relay."""
    first = next(iter(draft.content), None)
    pronoun = marked.syntax.token_at(first.start) if first is not None else None
    if first is None or pronoun is None or pronoun.text.lower() not in {"whom", "who"} or not draft.source:
        return draft
    clause = marked.syntax.tokens_in(first.start, first.end)
    comma = next((token for token in clause if token.text == ","), None)
    if comma is None:
        return draft
    *named, verb = [token for token in clause if pronoun.index < token.index < comma.index] or [pronoun]
    said = draft.with_content((_behind(first, comma.end, marked.text), *draft.content[1:]))
    if not named or verb.lemma.lower() not in QUOTING_LEMMAS | {"interview"}:
        return said
    relay = Draft(
        source=(marked.syntax.span(named[0], named[-1]),),
        cue=(marked.syntax.span(verb, verb),),
        content=(),
        confidence=draft.confidence,
    )
    return said.passed_on_by(relay)


def with_reference_to(draft: Draft, marked: MarkedText) -> Draft:
    """The draft with "the agency reported, with reference to an officer, …" taken apart into speaker and relay."""
    if not draft.source or not draft.cue:
        return draft
    sentence = marked.syntax.sentence_at(draft.cue[0].start)
    tokens = marked.syntax.sentence_tokens(sentence) if sentence is not None else ()
    words = [token.text.lower() for token in tokens]
    for phrase in speech_words().citing_phrases:
        length = phrase.count(" ") + 1
        for at in range(len(words) - length):
            if " ".join(words[at : at + length]) != phrase:
                continue
            first, last = tokens[at], tokens[at + length - 1]
            named = list(takewhile(lambda token: token.upos in NAME_WORDS | {"NUM", "ADP"}, tokens[at + length :]))
            beside = any(span.holds(first.start) for span in (*draft.source, *draft.cue, *draft.content)) or (
                first.start - draft.frame.stop in range(len(", ") + 1)
            )
            if not named or not beside:
                continue
            relay = Draft(
                source=tuple(_before(span, first.start, marked.text) for span in draft.source),
                cue=(marked.syntax.span(first, last),),
                content=(),
                confidence=draft.confidence,
            )
            content = tuple(_without(span, first.start, named[-1].end, marked.text) for span in draft.content)
            cue = tuple(_before(span, first.start, marked.text) for span in draft.cue)
            speaker = marked.syntax.span(named[0], named[-1])
            return replace(draft, source=(speaker,), cue=cue, content=content).passed_on_by(relay)
    return draft


def _before(span: Span, end: int, text: str) -> Span:
    """What is left of `span` before the offset `end`, where it goes beyond it."""
    return Span.cut(text, *trimmed(text, span.start, end, ",;")) if span.start < end < span.end else span


def _without(said: Span, start: int, end: int, text: str) -> Span:
    """`said` without the stretch `start`:`end` at one of its edges."""
    if said.start <= start and end >= said.end - 1:
        return _before(said, start, text)
    return _behind(said, end, text)


def quoted_by(draft: Draft, marked: MarkedText) -> Draft:
    """The draft with "an officer quoted by the agency" taken apart into speaker and relay.

    The tagger may have left the agency, or its name, to what is said.
    """
    for span in draft.source:
        tokens = marked.syntax.tokens_in(span.start, span.end)
        behind = marked.syntax.tokens[tokens[-1].index + 1 :] if tokens else ()
        put_behind = behind[:3] if [token.text for token in behind[:1]] == [","] else behind[:1]
        for verb, by in pairwise((*tokens, *put_behind)):
            quoted = verb.lemma.lower() in QUOTING_LEMMAS and by.text.lower() in {"by", "in"}
            if not quoted or verb is tokens[0]:
                continue
            tagged = [token for token in tokens if token.index > by.index]
            named = takewhile(lambda token: token.upos in NAME_WORDS, marked.syntax.tokens[by.index + 1 :])
            agency = max(tagged, list(named), key=len)
            if not agency:
                return draft
            speaker = Span.cut(marked.text, *trimmed(marked.text, span.start, min(span.end, verb.start), ","))
            relay = Draft(
                source=(marked.syntax.span(agency[0], agency[-1]),),
                cue=(marked.syntax.span(verb, by),),
                content=(),
                confidence=draft.confidence,
            )
            end = max(span.end, agency[-1].end)
            content = tuple(_behind(said, end, marked.text) for said in draft.content)
            return replace(draft, source=(speaker,), content=content).passed_on_by(relay)
    return draft


def _behind(said: Span, end: int, text: str) -> Span:
    """What is left of `said` behind the offset `end`, where it begins before it."""
    return Span.cut(text, *trimmed(text, end, said.end, ",;")) if said.start < end < said.end else said


def sources_of(draft: Draft, marked: MarkedText) -> tuple[Source, ...]:
    """The source chain of a draft, from the speaker outwards; empty when the text names nobody."""
    chain = [_source(draft.source, "speaker", marked)] if draft.source else []
    return (*chain, *(_source(relay.source, "relay", marked) for relay in draft.relays))


def _source(spans: tuple[Span, ...], role: SourceRole, marked: MarkedText) -> Source:
    itself = all(span.text.lower() in FIRST_PERSON for span in spans)
    mention = marked.mention_of(spans) or (marked.publisher if itself else None)
    if mention is None:
        named = any(name.kind == "person" for span in spans for name in marked.names.overlapping(span.start, span.end))
        return Source(role=role, kind="person" if named else "unknown", actor=None, spans=spans)
    return Source(
        role=role,
        kind=mention.source_kind,
        actor=mention.actor,
        on_behalf_of=mention.on_behalf_of,
        anonymous=mention.anonymous,
        spans=spans,
    )


def _chained(speaking: Draft, wordless: Draft, marked: MarkedText) -> Draft:
    """One attribution with both voices, the one that passes on last."""
    if _passes_on(speaking, marked) and not _passes_on(wordless, marked):
        return wordless.with_content(speaking.content).passed_on_by(speaking)
    if _cites(wordless, marked) or _speaks_to(wordless, speaking, marked):
        return wordless.with_content(speaking.content).passed_on_by(speaking)
    return speaking.passed_on_by(wordless)


def _speaks_to(one: Draft, other: Draft, marked: MarkedText) -> bool:
    """Whether the one's words go to the other, who passes them on: "a witness told police, and police told …"."""
    verb = next((word for word in reversed(marked.words(one.cue)) if word.upos == "VERB"), None)
    told = marked.syntax.child(verb, "iobj", "obj") if verb is not None else None
    return told is not None and any(told.text.lower() in span.text.lower().split() for span in other.source)


def _passes_on(draft: Draft, marked: MarkedText) -> bool:
    mention = marked.mention_of(draft.source)
    return mention is not None and mention.source_kind in speech_words().relay_kinds


def _cites(draft: Draft, marked: MarkedText) -> bool:
    return not QUOTING_LEMMAS.isdisjoint(marked.lemmas(draft.cue))
