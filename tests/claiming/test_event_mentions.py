"""Events on hand-made syntax: each case holds one construction, right or broken as machine translation breaks it."""

from dataclasses import replace

import pytest

from reportedly.claiming.attributions import find_utterances
from reportedly.claiming.event_mentions import EventFinder, EventMention
from reportedly.claiming.marked_text import MarkedText
from reportedly.model.count import Count
from reportedly.model.document import Document
from reportedly.model.place import PlaceMention
from reportedly.model.time import TimeMention, Timex, TimexType
from tests.claiming.written import document, span, with_mention, with_speech

FINDER = EventFinder.load()


def events_of(written: Document) -> tuple[EventMention, ...]:
    """The events of a document, with the speech that it marks."""
    marked = MarkedText(written)
    return FINDER.find(marked, [utterance.attribution for utterance in find_utterances(marked)])


PASSIVE = """
The the DET DT 2 det
bridge bridge NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
bombed bomb VERB VBN 0 root
by by ADP IN 7 case
two two NUM CD 7 nummod
warplanes warplane NOUN NNS 4 obl:agent
on on ADP IN 9 case
Monday Monday PROPN NNP 4 obl
_. . PUNCT . 4 punct
"""
NOMINAL = """
The the DET DT 2 det
bombing bombing NOUN NN 9 nsubj
of of ADP IN 5 case
the the DET DT 5 det
market market NOUN NN 2 nmod
by by ADP IN 8 case
the the DET DT 8 det
army army NOUN NN 2 nmod
lasted last VERB VBD 0 root
an a DET DT 11 det
hour hour NOUN NN 9 obj
_. . PUNCT . 9 punct
"""
LIGHT_VERB = """
Militants militant NOUN NNS 2 nsubj
carried carry VERB VBD 0 root
out out ADP RP 2 compound:prt
an a DET DT 5 det
attack attack NOUN NN 2 obj
on on ADP IN 8 case
the the DET DT 8 det
barracks barracks NOUN NNS 5 nmod
_. . PUNCT . 2 punct
"""
RELATIVE = """
Soldiers soldier NOUN NNS 6 nsubj
who who PRON WP 3 nsubj
stormed storm VERB VBD 1 acl:relcl
the the DET DT 5 det
prison prison NOUN NN 3 obj
freed free VERB VBD 0 root
six six NUM CD 8 nummod
pilots pilot NOUN NNS 6 obj
_. . PUNCT . 6 punct
"""
PARTICIPLES = """
A a DET DT 2 det
bomb bomb NOUN NN 3 nsubj
exploded explode VERB VBD 0 root
in in ADP IN 5 case
Vorrick Vorrick PROPN NNP 3 obl
_, , PUNCT , 7 punct
killing kill VERB VBG 3 advcl
12 12 NUM CD 9 nummod
people people NOUN NNS 7 obj
and and CCONJ CC 11 cc
wounding wound VERB VBG 7 conj
30 30 NUM CD 11 obj
_. . PUNCT . 3 punct
"""
CONTROL = """
Norvania Norvania PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Calderia Calderia PROPN NNP 2 obj
of of SCONJ IN 5 mark
shelling shell VERB VBG 2 advcl
the the DET DT 7 det
port port NOUN NN 5 obj
_. . PUNCT . 2 punct
"""
JOINED_VERBS = """
The the DET DT 2 det
gunmen gunman NOUN NNS 3 nsubj
shot shoot VERB VBD 0 root
and and CCONJ CC 5 cc
killed kill VERB VBD 3 conj
two two NUM CD 7 nummod
drivers driver NOUN NNS 5 obj
_. . PUNCT . 3 punct
"""
JOINED_SUBJECTS = """
Norvania Norvania PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Calderia Calderia PROPN NNP 1 conj
negotiated negotiate VERB VBD 0 root
a a DET DT 7 det
safe safe ADJ JJ 7 amod
zone zone NOUN NN 4 obj
_. . PUNCT . 4 punct
"""
HOSTAGES = """
Pirates pirate NOUN NNS 2 nsubj
took take VERB VBD 0 root
six six NUM CD 4 nummod
sailors sailor NOUN NNS 2 obj
hostage hostage NOUN NN 2 xcomp
_. . PUNCT . 2 punct
"""
VERB_AT_THE_END = """
the the DET DT 2 det
rebels rebel NOUN NNS 0 root
to to PART TO 4 mark
have have VERB VB 2 acl
dozens dozen NOUN NNS 4 obj
of of ADP IN 7 case
rockets rocket NOUN NNS 5 nmod
with with ADP IN 10 case
chlorine chlorine NOUN NN 10 compound
gas gas NOUN NN 7 nmod
on on ADP IN 13 case
the the DET DT 13 det
town town NOUN NN 10 nmod
fired fire VERB VBN 13 acl
_. . PUNCT . 2 punct
"""
VERB_FIRST = """
In in ADP IN 2 case
answer answer NOUN NN 0 root
attacking attack VERB VBG 2 acl
combat combat NOUN NN 7 compound
aircraft aircraft NOUN NN 7 compound
rebel rebel NOUN NN 7 compound
positions position NOUN NNS 3 obj
_. . PUNCT . 2 punct
"""
STRAY_PREPOSITION = """
After after SCONJ IN 7 mark
fierce fierce ADJ JJ 3 amod
battles battle NOUN NNS 7 obj
between between ADP IN 6 case
government government NOUN NN 6 compound
troops troops NOUN NNS 3 nmod
recaptured recapture VERB VBD 10 advcl
the the DET DT 9 det
town town NOUN NN 10 nsubj
slept sleep VERB VBD 0 root
_. . PUNCT . 10 punct
"""
SUBJECT_BEHIND = """
In in ADP IN 3 case
the the DET DT 3 det
clinic clinic NOUN NN 5 obl
were be AUX VBD 5 aux:pass
admitted admit VERB VBN 0 root
on on ADP IN 7 case
Friday Friday PROPN NNP 5 obl
more more ADV RBR 10 advmod
than than ADP IN 8 fixed
100 100 NUM CD 11 nummod
people people NOUN NNS 5 obl
_. . PUNCT . 5 punct
"""


