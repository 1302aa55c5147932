"""Say who a phrase stands for: code, kind, kind of source, whether it hides who speaks and for whom it speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.annotation.actors.actor_keys import actor_key
from reportedly.annotation.actors.agent_nouns import AgentNoun
from reportedly.annotation.actors.antecedents import TELLS_NOTHING, Antecedents
from reportedly.annotation.actors.element import Element
from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.annotation.actors.phrases import Phrase
from reportedly.annotation.actors.report_country import ReportCountry
from reportedly.annotation.actors.surnames import HONORIFICS
from reportedly.model.actor import MentionKind, SourceKind
from reportedly.model.annotation import Token

_COLLECTIVES = frozenset({"people", "population", "family", "staff", "command", "leadership", "delegation"})
_WITHOUT_COUNTRY = frozenset({"IGO", "NGO", "IMG"})
_POSSESSIVES = frozenset({"its", "their"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a phrase stands for; the fields are those of `model.actor.Mention`."""

    code: str | None = None
    kind: MentionKind
    source_kind: SourceKind = "unknown"
    anonymous: bool = False
    on_behalf_of: Phrase | None = None
    resolved: bool = False
    ownership: str = ""


class Identities:
    """Identifies the phrases of one report, in text order, given what was mentioned before."""

    def __init__(
        self,
        tokens: Sequence[Token],
        day: str | None,
        about: ReportCountry,
        past: Antecedents,
        agencies: dict[str, str],
    ) -> None:
        """Take the report's words, ISO publication day, country, what was mentioned so far, and state agencies."""
        self._tokens = tokens
        self._day = day
        self._about = about
        self._past = past
        self._agencies = agencies

    def of(self, phrase: Phrase) -> Identity:
        """Who the phrase stands for, given the mentions before it; who held an office no longer has its code."""
        identity = self._of(phrase)
        if phrase.is_former and identity.kind == "person":
            return replace(identity, code=None, source_kind="person", resolved=False)
        return identity

    def _of(self, phrase: Phrase) -> Identity:
        if phrase.is_country:
            return self._of_country(phrase)
        if phrase.person is not None:
            return self._of_person(phrase, phrase.person)
        if phrase.named is not None and phrase.head is phrase.named:
            return self._of_name(phrase, phrase.named)
        if phrase.agent is None:
            return Identity(kind="other")
        if phrase.owner is not None and not _only_describes(phrase.owner, phrase.agent):
            return self._of_owner(phrase, phrase.agent, phrase.owner)
        return self._of_agent(phrase, phrase.agent)

    def _of_country(self, phrase: Phrase) -> Identity:
        if phrase.head.is_demonym:
            return Identity(kind="people", source_kind="person")
        country = self._about.choose(phrase.countries)
        return Identity(code=country, kind="country", source_kind="government")

    def _of_person(self, phrase: Phrase, person: Element) -> Identity:
        title = None
        if phrase.agent is not None:
            title = self.of(replace(phrase, person=None, head=Element(first=0, last=0, agent=phrase.agent)))
            is_by_country = title.resolved and not phrase.owner and not self._is_possessive(phrase)
            if is_by_country and self._about.only_one is None:
                title = replace(title, code=None, resolved=False)
        listed = self._chosen(person.actors)
        if listed is not None:
            return Identity(
                code=listed.code,
                kind="person",
                source_kind=listed.source_kind,
                on_behalf_of=title.on_behalf_of if title else None,
            )
        if title is not None and title.code is not None:
            return replace(title, kind="person", anonymous=False)
        known = self._past.of_name(self._key(person))
        if known is not None and known.actor is not None:
            return Identity(code=known.actor, kind="person", source_kind=known.source_kind, resolved=True)
        if known is not None and (title is None or title.source_kind in TELLS_NOTHING):
            return Identity(kind="person", source_kind=known.source_kind)
        source_kind = title.source_kind if title is not None and title.source_kind != "unknown" else "person"
        return Identity(kind="person", source_kind=source_kind)

    def _of_name(self, phrase: Phrase, name: Element) -> Identity:
        listed = self._chosen(name.actors)
        if listed is not None and listed.source_kind == "igo" and phrase.countries:
            return Identity(kind=listed.kind)  # "the Russian Security Council" is not that of the United Nations
        if listed is not None:
            return Identity(
                code=listed.code, kind=listed.kind, source_kind=listed.source_kind, ownership=listed.ownership
            )
        if name.actors:
            kinds = {actor.source_kind for actor in name.actors}
            return Identity(kind=name.actors[0].kind, source_kind=kinds.pop() if len(kinds) == 1 else "unknown")
        agent = name.agent
        known = self._past.of_name(self._key(name))
        if known is not None:
            return Identity(code=known.actor, kind=known.kind, source_kind=known.source_kind, resolved=True)
        if agent is None:
            return Identity(kind="organisation")
        return replace(self._by_country(phrase.countries, agent), kind=_kind(agent))

    def _of_owner(self, phrase: Phrase, agent: AgentNoun, owner: Phrase) -> Identity:
        """A spokesman, official, fighter, position or body of another actor."""
        if owner.agent is not None and not owner.countries and owner.person is None:
            is_known = owner.agent.bare == "context" or self._is_title(owner)
            owner = replace(owner, countries=phrase.countries, is_definite=owner.is_definite or is_known)
        whose = self.of(owner)
        if any(self.of(other).code != whose.code for other in phrase.owners):
            whose = Identity(kind=whose.kind)
        return self._in_service_of(whose, agent, owner)

    def _in_service_of(self, whose: Identity, agent: AgentNoun, owner: Phrase) -> Identity:
        """What stands for `whose` official, fighter or body; `owner` are the words that say whose."""
        code = whose.code
        if agent.type == "thing":
            return Identity(code=code, kind="other", resolved=whose.resolved)
        source_kind = whose.source_kind
        own_country = code.partition(".")[0] if code else ""
        is_force_of_group = whose.kind == "armed_group" and set(agent.source_kinds) <= {"military"}
        has_own_sector = agent.type == "body" or (agent.type == "people" and owner.named is None)
        if has_own_sector and not is_force_of_group and agent.sector and own_country not in _WITHOUT_COUNTRY | {""}:
            code, source_kind = f"{own_country}.{agent.sector}", agent.source_kinds[0]
        elif source_kind in TELLS_NOTHING:
            source_kind = agent.source_kinds[0] if len(agent.source_kinds) == 1 else "unknown"
        return Identity(
            code=code if agent.sector is not None or "armed_group" in agent.source_kinds else None,
            kind=_kind(agent),
            source_kind=source_kind,
            anonymous=agent.anonymous,
            on_behalf_of=owner if agent.type == "speaker" else None,
            resolved=whose.resolved,
        )

    def _is_title(self, phrase: Phrase) -> bool:
        """Whether a common noun is written like the name it is short for ("a Front official")."""
        token = self._tokens[phrase.head.first]
        return token.text[:1].isupper() and phrase.agent is not None and phrase.agent.type == "anaphor"

    def _of_agent(self, phrase: Phrase, agent: AgentNoun) -> Identity:
        """A phrase of common words: by the country it names, else by what it points back to."""
        found = self._of_possessive(phrase, agent)
        if found is None and agent.bare == "antecedent" and (phrase.is_definite or phrase.countries):
            found = self._pointed_back_to(phrase, agent)
        if found is None and _may_be_named_group(phrase, agent):
            found = self._of_group(phrase)
        if found is not None:
            return found
        open_identity = self._by_country(phrase.countries, agent)
        if not phrase.countries and not phrase.is_foreign and agent.sector:
            open_identity = self._carried_over(phrase, agent, open_identity)
        if phrase.is_definite and open_identity.code is None and open_identity.source_kind in TELLS_NOTHING:
            kind = self._past.source_kind_of(agent.noun)
            return replace(open_identity, source_kind=kind or open_identity.source_kind)
        return open_identity

    def _of_possessive(self, phrase: Phrase, agent: AgentNoun) -> Identity | None:
        """Who "its spokesman" and "their leader" are: in the service of the body or group that was named before."""
        serves = agent.type not in {"thing", "anaphor"} and agent.sector is not None
        if not self._is_possessive(phrase) or not serves or phrase.countries:
            return None
        first = self._tokens[phrase.first]
        whose = self._past.group(first.sentence) if first.text.lower() == "their" else None
        whose = whose or self._past.organisation(first.sentence)
        if whose is None or whose.kind == "people":
            return None
        if whose.kind == "country" and whose.actor is not None:
            return replace(self._by_country(frozenset({whose.actor}), agent), resolved=True)
        pronoun = Element(first=phrase.first, last=phrase.first + 1)
        owner = Phrase(first=phrase.first, last=phrase.first + 1, head=pronoun, named=pronoun)
        known = Identity(
            code=whose.actor, kind=whose.kind, source_kind=whose.source_kind, resolved=whose.actor is not None
        )
        return self._in_service_of(known, agent, owner)

    def _is_possessive(self, phrase: Phrase) -> bool:
        return self._tokens[phrase.first].text.lower() in _POSSESSIVES

    def _of_group(self, phrase: Phrase) -> Identity | None:
        """Who "the militants" are: the armed group that was named just before, unless there were two."""
        group = self._past.armed_group(self._tokens[phrase.first].sentence)
        if group is None:
            return None
        return Identity(code=group.actor, kind="armed_group", source_kind="armed_group", resolved=True)

    def _carried_over(self, phrase: Phrase, agent: AgentNoun, open_identity: Identity) -> Identity:
        """The same phrase with the country of what it points back to, or else of the report."""
        sector = agent.sector or ""
        sentence = self._tokens[phrase.first].sentence
        if phrase.is_definite:
            same = self._past.same_noun(agent.noun, sentence, self._about.most_likely)
            if same is not None:
                return replace(open_identity, code=same.actor, source_kind=same.source_kind, resolved=True)
        if agent.bare != "context":
            return open_identity
        country = self._past.same_sector(sector, sentence, self._about.most_likely) or self._about.most_likely
        if country is None:
            return open_identity
        return replace(self._by_country(frozenset({country}), agent), resolved=True)

    def _pointed_back_to(self, phrase: Phrase, agent: AgentNoun) -> Identity | None:
        """What "the agency" or "the Syrian state news agency" means, by what was named before or is the only one."""
        country = self._about.choose(phrase.countries)
        of_state = agent.noun.startswith(("state", "official", "semi-official"))
        found = self._past.last_body(agent.noun, agent.source_kinds, country, of_state=of_state)
        if found is not None:
            return Identity(code=found.actor, kind=found.kind, source_kind=found.source_kind, resolved=True)
        if of_state and agent.source_kinds == ("news_agency",):
            only = self._agencies.get(country or self._about.most_likely or "")
            if only is not None:
                return Identity(code=only, kind="organisation", source_kind="news_agency", resolved=not country)
        return None

    def _by_country(self, countries: frozenset[str], agent: AgentNoun) -> Identity:
        country = self._about.choose(countries)
        code = f"{country}.{agent.sector}" if country and agent.sector else None
        source_kind: SourceKind = agent.source_kinds[0] if len(agent.source_kinds) == 1 else "unknown"
        if source_kind == "unknown" and agent.sector == "GOV" and code:
            source_kind = "government"
        return Identity(code=code, kind=_kind(agent), source_kind=source_kind, anonymous=agent.anonymous)

    def _chosen(self, actors: Sequence[KnownActor]) -> KnownActor | None:
        """The listed actor that is meant: of its time, and of the report's country where several have the name."""
        day = self._day
        held = [actor for actor in actors if day is None or actor.holds_on(day)]
        if len({actor.code for actor in held}) > 1:
            held = [actor for actor in held if actor.country == self._about.most_likely]
        return held[0] if len({actor.code for actor in held}) == 1 else None

    def _key(self, element: Element) -> str:
        """The key of a name without the honorific before it."""
        key = actor_key(" ".join(token.text for token in self._tokens[element.first : element.last]))
        first, _, rest = key.partition(" ")
        return rest if first in HONORIFICS and rest else key


def _only_describes(owner: Phrase, agent: AgentNoun) -> bool:
    """Whether the first of two nouns says what the second is like, not whose it is: "Islamist rebels"."""
    describes = owner.agent is not None and owner.agent.type == "people" and not owner.countries
    return describes and agent.type in {"people", "body"} and bool(agent.sector)


def _may_be_named_group(phrase: Phrase, agent: AgentNoun) -> bool:
    """Whether a noun for fighters may stand for a group that was named: "the militants", not "gunmen"."""
    is_fighters = agent.type == "people" and agent.plural and agent.source_kinds == ("armed_group",)
    is_alone = phrase.is_definite and not phrase.countries and not phrase.is_foreign
    return is_fighters and is_alone and agent.bare == "open" and agent.sector != "UAF"


def _kind(agent: AgentNoun) -> MentionKind:
    if agent.type == "thing":
        return "other"
    if agent.type in {"people", "role", "speaker"} and "armed_group" not in agent.source_kinds:
        return "people" if agent.plural or agent.noun in _COLLECTIVES else "person"
    return "armed_group" if "armed_group" in agent.source_kinds else "organisation"
