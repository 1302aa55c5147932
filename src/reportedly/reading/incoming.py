"""What reading hands on: a report as it came in, with its bytes and the warnings that belong to its reading."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.raw_content import RawContent
from reportedly.model.report import Original, Report, sha256_of
from reportedly.model.warning import Warning
from reportedly.reading.language import language_of

PublisherRetraction = Literal["withheld", "canceled"]
"""ninjs `pubstatus` where it is not "usable": held back for now, or taken back for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingReport:
    """A report that can be read, and what a reader of its claims should know about how it came.

    `raw` is what the text was derived from. `retracted` is set where the publisher takes the report back; such a notice
    may have no text of its own, and stands for every report of the same id.
    """

    report: Report
    raw: RawContent
    retracted: PublisherRetraction | None = None
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
    raw: RawContent,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
    original: Original | None = None,
    invented: bool = False,
    retracted: PublisherRetraction | None = None,
) -> IncomingReport:
    """Hash the text, tell its language, and warn where it is not English or was taken back.

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
    warnings = [] if detected in {None, "en"} else [not_english(detected)]
    if retracted is not None:
        warnings.append(taken_back(retracted))
    return IncomingReport(report=report, raw=raw, retracted=retracted, warnings=tuple(warnings))


def not_english(language: str | None) -> Warning:
    """The warning that a text is in a language that the reader model was not made for."""
    return Warning(
        code="not_english",
        message=f"the text looks like language “{language}”, not English: claims may be missing or wrong;"
        " read an English translation instead",
    )


def taken_back(retracted: PublisherRetraction) -> Warning:
    """The warning that the publisher does not stand by a report any more, or not yet."""
    return Warning(
        code=f"publisher_{retracted}",
        message=f"the publisher marks this report as {retracted}: its claims are kept, do not cite them as published",
    )