def roles(event: EventMention) -> set[tuple[str, str]]:
    return {(participant.role, participant.text) for participant in event.participants}


def found(written: Document) -> dict[str, EventMention]:
    """The events of a document by the words of their triggers."""
    return {event.trigger.text: event for event in events_of(written)}


@pytest.mark.parametrize(
    ("syntax", "trigger", "event_type", "expected"),
    [
        (PASSIVE, "bombed", "attack.air_strike", {("target", "The bridge"), ("agent", "two warplanes")}),
        (NOMINAL, "bombing", "attack.bombing", {("target", "the market"), ("agent", "the army")}),
        (LIGHT_VERB, "attack", "attack", {("agent", "Militants"), ("target", "the barracks")}),
        (RELATIVE, "stormed", "attack.raid", {("agent", "Soldiers"), ("target", "the prison")}),
        (RELATIVE, "freed", "custody.release", {("agent", "Soldiers"), ("victim", "six pilots")}),
        (CONTROL, "shelling", "attack.shelling", {("agent", "Calderia"), ("target", "the port")}),
        (JOINED_VERBS, "shot", "attack.shooting", {("agent", "The gunmen"), ("victim", "two drivers")}),
        (JOINED_VERBS, "killed", "harm.death", {("agent", "The gunmen"), ("victim", "two drivers")}),
        (JOINED_SUBJECTS, "negotiated", "agreement.zone", {("agent", "Norvania"), ("agent", "Calderia")}),
        (HOSTAGES, "hostage", "custody.hostage_taking", {("agent", "Pirates"), ("victim", "six sailors")}),
        (VERB_AT_THE_END, "fired", "attack.chemical", {("agent", "the rebels"), ("target", "the town")}),
        (VERB_FIRST, "attacking", "attack.air_strike", {("agent", "combat aircraft"), ("target", "rebel positions")}),
        (STRAY_PREPOSITION, "recaptured", "territory.capture", {("agent", "government troops")}),
        (SUBJECT_BEHIND, "admitted", "harm.hospitalisation", {("victim", "more than 100 people")}),
    ],
)
def test_types_and_roles(syntax: str, trigger: str, event_type: str, expected: set[tuple[str, str]]) -> None:
    event = found(document(syntax))[trigger]
    assert event.type == event_type
    assert roles(event) == expected


def test_means_are_told_without_their_quantity_which_is_a_count_of_means() -> None:
    written = document(VERB_AT_THE_END)
    where = span(written.text, "dozens of rockets")
    dozens = Count(
        start=where.start,
        end=where.end,
        text=where.text,
        low=24,
        high=None,
        best=None,
        bound="vague",
        vague_term="dozens",
    )
    event = found(replace(written, counts=(dozens,)))["fired"]
    assert [means.text for means in event.means] == ["rockets with chlorine gas"]
    assert event.counts == (replace(dozens, of="means"),)


