"""Packing of sentences into windows."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotation.reader_model.windows import Block, windows

SENTENCES = st.lists(
    st.tuples(st.lists(st.integers(1, 16), min_size=1, max_size=30), st.booleans()), min_size=1, max_size=20
)


def test_paragraphs_stay_whole_where_they_fit() -> None:
    packed = windows([(0, 4, True), (4, 8, False), (8, 12, True)], [1] * 12, limit=12)
    assert packed == [
        [Block(0, 4, 0, True, True), Block(4, 8, 1, True, False)],
        [Block(8, 12, 2, True, True)],
    ]


def test_short_paragraphs_share_a_window() -> None:
    assert len(windows([(0, 2, True), (2, 4, True), (4, 6, True)], [1] * 6, limit=8)) == 1


def test_a_sentence_that_does_not_fit_is_cut() -> None:
    packed = windows([(0, 10, True)], [1] * 10, limit=6)
    assert [(block.first, block.last, block.opens_sentence) for window in packed for block in window] == [
        (0, 4, True),
        (4, 8, False),
        (8, 10, False),
    ]


@settings(deadline=None)
@given(SENTENCES)
def test_every_word_is_in_one_block_and_no_window_is_too_long(sentences: list[tuple[list[int], bool]]) -> None:
    pieces = [size for sizes, _ in sentences for size in sizes]
    spans, first = [], 0
    for sizes, opens in sentences:
        spans.append((first, first + len(sizes), opens))
        first += len(sizes)
    packed = windows(spans, pieces, limit=40)
    blocks = [block for window in packed for block in window]
    assert [word for block in blocks for word in range(block.first, block.last)] == list(range(len(pieces)))
    assert all(sum(pieces[window[0].first : window[-1].last]) <= 38 for window in packed)
    assert {block.sentence for block in blocks if block.opens_sentence} == set(range(len(sentences)))
