"""Harm to one person: where a report counts nobody but says who died, at least one did."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.model.claim import Claim
from reportedly.model.count import Outcome
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePerson:
    """How one person is written, and which types of harm come to which outcome."""

    pattern: re.Pattern[str]
    outcomes: dict[str, Outcome]

    def harmed(self, claim: Claim) -> tuple[Outcome, Span] | None:
        """The outcome and the words for the one person that a claim of harm names; None where it counts people."""
        outcome = self.outcomes.get(claim.event.type)
        if outcome is None or claim.casualties:
            return None
        for one in claim.participants:
            if one.role in {"victim", "target"} and self.pattern.fullmatch(" ".join(one.text.split())):
                return outcome, one
        return None


@cache
def one_person() -> OnePerson:
    """The words that come with the package."""
    table = tomllib.loads((files("reportedly.views") / "data" / "one_person.toml").read_text(encoding="utf-8"))
    nouns = "|".join(table["nouns"])
    named = r"[A-Z]\w+(?: [A-Z]\w*\.?)* [A-Z]\w+"
    return OnePerson(
        pattern=re.compile(rf"(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Oo]ne) (?:[\w’'-]+ )*?(?:{nouns})\b.*)|{named}"),
        outcomes=table["outcomes"],
    )
