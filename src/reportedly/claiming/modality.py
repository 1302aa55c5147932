"""How an event is told in its own clause: denied, possible, wanted, in the future, or at the outlet's distance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.claiming.conditions import (
    depends_on_condition,
    goes_with_what_is_ahead,
    is_asked,
    is_cleft,
    is_conditional,
    is_looked_like,
    is_mere_infinitive,
    is_of_any,
    is_ordered,
    is_other_choice,
    is_to_be_done,
    sentence_has_condition,
)
from reportedly.claiming.governing_words import governance_of, governors
from reportedly.claiming.hearsay import is_of_what_is_said, is_rumoured
from reportedly.claiming.modality_words import modality_words
from reportedly.claiming.syntax import Syntax
from reportedly.model.annotation import Token
from reportedly.model.claim import Certainty, TimeStatus
from reportedly.model.span import Span

WORDS_BEFORE_TRIGGER = 4
"""How far to the left negation, modals and markers of distance are looked for when the parse does not attach them:
the longest English verb group ("might not have been") and the usual noun group ("alleged poison gas attack")."""

WORDS_TO_BUT = 8
"""How far behind a "not" its "but" may stand: "not twenty people from the two villages but two"."""

MODIFIERS = frozenset({"advmod", "amod", "aux", "det", "cop", "neg", "compound"})
"""Dependents that say how an event is told rather than who took part in it."""

PRESENT_OF_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})

CARRIED = frozenset({"obj", "nsubj", "nsubj:pass", "xcomp"})
"""A noun in one of these relations shares the adverbs and auxiliaries of its verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """What the words around a trigger say of the event.

    `negated`: it did not happen. `committed`: the clause tells it as something that is, was or will be, not as planned,
    wanted, feared or supposed. `hearsay`: it is told as what people say, without anybody who answers for it; a named
    source does. `distance`: the outlet's own marker on it. `under_way`: it must be going on for what the clause says to
    make sense: "demanded that the army end the siege".
    """

    negated: bool
    committed: bool
    under_way: bool
    hearsay: bool
    certainty: Certainty
    time_status: TimeStatus
    distance: Span | None


def modality_of(trigger: Token, syntax: Syntax) -> Modality:
    """How the event that `trigger` heads is told; everything outside its sentence is left to the caller."""
    words = modality_words()
    near = [*_group_before(trigger, syntax), *_own_modifiers(trigger, syntax)]
    lemmas = {token.lemma.lower() for token in near}
    auxiliaries = {token.lemma.lower() for token in near if token.upos == "AUX"} | {
        token.text.lower() for token in near if token.upos == "AUX"
    }
    auxiliaries |= _auxiliaries_above(trigger, syntax)
    if is_to_be_done(trigger, syntax):
        auxiliaries |= {"will"}
    governed = governance_of(trigger, syntax)
    answer = _means_of_what_is_ahead(trigger, syntax)
    reported_conditional = {"would", "have"} <= auxiliaries and not sentence_has_condition(trigger, syntax)
    kept_away = [*near, *_modifiers_of_setting(trigger, syntax)]
    distance = next((mark for token in kept_away if (mark := _mark_of_distance(token, trigger, syntax))), None)
    going = _auxiliaries_of_going(trigger, syntax)
    future = bool(going & PRESENT_OF_BE or auxiliaries & words.future_auxiliaries) or (
        trigger.upos == "NOUN" and (bool(lemmas & words.future_adjectives) or _scheduled(trigger, syntax))
    )
    unreal = bool(auxiliaries & words.hypothetical_auxiliaries) and not reported_conditional
    unreal |= bool(going - PRESENT_OF_BE) or _was_scheduled_before(trigger, syntax)
    conditional = is_conditional(trigger, syntax) or depends_on_condition(trigger, auxiliaries, syntax)
    conditional |= goes_with_what_is_ahead(trigger, syntax) or is_other_choice(trigger, auxiliaries, syntax)
    conditional |= is_looked_like(trigger, syntax)
    aimed_at = is_mere_infinitive(trigger, syntax) and not (governed.future or governed.scheduled)
    negated = governed.prevented or _negated(trigger, near, syntax)
    supposed = conditional or unreal or aimed_at or is_asked(trigger, syntax) or is_ordered(trigger, syntax)
    supposed |= is_of_any(trigger, syntax) and not negated
    hypothetical = governed.hypothetical or supposed or _called_possible(trigger, syntax)
    hearsay = governed.hearsay or reported_conditional or is_of_what_is_said(trigger, syntax)
    hearsay |= is_rumoured(trigger, syntax)
    return Modality(
        negated=negated,
        committed=not (hypothetical or governed.future or answer or distance is not None),
        under_way=_is_to_end(trigger, syntax),
        hearsay=hearsay,
        certainty=_certainty(lemmas, auxiliaries, distance),
        time_status=_time_status(
            trigger, syntax, hypothetical=hypothetical, future=future or governed.future or governed.scheduled or answer
        ),
        distance=distance,
    )


