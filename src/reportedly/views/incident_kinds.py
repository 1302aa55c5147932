"""What incident templates call things: kinds of incidents, instruments, targets and people, from a data file."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from reportedly.model.claim import Claim
from reportedly.model.reading import Reading

IncidentKind = Literal["attack", "bombing", "kidnapping", "arson", "hijacking", "robbery"]


@dataclass(frozen=True, slots=True)
class WordList:
    """A kind with the words and phrases that stand for it, as one pattern over lower-case text."""

    kind: str
    pattern: re.Pattern[str]


class Kinds:
    """The lists of the data file, ready for use."""

    def __init__(self, table: Mapping[str, object]) -> None:
        """Take the table as it is written."""
        self._kinds = _by_types(table["kinds"])
        self._lists = {name: tuple(cast("Sequence[str]", table[name])) for name in _LISTS_OF_TYPES}
        self._instruments = list(_word_lists(table["instruments"]))
        self._implied = _by_types(table["implied_instruments"])
        self._not_alone = _pattern(cast("Sequence[str]", table["not_alone"]))
        self._targets = list(_word_lists(table["targets"]))
        self._other_targets = _pattern(cast("Sequence[str]", table["other_targets"]))
        self._military = _pattern(cast("Sequence[str]", table["military_targets"]))
        self._organisations = _pattern(cast("Sequence[str]", table["organisations"]))
        answers = cast("Mapping[str, Sequence[str]]", table["answers_for"])
        self._answers = {what: _pattern(words) for what, words in answers.items()}
        self._people = list(_word_lists(table["people"]))
        self._of_no_state = _pattern(cast("Sequence[str]", table["of_no_state"]))

    @classmethod
    @cache
    def load(cls) -> "Kinds":
        """The lists that come with the package."""
        file = files("reportedly.views") / "data" / "incident_templates.toml"
        return cls(tomllib.loads(file.read_text(encoding="utf-8")))

    def of(self, event_type: str) -> IncidentKind | None:
        """The kind of incident that an event of the type is."""
        return cast("IncidentKind | None", _first(self._kinds, event_type))

    def of_claim(self, claim: Claim, reading: Reading) -> IncidentKind | None:
        """The kind of incident that a claim tells of; to be arrested by an armed group is to be kidnapped."""
        if not self.is_one_of(claim.event.type, "taken"):
            return self.of(claim.event.type)
        agents = [one for one in claim.participants if one.role == "agent"]
        armed = any(
            mention.kind == "armed_group" and mention.overlaps(agent)
            for agent in agents
            for mention in reading.mentions
        )
        return "kidnapping" if armed else None

    def is_one_of(self, event_type: str, name: str) -> bool:
        """Whether the type is on the list of types `name`, or below one of it."""
        return any(_is_a(event_type, listed) for listed in self._lists[name])

    def is_harm(self, event_type: str) -> bool:
        """Whether the event is harm to people that an incident leads to."""
        return self.is_one_of(event_type, "harm")

    def is_consequence(self, event_type: str) -> bool:
        """Whether the event is something that an incident leads to."""
        return self.is_harm(event_type) or self.is_one_of(event_type, "damage")

    def implied_instrument(self, event_type: str) -> str | None:
        """The kind of instrument that the type tells of."""
        return _first(self._implied, event_type)

    def instruments(self, text: str, *, as_means: bool) -> Iterator[tuple[str, int, int]]:
        """The instruments that a text names: kind and offsets; each stretch once, longer phrases first.

        Words that mean other things as well count only where the text is an event's means.
        """
        taken: list[tuple[int, int]] = []
        for one in self._instruments:
            for match in one.pattern.finditer(text.lower()):
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                taken.append(match.span())
                if as_means or not self._not_alone.fullmatch(match[0]):
                    yield one.kind, *match.span()

    def target(self, phrase: str) -> str | None:
        """The kind of physical target that a phrase names; None where it names none."""
        words = phrase.lower()
        for one in self._targets:
            if one.pattern.search(words):
                return one.kind
        return "other" if self._other_targets.search(words) else None

    def is_target(self, word: str) -> bool:
        """Whether a word is one for things that are targets."""
        return self._other_targets.fullmatch(word) is not None or any(
            one.pattern.fullmatch(word) for one in self._targets
        )

    def answers_for(self, text: str) -> Iterator[str]:
        """What a text says of an organisation in it: that it owns up, or that it is accused."""
        for what, pattern in self._answers.items():
            if pattern.search(text):
                yield what

    def names_organisation(self, phrase: str) -> bool:
        """Whether a phrase for a group names an organisation rather than the people in it."""
        return bool(self._organisations.search(phrase.lower()))

    def is_military(self, phrase: str) -> bool:
        """Whether the target is one of soldiers."""
        return bool(self._military.search(phrase.lower()))

    def person(self, description: str) -> str:
        """The kind of human target by its description; "the judge's driver" is a driver."""
        words = _OWNER.sub("", description.lower())
        for one in self._people:
            if one.pattern.search(words):
                if one.kind == "government official" and self._of_no_state.search(words):
                    continue
                return one.kind
        return "civilian"


_LISTS_OF_TYPES = ("harm", "damage", "attempted", "deadly", "accusations", "taken")


_OWNER = re.compile(r"^.*['’]s?\s+(?=\S)", re.DOTALL)


def _is_a(event_type: str, listed: str) -> bool:
    return event_type == listed or event_type.startswith(f"{listed}.")


def _by_types(rows: object) -> list[tuple[str, tuple[str, ...]]]:
    return [(kind, tuple(types)) for kind, types in cast("Sequence[tuple[str, Sequence[str]]]", rows)]


def _first(rows: Iterable[tuple[str, tuple[str, ...]]], event_type: str) -> str | None:
    return next((kind for kind, types in rows if any(_is_a(event_type, listed) for listed in types)), None)


def _word_lists(rows: object) -> Iterator[WordList]:
    for kind, words in cast("Sequence[tuple[str, Sequence[str]]]", rows):
        yield WordList(kind, _pattern(words))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, the longest first, with their plurals."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    forms = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"\b(?:{forms})(?:e?s)?\b")
