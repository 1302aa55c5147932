"""Sources that syntax gives to cues without one, and takes from passives."""

from reportedly.annotation.reader_model.linking import CONTENT, CUE, SOURCE, LinkedRuns
from reportedly.annotation.reader_model.subjects import with_missed_sources, without_sources_of_passives
from tests.annotation.reader_model.syntax import run, shown, tokens

ACTIVE = tokens(
    "The/DET/det/1 mayor/NOUN/nsubj/5 of/ADP/case/3 Lisse/PROPN/nmod/1 ,/PUNCT/punct/1 agreed/VERB/root/5 "
    "to/PART/mark/7 leave/VERB/xcomp/5"
)
PASSIVE = tokens(
    "She/PRON/nsubj:pass/2 was/AUX/aux:pass/2 called/VERB/root/2 a/DET/det/4 liar/NOUN/xcomp/2 by/ADP/case/6 "
    "friends/NOUN/obl:agent/2"
)
SEEMING = tokens("They/PRON/nsubj/1 seem/VERB/root/1 to/PART/mark/3 leave/VERB/xcomp/1")


def test_the_subject_becomes_the_source() -> None:
    cue, content = run(5, 6, CUE), run(6, 8, CONTENT)
    group = LinkedRuns(cues=[cue], contents=[content])
    with_missed_sources([group], [cue, content], ACTIVE)
    assert shown(ACTIVE, [group]) == [(["The mayor of Lisse"], ["agreed"], ["to leave"])]


def test_the_agent_of_a_passive_becomes_the_source_and_its_subject_does_not() -> None:
    cue, content = run(1, 3, CUE), run(3, 5, CONTENT)
    group = LinkedRuns(cues=[cue], contents=[content])
    with_missed_sources([group], [cue, content], PASSIVE)
    assert shown(PASSIVE, [group]) == [(["friends"], ["was called"], ["a liar"])]


def test_what_seems_so_is_not_said_by_its_subject() -> None:
    group = LinkedRuns(cues=[run(1, 2, CUE)], contents=[run(2, 4, CONTENT)])
    with_missed_sources([group], group.runs, SEEMING)
    assert not group.sources


def test_words_that_are_marked_and_sources_that_are_there_stay() -> None:
    cue, content, marked = run(5, 6, CUE), run(6, 8, CONTENT), run(0, 4, CONTENT)
    group = LinkedRuns(cues=[cue], contents=[content])
    with_missed_sources([group], [marked, cue, content], ACTIVE)
    assert not group.sources
    source = run(6, 7, SOURCE)
    served = LinkedRuns(sources=[source], cues=[cue], contents=[content])
    with_missed_sources([served], [source, cue, content], ACTIVE)
    assert served.sources == [source]


def test_who_is_no_agent_of_a_passive_is_no_source_of_it() -> None:
    cue, content = run(1, 3, CUE), run(3, 5, CONTENT)
    patient = LinkedRuns(sources=[run(0, 1, SOURCE)], cues=[cue], contents=[content])
    agent = LinkedRuns(sources=[run(6, 7, SOURCE)], cues=[cue], contents=[content])
    without_sources_of_passives([patient, agent], PASSIVE)
    assert not patient.sources
    assert agent.sources == [run(6, 7, SOURCE)]


def test_the_source_of_an_active_verb_stays() -> None:
    served = LinkedRuns(sources=[run(0, 4, SOURCE)], cues=[run(5, 6, CUE)], contents=[run(6, 8, CONTENT)])
    without_sources_of_passives([served], ACTIVE)
    assert served.sources == [run(0, 4, SOURCE)]