def _group_before(trigger: Token, syntax: Syntax) -> list[Token]:
    """The words of the trigger's own group that stand right before it, whatever the parse says of them."""
    first = max(syntax.sentence_of(trigger).first_token, trigger.index - WORDS_BEFORE_TRIGGER)
    group: list[Token] = []
    allowed = {"AUX", "PART", "ADV"} if trigger.upos in {"VERB", "AUX"} else {"ADJ", "NOUN", "PROPN", "DET", "ADV"}
    for token in reversed(syntax.tokens[first : trigger.index]):
        participle = token.xpos == "VBN" and trigger.upos not in {"VERB", "AUX"}
        if token.upos not in allowed and not participle and token.text not in {'"', "“", "”", "-", "'"}:
            break
        group.append(token)
    return group


def _own_modifiers(trigger: Token, syntax: Syntax) -> list[Token]:
    """The words that the parse hangs on the trigger, and on the light verb that carries it ("committed a crime")."""
    own = [child for child in syntax.children(trigger) if child.relation.partition(":")[0] in MODIFIERS]
    carrier = syntax.head(trigger)
    for first in _joined_to(trigger, syntax):
        own += [child for child in syntax.children(first) if child.relation == "aux"]
    if (
        trigger.upos in {"NOUN", "ADJ"}
        and carrier is not None
        and carrier.upos == "VERB"
        and trigger.relation in CARRIED
    ):
        own += [child for child in syntax.children(carrier) if child.relation in {"advmod", "aux", "aux:pass"}]
    return own


def _joined_to(trigger: Token, syntax: Syntax) -> Iterator[Token]:
    """The verbs that the trigger goes on from without a subject of its own: "can storm the gate, bomb it and …"."""
    lower = trigger
    while lower.relation == "conj" and syntax.child(lower, "nsubj") is None:
        upper = syntax.head(lower)
        if upper is None:
            return
        yield upper
        lower = upper


def _modifiers_of_setting(trigger: Token, syntax: Syntax) -> list[Token]:
    """Adverbs of the verb that a noun's event is the setting of: "reportedly killed in a landslide"."""
    opening = syntax.sentence_tokens(syntax.sentence_of(trigger))[:1]
    of_sentence = [token for token in opening if token.upos == "ADV" and token.text.lower().endswith("ly")]
    carrier = syntax.head(trigger)
    if carrier is None or carrier.upos != "VERB" or trigger.upos not in {"NOUN", "PROPN"} or trigger.relation != "obl":
        return of_sentence
    return [*of_sentence, *(child for child in syntax.children(carrier) if child.relation == "advmod")]


