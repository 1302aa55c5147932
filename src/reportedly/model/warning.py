"""Something that a reader of the output should know and that does not stop the reading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:
    """A stable `code` for programs and a `message` that names the thing, the place and the cure."""

    code: str
    message: str
