"""Times: TIMEX3 expressions found in the text and put on the calendar of the report's publication."""

from reportedly.annotation.times.annotator import TimeAnnotator
from reportedly.annotation.times.finder import find_times

__all__ = ["TimeAnnotator", "find_times"]
