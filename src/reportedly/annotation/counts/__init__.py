"""Counts: quantities of people and things with the bounds that the text gives them."""

from reportedly.annotation.counts.annotator import CountAnnotator
from reportedly.annotation.counts.finder import find_counts
from reportedly.annotation.counts.knowledge import convention_with, named_convention

__all__ = ["CountAnnotator", "convention_with", "find_counts", "named_convention"]
