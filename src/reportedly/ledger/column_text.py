"""Text as a column of either database can hold it. The exact text is always in `contents`; columns are for finding."""

import re
from typing import overload

LONGEST_COLUMN = 500
"""Characters. PostgreSQL refuses an index entry above 2,704 bytes, which is 676 characters of the longest encoding;
names and addresses stay far below."""

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(words: str) -> str:
    """`words` with U+FFFD for what PostgreSQL or SQLite cannot hold: null characters and lone surrogates."""
    return _UNSTORABLE.sub("\ufffd", words)


@overload
def in_column(words: str) -> str: ...
@overload
def in_column(words: None) -> None: ...
def in_column(words: str | None) -> str | None:
    """`words` as an indexed column keeps them: storable, and no longer than an index takes."""
    return None if words is None else storable(words[:LONGEST_COLUMN])