def test_casualties_carry_the_outcome_of_their_own_verb() -> None:
    written = document(PARTICIPLES)
    counts = tuple(
        Count(start=s.start, end=s.end, text=s.text, low=number, high=number, best=number, bound="exact")
        for s, number in ((span(written.text, "12 people"), 12), (span(written.text, "30"), 30))
    )
    events = found(replace(written, counts=counts))
    assert [(c.text, c.outcome, c.best) for c in events["killing"].casualties] == [("12 people", "killed", 12)]
    assert [(c.text, c.outcome, c.best) for c in events["wounding"].casualties] == [("30", "injured", 30)]
    assert [means.text for means in events["exploded"].means] == ["A bomb"]


def test_what_an_explosion_did_happened_where_it_was() -> None:
    written = document(PARTICIPLES)
    where = span(written.text, "Vorrick")
    place = PlaceMention(start=where.start, end=where.end, text=where.text, status="not_in_gazetteer")
    events = found(replace(written, places=(place,)))
    assert all(events[trigger].places == (place,) for trigger in ("exploded", "killing", "wounding"))


def test_the_name_of_who_acts_is_not_where_it_happened() -> None:
    written = document(CONTROL)
    where = span(written.text, "Calderia")
    place = PlaceMention(start=where.start, end=where.end, text=where.text, status="resolved")
    assert found(replace(written, places=(place,)))["shelling"].places == ()


def test_the_time_goes_to_the_verb_that_it_hangs_on() -> None:
    written = document(PASSIVE)
    where = span(written.text, "Monday")
    time = TimeMention(start=where.start, end=where.end, text=where.text, timex=None)
    assert found(replace(written, times=(time,)))["bombed"].times == (time,)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("DATE", "2031-05-12", True),
        ("DURATION", "P2D", False),
        ("SET", "XXXX-WXX-1", False),
        ("DATE", "PRESENT_REF", False),
    ],
)
def test_a_duration_is_not_when_it_happened(kind: TimexType, value: str, *, expected: bool) -> None:
    written = document(PASSIVE)
    where = span(written.text, "Monday")
    time = TimeMention(start=where.start, end=where.end, text=where.text, timex=Timex(type=kind, value=value))
    assert bool(found(replace(written, times=(time,)))["bombed"].times) is expected


DATELINED = """
TESMAR TESMAR PROPN NNP 9 obl
_, , PUNCT , 1 punct
May May PROPN NNP 9 obl
12 12 NUM CD 3 nummod
– – PUNCT : 9 punct
The the DET DT 7 det
bridge bridge NOUN NN 9 nsubj:pass
was be AUX VBD 9 aux:pass
bombed bomb VERB VBN 0 root
on on ADP IN 11 case
Monday Monday PROPN NNP 9 obl
_. . PUNCT . 9 punct
"""


def test_the_day_of_the_dateline_is_not_when_it_happened() -> None:
    written = document(DATELINED)
    dateline, day, monday = (span(written.text, words) for words in ("TESMAR", "May 12", "Monday"))
    place = PlaceMention(
        start=dateline.start, end=dateline.end, text=dateline.text, status="not_in_gazetteer", role="dateline"
    )
    times = tuple(TimeMention(start=one.start, end=one.end, text=one.text, timex=None) for one in (day, monday))
    bombed = found(replace(written, places=(place,), times=times))["bombed"]
    assert [time.text for time in bombed.times] == ["Monday"]


def test_actors_come_from_the_mentions_and_only_where_they_name_the_one_who_acts() -> None:
    written = with_mention(document(JOINED_VERBS), "The gunmen", "NRV.REB")
    by_role = {participant.role: participant.actor for participant in found(written)["shot"].participants}
    assert by_role == {"agent": "NRV.REB", "victim": None}


SPOKEN = """
Gunmen gunman NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
the the DET DT 4 det
mill mill NOUN NN 2 obj
_, , PUNCT , 2 punct
said say VERB VBD 2 parataxis
the the DET DT 8 det
police police NOUN NNS 6 nsubj
_. . PUNCT . 2 punct
"""
SPOKEN_WITH_BROKEN_PARSE = SPOKEN.replace("police police NOUN NNS 6 nsubj", "police police NOUN NNS 2 nsubj")


