"""Whether an event is told as what people say, by words that name nobody who says it."""

from reportedly.claiming.modality_words import modality_words
from reportedly.claiming.syntax import Syntax
from reportedly.model.annotation import Token

WORDS_TO_CALLED = 5
"""How far behind "so it was" its "called" may stand in the order of German: "so it was in Halmere called"."""


def is_of_what_is_said(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event ends an infinitive in the order of German: "…, a hospital bombarded to have, …".

    There such a perfect hangs on a verb or noun of saying only: somebody accuses, denies or claims.
    """
    if _so_it_was_called(trigger, syntax):
        return True
    particle = syntax.child(trigger, "compound:prt")
    last = particle if particle is not None and particle.index == trigger.index + 1 else trigger
    behind = syntax.tokens[last.index + 1 : last.index + 4]
    words = [token.text.lower() for token in behind]
    return (
        trigger.upos == "VERB"
        and words[:1] == ["to"]
        and words[1:2] in (["have"], ["be"])
        and words[2:3] != []
        and (behind[2].upos == "PUNCT")
    )


def is_rumoured(trigger: Token, syntax: Syntax) -> bool:
    """Whether what tells of the event is talk: "word spread that …", "the talk was of a massacre"."""
    words = modality_words()
    for clause in (trigger, *syntax.ancestors(trigger)):
        subject, cop = syntax.child(clause, "nsubj"), syntax.child(clause, "cop")
        talk = subject is not None and subject.text.lower() in words.talk
        if talk and (cop is not None or clause.lemma.lower() in words.spreading_verbs):
            return True
    return False


def _so_it_was_called(trigger: Token, syntax: Syntax) -> bool:
    """Whether a translated "so hieß es" stands in the sentence: "The army has, so it was called, the village taken"."""
    tokens = syntax.sentence_tokens(syntax.sentence_of(trigger))
    words = [token.text.lower() for token in tokens]
    opening = next((at for at in range(len(words)) if words[at : at + 2] == ["so", "it"]), None)
    called = {"called", "said", "told"}
    return opening is not None and not called.isdisjoint(words[opening + 2 : opening + 3 + WORDS_TO_CALLED])