def _means_of_what_is_ahead(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event is only how something will be done: "will answer with an attack of its own"."""
    words = modality_words()
    carrier, determiner = syntax.head(trigger), syntax.child(trigger, "det")
    if trigger.relation == "nmod" and carrier is not None:  # parsed as "any attack with an attack of its own"
        carrier = syntax.head(carrier)
    if trigger.upos != "NOUN" or trigger.relation not in {"obl", "nmod"} or carrier is None or determiner is None:
        return False
    ahead = words.future_auxiliaries | words.hypothetical_auxiliaries
    return determiner.lemma.lower() in {"a", "an", "another"} and any(
        child.relation == "aux" and child.lemma.lower() in ahead for child in syntax.children(carrier)
    )


def _is_to_end(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event is the definite object of a verb of ending (a presupposition trigger)."""
    carrier, determiner = syntax.head(trigger), syntax.child(trigger, "det", "nmod:poss")
    return (
        trigger.upos == "NOUN"
        and trigger.relation == "obj"
        and carrier is not None
        and carrier.lemma.lower() in modality_words().ending_verbs
        and determiner is not None
        and determiner.lemma.lower() not in modality_words().free_choice | {"a", "an"}
    )


def _called_possible(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event is said to be possible: "an aftershock is possible at any time"."""
    predicate = syntax.head(trigger)
    subject = trigger.relation.partition(":")[0] == "nsubj" and predicate is not None and predicate.upos == "ADJ"
    return subject and predicate is not None and predicate.lemma.lower() in modality_words().possible


def _auxiliaries_above(trigger: Token, syntax: Syntax) -> set[str]:
    """Auxiliaries of the verbs that the trigger only completes: "would allow the army to shell the camps"."""
    found: set[str] = set()
    lower = trigger
    while lower.relation == "xcomp" and (upper := syntax.head(lower)) is not None:
        found |= {child.lemma.lower() for child in syntax.children(upper) if child.relation == "aux"}
        lower = upper
    return found


def _auxiliaries_of_going(trigger: Token, syntax: Syntax) -> set[str]:
    """The forms of "be" before a "going to": "is going to attack" lies ahead, "was going to" need not have come."""
    going = syntax.head(trigger)
    if going is None or trigger.relation != "xcomp" or going.text.lower() != "going":
        return set()
    return {child.text.lower() for child in syntax.children(going) if child.relation == "aux" and child.lemma == "be"}


def _was_scheduled_before(trigger: Token, syntax: Syntax) -> bool:
    """Whether it "had been scheduled": what was settled then need not have come."""
    return any(
        upper.lemma.lower() in modality_words().scheduled
        and {"had", "been"} <= {child.text.lower() for child in syntax.children(upper)}
        for upper in syntax.ancestors(trigger)
    )


def _scheduled(noun: Token, syntax: Syntax) -> bool:
    """Whether words between the noun and its verb place it ahead: "talks that are due to begin"."""
    carrier = syntax.head(noun)
    if carrier is None or noun.relation not in CARRIED:
        return False
    between = syntax.tokens[noun.index : carrier.index]
    return any(token.lemma.lower() in modality_words().scheduled for token in between)


def _negated(trigger: Token, near: Sequence[Token], syntax: Syntax) -> bool:
    """Whether the clause says that it did not happen: "did not attack", "no attack", "no one was hurt"."""
    words = modality_words()
    if any(token.lemma.lower() in words.negations and token.upos != "NOUN" for token in near):
        return True
    before = [token.text.lower() for token in syntax.tokens[max(0, trigger.index - 3) : trigger.index]]
    if before[:1] in (["was"], ["were"]) and before[1:] == ["to", "have"]:
        return True
    if _is_outstanding(trigger, near, syntax) or _shares_its_no(trigger, syntax):
        return True
    if any(_ruled_out(above, syntax) for above in (trigger, *(upper for _, upper in governors(trigger, syntax)))):
        return True
    if is_cleft(trigger, syntax) and any(
        child.lemma.lower() in words.negations for child in syntax.children(syntax.tokens[trigger.head])
    ):
        return True
    return any(_negates(child, syntax) for child in syntax.children(trigger))


def _is_outstanding(trigger: Token, near: Sequence[Token], syntax: Syntax) -> bool:
    """Whether the event has "yet to" come: "have yet to be arrested"."""
    words = {token.index: token.text.lower() for token in (*near, *syntax.children(trigger))}
    return any(
        word == "yet" and syntax.tokens[min(index + 1, trigger.index)].text.lower() == "to"
        for index, word in words.items()
    )


def _shares_its_no(trigger: Token, syntax: Syntax) -> bool:
    """Whether a noun shares the "no" of the one before its "or": "no casualties or material damage"."""
    first = syntax.head(trigger)
    if trigger.relation != "conj" or trigger.upos != "NOUN" or first is None or first.upos != "NOUN":
        return False
    joined = any(child.relation == "cc" and child.lemma.lower() in {"or", "nor"} for child in syntax.children(trigger))
    near = [*_group_before(first, syntax), *_own_modifiers(first, syntax)]
    return joined and _negated(first, near, syntax)


def _negates(child: Token, syntax: Syntax) -> bool:
    """Whether a dependent makes its clause negative: "nobody", "no resident", "not a single shot", "without"."""
    words = modality_words()
    if child.relation.partition(":")[0] not in {"nsubj", "obj", "mark", "cc"}:
        return False
    if child.lemma.lower() in words.negative_pronouns or child.text.lower() == "without":
        return True
    return any(
        modifier.lemma.lower() in words.negations and modifier.index < child.index
        for modifier in syntax.children(child)
        if modifier.relation.partition(":")[0] in {"det", "advmod", "cc"} and not _is_corrected(modifier, syntax)
    )


def _is_corrected(negation: Token, syntax: Syntax) -> bool:
    """Whether a "but" puts right what the "not" leaves out: "killed not twenty people but two"."""
    behind = syntax.tokens[negation.index : syntax.sentence_of(negation).last_token][:WORDS_TO_BUT]
    return negation.text.lower() == "not" and any(token.text.lower() == "but" for token in behind)


def _ruled_out(token: Token, syntax: Syntax) -> bool:
    """Whether the two words before the token say that it did not happen: "far from retreating"."""
    before = syntax.tokens[max(syntax.sentence_of(token).first_token, token.index - 2) : token.index]
    return " ".join(word.text.lower() for word in before) in modality_words().negative_phrases


def _mark_of_distance(token: Token, trigger: Token, syntax: Syntax) -> Span | None:
    """The word by which the outlet keeps its distance; a hyphen may have parted it ("so-called")."""
    words = modality_words()
    if token.index == trigger.index or token.relation == "root":
        return None
    if token.upos in {"ADJ", "ADV", "VERB"} and {token.text.lower(), token.lemma.lower()} & words.distance:
        return syntax.span(token, token)
    first = syntax.tokens[max(0, token.index - 2)]
    compound = syntax.span(first, token)
    return compound if compound.text.lower() in words.distance else None


def _certainty(lemmas: set[str], auxiliaries: set[str], distance: Span | None) -> Certainty:
    words = modality_words()
    if distance is not None or auxiliaries & words.possible_auxiliaries or lemmas & words.possible:
        return "possible"
    return "probable" if lemmas & words.probable else "certain"


def _time_status(trigger: Token, syntax: Syntax, *, hypothetical: bool, future: bool) -> TimeStatus:
    if hypothetical:
        return "hypothetical"
    if future:
        return "future"
    progressive = trigger.xpos == "VBG" and any(
        child.relation.partition(":")[0] == "aux" and child.xpos in {"VBZ", "VBP"} and child.lemma == "be"
        for child in syntax.children(trigger)
    )
    return "ongoing" if progressive else "past"
