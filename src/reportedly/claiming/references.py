"""Nouns that only point back to an event already told: "the attack", "this incident"."""

from collections.abc import Set as AbstractSet

from reportedly.claiming.event_mentions import EventMention
from reportedly.claiming.ontology import Ontology
from reportedly.claiming.syntax import Syntax

POINTING_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "such", "both"})


def refers_back(event: EventMention, told: AbstractSet[str], syntax: Syntax, ontology: Ontology) -> bool:
    """Whether the mention adds nothing to an event told earlier: a definite noun with no details of who or how many.

    Such a mention is no claim of its own; counting it as one would let the outlet assert what it only refers to.

    Args:
        event: the mention.
        told: the types of the events that the report told before it.
        syntax: of the document.
        ontology: which types may be one happening.
    """
    head = syntax.tokens[event.head]
    if head.upos not in {"NOUN", "PROPN"} or event.participants or event.casualties:
        return False
    determiner = syntax.child(head, "det")
    before = syntax.tokens[head.index - 1] if head.index else None
    pointing = (determiner is not None and determiner.text.lower() in POINTING_DETERMINERS) or (
        before is not None and before.text.lower() in POINTING_DETERMINERS
    )
    return pointing and any(ontology.related(event.type, earlier) for earlier in told)
