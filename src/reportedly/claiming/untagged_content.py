"""What somebody says by a verb that the reader model did not tag, by syntax and, where that fails, by what is left."""

from collections.abc import Sequence
from itertools import dropwhile

from reportedly.claiming.content_edges import COMMA_OR_CLOSING_QUOTE, STOPS, without_edges
from reportedly.claiming.cues import speech_words
from reportedly.claiming.marked_text import MarkedText
from reportedly.model.annotation import Token
from reportedly.model.span import Span

NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
"""A piece of a sentence without any of these says nothing of anybody: "has", "with"."""

VERBS_WITH_SOMEBODY_TO_ACT = frozenset({"accuse", "blame", "urge", "order", "ask", "call"})
VERBS_NEVER_ALONE = frozenset(
    {"accuse", "blame", "say", "state", "announce", "inform", "communicate", "allege", "deny", "reject", "condemn"}
)
VERBS_OF_OWNING_UP = frozenset({"confess", "admit", "own"})
VERBS_OF_ASKING_FOR = frozenset({"ask", "call", "appeal"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "advcl", "parataxis", "obj", "obl", "iobj"})


def what_is_said(verb: Token, speaker: Token, source: Span, cue: Span, marked: MarkedText) -> tuple[Span, ...]:
    """The words that the speaker says by the verb; empty when there are none.

    What the verb governs; else the clause that it is put behind or into; else, for verbs that need no clause, its
    object or what is left of the sentence.

    Args:
        verb: the verb of saying.
        speaker: the head of who says it.
        source: all the words of who says it.
        cue: the verb with its auxiliaries.
        marked: the document.
    """
    pieces = (
        [piece for piece in _governed(verb, speaker, marked) if piece is not None]
        or _put_behind_or_into(verb, speaker, source, cue, marked)
        or _object_or_rest(verb, speaker, source, cue, marked)
    )
    return tuple(piece for piece in pieces if piece is not None)


def _governed(verb: Token, speaker: Token, marked: MarkedText) -> list[Span | None]:
    if verb.lemma.lower() == "let":
        return []
    topic = spoken_of(verb, marked) if verb.lemma.lower() == "speak" else None
    if topic is not None:
        return [_cut(marked.syntax.subtree(topic), marked)]
    for child in marked.syntax.children(verb):
        if child is not speaker and (child.relation == "ccomp" or (child.relation == "xcomp" and child.upos == "VERB")):
            return [_clause(verb, child, marked)]
    linked = _owned_up_to(verb, marked) or _asked_for(verb, marked)
    if linked is not None:
        return [_cut(marked.syntax.subtree(linked), marked)]
    return [_behind_stand_in(verb, marked)]


def _owned_up_to(verb: Token, marked: MarkedText) -> Token | None:
    """What somebody confesses: "planting the bomb" in "confessed to planting the bomb"."""
    if verb.lemma.lower() not in VERBS_OF_OWNING_UP:
        return None
    for child in marked.syntax.children(verb):
        link = marked.syntax.child(child, "mark", "case")
        if child.relation in {"advcl", "obl"} and link is not None and link.text.lower() == "to":
            return child
    return None


def _asked_for(verb: Token, marked: MarkedText) -> Token | None:
    """What somebody asks for: "the dismissal" in "asked for the dismissal"."""
    if verb.lemma.lower() not in VERBS_OF_ASKING_FOR:
        return None
    for child in marked.syntax.children(verb):
        case = marked.syntax.child(child, "case")
        if child.relation == "obl" and case is not None and case.text.lower() == "for":
            return child if case.index == verb.index + 1 else None
    return None


def _behind_stand_in(verb: Token, marked: MarkedText) -> Span | None:
    """The clause that a translated "with it," stands in for: "threatened with it, the prisoners to shoot" ("damit")."""
    behind = marked.syntax.tokens[verb.index + 1 : verb.index + 4]
    if len(behind) < 3 or behind[0].upos != "ADP" or behind[1].text.lower() != "it" or behind[2].text != ",":
        return None
    return without_edges(marked.text, behind[2].end, marked.syntax.sentence_of(verb).end)


