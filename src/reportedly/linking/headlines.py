"""Headlines: what a title says of the story, without the name of the site that stands behind it."""

import re

SHORTEST_HEADLINE = 4
"""Words from which the first part of a title is the headline; a shorter one is a rubric ("Crime | Two shot in …")."""

_BETWEEN_PARTS = re.compile(r"\s+(?:::|[-~–—])\s+|\s*\|\s*")


def headline_of(title: str | None) -> str:
    """The part of a title that tells the story: the first, or where that is a mere rubric the longest."""
    parts = [part.strip() for part in _BETWEEN_PARTS.split(title or "")]
    if len(parts[0].split()) >= SHORTEST_HEADLINE:
        return parts[0]
    return max(parts, key=lambda part: len(part.split()))
