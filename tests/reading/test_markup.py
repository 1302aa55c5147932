"""Pieces of HTML give what a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.markup import text_of_fragment


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("Two boats.\nThey sank.", "Two boats.\nThey sank."),
        ("3 < 4 > 2", "3 < 4 > 2"),
        ("<p>Two\n  boats.</p><p>They <b>sank</b>.</p>", "Two boats.\nThey sank."),
        ("Two<br>boats<br/>", "Two\nboats"),
        ("Boats &amp; crews &#8220;safe&#8221;", "Boats & crews “safe”"),
        ("<script>alert('boats')</script><style>p{}</style>Boats<!-- hidden --> sank", "Boats sank"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<p onclick='x()'>Boats<img src=x onerror=y> sank", "Boats sank"),
        ("<!-- only this -->", ""),
        ("<p></p>", ""),
    ],
)
def test_text(fragment: str, text: str) -> None:
    assert text_of_fragment(fragment) == text


def test_a_hostile_depth_is_no_problem() -> None:
    assert "boats" in text_of_fragment("<div>" * 200 + "boats" + "</div>" * 200)
    text_of_fragment("<div>" * 100_000)


@given(st.text(st.sampled_from("<>&;/!-ab \n\0p'\""), max_size=80))
def test_no_fragment_is_too_odd(fragment: str) -> None:
    assert isinstance(text_of_fragment(fragment), str)
