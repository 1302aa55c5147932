"""What a source does with its words: the cue decides, unless what it says is that something is not so."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claiming.cues import Cue, cue_lexicon, speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.model.annotation import Token
from reportedly.model.attribution import QuoteForm
from reportedly.model.span import Span

PLAIN_ASSERTION = Cue(act="assert", stance="asserts", certainty="certain", rank=10_000)
"""What a source does when the cue is missing (a bare quotation) or is no word of the lexicon."""

OPENING_QUOTES = '“"«„‘'
CLOSING_QUOTES = '”"»“’'

ACCORDING = frozenset({"according", "accord"})
"""Lemmas of "according": treebanks give it as a preposition or as a verb."""

NOT_SAYING = frozenset({"not", "n't", "never", "neither", "cannot", "refuse", "decline"})
"""Lemmas that turn a cue into its absence: "did not deny", "refused to confirm"."""

MOST_WORDS_TO_WHAT_IS_NAMED = 4
"""Words at the beginning of a content among which the noun stands that is named: "the new French accusations"."""

WORDS_TO_FALSITY = 4
"""How far after "as" or "is" a word of falsity may stand: "as a complete and utter lie"."""


def decided_cue(draft: Draft, marked: MarkedText) -> Cue:
    """The cue of the draft by the lexicon, turned into a denial where the content says that something is false.

    What nobody answers for ("who is accused of …", "it is said that …") commits nobody.
    """
    cue = _decided(draft, marked)
    if not draft.source and (cue.act == "accuse" or (cue.act in {"assert", "report"} and _is_passive(draft, marked))):
        return replace(cue, stance="neutral", certainty="possible")
    return cue


def _is_passive(draft: Draft, marked: MarkedText) -> bool:
    return any(marked.syntax.is_passive(word) for word in marked.words(draft.cue) if word.upos == "VERB")


def _decided(draft: Draft, marked: MarkedText) -> Cue:
    cue = cue_lexicon().decide(_cue_words(draft, marked)) or PLAIN_ASSERTION
    if cue.act == "deny" and _turns_down(draft, marked):
        return replace(cue, act="announce", stance="neutral", certainty="unspecified")
    if cue.act in {"assert", "report", "announce", "condemn"} and (
        says_it_is_false(draft.content, marked) or _names_it_false(draft, marked)
    ):
        return Cue(act="deny", stance="denies", certainty="certain", rank=cue.rank)
    if _is_negated(draft, marked) and NOT_SAYING.isdisjoint(cue_lexicon().phrase(marked.words(draft.cue))):
        return _negated_cue(cue, draft, marked)
    if cue.act in {"assert", "ask"} and _tells_to_act(draft, marked):
        return replace(cue, act="demand", stance="neutral", certainty="unspecified")
    if _only_reports(cue, draft, marked):
        return Cue(act="report", stance="asserts", certainty=cue.certainty, rank=cue.rank)
    return cue


def says_it_is_false(content: Sequence[Span], marked: MarkedText) -> bool:
    """Whether the words themselves call something false: "… as a lie", "these are fabrications", "is baseless"."""
    return falsity_word(content, marked) is not None


def _cue_words(draft: Draft, marked: MarkedText) -> list[Token]:
    """The words of the cue and the one after it, which may complete it: "claims" + "responsibility"."""
    words = marked.words(draft.cue)
    if not words or words[-1].index + 1 >= len(marked.syntax.tokens):
        return words
    following = marked.syntax.tokens[words[-1].index + 1]
    completes = cue_lexicon().decide([words[-1], following]) != cue_lexicon().decide([words[-1]])
    return (
        [*words, following] if completes and words[-1].upos == "VERB" and following.upos in {"NOUN", "ADP"} else words
    )


def _tells_to_act(draft: Draft, marked: MarkedText) -> bool:
    """Whether somebody is told to do something rather than told something: "told civilians to leave"."""
    verb = next((word for word in reversed(marked.words(draft.cue)) if word.upos == "VERB"), None)
    if verb is None or verb.lemma.lower() not in speech_words().addressing_verbs:
        return False
    done = marked.syntax.child(verb, "xcomp")
    mark = marked.syntax.child(done, "mark") if done is not None and done.index > verb.index else None
    return mark is not None and mark.text.lower() == "to"


def _turns_down(draft: Draft, marked: MarkedText) -> bool:
    """Whether what is rejected is a request or an offer, not a statement."""
    heads = [marked.syntax.head_of(span) for span in draft.content]
    return any(head is not None and head.lemma.lower() in speech_words().refusable_nouns for head in heads)


def falsity_word(content: Sequence[Span], marked: MarkedText) -> Token | None:
    """The word that calls something false, predicated of it; None where there is none or it is itself negated."""
    falsity = speech_words().falsity
    for span in content:
        tokens = marked.syntax.tokens_in(span.start, span.end)
        for position, token in enumerate(tokens):
            made_up = token.lemma.lower() == "make" and [t.text.lower() for t in tokens[position + 1 :][:1]] == ["up"]
            before = tokens[max(0, position - WORDS_TO_FALSITY) : position]
            if (token.lemma.lower() in falsity or (made_up and token.xpos == "VBN")) and _is_predicated(before):
                return token
    return None


def _names_it_false(draft: Draft, marked: MarkedText) -> bool:
    """Whether the cue names what others said and the content holds the false name: "called that a smear"."""
    words = speech_words()
    if words.naming_verbs.isdisjoint(marked.lemmas(draft.cue)):
        return False
    return not words.falsity.isdisjoint(marked.lemmas(draft.content)) or _renames_what_was_said(draft, marked)


def _renames_what_was_said(draft: Draft, marked: MarkedText) -> bool:
    """Whether what is named otherwise is what others said: "called the accusation “a loser's alibi”"."""
    named = marked.words(draft.content)[:MOST_WORDS_TO_WHAT_IS_NAMED]
    answered = any(word.lemma.lower() in speech_words().answered_nouns and word.upos == "NOUN" for word in named)
    return answered and named[0].lemma.lower() in {
        "the",
        "these",
        "those",
        "this",
        "such",
        "its",
        "their",
        "his",
        "her",
    }


def _is_predicated(before: Sequence[Token]) -> bool:
    """Whether a form of "be", or "as", leads to the word, without a "not" between."""
    lemmas = [token.lemma.lower() for token in before]
    return ("be" in lemmas or "as" in lemmas) and not {"not", "n't", "no", "never"} & set(lemmas)


def _is_negated(draft: Draft, marked: MarkedText) -> bool:
    return not NOT_SAYING.isdisjoint(marked.lemmas(draft.cue))


def _negated_cue(cue: Cue, draft: Draft, marked: MarkedText) -> Cue:
    """What not saying comes to: not to confirm is to doubt; not to deny, or not to say, commits to neither.

    Who does not doubt it is sure of it.
    """
    if cue.act == "doubt" and "doubt" in marked.lemmas(draft.cue):
        return replace(cue, act="assert", stance="asserts", certainty="certain")
    if cue.act == "doubt" or (cue.act == "confirm" and "deny" not in marked.lemmas(draft.cue)):
        return replace(cue, act="doubt", stance="doubts", certainty="unspecified")
    act = "doubt" if cue.act in {"assert", "report", "confirm"} else cue.act
    return replace(cue, act=act, stance="neutral", certainty="unspecified")


def _only_reports(cue: Cue, draft: Draft, marked: MarkedText) -> bool:
    """Whether the cue, with this source, reports: "according to the hospital", "the sources indicated"."""
    lemmas = marked.lemmas(draft.cue)
    if cue.act == "show":
        return "indicate" in lemmas and _is_people(draft, marked)
    return cue.act == "assert" and not ACCORDING.isdisjoint(lemmas) and _informs(draft, marked)


def _is_people(draft: Draft, marked: MarkedText) -> bool:
    """Whether it is people who speak, not a document or picture that shows."""
    mention = marked.mention_of(draft.source)
    return mention is not None and mention.kind in {"person", "people"}


def _informs(draft: Draft, marked: MarkedText) -> bool:
    """Whether the voice gives information: a hospital, a monitor, or a report, list or figure itself."""
    mention = marked.mention_of(draft.source)
    heads = [marked.syntax.head_of(span) for span in draft.source]
    written = speech_words().information_nouns | speech_words().media
    return (mention is not None and mention.source_kind in speech_words().informing_kinds) or any(
        head is not None and head.upos == "NOUN" and head.lemma.lower() in written for head in heads
    )


def quote_form(content: Sequence[Span], text: str) -> QuoteForm:
    """Whether the words are given in quotation marks wholly, in part, or not at all."""
    pieces = [span.text.strip().rstrip(".,;") for span in content if span.text.strip()]
    if not any(mark in piece for piece in pieces for mark in OPENING_QUOTES[:4] + CLOSING_QUOTES[:3]):
        return "direct" if pieces and all(_enclosed(span, text) for span in content) else "indirect"
    whole = all(piece[0] in OPENING_QUOTES and piece.rstrip(".,;!?")[-1] in CLOSING_QUOTES for piece in pieces)
    return "direct" if whole and all(_one_quotation(piece) for piece in pieces) else "mixed"


def _one_quotation(piece: str) -> bool:
    """Whether no quotation ends inside the piece only for another to begin."""
    return not any(mark in piece[1:-1] for mark in '“”"«»')


def _enclosed(span: Span, text: str) -> bool:
    """Whether quotation marks stand just outside of the span."""
    before = text[max(0, span.start - 2) : span.start].rstrip()[-1:]
    after = text[span.end : span.end + 3].lstrip(".,")[:1]
    return bool(before) and bool(after) and before in OPENING_QUOTES[:4] and after in CLOSING_QUOTES[:3]
