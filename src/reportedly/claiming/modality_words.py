"""The word classes by which an event is told as denied, possible, wanted, ahead or doubtful."""

from dataclasses import dataclass
from functools import cache

from reportedly.claiming.tables import word_lists


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityWords:
    """The word classes of `data/modality.toml`; each list is explained there."""

    negations: frozenset[str]
    negative_determiners: frozenset[str]
    negative_pronouns: frozenset[str]
    negative_phrases: frozenset[str]
    involvement_nouns: frozenset[str]
    negative_implicatives: frozenset[str]
    possible_auxiliaries: frozenset[str]
    hypothetical_auxiliaries: frozenset[str]
    future_auxiliaries: frozenset[str]
    inverted_conditionals: frozenset[str]
    conditional_marks: frozenset[str]
    free_choice: frozenset[str]
    ending_verbs: frozenset[str]
    purpose_marks: frozenset[str]
    future_embedders: frozenset[str]
    hypothetical_embedders: frozenset[str]
    realising_embedders: frozenset[str]
    vouching: frozenset[str]
    proving_verbs: frozenset[str]
    taken_for_granted: frozenset[str]
    aiming_prepositions: frozenset[str]
    suspecting_verbs: frozenset[str]
    denying_nouns: frozenset[str]
    escaping_verbs: frozenset[str]
    scheduled: frozenset[str]
    future_noun_embedders: frozenset[str]
    convening_verbs: frozenset[str]
    hypothetical_noun_embedders: frozenset[str]
    hearsay_nouns: frozenset[str]
    talk: frozenset[str]
    spreading_verbs: frozenset[str]
    seeming_verbs: frozenset[str]
    time_marks: frozenset[str]
    truth: frozenset[str]
    carriers: frozenset[str]
    distance: frozenset[str]
    probable: frozenset[str]
    possible: frozenset[str]
    future_adjectives: frozenset[str]


@cache
def modality_words() -> ModalityWords:
    """The word lists of `data/modality.toml`, read once."""
    return ModalityWords(**word_lists("modality.toml"))
