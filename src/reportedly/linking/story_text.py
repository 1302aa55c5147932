"""A report's own words: the text without the furniture of its site, for comparing with other texts."""

from dataclasses import dataclass
from functools import cache

from reportedly.errors import KnowledgeError
from reportedly.linking.tables import read_table

FILE = "boilerplate.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Furniture:
    longest_line: int
    phrases: tuple[str, ...]

    def holds(self, line: str) -> bool:
        lowered = line.lower()
        return len(line) <= self.longest_line and any(phrase in lowered for phrase in self.phrases)


def story_lines(text: str) -> tuple[str, ...]:
    """The lines of `text` that belong to the story, in order; empty ones and repeated ones are left out."""
    furniture = _furniture()
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not furniture.holds(line)))


@cache
def _furniture() -> _Furniture:
    table = read_table(FILE)
    longest, phrases = table.get("longest_line"), table.get("phrases")
    if not isinstance(longest, int) or not isinstance(phrases, list):
        raise KnowledgeError(f"linking/data/{FILE}: needs a number longest_line and a list phrases")
    return _Furniture(longest_line=longest, phrases=tuple(str(phrase) for phrase in phrases))