def _put_behind_or_into(verb: Token, speaker: Token, source: Span, cue: Span, marked: MarkedText) -> list[Span | None]:
    head = marked.syntax.head(verb)
    given = marked.syntax.child(verb, "obj")
    if verb.upos == "ADJ" and _stands_between_commas(source, verb, marked):
        return rest_of_sentence(source, marked.syntax.span(verb, verb), marked)
    if head is not None and head.relation.partition(":")[0] == "nsubj" and verb.relation != "parataxis":
        # put behind the subject of what is said: "His brother, the prisoner wrote, was …"
        head = marked.syntax.head(head)
    alone = given is None or given is speaker
    if head is not None and ((verb.relation == "parataxis" and alone) or _is_put_in(verb, source, marked)):
        return _around(head, min(source.start, cue.start), max(source.end, cue.end), marked)
    if speaker.index > verb.index and stands_behind_what_is_said(verb, marked):
        sentence = marked.syntax.sentence_of(verb)
        return [_cut(marked.syntax.tokens_in(sentence.start, cue.start), marked)]
    return []


def _object_or_rest(verb: Token, speaker: Token, source: Span, cue: Span, marked: MarkedText) -> list[Span | None]:
    if _needs_a_clause(verb):
        return []
    said = [
        child
        for child in marked.syntax.children(verb)
        if child is not speaker and child.relation in COMPLEMENTS and child.index > verb.index
    ]
    taken_up = told_again(verb, marked)
    if taken_up is not None:
        pieces: list[Span | None] = [taken_up]
        return [*pieces, _cut([token for child in said for token in marked.syntax.subtree(child)], marked)]
    if any(child.relation == "obj" for child in said):
        return [_cut([token for child in said for token in marked.syntax.subtree(child)], marked)]
    return rest_of_sentence(source, cue, marked) if _needs_something_said(verb, marked) else []


def told_again(verb: Token, marked: MarkedText) -> Span | None:
    """The words that take up what was just said for the verb to answer it: "a charge" in "…, a charge that they deny".

    None where the verb stands in no such clause.
    """
    noun = marked.syntax.head(verb)
    if noun is None or verb.relation != "acl:relcl" or noun.lemma.lower() not in speech_words().accusation_nouns:
        return None
    first = marked.syntax.tokens[noun.index - 1] if noun.index else noun
    if noun.relation not in {"appos", "obl", "parataxis", "dep", "nmod"} or first.relation != "det":
        return None
    return marked.syntax.span(first, noun)


def _needs_a_clause(verb: Token) -> bool:
    """Whether the verb is one of speech only with a clause that says what is said: "see", "explain", "be certain"."""
    words = speech_words()
    lemma = verb.lemma.lower()
    return lemma in words.clausal_speech_verbs or lemma not in words.speech_verbs | words.figure_verbs | {"own"}


def _needs_something_said(verb: Token, marked: MarkedText) -> bool:
    """Whether the main verb of a sentence cannot go without words of the speaker: one accuses somebody of something."""
    torn = subject_of_torn_perfect(verb, marked) is not None
    main = verb.is_root or is_split_perfect(verb, marked) or torn
    if torn and verb.lemma.lower() in VERBS_OF_OWNING_UP:
        return True
    return main and verb.lemma.lower() in VERBS_NEVER_ALONE and marked.syntax.child(verb, "mark") is None


def spoken_of(verb: Token, marked: MarkedText) -> Token | None:
    """What somebody speaks of: "seven dead" in "spoke, however, of seven dead"; by word order, not by relation."""
    behind = marked.syntax.tokens[verb.index + 1 : marked.syntax.sentence_of(verb).last_token]
    of = next((token for token in behind if token.upos not in {"ADV", "PUNCT"}), None)
    return marked.syntax.head(of) if of is not None and of.text.lower() == "of" else None


def stands_behind_what_is_said(verb: Token, marked: MarkedText) -> bool:
    """Whether a comma or closing quotation mark comes right before the verb and its noun right after it."""
    if verb.index == 0 or verb.index + 1 >= len(marked.syntax.tokens) or verb.xpos == "VBG":
        return False
    before, after = marked.syntax.tokens[verb.index - 1], marked.syntax.tokens[verb.index + 1]
    return before.text in COMMA_OR_CLOSING_QUOTE and after.upos in {"DET", "ADJ", "NOUN", "PROPN"}


def is_split_perfect(verb: Token, marked: MarkedText) -> bool:
    """Whether the verb hangs on a form of "have" that translation has torn from it: "had the rebels accused"."""
    head = marked.syntax.head(verb)
    return head is not None and head.lemma == "have" and head.index < verb.index and verb.xpos in {"VBD", "VBN"}


