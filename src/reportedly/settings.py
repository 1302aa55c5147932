"""The limits and choices of one run; the only reader of the environment."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set; built once and passed down.

    `largest_report` is in bytes of one report's source. The longest news investigations stay below 1 MB of text;
    10 MB leaves room for pages heavy with mark-up while an archive handed in by mistake is refused at once.
    """

    largest_report: int = 10 * MEGABYTE
