"""Finds the names of places in a report: those that the reader model marked and those that the gazetteer knows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.annotation.places.keys import name_key
from reportedly.annotation.places.lookup import Found
from reportedly.annotation.places.naming import NameResolver
from reportedly.annotation.places.wording import Wording
from reportedly.model.annotation import Name, Token
from reportedly.model.document import Document
from reportedly.model.span import Span

_LONGEST_NAME = 6  # words; "Democratic Republic of the Congo" has five
_WIDENED_BY = 4  # words on either side, for Democratic Republic [of the Congo]
_LONGEST_PREPOSITION = 20  # characters, with the space behind it
_KNOWN_TO_ALL = 100_000  # people: a name that only the gazetteer knows is taken without a preposition from here on
_NAMED_WIDELY = frozenset({"country", "admin1", "region", "water", "site", "airport"})
_LETTERS_OF_ABBREVIATED_UNIT = 2  # "PA" and "CT" are units behind a town, else mostly somebody's initials


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name of a place in the text, and what the gazetteer has for it; None where it has nothing.

    `is_marked` where the reader model takes it for a place; else only the gazetteer does.
    """

    span: Span
    found: Found | None
    is_marked: bool


class PlaceFinder:
    """Finds names of places; people, their adjectives and organisations are none."""

    def __init__(self, resolver: NameResolver, wording: Wording) -> None:
        self._lookup = resolver.lookup
        self._peoples = resolver.peoples
        self._wording = wording

    def names_in(self, document: Document) -> list[PlaceName]:
        """The names in text order, none inside another."""
        marked = [name for name in document.names if name.kind == "location"]
        persons = [name for name in document.names if name.kind == "person"]
        said_to_be_places = _more_often(marked, persons)
        candidates = [place for name in marked for place in self._of_model(document, name)]
        for run in self._runs(document.tokens):
            candidates += self._of_gazetteer(document, *run, said_to_be_places)
        taken: list[Span] = [
            name for name in persons if not self._is_place_after_all(name, said_to_be_places, document)
        ]
        found: list[PlaceName] = []
        for place in candidates:
            if not any(place.span.overlaps(span) for span in taken):
                found.append(place)
                taken.append(place.span)
        return sorted(found, key=lambda place: place.span.start)

    def _of_model(self, document: Document, name: Name) -> Iterator[PlaceName]:
        """The place that a marked name names; several where the name runs over a comma ("Salem, Oregon")."""
        words = [token for token in document.tokens if name.start <= token.start and token.end <= name.end]
        commas = [index for index, token in enumerate(words) if token.text == ","]
        parts = [words[: commas[0]], words[commas[0] + 1 :]] if commas else [words]
        for part in parts:
            bare = self._widened(document, self._without_description(document.text, part))
            if not bare:
                continue
            span = Span.cut(document.text, bare[0].start, bare[-1].end)
            is_named = self._is_named(span.text)
            is_ordinary = self._is_ordinary(document, bare) and not (is_named and len(bare) > 1)  # "West Bank" is not
            if not is_ordinary and (is_named or not self._peoples.are_named_by(span.text)):
                yield PlaceName(span=span, found=self._lookup.found(span.text), is_marked=True)

    def _without_description(self, text: str, words: Sequence[Token]) -> Sequence[Token]:
        """A name without the article, direction or people that the model took into it ("the Kazakh Astana")."""
        rest = words
        while rest and not self._is_named(text[rest[0].start : rest[-1].end]):
            word = rest[0].text.casefold()
            if (
                word not in self._wording.directions
                and word not in {"the", "of"}
                and not self._peoples.are_named_by(word)
            ):
                break
            rest = rest[1:]
        return rest

    def _widened(self, document: Document, words: Sequence[Token]) -> Sequence[Token]:
        """The longest name that the gazetteer knows around what the model marked of it ("Deir ez" of Deir ez-Zor)."""
        if not words:
            return words
        tokens, first, last = document.tokens, words[0].index, words[-1].index + 1
        sentence = document.sentences[words[0].sentence]
        earliest, latest = max(sentence.first_token, first - _WIDENED_BY), min(sentence.last_token, last + _WIDENED_BY)
        spans = [(start, end) for start in range(earliest, first + 1) for end in range(last, latest + 1)]
        for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
            if end - start <= len(words):
                break
            wider = tokens[start:end]
            joins = all(token.text[0].isupper() or self._continues_name(token) for token in wider)
            if joins and wider[0].text[0].isupper() and wider[-1].text[0].isalnum():
                phrase = document.text[wider[0].start : wider[-1].end]
                found = self._lookup.found(phrase)
                if found and found.name == phrase and not found.only_sounds_so:
                    return wider
        return words

    def _is_named(self, phrase: str) -> bool:
        found = self._lookup.found(phrase)
        return found is not None and not found.only_sounds_so

    def _runs(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Runs of tokens of one sentence that have a capital, with small words inside ("Ras al-Ain")."""
        start: int | None = None
        end = 0
        for index, token in enumerate(tokens):
            if start is not None and token.sentence != tokens[start].sentence:
                yield start, end
                start = None
            if token.text[0].isupper() or token.text[0] in "‘’'`ʿʾ":
                start = index if start is None else start
                end = index + 1
            elif start is not None and not self._continues_name(token):
                yield start, end
                start = None
        if start is not None:
            yield start, end

    def _continues_name(self, token: Token) -> bool:
        return token.text in {"-", "’", "'", "."} or token.text.casefold() in self._wording.inner

    def _is_place_after_all(self, name: Name, said_to_be_places: frozenset[str], document: Document) -> bool:
        """Whether what the model took for a person is a place, by the rest of the report or the word before it."""
        if name_key(name.text) in said_to_be_places:
            return True
        before = document.text[max(0, name.start - _LONGEST_PREPOSITION) : name.start].split()[-1:]
        return bool(self._wording.local_prepositions.intersection(before)) and self._is_named(name.text)

    def _of_gazetteer(
        self, document: Document, first: int, last: int, said_to_be_places: frozenset[str]
    ) -> Iterator[PlaceName]:
        """The names in a run of capitalised words that the gazetteer knows, the longest first from the left."""
        position = first
        while position < last:
            for end in range(min(last, position + _LONGEST_NAME), position, -1):
                if place := self._known(document, position, end, (first, last), said_to_be_places):
                    yield place
                    position = end
                    break
            else:
                position += 1

    def _known(
        self, document: Document, start: int, end: int, run: tuple[int, int], said_to_be_places: frozenset[str]
    ) -> PlaceName | None:
        words = document.tokens[start:end]
        if not words[0].text[0].isupper() or not (words[-1].text[0].isalnum() or words[-1].text == "."):
            return None
        span = Span.cut(document.text, words[0].start, words[-1].end)
        if self._is_ordinary(document, words) or not any(word.upos == "PROPN" for word in words):
            return None
        is_people = self._peoples.are_named_by(span.text) and not span.text.isupper()
        found = None if is_people else self._lookup.found(span.text)
        if found is None or found.only_sounds_so:
            return None
        is_credible = name_key(span.text) in said_to_be_places or self._is_credible(document, start, end, found)
        if not is_credible or not self._stands_for_place(document, start, end, run, found):
            return None
        return PlaceName(span=span, found=found, is_marked=False)

    def _is_ordinary(self, document: Document, words: Sequence[Token]) -> bool:
        """Whether the words name no place alone; "US" is no "us" unless the whole sentence is in capitals."""
        is_acronym = len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 1
        if is_acronym and not document.sentences[words[0].sentence].text.isupper():
            return False
        return all(word.text.casefold() in self._wording.ordinary for word in words)

    def _stands_for_place(self, document: Document, start: int, end: int, run: tuple[int, int], found: Found) -> bool:
        """Whether the words around leave it a place: within an organisation's name only behind of, in or at."""
        tokens = document.tokens
        behind = tokens[start - 1].text.casefold() if start else ""
        if (
            behind != ","
            and behind not in self._wording.prepositions
            and _is_abbreviated_unit(tokens[start:end], found)
        ):
            return False
        is_site = self._is_before_site(tokens, end, found)
        holder = next(
            (n for n in document.names if n.start <= tokens[start].start and tokens[end - 1].end <= n.end), None
        )
        if holder is not None and holder.kind in {"organisation", "other"}:
            is_whole = (holder.start, holder.end) == (tokens[start].start, tokens[end - 1].end)
            return is_whole or behind in {"of", "in", "at"} or is_site
        introduced = (
            behind in self._wording.prepositions
            or behind in self._wording.directions
            or self._peoples.are_named_by(behind)
        )
        begins = start == run[0] or introduced or not tokens[start - 1].text[0].isupper()
        ends = end == run[1] or is_site or not tokens[end].text[0].isupper()
        return begins and ends

    def _is_before_site(self, tokens: Sequence[Token], end: int, found: Found) -> bool:
        """Whether the word behind the name is a site's or unit's, or that of a body which a town has ("Salem Police").

        A body of a country is its government's, wherever it sits.
        """
        ahead = tokens[end].text.casefold() if end < len(tokens) else ""
        if ahead in self._wording.sites or ahead in self._wording.units:
            return True
        return ahead in self._wording.local_bodies and all(c.entry.feature != "country" for c in found.candidates)

    def _is_credible(self, document: Document, start: int, end: int, found: Found) -> bool:
        """Whether a name that the model did not mark is known widely, or the words around say that it is a place."""
        if any(
            (
                candidate.exact
                and (candidate.entry.population >= _KNOWN_TO_ALL or candidate.entry.feature in _NAMED_WIDELY)
            )
            or candidate.entry.given_by_user
            for candidate in found.candidates
        ):
            return True
        tokens = document.tokens
        if tokens[end - 1].text.casefold() in self._wording.units and end - start > 1:
            return True  # "Laurel County"
        return self._is_before_site(tokens, end, found) or (
            start > 0 and tokens[start - 1].text.casefold() in self._wording.prepositions
        )


def _more_often(marked: Sequence[Name], persons: Sequence[Name]) -> frozenset[str]:
    """The keys of the names that the model marks as a place more often in the report than as a person."""
    times = Counter(name_key(name.text) for name in marked)
    times.subtract(name_key(name.text) for name in persons)
    return frozenset(key for key, number in times.items() if number > 0)


def _is_abbreviated_unit(words: Sequence[Token], found: Found) -> bool:
    """Whether it is two capitals that name no country; behind a town they are its unit, alone mostly somebody."""
    short = len(words) == 1 and len(words[0].text) == _LETTERS_OF_ABBREVIATED_UNIT and words[0].text.isupper()
    return short and all(candidate.entry.feature != "country" for candidate in found.candidates)
