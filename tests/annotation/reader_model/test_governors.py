"""Contents that have a verb of their own."""

from reportedly.annotation.reader_model.governors import parted_by_governors
from reportedly.annotation.reader_model.linking import CONTENT, CUE, SOURCE, LinkedRuns
from tests.annotation.reader_model.syntax import run, shown, tokens

SENTENCE = tokens(
    "She/PRON/nsubj/1 questioned/VERB/root/1 the/DET/det/3 count/NOUN/obj/1 and/CCONJ/cc/6 is/AUX/aux/6 "
    "calling/VERB/conj/1 for/ADP/case/8 calm/NOUN/obl/6"
)
SOURCES, CUES = [run(0, 1, SOURCE)], [run(1, 2, CUE)]


def test_a_further_content_goes_to_the_verb_that_it_hangs_on() -> None:
    group = LinkedRuns(sources=SOURCES, cues=CUES, contents=[run(2, 4, CONTENT), run(8, 9, CONTENT)])
    assert shown(SENTENCE, parted_by_governors([group], group.runs, SENTENCE)) == [
        (["She"], ["questioned"], ["the count"]),
        (["She"], ["is calling for"], ["calm"]),
    ]


def test_a_single_content_stays_with_its_cue() -> None:
    group = LinkedRuns(sources=SOURCES, cues=CUES, contents=[run(8, 9, CONTENT)])
    assert parted_by_governors([group], group.runs, SENTENCE) == [group]


def test_a_verb_that_is_marked_takes_nothing() -> None:
    group = LinkedRuns(sources=SOURCES, cues=CUES, contents=[run(2, 4, CONTENT), run(8, 9, CONTENT)])
    marked = [*group.runs, run(6, 7, CUE)]
    assert shown(SENTENCE, parted_by_governors([group], marked, SENTENCE)) == [
        (["She"], ["questioned"], ["the count", "calm"])
    ]
