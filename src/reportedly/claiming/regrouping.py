"""Give words back to the voice of their own sentence, and leave out what is no speech."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claiming.cues import cue_lexicon, speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.speech_acts import ACCORDING
from reportedly.claiming.untagged_content import told_again
from reportedly.model.annotation import Token
from reportedly.model.span import Span, trimmed

NOBODY = frozenset({"nobody", "none", "no", "neither"})
"""With these the name of nobody begins: "nobody in the town could say whether …" tells what is not said."""

QUOTATION_MARKS = frozenset('"“”„«»')


def speech_only(drafts: Sequence[Draft], marked: MarkedText) -> list[Draft]:
    """The drafts in which somebody says something.

    The reader model learnt from PolNeAR, whose attributions are wider than speech: to endorse, to oppose, to seem. A
    cue of words that the lexicon does not know counts as speech only where it introduces a quotation. A colon or dash,
    or no cue at all, does: such is the form of quotations and headlines ("Minister: …").
    """
    return [draft for draft in drafts if _is_speech(draft, marked)]


def is_said_by_nobody(draft: Draft, marked: MarkedText) -> bool:
    """Whether the source is nobody, so that the outlet tells what is not said: "no official confirmed that …"."""
    return any(word.lemma.lower() in NOBODY for word in marked.words(draft.source)[:1])


def _is_speech(draft: Draft, marked: MarkedText) -> bool:
    words = [word for word in marked.words(draft.cue) if word.upos != "PUNCT"]
    if not words:
        return bool(draft.content)
    if any(_is_done_to_people(word, marked) or _is_vouched_for(word, draft, marked) for word in words):
        return False
    if any(is_done_to_somebody(word, marked) for word in words):
        return False
    if any(is_done_with_infinitive(word, marked) or is_other_with_particle(word, marked) for word in words):
        return False
    quoted = any(not QUOTATION_MARKS.isdisjoint(span.text) for span in draft.content)
    return quoted or cue_lexicon().decide(words) is not None


def _is_vouched_for(verb: Token, draft: Draft, marked: MarkedText) -> bool:
    """Whether the outlet itself vouches for what is said in the passive and by nobody: "it was learned that …"."""
    vouched_for = verb.lemma.lower() in speech_words().vouched_in_passive and marked.syntax.is_passive(verb)
    return vouched_for and all(span.text.lower() == "it" for span in draft.source)


def is_done_with_infinitive(verb: Token, marked: MarkedText) -> bool:
    """Whether an infinitive makes the verb something else than speech: "agreed to halt", "continue to resolve"."""
    if verb.lemma.lower() not in speech_words().not_speech_with_infinitive:
        return False
    opened = marked.syntax.child(verb, "xcomp")
    mark = marked.syntax.child(opened, "mark") if opened is not None else None
    return mark is not None and mark.text.lower() == "to"


def is_other_with_particle(verb: Token, marked: MarkedText) -> bool:
    """Whether a particle makes the verb something else than speech: "called off", unlike "pointed out"."""
    particle = marked.syntax.child(verb, "compound:prt")
    return (
        particle is not None and f"{verb.lemma.lower()} {particle.text.lower()}" in speech_words().other_with_particle
    )


def is_done_to_somebody(verb: Token, marked: MarkedText) -> bool:
    """Whether the verb is no speech since a person is its object: "dismissed the minister", but not "as a liar"."""
    whom = marked.syntax.child(verb, "obj", "nsubj:pass")
    if verb.lemma.lower() not in speech_words().not_speech_to_people or whom is None:
        return False
    named = any(mention.kind == "person" for mention in marked.mentions.overlapping(whom.start, whom.end))
    following = marked.syntax.tokens[whom.index + 1 : whom.index + 2]
    return named and not any(token.text.lower() == "as" for token in following)


def _is_done_to_people(verb: Token, marked: MarkedText) -> bool:
    """Whether the verb says in the passive what it does not say in the active: "were admitted" to hospital."""
    return verb.lemma.lower() in speech_words().not_speech_in_passive and marked.syntax.is_passive(verb)


def regrouped(drafts: Sequence[Draft], marked: MarkedText) -> list[Draft]:
    """The drafts, with each stretch of content in the voice of its own sentence where that voice had no words.

    In garbled text the nearest cue is not always the right one: when "The ministry complained …, that …" is followed by
    "The government accused …", the end of the first sentence stands nearer to the cue of the second. Words of another
    sentence stay with a cue only as a quotation or from the beginning of their sentence.
    """
    wordless = {
        marked.syntax.sentence_start(draft.cue[0].start): position
        for position, draft in enumerate(drafts)
        if draft.cue and draft.source and not draft.content
    }
    moved: dict[int, list[Span]] = {}
    kept: list[Draft] = []
    for draft in drafts:
        own = marked.syntax.sentence_start(draft.cue[0].start) if draft.cue else None
        according = not ACCORDING.isdisjoint(marked.lemmas(draft.cue))
        staying: list[Span] = []
        for span in draft.content:
            home = marked.syntax.sentence_start(span.start)
            if own is None or home == own:
                staying.append(span)
            elif home in wordless:
                moved.setdefault(wordless[home], []).append(span)
            elif (span.start == home and not according) or not QUOTATION_MARKS.isdisjoint(span.text):
                staying.append(span)
        kept.append(replace(draft, content=tuple(staying)))
    return [
        replace(draft, content=tuple(moved[position])) if position in moved else draft
        for position, draft in enumerate(kept)
    ]


def apart(drafts: Sequence[Draft], marked: MarkedText) -> list[Draft]:
    """The drafts with contents cut where the next voice of the same sentence takes over.

    "said 20 people had died and rebels denied any part in it": a second verb of saying with a speaker of its own goes
    on from the first one's clause, not from what the first one says, unless "that" takes it up again. Nor does one say
    how others answer it: "…, a charge that the guards deny".
    """
    cuts = sorted(cut for draft in drafts if (cut := _takes_over(draft, marked)) is not None)
    return [replace(draft, content=tuple(_cut_at(span, cuts, marked) for span in draft.content)) for draft in drafts]


def _takes_over(draft: Draft, marked: MarkedText) -> int | None:
    """Where the conjunction before this voice begins; None when it does not go on from another clause."""
    verb = next((word for word in reversed(marked.words(draft.cue)) if word.upos == "VERB"), None)
    answered = told_again(verb, marked) if verb is not None else None
    if answered is not None:
        return answered.start
    if verb is None or not draft.source or not draft.frame or verb.relation not in {"conj", "advcl"}:
        return None
    first = marked.syntax.token_at(draft.frame.start)
    if (
        first is None
        or first.index == 0
        or any(child.relation == "mark" and child.text.lower() == "that" for child in marked.syntax.children(verb))
    ):
        return None
    before = marked.syntax.tokens[first.index - 1]
    return before.start if before.text.lower() in {"and", "but", "while", "whereas"} else None


def _cut_at(span: Span, cuts: Sequence[int], marked: MarkedText) -> Span:
    following = bisect_right(cuts, span.start)
    if following == len(cuts) or cuts[following] >= span.end:
        return span
    return Span.cut(marked.text, *trimmed(marked.text, span.start, cuts[following], ",;"))
