"""Times and counts beside the libraries that PyPI has: `python benchmarks/times_and_counts.py TIMEML_FOLDER`.

Runs whichever of dateparser, parsedatetime, quantulum3, text2num and numerizer the user has installed; none is a
dependency. Times are scored as `reportedly evaluate times` scores ours. The peers give every time as a day, so that
months, years, durations and repeated times cannot be right by TIMEX3 value; spans are compared alike. Counts are scored
on the invented phrases below: low and high must both be as the phrase says.
"""

import argparse
import datetime as dt
import re
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reportedly.annotation.counts import find_counts
from reportedly.annotation.times import find_times
from reportedly.evaluation.times import evaluate_times
from reportedly.model.time import TimeMention, Timex

PHRASES: tuple[tuple[str, int, int | None], ...] = (
    ("12 people were killed.", 12, 12),
    ("Twelve people were killed.", 12, 12),
    ("More than 100 people were killed.", 101, None),
    ("At least 12 people were killed.", 12, None),
    ("No fewer than forty people were killed.", 40, None),
    ("Two hundred and fifty people were killed.", 250, 250),
    ("1,200 people were killed.", 1200, 1200),
    ("1.2 million people were displaced.", 1_200_000, 1_200_000),
    ("Half a million people were displaced.", 500_000, 500_000),
    ("Two dozen people were killed.", 24, 24),
    ("20-30 people were killed.", 20, 30),
    ("Between 20 and 30 people were killed.", 20, 30),
    ("Dozens of people were killed.", 24, None),
    ("Scores of people were killed.", 40, None),
    ("Hundreds of people were killed.", 200, None),
    ("Tens of thousands of people fled.", 20_000, None),
    ("Several people were killed.", 2, None),
    ("No people were killed.", 0, 0),
    ("None of the passengers was killed.", 0, 0),
    ("More than a dozen people were killed.", 13, None),
)
"""Invented; the lowest and highest number that the words allow, vague ones by our default convention."""

NO_COUNTS = (
    "A 17-year-old boy was killed.", "The 7th Brigade fled.", "It fell on 3 May 2017.", "It cost $40.",
    "It lies 30 km to the north.", "The vote was on Resolution 2254.",
)  # fmt: skip
"""Invented; numbers that count no people and no things."""

FindTimes = Callable[[str, dt.date | None], Sequence[TimeMention]]
FindNumbers = Callable[[str], list[tuple[int | None, int | None]]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="TIMEML_FOLDER")
    folder = parser.parse_args().folder
    print(f"times on {folder.name}: strict F1, relaxed F1, value F1, seconds of processor time")
    for name, find in time_finders():
        begun = time.process_time()
        scores = evaluate_times(folder, find).scores
        figures = "  ".join(f"{scores[f'{score}_f1']:.3f}" for score in ("strict", "relaxed", "value"))
        print(f"  {name:<14} {figures}  {time.process_time() - begun:6.1f}")
    print(f"counts: right of {len(PHRASES)} phrases, wrongly counted of {len(NO_COUNTS)}")
    for name, count in number_finders():
        right = sum(count(phrase) == [(low, high)] for phrase, low, high in PHRASES)
        wrong = sum(bool(count(phrase)) for phrase in NO_COUNTS)
        print(f"  {name:<14} {right:3}  {wrong:3}")


def time_finders() -> Iterator[tuple[str, FindTimes]]:
    """Ours, and those of the peers that can be imported."""
    yield "reportedly", find_times
    for name, peer in (("dateparser", dateparser_times), ("parsedatetime", parsedatetime_times)):
        try:
            peer("on Monday", dt.date(2018, 11, 25))
        except ImportError:
            print(f"  {name:<14} not installed")
        else:
            yield name, peer


def dateparser_times(text: str, published: dt.date | None) -> Sequence[TimeMention]:
    """What `dateparser.search` finds, reckoned from the day of publication; it gives words, not offsets."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
    if published is not None:
        settings["RELATIVE_BASE"] = _midnight(published)
    found, reached = [], 0
    for words, when in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, reached)
        if start >= 0:
            reached = start + len(words)
            found.append(_date_mention(text, start, reached, when))
    return found


def parsedatetime_times(text: str, published: dt.date | None) -> Sequence[TimeMention]:
    """What `parsedatetime` finds, reckoned from the day of publication."""
    import parsedatetime  # type: ignore[import-not-found]

    calendar = parsedatetime.Calendar(version=parsedatetime.VERSION_CONTEXT_STYLE)
    base = _midnight(published or dt.date(2000, 1, 1))
    found = calendar.nlp(text, sourceTime=base) or ()
    return [_date_mention(text, start, end, when) for when, _, start, end, _ in found]


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - peers reckon in local time


def _date_mention(text: str, start: int, end: int, when: dt.datetime) -> TimeMention:
    value = when.date().isoformat()
    return TimeMention(start=start, end=end, text=text[start:end], timex=Timex(type="DATE", value=value))


def number_finders() -> Iterator[tuple[str, FindNumbers]]:
    """Ours, and those of the peers that can be imported."""
    yield "reportedly", our_numbers
    for name, peer in (
        ("quantulum3", quantulum_numbers),
        ("text2num", text2num_numbers),
        ("numerizer", numerizer_numbers),
    ):
        try:
            peer("12 people")
        except ImportError:
            print(f"  {name:<14} not installed")
        else:
            yield name, peer


def our_numbers(text: str) -> list[tuple[int | None, int | None]]:
    """The bounds of our counts."""
    times = find_times(text, None)
    return [(count.low, count.high) for count in find_counts(text, (), times=times)]


def quantulum_numbers(text: str) -> list[tuple[int | None, int | None]]:
    """Quantities as value and uncertainty."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser  # type: ignore[import-not-found]

        found = parser.parse(text)
    return [(round(one.value - (one.uncertainty or 0)), round(one.value + (one.uncertainty or 0))) for one in found]


def text2num_numbers(text: str) -> list[tuple[int | None, int | None]]:
    """Numbers in the text as it is rewritten in digits."""
    from text_to_num import alpha2digit  # type: ignore[import-not-found]

    return _digits(alpha2digit(text, "en"))


def numerizer_numbers(text: str) -> list[tuple[int | None, int | None]]:
    """Numbers in the text as it is rewritten in digits."""
    from numerizer import numerize  # type: ignore[import-not-found]

    return _digits(numerize(text))


def _digits(text: str) -> list[tuple[int | None, int | None]]:
    numbers = [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]
    return [(number, number) for number in numbers]


if __name__ == "__main__":
    main()
