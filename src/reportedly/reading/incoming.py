"""What reading hands on: a report as it came in, with the warnings that belong to its reading."""

from dataclasses import dataclass

from reportedly.model.report import Original, Report, sha256_of
from reportedly.model.warning import Warning
from reportedly.reading.language import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingReport:
    """A report that can be read, and what a reader of its claims should know about how it came."""

    report: Report
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenMetadata:
    """What the caller says of every report of a batch that does not say it itself; `published` is an ISO date."""

    published: str | None = None
    outlet: str | None = None


def incoming_report(
    *,
    report_id: str,
    text: str,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
    original: Original | None = None,
    invented: bool = False,
) -> IncomingReport:
    """Hash the text, tell its language, and warn where it is not English.

    A `language` that was given is kept as given; the warning goes by what the text itself looks like, because a
    translation often still carries the language of its original.
    """
    detected = language_of(text)
    report = Report(
        report_id=report_id,
        text=text,
        sha256=sha256_of(text),
        title=title,
        outlet=outlet,
        published=published,
        url=url,
        language=language or detected,
        original=original,
        invented=invented,
    )
    return IncomingReport(report=report, warnings=() if detected in {None, "en"} else (not_english(detected),))


def not_english(language: str | None) -> Warning:
    """The warning that a text is in a language that the reader model was not made for."""
    return Warning(
        code="not_english",
        message=f"the text looks like language “{language}”, not English: claims may be missing or wrong;"
        " read an English translation instead",
    )
