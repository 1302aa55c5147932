"""Make noun phrases for actors out of the elements of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.annotation.actors.agent_nouns import AgentNoun
from reportedly.annotation.actors.element import Element
from reportedly.annotation.actors.wording import (
    describes_next,
    ends_office,
    excludes_own_country,
    is_definite,
    is_determiner,
    is_hyphen,
    is_modifier,
    is_number,
    is_possessive,
    modifier_start,
    quantity_start,
)
from reportedly.model.annotation import Token

_LONGEST_GAP = 3
"""Modifiers between two elements of one phrase ("the Syrian Arab transitional government")."""


@dataclass(slots=True, kw_only=True)
class Phrase:
    """A noun phrase for an actor: tokens `first` to `last` (half-open), and what its words say.

    `head` is the element that decides; `agent` the noun that describes, `named` the listed or tagged name, `person` the
    name of the person who holds a role. `owner` is the actor in whose service or possession the head is ("rebel
    commander", "a spokesman for the ministry"), `owners` further ones joined by "and". `countries` are alpha-3.
    """

    first: int
    last: int
    head: Element
    agent: AgentNoun | None = None
    named: Element | None = None
    person: Element | None = None
    owner: "Phrase | None" = None
    owners: list["Phrase"] = field(default_factory=list)
    countries: frozenset[str] = frozenset()
    is_country: bool = False
    is_definite: bool = False
    is_foreign: bool = False
    is_former: bool = False


def phrases(tokens: Sequence[Token], elements: Sequence[Element]) -> list[Phrase]:
    """The phrases of a text, in order; their spans reach from the article to the last word of the name."""
    made: list[Phrase] = []
    at = 0
    while at < len(elements):
        until = at + 1
        while until < len(elements) and _belong_together(tokens, elements[at:until], elements[until]):
            until += 1
        phrase = _interpreted(elements[at:until])
        phrase.is_former = any(ends_office(token) for token in tokens[phrase.first : phrase.last])
        before = made[-1].last if made else 0
        _extend_left(tokens, phrase, before)
        made.append(phrase)
        at = until
    return made


def _belong_together(tokens: Sequence[Token], chunk: Sequence[Element], following: Element) -> bool:
    """Whether `following` goes on with the phrase of `chunk`."""
    last = chunk[-1]
    gap = tokens[last.last : following.first]
    if tokens[last.first].sentence != tokens[following.first].sentence or len(gap) > _LONGEST_GAP:
        return False
    owns = any(is_possessive(token) for token in gap)
    heads = range(following.first, following.last)
    if not all(is_possessive(token) or is_hyphen(token) or is_modifier(token, heads) for token in gap):
        return False
    if last.countries:
        return _follows_country(last, following, gap, owns=owns)
    if last.is_person:
        return following.agent is not None and (owns or following.agent.type in {"speaker", "body", "thing"})
    if last.agent is not None and last.name is None:
        return _follows_agent(last.agent, following, is_close=not gap, owns=owns)
    return following.agent is not None and following.name is None


def _follows_country(country: Element, following: Element, gap: Sequence[Token], *, owns: bool) -> bool:
    if following.countries:
        return country.is_demonym and any(is_hyphen(token) for token in gap)
    if following.agent is not None and following.name is None:
        return True
    return (country.is_demonym or owns) and following.is_body_name


def _follows_agent(agent: AgentNoun, following: Element, *, is_close: bool, owns: bool) -> bool:
    if following.is_person:
        return agent.is_person and is_close
    if following.is_body_name:
        return is_close and not agent.plural and agent.type in {"body", "anaphor"} and describes(agent, following)
    if following.agent is None or agent.type == "thing":
        return False
    return owns or not agent.plural or agent.type == "body"


def describes(agent: AgentNoun, name: Element) -> bool:
    """Whether the noun can stand beside the name of what it describes ("news agency Sana", "the Hamas movement")."""
    if agent.plural or agent.type not in {"body", "anaphor"}:
        return False
    if not name.actors:
        return name.agent is None or bool(set(name.agent.source_kinds) & set(agent.source_kinds))
    kinds = {actor.source_kind for actor in name.actors}
    return bool(kinds & set(agent.source_kinds)) or kinds | set(agent.source_kinds) <= {"ngo", "igo", "monitor"}


def _interpreted(chunk: Sequence[Element]) -> Phrase:
    """What the elements of one phrase say together; the last one says what it is, those before whose it is."""
    last, before = chunk[-1], chunk[:-1]
    countries = frozenset(code for element in before for code in element.countries)
    others = [element for element in before if not element.countries]
    first = chunk[0].first
    if last.countries:
        return Phrase(first=first, last=last.last, head=last, countries=countries | last.countries, is_country=True)
    if last.is_person:
        title = _interpreted(before) if others else None
        return Phrase(
            first=first,
            last=last.last,
            head=last,
            person=last,
            agent=title.agent if title else None,
            named=title.named if title else None,
            owner=title.owner if title else None,
            countries=countries,
        )
    if last.is_body_name:
        return Phrase(first=first, last=last.last, head=last, named=last, agent=last.agent, countries=countries)
    owner = _interpreted(before) if others else None
    if owner is not None and owner.named is not None and owner.agent is None and describes_agent(last, owner.named):
        return Phrase(first=first, last=last.last, head=owner.named, named=owner.named, countries=countries)
    return Phrase(first=first, last=last.last, head=last, agent=last.agent, owner=owner, countries=countries)


def describes_agent(last: Element, name: Element) -> bool:
    """Whether the noun behind a name only says what the name is ("the Tass news agency")."""
    return last.agent is not None and describes(last.agent, name)


def _extend_left(tokens: Sequence[Token], phrase: Phrase, before: int) -> None:
    """Take in the article, quantity and modifiers in front of a phrase, down to token `before` at most."""
    sentence = tokens[phrase.first].sentence
    heads = range(phrase.first, phrase.last)
    at = phrase.first
    if describes_next(tokens[phrase.last - 1]):
        return  # the article is that of the noun which follows
    if phrase.is_country and not phrase.head.is_demonym and tokens[at - 1].text.lower() != "the":
        return
    is_counted = False
    while at > before and tokens[at - 1].sentence == sentence:
        token = tokens[at - 1]
        if is_determiner(token):
            phrase.is_definite = is_definite(token)
            at -= 1
            break
        start = quantity_start(tokens, at - 1) if is_number(token) else modifier_start(tokens, at, heads)
        if start is None or start < before or (is_counted and not is_number(token)):
            break
        is_counted = is_counted or is_number(token)
        phrase.is_foreign = phrase.is_foreign or excludes_own_country(token) or token.upos == "PROPN"
        phrase.is_former = phrase.is_former or ends_office(token)
        at = start
    owner = phrase.owner
    if owner is not None and owner.first == phrase.first and is_possessive(tokens[owner.last]):
        owner.first, owner.is_definite = at, phrase.is_definite  # the article of "the group's leader" is the group's
    phrase.first = at