@pytest.mark.parametrize("syntax", [SPOKEN, SPOKEN_WITH_BROKEN_PARSE])
def test_who_speaks_takes_no_part_in_what_is_told(syntax: str) -> None:
    written = with_speech(document(syntax), source="the police", cue="said", content="Gunmen attacked the mill")
    assert roles(found(written)["attacked"]) == {("agent", "Gunmen"), ("target", "the mill")}


DEMANDED = """
Norvania Norvania PROPN NNP 2 nsubj
demanded demand VERB VBD 0 root
the the DET DT 4 det
release release NOUN NN 2 obj
of of ADP IN 7 case
two two NUM CD 7 nummod
pilots pilot NOUN NNS 4 nmod
_. . PUNCT . 2 punct
"""


def test_the_cue_of_an_attribution_is_no_event_beside_it() -> None:
    written = document(DEMANDED)
    assert found(written).keys() == {"demanded", "release"}
    spoken = with_speech(written, source="Norvania", cue="demanded", content="the release of two pilots")
    assert found(spoken).keys() == {"release"}


SIGNED = """
Norvania Norvania PROPN NNP 2 nsubj
signed sign VERB VBD 0 root
a a DET DT 4 det
ceasefire ceasefire NOUN NN 2 obj
_. . PUNCT . 2 punct
"""


def test_two_words_for_one_event_are_one_mention() -> None:
    events = events_of(document(SIGNED))
    assert [(event.type, event.trigger.text) for event in events] == [("agreement.ceasefire", "ceasefire")]


GARRISON = """
Clans clan NOUN NNS 2 nsubj
fought fight VERB VBD 0 root
troops troops NOUN NNS 2 obj
in in ADP IN 7 case
the the DET DT 7 det
war war NOUN NN 7 compound
zone zone NOUN NN 2 obl
_. . PUNCT . 2 punct
"""
MASSACRED_SYMPHONY = """
The the DET DT 2 det
orchestra orchestra NOUN NN 3 nsubj
massacred massacre VERB VBD 0 root
the the DET DT 5 det
symphony symphony NOUN NN 3 obj
_. . PUNCT . 3 punct
"""
STRUCK_A_DEAL = """
The the DET DT 2 det
bank bank NOUN NN 3 nsubj
struck strike VERB VBD 0 root
a a DET DT 5 det
deal deal NOUN NN 3 obj
_. . PUNCT . 3 punct
"""
SPORT = """
The the DET DT 2 det
striker striker NOUN NN 3 nsubj
shot shoot VERB VBD 0 root
over over ADP IN 6 case
the the DET DT 6 det
crossbar crossbar NOUN NN 3 obl
_. . PUNCT . 3 punct
"""
FIRED_FROM_HIS_JOB = """
He he PRON PRP 3 nsubj:pass
was be AUX VBD 3 aux:pass
fired fire VERB VBN 0 root
from from ADP IN 6 case
his he PRON PRP$ 6 nmod:poss
job job NOUN NN 3 obl
_. . PUNCT . 3 punct
"""


@pytest.mark.parametrize(
    ("syntax", "expected"),
    [
        (GARRISON, {"fought"}),
        (MASSACRED_SYMPHONY, set()),
        (STRUCK_A_DEAL, set()),
        (SPORT, set()),
        (FIRED_FROM_HIS_JOB, set()),
    ],
)
def test_words_of_violence_that_tell_of_none(syntax: str, expected: set[str]) -> None:
    assert found(document(syntax)).keys() == expected


@pytest.mark.parametrize(
    "syntax", [PASSIVE, NOMINAL, LIGHT_VERB, PARTICIPLES, VERB_AT_THE_END, STRAY_PREPOSITION, SUBJECT_BEHIND]
)
def test_every_span_says_what_the_text_says_at_its_offsets(syntax: str) -> None:
    written = document(syntax)
    for event in events_of(written):
        for part in (event.trigger, *event.participants, *event.means):
            assert part.reproduces(written.text)
        assert written.tokens[event.head].overlaps(event.trigger) or event.trigger.text == "hostage"
        assert 0 < event.confidence <= 1


def test_roles_read_off_the_order_of_words_are_less_sure() -> None:
    assert found(document(VERB_FIRST))["attacking"].confidence < found(document(RELATIVE))["stormed"].confidence


def test_a_document_without_words_has_no_events() -> None:
    assert events_of(document("")) == ()
