"""Which characters name the source: the voice itself, without date, apposition or the word for what it gave."""

from dataclasses import replace
from itertools import pairwise, takewhile

from reportedly.claiming.cues import speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.model.annotation import Token
from reportedly.model.span import Span, trimmed

APPOSITION_OPENERS = frozenset({"a", "an", "the", "who", "which", "whom", "whose", "one"})
"""After a comma these begin an explanation of who the source is ("…, an alliance of several groups")."""

NOMINAL_WORDS = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "ADP"})
"""Parts of speech that a noun phrase goes on with, prepositions of further phrases in it included."""

RELATIVE_PRONOUNS = frozenset({"who", "which", "that"})

TRIMMED_AROUND_SOURCES = ",;:.-–—("
"""Marks that the tagger leaves at the edge of a source in garbled text."""


def tidied_sources(draft: Draft, marked: MarkedText) -> Draft:
    """The draft with its source spans cut back to the voice, and its cue grown by "information from" where that led."""
    source: list[Span] = []
    cue = list(draft.cue)
    for span in _who_speaks(draft, marked):
        after = _after_information_noun(span, marked)
        if after is not None:
            cue = _grown_to(cue, span, after, marked.text)
            span = Span.cut(marked.text, after, span.end)  # noqa: PLW2901
        source.append(_cut_back(span, marked))
    return replace(draft, source=tuple(span for span in source if span.text), cue=tuple(cue))


def with_whole_source(draft: Draft, marked: MarkedText) -> Draft:
    """The draft with words moved from its content to the source that they go on: "hospitals in" + "the city were …"."""
    if not draft.source or not draft.content:
        return draft
    source, content = draft.source[-1], draft.content[0]
    between = marked.syntax.tokens_in(source.end, content.start)
    tokens = marked.syntax.tokens_in(source.end, content.end)
    if not tokens or any(token.upos not in {"ADP", "DET"} for token in between) or tokens[0].upos != "ADP":
        return draft
    phrase = list(takewhile(lambda token: token.upos in NOMINAL_WORDS, tokens))
    if phrase[-1].upos == "ADP" or phrase[-1] is tokens[-1]:
        return draft
    start, end = trimmed(marked.text, phrase[-1].end, content.end, TRIMMED_AROUND_SOURCES)
    return replace(
        draft,
        source=(*draft.source[:-1], Span.cut(marked.text, source.start, phrase[-1].end)),
        content=(Span.cut(marked.text, start, end), *draft.content[1:]),
    )


def _who_speaks(draft: Draft, marked: MarkedText) -> tuple[Span, ...]:
    """The source spans; where one is spoken to or of ("The court was told by the prosecution"), the agent instead."""
    if not draft.source:
        return _stranded_subject(draft, marked)
    if _stands_for_nobody(draft, marked):
        return ()
    for verb in marked.words(draft.cue):
        if not _tells_of_its_subject(verb, marked):
            continue
        subject = marked.syntax.child(verb, "nsubj:pass")
        if subject is not None and any(span.holds(subject.start) for span in draft.source):
            agent = marked.syntax.child(verb, "obl:agent")
            phrase = [token for token in marked.syntax.subtree(agent) if token.relation != "case"] if agent else []
            return (marked.syntax.span(phrase[0], phrase[-1]),) if phrase else ()
    return _antecedent(draft, marked) or draft.source


def _tells_of_its_subject(verb: Token, marked: MarkedText) -> bool:
    """Whether the verb's subject is spoken to or of, not who speaks: "was told", "are said to have looted"."""
    if not marked.syntax.is_passive(verb):
        return False
    opens = marked.syntax.child(verb, "xcomp")
    mark = marked.syntax.child(opens, "mark") if opens is not None else None
    said_to_be = mark is not None and mark.text.lower() == "to" and opens is not None and opens.index > verb.index
    return said_to_be or verb.lemma.lower() in speech_words().spoken_to_or_of


