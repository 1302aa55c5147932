"""One line of a terminal, whatever a report or a file name holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.exports.plain_line import plain_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\r\n boats\t", "two boats"),
        ("\x1b[31mred\x1b]0;title\x07", "�[31mred�]0;title�"),
        ("safe\u202eetirw", "safe�etirw"),
        ("lone \ud83d", "lone �"),
        ("مرفأ 🚢 e\u0301", "مرفأ 🚢 e\u0301"),
    ],
)
def test_line(text: str, line: str) -> None:
    assert plain_line(text) == line


@given(st.text())
def test_always_one_line_that_can_be_written(text: str) -> None:
    line = plain_line(text)

    assert len(line.splitlines()) <= 1
    line.encode("utf-8")
    assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in line)
