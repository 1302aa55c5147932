"""From linked speech to attributions: chains, acts, source spans, and how something was said."""

from dataclasses import replace

import pytest

from reportedly.claiming.attributions import find_utterances
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.speech_acts import quote_form
from reportedly.claiming.utterance import Utterance
from reportedly.model.annotation import LinkedAttribution
from reportedly.model.document import Document
from reportedly.model.span import Span
from reportedly.model.time import TimeMention, Timex
from tests.claiming.written import document, span, with_mention, with_speech

CHAIN = """
Jets jet NOUN NNS 2 nsubj
bombed bomb VERB VBD 0 root
the the DET DT 4 det
camp camp NOUN NN 2 obj
_, , PUNCT , 6 punct
said say VERB VBD 2 parataxis
a a DET DT 8 det
spokesman spokesman NOUN NN 6 nsubj
on on ADP IN 10 case
Sunday Sunday PROPN NNP 6 obl
_, , PUNCT , 15 punct
according accord VERB VBG 15 case
to to ADP IN 12 fixed
the the DET DT 15 det
agency agency NOUN NN 6 obl
_. . PUNCT . 2 punct
"""
HOSPITALS = """
According accord VERB VBG 4 case
to to ADP IN 1 fixed
information information NOUN NN 11 obl
from from ADP IN 5 case
hospitals hospital NOUN NNS 3 nmod
in in ADP IN 7 case
Veshra Veshra PROPN NNP 5 nmod
_, , PUNCT , 11 punct
ten ten NUM CD 11 nsubj
have have AUX VBP 11 aux
died die VERB VBN 0 root
_. . PUNCT . 11 punct
"""
AS_A_LIE = """
Rebels rebel NOUN NNS 2 nsubj
described describe VERB VBD 0 root
the the DET DT 4 det
accusations accusation NOUN NNS 2 obj
as as ADP IN 7 case
a a DET DT 7 det
lie lie NOUN NN 2 obl
_. . PUNCT . 2 punct
"""
NO_LIE = """
Rebels rebel NOUN NNS 2 nsubj
said say VERB VBD 0 root
this this PRON DT 7 nsubj
is be AUX VBZ 7 cop
not not PART RB 7 advmod
a a DET DT 7 det
lie lie NOUN NN 2 ccomp
_. . PUNCT . 2 punct
"""
NOT_CONFIRMED = """
Police police NOUN NNS 4 nsubj
could could AUX MD 4 aux
not not PART RB 4 advmod
confirm confirm VERB VB 0 root
the the DET DT 6 det
blast blast NOUN NN 4 obj
_. . PUNCT . 4 punct
"""
LETTER = """
The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
complained complain VERB VBD 0 root
in in ADP IN 6 case
a a DET DT 6 det
letter letter NOUN NN 3 obl
to to ADP IN 9 case
the the DET DT 9 det
council council NOUN NN 6 nmod
and and CCONJ CC 12 cc
the the DET DT 12 det
court court NOUN NN 9 conj
_, , PUNCT , 16 punct
that that SCONJ IN 16 mark
rebels rebel NOUN NNS 16 nsubj
fired fire VERB VBD 3 ccomp
_. . PUNCT . 3 punct
"""
APPOSITION = """
It it PRON PRP 2 nsubj
failed fail VERB VBD 0 root
_, , PUNCT , 4 punct
said say VERB VBD 2 parataxis
the the DET DT 6 det
Front front PROPN NNP 4 nsubj
_, , PUNCT , 9 punct
an a DET DT 9 det
alliance alliance NOUN NN 6 appos
of of ADP IN 11 case
groups group NOUN NNS 9 nmod
_. . PUNCT . 2 punct
"""


def only(written: Document) -> Utterance:
    (utterance,) = find_utterances(MarkedText(written))
    return utterance


def texts(spans: tuple[Span, ...]) -> list[str]:
    return [one.text for one in spans]


def chain_document() -> Document:
    written = with_mention(
        with_mention(document(CHAIN), "a spokesman", "AAA.MIL", "military"), "the agency", "AAA.MED", "news_agency"
    )
    written = with_speech(written, source="a spokesman on Sunday", cue="said", content="Jets bombed the camp")
    where = span(written.text, "Sunday")
    sunday = TimeMention(start=where.start, end=where.end, text="Sunday", timex=Timex(type="DATE", value="2031-05-11"))
    return replace(written, times=(sunday,))


