"""Words go back to the voice of their own sentence; what is no speech is left out."""

from dataclasses import replace

from reportedly.claiming.attributions import find_utterances
from reportedly.claiming.marked_text import MarkedText
from reportedly.model.annotation import LinkedAttribution
from reportedly.model.document import Document
from tests.claiming.written import document, span, with_speech

COMPLAINED = """
The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
complained complain VERB VBD 0 root
_, , PUNCT , 7 punct
that that SCONJ IN 7 mark
rebels rebel NOUN NNS 7 nsubj
fired fire VERB VBD 3 ccomp
_. . PUNCT . 3 punct
"""
ACCUSED = """
The the DET DT 2 det
court court NOUN NN 3 nsubj
accused accuse VERB VBD 0 root
states state NOUN NNS 3 obj
_. . PUNCT . 3 punct
"""
ENDORSED = """
The the DET DT 2 det
council council NOUN NN 3 nsubj
endorsed endorse VERB VBD 0 root
the the DET DT 5 det
treaty treaty NOUN NN 3 obj
_. . PUNCT . 3 punct
"""


def contents(written: Document) -> dict[str, list[str]]:
    return {
        utterance.attribution.sources[0].spans[0].text: [span.text for span in utterance.attribution.content]
        for utterance in find_utterances(MarkedText(written))
    }


def test_the_end_of_a_sentence_is_not_given_to_the_cue_of_the_next() -> None:
    written = with_speech(document(COMPLAINED, ACCUSED), source="The ministry", cue="complained", content=None)
    text = written.text
    tied_across = LinkedAttribution(
        source=(span(text, "The court"),),
        cue=(span(text, "accused"),),
        content=(span(text, "rebels fired"), span(text, "states")),
        probability=0.7,
    )
    written = replace(written, attributions=(*written.attributions, tied_across))
    assert contents(written) == {"The ministry": ["that rebels fired"], "The court": ["states"]}


def test_an_attitude_is_no_speech() -> None:
    assert contents(with_speech(document(ENDORSED), source="The council", cue="endorsed", content="the treaty")) == {}


def test_any_cue_of_a_quotation_is_speech() -> None:
    quoted = ENDORSED.replace("the the DET", "“the the DET").replace("treaty treaty", "treaty” treaty")
    written = with_speech(document(quoted), source="The council", cue="endorsed", content="“the treaty”")
    assert contents(written) == {"The council": ["“the treaty”"]}
