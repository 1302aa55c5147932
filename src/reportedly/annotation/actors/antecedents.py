"""Find what a phrase points back to: the last actor of its kind that the report named, unless two are as likely."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reportedly.model.actor import Mention, MentionKind, SourceKind

_REACH = 1
"""Sentences back within which the nearest antecedent wins even where the report is about another country."""
_MEMORY = 400
"""Mentions that a phrase may point back to; it keeps the work on very long texts in proportion to their length."""
_PRONOUN_REACH = 2
"""Sentences back in which "he" and "she" look for a person."""
TELLS_NOTHING: frozenset[SourceKind] = frozenset({"person", "unknown"})
"""Kinds of source that a role or an earlier mention may tell better."""
_BODIES: frozenset[MentionKind] = frozenset({"organisation", "armed_group", "country"})
_POSSESSIVES = ("its ", "their ")
"""Openings of what belongs to another body, which stays what "it" means: "Its army … Its president …"."""
_MALE = ("man", "king", "prince")
_FEMALE = ("woman", "queen", "princess")


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """A mention that later phrases may point back to.

    `noun` is the noun that described it, `name` the key of its proper name, `ownership` that of a listed outlet,
    `is_subject` whether it was the subject of its clause.
    """

    mention: Mention
    sentence: int
    noun: str = ""
    name: str = ""
    ownership: str = ""
    is_subject: bool = False

    @property
    def country(self) -> str:
        """The country in its code; empty for international organisations."""
        country = (self.mention.actor or "").partition(".")[0]
        return "" if country in {"IGO", "NGO", "IMG"} else country

    @property
    def home(self) -> str:
        """The country in its code, or what stands in its place for international bodies."""
        return (self.mention.actor or "").partition(".")[0]

    @property
    def sector(self) -> str:
        """The sector in its code."""
        return (self.mention.actor or "").partition(".")[2].partition(".")[0]


class Antecedents:
    """The mentions so far, in text order."""

    def __init__(self) -> None:
        self._past: deque[Antecedent] = deque(maxlen=_MEMORY)
        self._pronouns: dict[str, str] = {}

    def add(self, antecedent: Antecedent) -> None:
        """Remember a mention."""
        self._past.append(antecedent)

    def joined(self, first: Mention, second: Mention) -> tuple[Mention, Mention]:
        """Make a person's name and role, side by side, one person, if one of them is a name and the other is not.

        Each gets the code and kind of source that only the other has.
        """
        places = [at for at, past in enumerate(self._past) if past.mention in (first, second)]
        names = {self._past[at].name for at in places}
        if len(places) != 2 or len(names) != 2 or "" not in names:
            return first, second
        both = _completed(first, second), _completed(second, first)
        for at, mention in zip(places, both, strict=True):
            self._past[at] = replace(self._past[at], mention=mention, name=max(names))
        return both

    def same_noun(self, noun: str, sentence: int, report_country: str | None) -> Mention | None:
        """What "the ministry" points back to: the last one that a noun with the same last word described."""
        word = _head_word(noun)
        return self._unless_two(
            lambda past: word in {_head_word(past.noun), _head_word(past.name)}, sentence, report_country
        )

    def source_kind_of(self, noun: str) -> SourceKind | None:
        """The kind of source of the last one that a noun with the same last word described, where that was told."""
        word = _head_word(noun)
        kinds = (past.mention.source_kind for past in reversed(self._past) if _head_word(past.noun) == word)
        return next((kind for kind in kinds if kind not in TELLS_NOTHING), None)

    def same_sector(self, sector: str, sentence: int, report_country: str | None) -> str | None:
        """The country of the actors of a sector that the report spoke of by name."""
        found = self._unless_two(lambda past: past.sector == sector, sentence, report_country)
        return found.actor.partition(".")[0] if found is not None and found.actor else None

    def last_body(
        self, noun: str, kinds: Iterable[SourceKind], country: str | None, *, of_state: bool
    ) -> Mention | None:
        """What "the agency" or "the front" points back to.

        The last body of these kinds with that word in its name; else the last one of these kinds at all, null where
        its sentence named two.
        """
        wanted = set(kinds)
        fitting = [
            past
            for past in self._past
            if past.mention.actor is not None
            and past.mention.kind in {"organisation", "armed_group"}
            and past.mention.source_kind in wanted
            and (not country or past.country == country)
            and (not of_state or past.ownership in {"state", ""})
        ]
        named = [past for past in fitting if _head_word(noun) in past.name.split()]
        if named or not fitting:
            return named[-1].mention if named else None
        last = {past.mention.actor for past in fitting if past.sentence == fitting[-1].sentence}
        return fitting[-1].mention if len(last) == 1 else None

    def person(self, pronoun: str, sentence: int) -> Mention | None:
        """Whom "he" or "she" means: the one person of the nearest sentence that has any, or its only subject."""
        persons = [past for past in self._past if past.mention.kind == "person" and self._may_be(past, pronoun)]
        if not persons or sentence - persons[-1].sentence > _PRONOUN_REACH:
            return None
        nearest = [past for past in persons if past.sentence == persons[-1].sentence]
        if len({_person(past) for past in nearest}) > 1:
            nearest = [past for past in nearest if past.is_subject]
        if len({_person(past) for past in nearest}) != 1:
            return None
        self._pronouns[_person(nearest[0])] = pronoun
        return nearest[0].mention

    def armed_group(self, sentence: int) -> Mention | None:
        """Whom "the militants" means: the only armed group with a code in the nearest sentence that names one."""
        near = [
            past
            for past in self._past
            if past.mention.kind == "armed_group"
            and past.mention.actor is not None
            and sentence - past.sentence <= _PRONOUN_REACH
        ]
        last = [past.mention for past in near if past.sentence == near[-1].sentence]
        return last[-1] if len({mention.actor for mention in last}) == 1 else None

    def group(self, sentence: int) -> Mention | None:
        """Whom "they" means: the only people or group of the nearest sentence that has any."""
        return self._only_one_near(frozenset({"people", "armed_group"}), sentence)

    def members(self, sentence: int) -> Mention | None:
        """Whom "they said" means where no people are near: the only body of the nearest sentence that has any."""
        return self._only_one_near(_BODIES, sentence)

    def organisation(self, sentence: int) -> Mention | None:
        """What "it" means: the only organisation, group or country of the nearest sentence that has any.

        Of several the only one that is a subject.
        """
        return self._only_one_near(_BODIES, sentence, prefer_subject=True)

    def _only_one_near(
        self, kinds: frozenset[MentionKind], sentence: int, *, prefer_subject: bool = False
    ) -> Mention | None:
        near = [
            past
            for past in self._past
            if past.mention.kind in kinds
            and sentence - past.sentence <= _REACH
            and not past.mention.text.lower().startswith(_POSSESSIVES)
        ]
        last = [past for past in near if past.sentence == near[-1].sentence]
        if prefer_subject and len({past.mention.actor or past.mention.text for past in last}) > 1:
            last = [past for past in last if past.is_subject]
        return last[0].mention if len({past.mention.actor or past.mention.text for past in last}) == 1 else None

    def _may_be(self, past: Antecedent, pronoun: str) -> bool:
        """Whether nothing said so far speaks against the pronoun."""
        noun = past.noun
        by_noun = "she" if noun.endswith(_FEMALE) else "he" if noun.endswith(_MALE) else pronoun
        return self._pronouns.get(_person(past), by_noun) == pronoun

    def of_name(self, name: str) -> Mention | None:
        """The last mention of a person by a name that ends in the same word, or of a body by the same name."""
        for past in reversed(self._past):
            if past.name == name or (past.mention.kind == "person" and past.name.rpartition(" ")[2] == name):
                return past.mention
        return None

    def _unless_two(
        self, fits: Callable[[Antecedent], bool], sentence: int, report_country: str | None
    ) -> Mention | None:
        """The last fitting mention that says itself where it belongs; null where two countries are as likely."""
        fitting = [past for past in self._past if past.home and not past.mention.resolved and fits(past)]
        if not fitting:
            return None
        near = [past for past in fitting if sentence - past.sentence <= _REACH]
        if near and len({past.home for past in near}) == 1:
            return near[-1].mention
        if near:
            return None
        countries = {past.home for past in fitting}
        if report_country is None:
            return fitting[-1].mention if len(countries) == 1 else None
        return next((past.mention for past in reversed(fitting) if past.country == report_country), None)


def _completed(mention: Mention, other: Mention) -> Mention:
    if mention.actor is not None:
        return mention
    if other.actor is not None:
        return replace(mention, actor=other.actor, source_kind=other.source_kind, resolved=True)
    if mention.source_kind in TELLS_NOTHING and other.source_kind != "unknown":
        return replace(mention, source_kind=other.source_kind)
    return mention


def _person(past: Antecedent) -> str:
    """What tells two persons of a sentence apart: whom they stand for; else the name, else the words."""
    return past.mention.actor or past.name.rpartition(" ")[2] or past.mention.text.lower()


def _head_word(noun: str) -> str:
    """The word that says what it is: "ministry" of "health ministry" and of "ministry of health"."""
    return noun.partition(" of ")[0].rpartition(" ")[2]