def _antecedent(draft: Draft, marked: MarkedText) -> tuple[Span, ...]:
    """What a relative pronoun that speaks stands for: "the log" in "the log, which shows no such message"."""
    if len(draft.source) != 1 or draft.source[0].text.lower() not in RELATIVE_PRONOUNS:
        return ()
    pronoun = marked.syntax.token_at(draft.source[0].start)
    noun = next(
        (
            marked.syntax.head(clause)
            for clause in (marked.syntax.ancestors(pronoun) if pronoun is not None else ())
            if clause.relation == "acl:relcl"
        ),
        None,
    )
    if pronoun is None or noun is None or noun.index > pronoun.index or noun.upos not in {"NOUN", "PROPN", "PRON"}:
        return ()
    phrase = [token for token in marked.syntax.subtree(noun) if token.index < pronoun.index]
    first = next(index for index, token in enumerate(phrase) if token.relation not in {"case", "punct", "cc", "mark"})
    return (Span.cut(marked.text, *trimmed(marked.text, phrase[first].start, phrase[-1].end, TRIMMED_AROUND_SOURCES)),)


def _stands_for_nobody(draft: Draft, marked: MarkedText) -> bool:
    """Whether the source is only the "it" of "it was confirmed that …"."""
    verb = next((word for word in reversed(marked.words(draft.cue)) if word.upos == "VERB"), None)
    only_it = all(span.text.lower() == "it" for span in draft.source)
    return only_it and verb is not None and marked.syntax.is_passive(verb)


def _stranded_subject(draft: Draft, marked: MarkedText) -> tuple[Span, ...]:
    """The actor that a comma parts from an infinitive cue: "the groups, to be referred to …".

    Well-formed English has no finite clause of that shape; machine translation makes it of reflexive verbs.
    """
    first = next(iter(marked.words(draft.cue)), None)
    if first is None or first.text.lower() != "to" or first.index < 2:
        return ()
    comma, before = marked.syntax.tokens[first.index - 1], marked.syntax.tokens[first.index - 2]
    if comma.text != "," or comma.sentence != first.sentence:
        return ()
    return tuple(
        Span.cut(marked.text, mention.start, mention.end)
        for mention in marked.mentions.overlapping(before.start, before.end)
    )


def _after_information_noun(span: Span, marked: MarkedText) -> int | None:
    """Where the source begins in "information from hospitals in the city"; None when the span is no such phrase."""
    words = speech_words()
    tokens = marked.syntax.tokens_in(span.start, span.end)
    for noun, link in pairwise(tokens):
        if noun.lemma.lower() in words.information_nouns and link.text.lower() in words.information_links:
            return tokens[link.index - tokens[0].index + 1].start if link is not tokens[-1] else None
        if noun.upos not in {"DET", "ADJ", "PRON"}:
            return None
    return None


def _grown_to(cue: list[Span], source: Span, source_start: int, text: str) -> list[Span]:
    """The cue spans with the one that stands right before `source` reaching to where the voice begins."""
    grown: list[Span] = []
    for span in cue:
        adjacent = span.end <= source.start and not text[span.end : source.start].strip()
        end = trimmed(text, span.start, source_start)[1] if adjacent else span.end
        grown.append(Span.cut(text, span.start, end))
    return grown


def _cut_back(span: Span, marked: MarkedText) -> Span:
    """`span` up to the first apposition, without a time or stray punctuation at its end; never nothing of it.

    "The weekly" is a newspaper, though "weekly" is a time.
    """
    end = span.end
    tokens = marked.syntax.tokens_in(span.start, span.end)
    for comma, following in pairwise(tokens):
        if comma.text == "," and following.text.lower() in APPOSITION_OPENERS:
            end = comma.start
            break
    for time in marked.times.overlapping(span.start, end):
        if span.start < time.start < end <= time.end:
            end = time.start
    end = _before_preposition(marked, span.start, end)
    start, end = trimmed(marked.text, span.start, end, TRIMMED_AROUND_SOURCES)
    return Span.cut(marked.text, start, end) if start < end else span


def _before_preposition(marked: MarkedText, start: int, end: int) -> int:
    """`end`, or the start of the preposition that is left dangling there ("the minister on")."""
    before: list[Token] = list(marked.syntax.tokens_in(start, end))
    while before and before[-1].upos in {"ADP", "DET"}:
        end = before.pop().start
    return end
