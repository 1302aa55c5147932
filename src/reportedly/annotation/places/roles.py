"""Tells a place where something is from a government called by its capital, and from the place in a dateline."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotation.places.entry import Entry
from reportedly.annotation.places.recognition import PlaceName
from reportedly.annotation.places.seats import Seats
from reportedly.annotation.places.wording import Wording
from reportedly.model.annotation import Token
from reportedly.model.document import Document
from reportedly.model.place import PlaceRole
from reportedly.model.span import Span

# "SALEM, Oregon, March 3 (Agency) —": what stands between the start of the line and its dash.
_DATELINE = re.compile(
    r"^[^\S\n]*(?P<place>[^\n()—–:.!?]{2,60}?)(?:,? \([^()\n]{1,40}\)|,? \[[^\[\]\n]{1,40}\])?\s?(?:—|–|--| - )"
)
_DATELINE_WITHIN = 300  # characters: a headline and a byline may stand above it
_PARTNER_WITHIN = 8  # words: "talks in the coming week between Moscow and"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})


class Roles:
    """Decides the role of each mention of a place."""

    def __init__(self, seats: Seats, wording: Wording) -> None:
        self._wording = wording
        self._seats = seats

    def narrowed(self, document: Document, place: PlaceName) -> PlaceName:
        """The name with only capitals left of what it may mean, where a government acts by it ("Washington said")."""
        if place.found is None:
            return place
        of_governments = self._seats.among(place.span.text, (candidate.entry for candidate in place.found.candidates))
        seats = tuple(candidate for candidate in place.found.candidates if candidate.entry in of_governments)
        if seats and self._names_government(document, place.span, is_country=False):
            return replace(place, found=replace(place.found, candidates=seats))
        return place

    def role(self, document: Document, span: Span, entry: Entry | None) -> PlaceRole:
        """The role of the place named at `span`."""
        if in_dateline(document.text, span):
            return "dateline"
        if entry is not None and self._is_government(document, span, entry):
            return "metonym"
        return "location"

    def _is_government(self, document: Document, span: Span, entry: Entry) -> bool:
        is_country = entry.feature == "country"
        is_seat = entry in self._seats.among(span.text, [entry])
        return (is_country or is_seat) and self._names_government(document, span, is_country=is_country)

    def _names_government(self, document: Document, span: Span, *, is_country: bool) -> bool:
        tokens = document.tokens
        head = _head_token(tokens, span)
        return head is not None and (
            self._acts(tokens, head, is_country=is_country)
            or self._is_partner(document, span)
            or self._is_in_list_of_states(tokens, head)
            or (is_country and self._has_as_state(tokens, head))
        )

    def _acts(self, tokens: Sequence[Token], token: Token, *, is_country: bool) -> bool:
        """Whether the name is the subject of what somebody does, or the object of what is done to somebody."""
        token = _first_of_list(tokens, token)
        verb = tokens[token.head]
        if token.relation in _SUBJECTS and verb.upos in {"VERB", "AUX"}:
            if is_country and token.relation == "nsubj":
                return verb.lemma not in self._wording.verbs_of_places
            return verb.lemma in self._wording.verbs_of_speakers
        return token.relation in {"obj", "iobj"} and verb.lemma in self._wording.verbs_of_objects

    def _is_partner(self, document: Document, span: Span) -> bool:
        """Whether it is one of two between which there are talks or quarrels ("talks between Moscow and Ankara")."""
        before = [token for token in document.tokens if token.end <= span.start][-_PARTNER_WITHIN:]
        words = [token.text.casefold() for token in before]
        if "between" not in words:
            return False
        return bool(self._wording.relations_of_states.intersection(words[: words.index("between")]))

    def _has_as_state(self, tokens: Sequence[Token], token: Token) -> bool:
        """Whether the name stands before what a state has: "US troops" are nowhere in particular."""
        head = tokens[token.head]
        belongs = token.relation in {"compound", "amod", "nmod:poss"} and head.index > token.index
        return belongs and head.lemma.casefold() in self._wording.state_possessions

    def _is_in_list_of_states(self, tokens: Sequence[Token], token: Token) -> bool:
        token = _first_of_list(tokens, token)
        return token.relation == "appos" and tokens[token.head].lemma in self._wording.state_nouns


def in_dateline(text: str, span: Span) -> bool:
    """Whether `span` lies in the dateline with which a report opens."""
    if span.start > _DATELINE_WITHIN:
        return False
    line = text.rfind("\n", 0, span.start) + 1
    dateline = _DATELINE.match(text[line:])
    if dateline is None or line + dateline.end("place") < span.end:
        return False
    opening = re.split(r"[,/]", dateline["place"])[0].split()
    return all(any(letter.isupper() for letter in word) for word in opening)


def _head_token(tokens: Sequence[Token], span: Span) -> Token | None:
    """The token of `span` whose head lies outside it."""
    inside = [token for token in tokens if span.start <= token.start and token.end <= span.end]
    indices = {token.index for token in inside}
    return next((token for token in inside if token.is_root or token.head not in indices), None)


def _first_of_list(tokens: Sequence[Token], token: Token) -> Token:
    """The first of the list that the token continues ("Russia, Turkey and Iran")."""
    return tokens[token.head] if token.relation == "conj" else token
