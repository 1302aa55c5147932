"""Write phrases and pronouns down as mentions, in text order, each with what the ones before it tell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotation.actors.actor_keys import actor_key
from reportedly.annotation.actors.antecedents import Antecedent, Antecedents
from reportedly.annotation.actors.emission import is_mention
from reportedly.annotation.actors.identities import Identities, Identity
from reportedly.annotation.actors.phrases import Phrase
from reportedly.annotation.actors.placed import PlacesByToken
from reportedly.model.actor import Mention
from reportedly.model.annotation import Token
from reportedly.model.document import Document
from reportedly.model.identity import content_id
from reportedly.model.span import Span

_PERSONAL = frozenset({"he", "she"})
_AS_SUBJECT = {"him": "he", "her": "she", "them": "they"}
_SAYING = frozenset(
    {"say", "add", "report", "claim", "announce", "confirm", "deny", "warn", "accuse", "reject", "state", "blame"}
    | {"condemn", "admit", "acknowledge", "note", "tell", "estimate", "urge", "demand", "threaten", "describe"}
)
"""Verbs whose subject "it" is an actor; elsewhere it is mostly a thing or nothing at all."""
_ROLE_FOLLOWS = re.compile(r",\s*(?:\d{1,3},\s*)?(?:(?:Dr|Mr|Mrs|Ms|Sheikh|Prof|Sir)\.?\s+)?")
"""What stands between a name and a role: a comma, perhaps the age or how the person is addressed."""


class MentionWriter:
    """Turns phrases into mentions one after the other, remembering each for those that point back to it."""

    def __init__(self, document: Document, identities: Identities, past: Antecedents, places: PlacesByToken) -> None:
        self._document = document
        self._tokens = document.tokens
        self._identities = identities
        self._past = past
        self._places = places

    def mentions(self, made: Sequence[Phrase]) -> tuple[Mention, ...]:
        """The mentions in `made` and the pronouns between them, in text order."""
        by_start = {phrase.first: phrase for phrase in made}
        found: list[Mention] = []
        covered = 0
        for token in self._tokens:
            phrase = by_start.get(token.index)
            mention = None
            if phrase is not None:
                mention = self._of_phrase(phrase)
            elif token.start >= covered:
                mention = self._of_pronoun(token)
            if mention is not None:
                if phrase is not None and found and self._names_role(found[-1], mention):
                    found[-1], mention = self._past.joined(found[-1], mention)
                found.append(mention)
                covered = mention.end
        return tuple(found)

    def _names_role(self, before: Mention, after: Mention) -> bool:
        """Whether two mentions are a person's name and role side by side ("Its spokesman, Name Surname, said")."""
        between = self._document.text[before.end : after.start]
        if not _ROLE_FOLLOWS.fullmatch(between) or before.kind != "person" or after.kind != "person":
            return False
        return before.actor is None or after.actor is None or before.actor == after.actor

    def _of_phrase(self, phrase: Phrase) -> Mention | None:
        identity = self._identities.of(phrase)
        if not is_mention(self._tokens, phrase, identity, self._places):
            return None
        mention = self._mention(phrase, identity)
        if phrase.owner is not None:
            self._remember(phrase.owner, self._identities.of(phrase.owner))
        self._remember(phrase, identity)
        return mention

    def _of_pronoun(self, token: Token) -> Mention | None:
        """Whom a pronoun means; "he" and "she" are somebody even where that stays open."""
        word = self._personal(token)
        if word in _PERSONAL:
            meant = self._past.person(word, token.sentence)
        elif word == "they":
            meant = self._past.group(token.sentence)
            if meant is None and self._says(token):
                meant = self._past.members(token.sentence)
        elif word == "it" and self._says(token):
            meant = self._past.organisation(token.sentence)
        else:
            return None
        if meant is None and word not in _PERSONAL:
            return None
        span = Span(start=token.start, end=token.end, text=token.text)
        open_mention = Mention(
            start=span.start,
            end=span.end,
            text=span.text,
            id=_mention_id(span),
            kind="person",
            source_kind="person",
            head=span,
        )
        if meant is None:
            return open_mention
        return replace(
            open_mention,
            kind=meant.kind,
            actor=meant.actor,
            source_kind=meant.source_kind,
            anonymous=meant.anonymous,
            on_behalf_of=meant.on_behalf_of,
            resolved=True,
        )

    def _says(self, token: Token) -> bool:
        """Whether the pronoun is the subject of a verb of saying."""
        return token.relation.startswith("nsubj") and self._tokens[token.head].lemma in _SAYING

    def _personal(self, token: Token) -> str:
        """The pronoun in the form of a subject: whom one speaks "according to" is a source as well."""
        word = token.text.lower()
        before = [each.text.lower() for each in self._tokens[max(0, token.index - 2) : token.index]]
        return _AS_SUBJECT.get(word, word) if before == ["according", "to"] else word

    def _remember(self, phrase: Phrase, identity: Identity) -> None:
        head = self._tokens[phrase.head.last - 1]
        name = phrase.person or phrase.named
        self._past.add(
            Antecedent(
                mention=self._mention(phrase, identity),
                sentence=head.sentence,
                noun=phrase.agent.noun if phrase.agent is not None else "",
                name=actor_key(self._span(name.first, name.last).text) if name is not None else "",
                ownership=identity.ownership,
                is_subject=head.relation.startswith("nsubj"),
            )
        )

    def _mention(self, phrase: Phrase, identity: Identity) -> Mention:
        span = self._span(phrase.first, phrase.last)
        behalf = identity.on_behalf_of
        name = phrase.person or phrase.named
        return Mention(
            start=span.start,
            end=span.end,
            text=span.text,
            id=_mention_id(span),
            kind=identity.kind,
            actor=identity.code,
            source_kind=identity.source_kind,
            head=self._span(phrase.head.first, phrase.head.last),
            name=self._span(name.first, name.last) if name is not None else None,
            anonymous=identity.anonymous,
            on_behalf_of=self._span(behalf.first, behalf.last) if behalf is not None else None,
            resolved=identity.resolved,
        )

    def _span(self, first: int, last: int) -> Span:
        return Span.cut(self._document.text, self._tokens[first].start, self._tokens[last - 1].end)


def _mention_id(span: Span) -> str:
    return content_id("m", span.start, span.end, span.text)