def test_a_voice_without_words_becomes_the_relay_of_its_sentence() -> None:
    written = with_speech(chain_document(), source="the agency", cue="according to", content=None)
    attribution = only(written).attribution
    assert [(s.role, s.kind, texts(s.spans)) for s in attribution.sources] == [
        ("speaker", "military", ["a spokesman"]),
        ("relay", "news_agency", ["the agency"]),
    ]
    assert texts(attribution.cue) == ["said", "according to"]
    assert attribution.speech_act == "assert"


def test_an_agency_that_got_the_words_becomes_the_relay_when_somebody_else_spoke() -> None:
    written = chain_document()
    tied_to_agency = LinkedAttribution(
        source=(span(written.text, "the agency"),),
        cue=(span(written.text, "according to"),),
        content=(span(written.text, "Jets bombed the camp"),),
        probability=0.8,
    )
    without_words = replace(written.attributions[0], content=())
    attribution = only(replace(written, attributions=(tied_to_agency, without_words))).attribution
    assert [(s.role, texts(s.spans)) for s in attribution.sources] == [
        ("speaker", ["a spokesman"]),
        ("relay", ["the agency"]),
    ]
    assert texts(attribution.content) == ["Jets bombed the camp"]


def test_according_to_alone_in_its_sentence_gives_the_rest_of_it() -> None:
    written = with_speech(document(HOSPITALS), source="hospitals in Veshra", cue="According to", content=None)
    assert texts(only(written).attribution.content) == ["ten have died"]


def test_a_voice_that_says_nothing_is_left_out() -> None:
    written = with_speech(
        document("Rebels rebel NOUN NNS 2 nsubj\nsaid say VERB VBD 0 root"), source="Rebels", cue="said", content=None
    )
    assert find_utterances(MarkedText(written)) == []


def test_the_day_of_speaking_is_no_part_of_the_source() -> None:
    attribution = only(chain_document()).attribution
    assert texts(attribution.sources[0].spans) == ["a spokesman"]
    assert attribution.said_at is not None
    assert attribution.said_at.text == "Sunday"


def test_information_from_somebody_makes_somebody_the_source() -> None:
    written = with_mention(document(HOSPITALS), "hospitals in Veshra", "AAA.HLH", "medical")
    written = with_speech(
        written, source="information from hospitals in Veshra", cue="According to", content="ten have died"
    )
    utterance = only(written)
    assert texts(utterance.attribution.sources[0].spans) == ["hospitals in Veshra"]
    assert texts(utterance.attribution.cue) == ["According to information from"]
    assert utterance.attribution.speech_act == "report"


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "act"),
    [
        (AS_A_LIE, "described", "the accusations as a lie", "deny"),
        (NO_LIE, "said", "this is not a lie", "assert"),
        (NOT_CONFIRMED, "could not confirm", "the blast", "doubt"),
        (LETTER, "complained", "that rebels fired", "accuse"),
    ],
)
def test_speech_act(sentence: str, cue: str, content: str, act: str) -> None:
    written = with_speech(document(sentence), source=sentence.split(maxsplit=1)[0], cue=cue, content=content)
    assert only(written).attribution.speech_act == act


def test_letter_and_its_addressees() -> None:
    written = with_mention(with_mention(document(LETTER), "the council", "IGO.C"), "the court", "IGO.J")
    written = with_speech(written, source="The ministry", cue="complained", content="that rebels fired")
    attribution = only(written).attribution
    assert attribution.medium is not None
    assert attribution.medium.text == "a letter"
    assert [(a.text, a.actor) for a in attribution.addressees] == [("the council", "IGO.C"), ("the court", "IGO.J")]


def test_content_cut_short_reaches_the_end_of_its_clause() -> None:
    written = with_speech(document(LETTER), source="The ministry", cue="complained", content="that rebels")
    assert texts(only(written).attribution.content) == ["that rebels fired"]


def test_content_begins_at_the_conjunction_after_the_frame() -> None:
    written = with_speech(
        document(LETTER), source="The ministry", cue="complained", content="the court, that rebels fired"
    )
    assert texts(only(written).attribution.content) == ["that rebels fired"]


def test_what_a_cue_governs_is_its_content_when_none_was_tagged() -> None:
    written = with_speech(document(AS_A_LIE), source="Rebels", cue="described", content=None)
    assert texts(only(written).attribution.content) == ["the accusations"]


