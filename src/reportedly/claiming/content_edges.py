"""Where the words of an attribution begin and end, when the tagger left them out or cut them short."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claiming.cues import cue_lexicon, speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.span_index import SpanIndex
from reportedly.claiming.speech_acts import ACCORDING
from reportedly.model.annotation import Sentence, Token
from reportedly.model.span import Span, trimmed

EDGE_MARKS = ",;:.-–—"
"""Punctuation that is not part of what is said when it stands at the edge of it (PolNeAR guidelines)."""

STOPS = frozenset({";", ":", "–", "—"})
"""Punctuation that ends a clause as surely as a full stop does."""

COMMA_OR_CLOSING_QUOTE = frozenset({",", "”", '"', "»", "''"})

LONGEST_FAREWELL = 8
"""Words that may follow a voice at the end of its sentence: "… told reporters in the capital on Sunday evening"."""

CLOSING_QUOTES = frozenset('”"»')

OBJECT_RELATIONS = ("ccomp", "xcomp", "obj", "parataxis")
"""Where what is said hangs on a verb of saying, likeliest first."""

QUOTING = frozenset({"cite", "quote"})
"""Verbs by which a voice put between commas names another one: "the paper, citing two officials, wrote"."""

VERBS_OF_BLAME = frozenset({"accuse", "blame", "suspect", "charge", "condemn", "fault"})

SHORT_REMAINDER = 40
"""Characters that may stand on the other side of source and cue ("on Sunday", "in a statement to the council") for the
rest of the sentence still to be what is said."""


def completed_contents(drafts: Sequence[Draft], marked: MarkedText) -> list[Draft]:
    """The drafts with contents grown to whole clauses, and with contents of their own where the tagger gave none.

    Machine-translated clauses lose the order that the tagger expects, so that it stops in the middle of what is said.
    Words that stand between a content and the end of its sentence, and belong to nobody else, are taken for its rest:
    giving the outlet what a source says would be the graver error.
    """
    voices = SpanIndex(span for draft in drafts for span in (*draft.source, *draft.cue))
    contents = SpanIndex(span for draft in drafts for span in draft.content)
    return [_completed(draft, voices, contents, marked) for draft in drafts]


def _completed(draft: Draft, voices: SpanIndex[Span], contents: SpanIndex[Span], marked: MarkedText) -> Draft:
    if not draft.cue:
        return draft
    sentence = marked.syntax.sentence_at(draft.content[-1].end - 1 if draft.content else draft.frame.start)
    if sentence is None:
        return draft
    said = contents.overlapping(sentence.start, sentence.end)
    taken = voices.overlapping(min(sentence.start, draft.frame.start), sentence.end)
    draft = draft.with_content(tuple(span for span in draft.content if not _is_expletive(span, marked)))
    put_behind = _all_before(draft, marked)
    if put_behind is not None and not any(span.start < draft.frame.start for span in draft.content):
        return draft.with_content((put_behind, *(span for span in draft.content if len(span.text) > SHORT_REMAINDER)))
    if not draft.content:
        own = _own_content(draft, taken, said, marked)
        around = _around_put_in(draft.with_content(own), taken, sentence, marked) if own else ()
        return draft.with_content(around or tuple(_with_deed(draft, span, marked) for span in own))
    around = _around_put_in(draft, taken, sentence, marked)
    if around:
        return draft.with_content(around)
    draft = _of_last_clause(draft, marked)
    *before, last = _joined(draft.content, voices, marked)
    start = last.start if before else _clause_start(draft, last, taken, sentence, marked)
    last = _with_deed(draft, last, marked)
    end = _clause_end(last, [*taken, *(span for span in said if span.start > last.start)], sentence, marked)
    end = max(last.end, min(end, _end_of_circumstance(draft, end, marked)))
    return replace(draft, content=(*before, without_edges(marked.text, start, end)))


def _last_verb(words: Sequence[Token]) -> Token | None:
    return next((word for word in reversed(words) if word.upos == "VERB"), None)


def _all_before(draft: Draft, marked: MarkedText) -> Span | None:
    """All that stands before a voice put behind a comma at the end of its sentence: "…, the minister told reporters".

    None for other voices, and where no clause stands there.
    """
    verb = _last_verb(marked.words(draft.cue))
    first = marked.syntax.token_at(draft.frame.start)
    if verb is None or first is None or not draft.source or first.index == 0 or verb.xpos == "VBG":
        return None
    if verb.lemma.lower() == "speak" and any(span.start >= draft.frame.stop for span in draft.content):
        return None
    if not ACCORDING.isdisjoint(marked.lemmas(draft.cue)):
        return None
    sentence = marked.syntax.sentence_of(verb)
    if marked.syntax.tokens[first.index - 1].text.lower() == "it":  # "…, it was announced by the prefect"
        first = marked.syntax.tokens[first.index - 1]
    before = marked.syntax.tokens[first.index - 1]
    behind = [token for token in marked.syntax.tokens_in(draft.frame.stop, sentence.end) if token.upos != "PUNCT"]
    open_ended = any(token.upos in {"VERB", "AUX", "SCONJ"} for token in behind) or len(behind) > LONGEST_FAREWELL
    if before.text not in COMMA_OR_CLOSING_QUOTE or before.sentence != first.sentence or open_ended:
        return None
    stops = [t.end for t in marked.syntax.tokens_in(sentence.start, before.start) if t.text in STOPS]
    clause = marked.syntax.tokens_in(max(stops, default=sentence.start), before.start)
    if not any(token.xpos in {"VBD", "VBZ", "VBP", "MD"} for token in clause) or _opens_other_clause(clause[0]):
        return None
    return without_edges(marked.text, clause[0].start, before.end if before.text != "," else before.start)


def _around_put_in(draft: Draft, taken: Sequence[Span], sentence: Sentence, marked: MarkedText) -> tuple[Span, ...]:
    """Both sides of a voice that commas part from what it says: "The raid, according to the mayor, left four dead".

    Empty for other voices.
    """
    inside = marked.syntax.tokens_in(draft.frame.start, draft.frame.stop)
    if not inside or not draft.source or not QUOTING.isdisjoint(token.lemma.lower() for token in inside):
        return ()
    first, last = inside[0], inside[-1]
    if first.index == sentence.first_token or last.index + 1 >= sentence.last_token or first.xpos in {"WP", "WDT"}:
        return ()
    before, after = marked.syntax.tokens[first.index - 1], marked.syntax.tokens[last.index + 1]
    if before.text != "," or after.text != "," or any(first.start < span.start < last.end for span in draft.content):
        return ()
    others = [span for span in taken if span not in draft.source and span not in draft.cue]
    according = not ACCORDING.isdisjoint(marked.lemmas(draft.cue))
    stops = [token for token in marked.syntax.sentence_tokens(sentence) if token.text == ";"]
    stops = [token for token in stops if according or token.end <= first.start]  # what follows is said on
    left = max((span.end for span in (*others, *stops) if span.end <= first.start), default=sentence.start)
    right = min((span.start for span in (*others, *stops) if span.start >= last.end), default=sentence.end)
    sides = (marked.syntax.tokens_in(left, before.start), marked.syntax.tokens_in(after.end, right))
    if not all(_is_of_clause(side) for side in sides):
        return ()
    return tuple(without_edges(marked.text, side[0].start, side[-1].end) for side in sides)


def _is_of_clause(side: Sequence[Token]) -> bool:
    """Whether a subject, object or verb stands there, not only a circumstance such as "On Monday"."""
    return any(
        token.upos in {"VERB", "AUX"} or token.relation.partition(":")[0] in {"nsubj", "obj", "expl", "root"}
        for token in side
    )


def _of_last_clause(draft: Draft, marked: MarkedText) -> Draft:
    """The draft of an "according to" without what a semicolon parts from its clause: "…; nineteen were treated, …"."""
    if ACCORDING.isdisjoint(marked.lemmas(draft.cue)):
        return draft
    content = []
    for span in draft.content:
        stops = [token.end for token in marked.words([span]) if token.text == ";" and span.end <= draft.frame.start]
        content.append(without_edges(marked.text, max(stops, default=span.start), span.end))
    return draft.with_content(tuple(content))


def _is_expletive(span: Span, marked: MarkedText) -> bool:
    """Whether the span is only the "it" of "it was announced by the prefect"."""
    word = marked.syntax.token_at(span.start)
    return span.text.lower() == "it" and word is not None and word.relation in {"nsubj:pass", "expl"}


def _opens_other_clause(first: Token) -> bool:
    """Whether the word makes its clause a circumstance of the saying: "When he was asked, …", "Asked about it, …"."""
    opening = first.upos == "VERB" and first.relation == "advcl"
    return opening or first.upos == "SCONJ" or first.xpos in {"VBN", "VBG", "WRB"}


def _joined(content: Sequence[Span], voices: SpanIndex[Span], marked: MarkedText) -> list[Span]:
    """The spans of a content, run together within a sentence where no source or cue stands between them.

    What is said is interrupted by the words that say who says it, by nothing else.
    """
    joined = [content[0]]
    for span in content[1:]:
        last = joined[-1]
        one_sentence = marked.syntax.sentence_at(last.start) == marked.syntax.sentence_at(span.start)
        if one_sentence and not voices.overlapping(last.end, span.start):
            joined[-1] = Span.cut(marked.text, last.start, span.end)
        else:
            joined.append(span)
    return joined


def _clause_end(content: Span, taken: Sequence[Span], sentence: Sentence, marked: MarkedText) -> int:
    """How far the clause goes on behind the content: to the next source or cue, else to the end of the sentence.

    Before a source or cue only a verb shows that the clause was cut; a closed quotation is never grown.
    """
    last, behind = marked.text[content.end - 1], marked.text[content.end : content.end + 2].strip()[:1]
    if last in CLOSING_QUOTES or behind in CLOSING_QUOTES:
        return content.end
    stop = next((t.start for t in marked.syntax.tokens_in(content.end, sentence.end) if t.text in STOPS), sentence.end)
    following = [span.start for span in taken if content.end <= span.start < stop]
    end = min(following, default=stop)
    rest = [token for token in marked.syntax.tokens_in(content.end, end) if token.upos != "PUNCT"]
    cut = any(token.upos in {"VERB", "AUX"} for token in rest) if following else bool(rest)
    return end if cut else content.end


def _end_of_circumstance(draft: Draft, end: int, marked: MarkedText) -> int:
    """Where a saying ends that is only the circumstance of a main clause: "After he had denied it, the crowd …".

    `end` for other sayings.
    """
    verb = _last_verb(marked.words(draft.cue))
    main = marked.syntax.head(verb) if verb is not None else None
    if verb is not None and verb.relation == "acl:relcl":
        return _end_of_relative_clause(verb, end, marked)
    if verb is None or main is None or verb.relation != "advcl" or main.index < verb.index:
        return end
    mark = marked.syntax.child(verb, "mark")
    if mark is None or mark.lemma.lower() not in speech_words().circumstance_marks:
        return end
    opening = marked.syntax.tokens[marked.syntax.sentence_of(verb).first_token : mark.index]
    if not all(token.upos == "ADV" for token in opening):  # put in: "the offensive, as the army calls it, …"
        return end
    return marked.syntax.subtree(verb)[-1].start


def _end_of_relative_clause(verb: Token, end: int, marked: MarkedText) -> int:
    """Where a clause such as ", for which they claimed responsibility," ends; `end` where no comma closes it."""
    inside = marked.syntax.subtree(verb)
    before = marked.syntax.tokens[max(inside[0].index - 1, 0)]
    behind = marked.syntax.tokens[inside[-1].index + 1 : inside[-1].index + 2]
    enclosed = "," in {inside[0].text, before.text} and any(token.text == "," for token in behind)
    return behind[0].start if enclosed else end


def _with_deed(draft: Draft, last: Span, marked: MarkedText) -> Span:
    """The content of an accusation with what the accused is to have done: "Haldane, in turn, of having sent …"."""
    verb = next((word for word in reversed(marked.words(draft.cue)) if word.lemma.lower() in VERBS_OF_BLAME), None)
    if verb is None:
        return last
    for child in marked.syntax.children(verb):
        link = marked.syntax.child(child, "mark", "case")
        behind = link is not None and link.text.lower() in {"of", "for"} and link.start >= last.end
        if behind and child.relation in {"advcl", "obl", "xcomp"}:
            return Span.cut(marked.text, last.start, marked.syntax.subtree(child)[-1].end)
    return last


def _clause_start(draft: Draft, content: Span, taken: Sequence[Span], sentence: Sentence, marked: MarkedText) -> int:
    """The "that" which opens the clause, when it stands between the cue and the content or early in the content.

    "complained in a letter to the council and the organisation, that …": what comes before the "that" is said of the
    speaking, not by it.
    """
    if _opens_with_according(draft, sentence, marked):
        begun = max(voice.frame.stop for voice in (draft, *draft.relays))
        cut_off = begun >= content.end or any(begun <= span.start < content.start for span in taken)
        return content.start if cut_off else begun
    frame_end = max((span.end for span in draft.cue), default=content.start)
    if frame_end > content.start or frame_end < sentence.start:
        return content.start
    for token in marked.syntax.tokens_in(frame_end, content.end):
        if token.text.lower() == "that" and _opens_clause(token, marked):
            between = [span for span in taken if span.start < content.start and span.end > token.end]
            return content.start if between or _says_something(content.start, token, marked) else token.start
    return content.start


def _says_something(start: int, that: Token, marked: MarkedText) -> bool:
    """Whether a clause or a noun for something said stands before the "that": "he knew nothing of it and that …"."""
    before = marked.syntax.tokens_in(start, that.start)
    return any(
        token.upos in {"VERB", "AUX"} or token.lemma.lower() in speech_words().accusation_nouns for token in before
    )


def _opens_with_according(draft: Draft, sentence: Sentence, marked: MarkedText) -> bool:
    """Whether the sentence begins with "According to …": then all the rest of it is what the voice says."""
    first = marked.syntax.tokens[sentence.first_token]
    return draft.frame.start <= first.start and first.lemma.lower() in ACCORDING


def _opens_clause(token: Token, marked: MarkedText) -> bool:
    """Whether this "that" is a conjunction rather than a demonstrative ("that day")."""
    before = marked.syntax.tokens[token.index - 1] if token.index else None
    return token.upos == "SCONJ" or token.relation == "mark" or (before is not None and before.text == ",")


def _own_content(draft: Draft, taken: Sequence[Span], contents: Sequence[Span], marked: MarkedText) -> tuple[Span, ...]:
    """What a cue without tagged content governs: the clause or object that hangs on it, else the rest of its sentence.

    Only for verbs that the lexicon knows. "according to" gives the sentence only where nobody else speaks in it: beside
    another voice it passes that voice's words on.
    """
    words = marked.words(draft.cue)
    if not ACCORDING.isdisjoint(word.lemma.lower() for word in words):
        return _alone_in_sentence(draft, [*taken, *contents], marked)
    verb = _last_verb(words)
    if verb is None or cue_lexicon().decide(words) is None:
        return ()
    governed = _governed(verb, marked)
    for span in (governed, _rest_of_sentence(draft, verb, marked)):
        if span is not None and span.text and not any(span.overlaps(other) for other in (*taken, *contents)):
            return (span,)
    return ()


def _alone_in_sentence(draft: Draft, taken: Sequence[Span], marked: MarkedText) -> tuple[Span, ...]:
    """The rest of the sentence of a voice that has it to itself."""
    sentence = marked.syntax.sentence_at(draft.frame.start)
    own = (*draft.source, *draft.cue)
    if sentence is None or any(sentence.overlaps(span) and span not in own for span in taken):
        return ()
    before, after = _sides(draft, sentence, marked)
    return tuple(
        span for span in (before, after) if len(span.text) > SHORT_REMAINDER or span is max((before, after), key=_size)
    )


def _size(span: Span) -> int:
    return span.end - span.start


def _governed(verb: Token, marked: MarkedText) -> Span | None:
    """The clause or object of a verb of saying that follows it."""
    following = [child for child in marked.syntax.children(verb) if child.index > verb.index]
    for relation in OBJECT_RELATIONS:
        for child in following:
            if child.relation == relation:
                subtree = marked.syntax.subtree(child)
                return without_edges(marked.text, subtree[0].start, subtree[-1].end)
    return None


def _rest_of_sentence(draft: Draft, verb: Token, marked: MarkedText) -> Span | None:
    """The sentence without source and cue, where these stand at one end of it."""
    before, after = _sides(draft, marked.syntax.sentence_of(verb), marked)
    if len(before.text) < len(after.text):
        before, after = after, before
    return before if len(after.text) <= SHORT_REMAINDER else None


def _sides(draft: Draft, sentence: Sentence, marked: MarkedText) -> tuple[Span, Span]:
    """What stands in the sentence before source and cue, and what behind them."""
    frame = draft.frame
    tokens = marked.syntax.sentence_tokens(sentence)
    first = max((t.end for t in tokens if t.text == ";" and t.start < frame.start), default=sentence.start)
    last = min((t.start for t in tokens if t.text == ";" and t.start >= frame.stop), default=sentence.end)
    before = without_edges(marked.text, first, max(frame.start, first))
    after = without_edges(marked.text, min(frame.stop, last), last)
    return before, after


def without_edges(text: str, start: int, end: int) -> Span:
    """The stretch `start`:`end` without the punctuation that is no part of what is said."""
    start, end = trimmed(text, start, end, EDGE_MARKS)
    return Span.cut(text, start, end)
