"""The stress set: invented sentences, and what a careful reader finds in each."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from reportedly.model.claim import Stance

PARTS = {"development": "sentences.toml", "test": "frozen.toml"}
HARD_NEGATIVES = frozenset(
    {
        "sport",
        "weather",
        "metaphor",
        "opinion",
        "business",
        "headline",
        "table",
        "names",
        "interview",
        "anniversary",
        "fiction",
        "legal",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedClaim:
    """One claim: who makes it and through whom, in the sentence's own words; no source is the outlet's own voice."""

    stance: Stance
    event: str
    trigger: str
    source: str | None = None
    relay: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StressSentence:
    """A sentence and what it may and may not be read as; sentences.toml explains the fields."""

    group: str
    text: str
    own_voice: bool
    claims: tuple[ExpectedClaim, ...]
    never: tuple[str, ...] = ()

    @property
    def is_hard_negative(self) -> bool:
        """Whether the sentence only sounds like an event of the families in `never`."""
        return self.group in HARD_NEGATIVES


def stress_file(part: str) -> Path:
    return Path(__file__).parent / PARTS[part]


def stress_sentences(part: str) -> tuple[StressSentence, ...]:
    rows = tomllib.loads(stress_file(part).read_text(encoding="utf-8"))["sentence"]
    return TypeAdapter(tuple[StressSentence, ...]).validate_python(rows)
