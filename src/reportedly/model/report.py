"""A report: one published piece, immutable, identified by the hash of its text."""

import hashlib
from dataclasses import dataclass


def sha256_of(text: str) -> str:
    """The hex SHA-256 of a text's UTF-8 bytes; lone surrogates are kept, so that every Python string has one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The text that a report was translated from, its language, and who or what translated it."""

    text: str
    language: str | None = None
    translated_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published piece as it came: its text, and what its publisher or metadata say of it.

    `published` is an ISO date from the input or its metadata, never from the clock. `sha256` is the hash of `text`.
    `invented` marks the demonstration reports, so that nothing made up is ever taken for news.
    """

    report_id: str
    text: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    original: Original | None = None
    invented: bool = False
