"""How many people an event of harm befell: the figures that its own words hold, or that a toll is put at."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from reportedly.claiming.event_sentences import EventSentence
from reportedly.model.count import Casualty, Count, Outcome

FIGURE_NOUNS = frozenset({"toll", "number", "total", "balance", "tally", "count", "figure"})
"""Nouns behind which the figure follows: "put the number of dead at seven", "the toll rose to 23 from 19"."""

LEADS_TO_FIGURE = frozenset({"at", "to", "is", "was", "reached", "exceeded", "of", ":", "hit", "topped"})
"""Words right before the figure of a toll; "from" leads to the one that it replaces."""


def casualties(
    victims: Iterable[Count],
    trigger: Sequence[int],
    anchor: int,
    triggers: AbstractSet[int],
    outcome: Outcome,
    sentence: EventSentence,
) -> tuple[Casualty, ...]:
    """The figures of one event, as what its victims came to.

    Args:
        victims: the quantities of its victims.
        trigger: the positions of its own words in the sentence.
        anchor: the one of them that its clause hangs on.
        triggers: the positions of the words of all events of the sentence; a figure that ends in one of another event
            is that one's ("killed ten people and more than 60 injured").
        outcome: what victims of the event's type come to.
        sentence: where all this stands.
    """
    theirs = triggers - set(trigger)
    own = (
        _holding(anchor, sentence)
        or [count for count in victims if theirs.isdisjoint(_positions(count, sentence)[-1:])]
        or _toll(trigger, sentence)
    )
    return tuple(
        Casualty(
            start=count.start,
            end=count.end,
            text=count.text,
            outcome=outcome,
            low=count.low,
            high=count.high,
            best=count.best,
            bound=count.bound,
            vague_term=count.vague_term,
            basis=count.basis,
            part_of=count.part_of,
            additional=count.additional,
            scope=count.scope,
            update=count.update,
        )
        for count in own
    )


def _positions(count: Count, sentence: EventSentence) -> list[int]:
    return [sentence.position(token) for token in sentence.marked.syntax.tokens_in(count.start, count.end)]


def _holding(anchor: int, sentence: EventSentence) -> list[Count]:
    """The quantity that the trigger itself is counted by: "13 dead", "twelve deaths"."""
    token = sentence.tokens[anchor]
    return sentence.marked.counts.overlapping(token.start, token.start + 1)[:1]


def _toll(trigger: Sequence[int], sentence: EventSentence) -> list[Count]:
    """The figure behind a noun of figures, in the clause of the trigger."""
    clause = sentence.clause(trigger[0])
    words = [sentence.tokens[at] for at in clause]
    if not any(
        word.lemma.lower() in FIGURE_NOUNS and word.start <= sentence.tokens[trigger[-1]].start for word in words
    ):
        return []
    for count in sentence.marked.counts.overlapping(sentence.tokens[trigger[-1]].end, words[-1].end):
        before = sentence.marked.syntax.token_at(count.start)
        led = before is not None and before.index > 0 and sentence.marked.syntax.tokens[before.index - 1]
        if led and led.text.lower() in LEADS_TO_FIGURE:
            return [count]
    return []
