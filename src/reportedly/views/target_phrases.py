"""What of a phrase says whom or what an incident hit, without numbers and what follows, and how many they are."""

import re

from reportedly.model.claim import Claim
from reportedly.model.count import Casualty, Count
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.incident_form import ONE, SEVERAL, TargetNumber

_OPENING = re.compile(
    r"^(?:the|a|an|his|her|their|its|our|some|several|many|other|another|about|approximately|nearly|almost|around|"
    r"at least|more than|over|up to|as many as|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|hundreds? of|dozens? of|"
    r"thousands? of|scores of|front of|li(?:fe|ves) of|(?:\d+-? ?)?years?-? ?old|both|all|these|those|this|"
    r"that|one|\d[\d,.]*)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[,;(\[]|\s(?:who|which|that|in|at|on|near|from|by|with|during|after|when|while|including|belonging|"
    r"identified|located|working|traveling|for|to|and|as|was|were|is|are|has|had)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_PLURAL = re.compile(r"(?:[^us]s|men|women|people|children|police|population|clergy)$", re.IGNORECASE)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The words of a stretch without what opens it that says nothing; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while found := _OPENING.match(text[start:end]):
        start += found.end()
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:[]()"-'):
        end -= 1
    return Span.cut(text, start, end) if end > start else None


def described_in(phrase: Span, reading: Reading) -> Span | None:
    """The noun phrase of people without number and without what follows it."""
    opening = trimmed(reading.report.text, phrase.start, phrase.end)
    if opening is None:
        return None
    end = opening.start + len(_TAIL.sub("", opening.text))
    if end <= opening.start:
        return None
    return Span.cut(reading.report.text, opening.start, end)


def head_word(span: Span) -> str:
    """The last word of a phrase before what "of" or a place ties to it: "house" of "house of the judge in Lima"."""
    return re.split(r"\s(?:of|in|at|for|on|near)\s", span.text.lower())[0].split()[-1]


def number_of(phrase: Span, description: Span, claim: Claim | None, reading: Reading) -> TargetNumber:
    """How many a phrase speaks of, by what its claim or the report counts there; else by its last word."""
    counted: tuple[Casualty | Count, ...] = (*(claim.casualties if claim else ()), *reading.counts)
    for count in counted:
        if count.overlaps(phrase) and count.start <= description.end:
            if count.low is None and count.high is None:
                if count.bound == "about" and count.best is not None:
                    return TargetNumber(low=count.best, high=count.best, about=True)
                continue
            if count.bound == "vague":
                return SEVERAL
            return TargetNumber(low=count.low, high=count.high, about=count.bound == "about")
    return SEVERAL if _PLURAL.search(description.text) else ONE