def subject_of_torn_perfect(verb: Token, marked: MarkedText) -> Token | None:
    """The subject of "has" where translation put it far from its participle and the parse lost it.

    "The government had the rebels accused, …": no other verb stands between, and English has no such sentence with a
    verb of accusing or denying.
    """
    if verb.lemma.lower() not in VERBS_NEVER_ALONE | VERBS_OF_OWNING_UP or verb.xpos not in {"VBD", "VBN"}:
        return None
    sentence = marked.syntax.sentence_of(verb)
    for token in reversed(marked.syntax.tokens[sentence.first_token : verb.index]):
        if token.lemma.lower() == "have":
            subjects = marked.syntax.tokens[sentence.first_token : token.index]
            found = (one for one in subjects if one.relation.startswith("nsubj") and one.upos in NAMING)
            return next(found, None) if verb.index - token.index > 1 else None
        if token.upos in {"VERB", "AUX"} or token.text in STOPS:
            return None
    return None


def _clause(verb: Token, clause: Token, marked: MarkedText) -> Span | None:
    """The clause, with the object before it where the verb needs one to blame ("accused the rebels of firing")."""
    before = clause.index < verb.index
    tokens = [token for token in marked.syntax.subtree(clause) if (token.index < verb.index) == before]
    if not before and marked.syntax.tokens[verb.index + 1].text == ",":
        return _cut(marked.syntax.tokens[verb.index + 1 : tokens[-1].index + 1], marked)
    if verb.lemma.lower() in VERBS_WITH_SOMEBODY_TO_ACT:
        blamed = marked.syntax.child(verb, "obj", "iobj")
        if blamed is not None and verb.index < blamed.index < clause.index:
            tokens = [*marked.syntax.subtree(blamed), *tokens]
    return _cut(tokens, marked)


def _stands_between_commas(source: Span, last: Token, marked: MarkedText) -> bool:
    """Whether speaker and what makes him one stand between commas: "it was, the neighbours are certain, a rocket"."""
    first = marked.syntax.token_at(source.start)
    if first is None or first.index == 0 or last.index + 1 == len(marked.syntax.tokens):
        return False
    return marked.syntax.tokens[first.index - 1].text == "," == marked.syntax.tokens[last.index + 1].text


def _is_put_in(verb: Token, source: Span, marked: MarkedText) -> bool:
    """Whether speaker and verb stand between commas inside of what is said: "It was, he wrote, a mistake"."""
    first, last = marked.syntax.token_at(source.start), verb
    if verb.relation.partition(":")[0] not in {"acl", "advcl"} or first is None or first.index == 0:
        return False
    before, mark = marked.syntax.tokens[first.index - 1], marked.syntax.child(last, "mark")
    return before.text in COMMA_OR_CLOSING_QUOTE and mark is None and first.xpos not in {"WP", "WDT"}


def _around(head: Token, start: int, end: int, marked: MarkedText) -> list[Span | None]:
    """The clause of `head` without the stretch `start`:`end` that says who says it."""
    clause = marked.syntax.subtree(head)
    sentence = marked.syntax.sentence_of(head)
    left = [token for token in clause if token.end <= start]
    right = [token for token in clause if token.start >= end] if head.start >= end else []
    pieces = [_cut(left, marked) if left else None]
    if right:
        pieces.append(_cut(marked.syntax.tokens_in(right[0].start, sentence.end), marked))
    return pieces


def rest_of_sentence(source: Span, cue: Span, marked: MarkedText) -> list[Span | None]:
    """All of the sentence but source and cue: what is left to be said where word order gives no clause.

    "The government has the rebels accused, a bridge blown up to have": everything but the first and the fifth word.
    """
    sentence = marked.syntax.sentence_at(cue.start)
    return rest_of_stretch(sentence.start, sentence.end, source, cue, marked) if sentence is not None else []


def rest_of_stretch(start: int, end: int, source: Span, cue: Span, marked: MarkedText) -> list[Span | None]:
    """The pieces of the stretch `start`:`end` before, between and behind source and cue that name anything."""
    first, second = sorted((source, cue), key=lambda span: span.start)
    edges = ((start, first.start), (first.end, second.start), (second.end, end))
    pieces = [
        list(dropwhile(lambda token: token.lemma in {"have", "be"}, marked.syntax.tokens_in(start, end)))
        for start, end in edges
    ]
    return [_cut(piece, marked) for piece in pieces if any(token.upos in NAMING for token in piece)]


def _cut(tokens: Sequence[Token], marked: MarkedText) -> Span | None:
    if not tokens:
        return None
    start = min(token.start for token in tokens)
    end = max(token.end for token in tokens)
    said = without_edges(marked.text, start, end)
    return said if said.text else None