def test_an_explanation_of_the_source_is_no_part_of_it() -> None:
    written = with_speech(
        document(APPOSITION), source="the Front, an alliance of groups", cue="said", content="It failed"
    )
    assert texts(only(written).attribution.sources[0].spans) == ["the Front"]


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("“We did it,” he said.", "“We did it,”", "direct"),
        ("“We did it,” he said.", "We did it,", "direct"),
        ('"We did it," he said.', '"We did it,"', "direct"),
        ("He called it “a crime” again.", "it “a crime” again", "mixed"),
        ("He called the reports “invented”.", "the reports “invented”", "mixed"),
        ("He said it rained.", "it rained", "indirect"),
    ],
)
def test_quote_form(text: str, content: str, form: str) -> None:
    assert quote_form([span(text, content)], text) == form


QUOTED_BY = """
According accord VERB VBG 4 case
to to ADP IN 1 fixed
an a DET DT 4 det
officer officer NOUN NN 11 obl
quoted quote VERB VBN 4 acl
by by ADP IN 8 case
the the DET DT 8 det
agency agency NOUN NN 5 obl:agent
_, , PUNCT , 11 punct
shots shot NOUN NNS 11 nsubj
rang ring VERB VBD 0 root
_. . PUNCT . 11 punct
"""
ADDED = """
The the DET DT 2 det
army army NOUN NN 3 nsubj
left leave VERB VBD 0 root
the the DET DT 5 det
town town NOUN NN 3 obj
_, , PUNCT , 8 punct
Astell Astell PROPN NNP 8 nsubj
added add VERB VBD 3 parataxis
_. . PUNCT . 3 punct
"""
CALLED = """
The the DET DT 2 det
army army NOUN NN 3 nsubj
called call VERB VBD 0 root
it it PRON PRP 3 obj
a a DET DT 6 det
response response NOUN NN 3 xcomp
_. . PUNCT . 3 punct
"""


def test_a_speaker_quoted_by_somebody_is_passed_on_by_that_voice() -> None:
    written = with_speech(
        document(QUOTED_BY), source="an officer quoted by the agency", cue="According to", content="shots rang"
    )
    sources = only(written).attribution.sources
    assert [(s.role, texts(s.spans)) for s in sources] == [("speaker", ["an officer"]), ("relay", ["the agency"])]


def test_a_clause_cut_before_its_verb_reaches_the_voice_behind_it() -> None:
    written = with_speech(document(ADDED), source="Astell", cue="added", content="The army")
    assert texts(only(written).attribution.content) == ["The army left the town"]


def test_a_verb_is_not_taken_for_the_noun_that_looks_like_it() -> None:
    written = with_speech(document(CALLED), source="The army", cue="called", content="a response")
    assert only(written).attribution.speech_act == "assert"


TOLD_BY = """
The the DET DT 2 det
court court NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
told tell VERB VBN 0 root
by by ADP IN 7 case
the the DET DT 7 det
prosecution prosecution NOUN NN 4 obl:agent
that that SCONJ IN 10 mark
they they PRON PRP 10 nsubj
confessed confess VERB VBD 4 ccomp
_. . PUNCT . 4 punct
"""


def test_who_is_told_is_not_who_tells() -> None:
    written = with_speech(document(TOLD_BY), source="The court", cue="was told by", content="that they confessed")
    assert texts(only(written).attribution.sources[0].spans) == ["the prosecution"]


ADMITTED = """
According accord VERB VBG 4 case
to to ADP IN 1 fixed
hospitals hospital NOUN NNS 6 obl
in in ADP IN 5 case
Veshra Veshra PROPN NNP 3 nmod
admitted admit VERB VBN 0 root
were be AUX VBD 6 aux:pass
ten ten NUM CD 9 nummod
people people NOUN NNS 6 nsubj:pass
_. . PUNCT . 6 punct
"""


def test_a_passive_beside_according_to_is_what_is_told() -> None:
    written = with_speech(document(ADMITTED), source="hospitals in Veshra", cue="According to", content=None)
    written = with_speech(written, source="hospitals in Veshra", cue="admitted", content="were ten people")
    attribution = only(written).attribution
    assert texts(attribution.cue) == ["According to"]
    assert texts(attribution.content) == ["admitted were ten people"]


def test_a_source_goes_on_into_what_was_taken_for_content() -> None:
    written = with_speech(
        document(HOSPITALS), source="hospitals", cue="According to", content="in Veshra, ten have died"
    )
    attribution = only(written).attribution
    assert texts(attribution.sources[0].spans) == ["hospitals in Veshra"]
    assert texts(attribution.content) == ["ten have died"]
