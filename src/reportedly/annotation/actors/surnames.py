"""Find persons by how a report calls them after the first time: by surname, or as "Mr." and a name."""

from collections.abc import Iterator, Sequence

from reportedly.annotation.actors.element import Element
from reportedly.model.annotation import Name, Token

HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "don", "ayatollah", "sheikh", "monsignor"})
_SHORTEST_SURNAME = 3


def with_surnames(tokens: Sequence[Token], keys: Sequence[str], elements: Sequence[Element]) -> list[Element]:
    """The `elements` and, where none of them is, the persons who are called by their surname or an honorific.

    `keys` are the actor keys of `tokens`. A surname is the last word of a full name anywhere in the report.
    """
    taken = {index for element in elements for index in range(element.first, element.last)}
    persons = {
        keys[element.last - 1]: element
        for element in elements
        if element.is_person and element.last - element.first > 1 and len(keys[element.last - 1]) >= _SHORTEST_SURNAME
    }
    return sorted([*elements, *_later_calls(tokens, keys, taken, persons)], key=lambda element: element.first)


def _later_calls(
    tokens: Sequence[Token], keys: Sequence[str], taken: set[int], persons: dict[str, Element]
) -> Iterator[Element]:
    for at, token in enumerate(tokens):
        if at in taken or not token.text[:1].isupper():
            continue
        known = persons.get(keys[at])
        follows_honorific = at > 0 and keys[at - 1] in HONORIFICS and tokens[at - 1].text[:1].isupper()
        if known is None and not follows_honorific:
            continue
        first = at - 1 if follows_honorific and at - 1 not in taken else at
        name = Name(start=token.start, end=token.end, text=token.text, kind="person", probability=1.0)
        yield Element(first=first, last=at + 1, name=name, actors=known.actors if known is not None else ())
