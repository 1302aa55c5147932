"""The reader page: exactly the report's text, with the sentence and the words that an address asks for."""

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.exports.html_text import Piece
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.web.reader_text import Quote, marked_pieces, quote_of
from tests.web.conftest import READINGS
from tests.web.pages import Page

COURIER = READINGS[1]


@pytest.mark.parametrize("query", ["", "?claim=c-shelled", "?words=4-11"])
@pytest.mark.parametrize("reading", READINGS[1:], ids=lambda reading: str(reading.report.outlet))
def test_the_text_stands_in_the_page_code_point_for_code_point(app: TestClient, reading: Reading, query: str) -> None:
    page = Page(app.get(f"/reports/{quote(reading.report.report_id, safe='')}{query}").text)
    texts = [one for one in page.all(named="text") if "original" not in one.attributes["class"]]
    assert [one.text for one in texts] == [reading.report.text]
    assert reading.report.original is not None
    assert [one.text for one in page.all(named="original")] == [reading.report.original.text]


def test_a_claim_opens_at_its_sentence_with_its_word(app: TestClient) -> None:
    page = Page(app.get("/reports/courier-1?claim=c-killed").text)
    quoted = "".join(one.text for one in page.all("mark"))
    assert quoted == "12 people were killed there."
    assert "".join(one.text for one in page.all(named="words") if one.tag == "mark") == "killed"
    assert [one.text for one in page.elements if one.attributes.get("id") == "quote"] == ["12 people were "]
    assert [one.attributes["data-claim"] for one in page.all(named="asked")] == ["c-killed"]


@pytest.mark.parametrize("asked", ["claim=c-gone", "words=9-3", "words=0-99999", "words=a-b", "words=٣-٩", "words=5"])
def test_what_the_report_does_not_have_is_said(app: TestClient, asked: str) -> None:
    assert app.get(f"/reports/courier-1?{asked}").status_code == 400


def test_versions_and_copies_of_a_report_are_named(app: TestClient) -> None:
    assert app.get("/reports/courier-2.json").headers["content-type"].startswith("text/html")
    assert app.get("/reports/courier-2.json.json").json()["stored"]["id"] == "courier-2.json"
    assert app.get("/reports/courier-1.csv").headers["content-type"].startswith("text/csv")
    assert app.get("/reports/courier-3.json").status_code == 404


@given(
    lengths=st.lists(st.integers(1, 9), min_size=1, max_size=6),
    ends=st.tuples(*[st.integers(0, 40)] * 4).map(sorted),
)
def test_cutting_at_a_quotation_loses_nothing_and_marks_exactly_it(lengths: list[int], ends: list[int]) -> None:
    pieces = [
        Piece(text="x" * length, anchors=(f"t{at}",), letter=f"L{at}", number=f"N{at}")
        for at, length in enumerate(lengths)
    ]
    whole = "".join(piece.text for piece in pieces)
    first, start, end, last = (min(one, len(whole)) for one in ends)
    quotation = Quote(sentence=Span.cut(whole, first, last), words=Span.cut(whole, start, end))
    marked = list(marked_pieces(pieces, quotation))
    assert "".join(one.piece.text for one in marked) == whole
    assert sum(len(one.piece.text) for one in marked if one.quoted) == last - first
    assert sum(len(one.piece.text) for one in marked if one.words) == end - start
    assert [one.piece.anchors for one in marked if one.piece.anchors] == [piece.anchors for piece in pieces]
    assert [one.piece.letter for one in marked if one.piece.letter] == [piece.letter for piece in pieces]
    assert [one.piece.number for one in marked if one.piece.number] == [piece.number for piece in pieces]


def test_words_decide_over_the_claim() -> None:
    both = quote_of(COURIER, claim="c-killed", words="4-11")
    assert both is not None
    assert both.words.text == "harbour"
    with pytest.raises(UsageError, match="no claim"):
        quote_of(COURIER, claim="c-gone", words=None)
