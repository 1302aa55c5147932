"""The words around names of places, as `data/places.toml` lists and explains them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.annotation.tables import data_tables
from reportedly.model.place import PlaceFeature, PlaceRelation

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The word lists; words are lower case. A key of `relations` may have several words."""

    units: Mapping[str, frozenset[PlaceFeature]]
    directions: Mapping[str, str]
    relations: Mapping[str, PlaceRelation]
    vague_nouns: Words
    vague_qualities: Words
    sites: Words
    local_bodies: Words
    ordinary: Words
    inner: Words
    prepositions: Words
    local_prepositions: Words
    verbs_of_places: Words
    verbs_of_objects: Words
    verbs_of_speakers: Words
    relations_of_states: Words
    state_nouns: Words
    state_possessions: Words


@cache
def load_wording() -> Wording:
    """Read the words that ship with the package."""
    table = data_tables("places.toml")
    return Wording(
        units={word: frozenset(features) for word, features in table["units"].items()},
        directions=table["directions"],
        relations=table["relations"],
        vague_nouns=frozenset(table["vague"]["nouns"]),
        vague_qualities=frozenset(table["vague"]["qualities"]),
        sites=frozenset(table["names"]["sites"]),
        local_bodies=frozenset(table["names"]["local_bodies"]),
        ordinary=frozenset(table["names"]["ordinary"]),
        inner=frozenset(table["names"]["inner"]),
        prepositions=frozenset(table["names"]["prepositions"]),
        local_prepositions=frozenset(table["names"]["local_prepositions"]),
        verbs_of_places=frozenset(table["metonyms"]["of_places"]),
        verbs_of_objects=frozenset(table["metonyms"]["of_objects"]),
        verbs_of_speakers=frozenset(table["metonyms"]["of_speakers"]),
        relations_of_states=frozenset(table["metonyms"]["relations_of_states"]),
        state_nouns=frozenset(table["metonyms"]["state_nouns"]),
        state_possessions=frozenset(table["metonyms"]["state_possessions"]),
    )
