"""Text from a report or a file name, made safe to stand in one line of a terminal."""

import re

_BREAKS = re.compile(r"\s+")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def plain_line(text: str) -> str:
    """`text` in one line, without what could steer a terminal.

    Line ends and other white space become one space. Control characters (a report could carry escape sequences),
    marks that turn the direction of what follows, and lone surrogates become the replacement character.
    """
    return _UNSAFE.sub(REPLACEMENT, _BREAKS.sub(" ", text).strip())
