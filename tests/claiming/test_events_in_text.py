"""Events from plain text through the shipped reader model: what must be found, and what must not."""

from functools import cache
from pathlib import Path

import pytest

from reportedly.annotation.counts.annotator import CountAnnotator
from reportedly.annotation.reader_model.annotator import ReaderModelAnnotator
from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.claiming.attributions import find_utterances
from reportedly.claiming.event_mentions import EventFinder, EventMention
from reportedly.claiming.marked_text import MarkedText
from reportedly.model.document import Document
from reportedly.model.report import Report, sha256_of

NO_EVENTS = tuple(
    line
    for line in Path(__file__).with_name("no_events.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
FALSE_EVENTS_AT_MOST = 4
"""Sentences of no_events.txt in which an event is found all the same; a ceiling that only sinks."""


@cache
def _reader() -> ReaderModelAnnotator:
    return ReaderModelAnnotator(ReaderModel.load())


def events_of(text: str) -> tuple[EventMention, ...]:
    report = Report(report_id="written", text=text, sha256=sha256_of(text))
    marked = MarkedText(CountAnnotator().annotate(_reader().annotate(Document(report=report))))
    return EventFinder.load().find(marked, [utterance.attribution for utterance in find_utterances(marked)])


@pytest.mark.parametrize(
    ("text", "event_type", "expected_roles"),
    [
        (
            "Gunmen kidnapped an engineer near the dam.",
            "custody.abduction",
            {"agent": "Gunmen", "victim": "an engineer"},
        ),
        ("The town came under artillery fire at dawn.", "attack.shelling", {}),
        ("Three soldiers were killed in an ambush near Vorrick.", "harm.death", {"victim": "Three soldiers"}),
        ("The navy fired two missiles at the port.", "attack.missile", {"agent": "The navy", "target": "the port"}),
        ("The rebels retreated into the hills.", "territory.retreat", {"agent": "The rebels"}),
        ("The mayor's brutal murder shocked Vorrick.", "attack.murder", {"victim": "The mayor"}),
        ("The army's advance on Vorrick continued.", "territory.advance", {"agent": "The army"}),
        (
            "The army's killing of six priests was condemned.",
            "harm.death",
            {"agent": "The army", "victim": "six priests"},
        ),
        (
            "The offices, which were damaged by a bomb, reopened.",
            "destruction.damage",
            {"target": "The offices"},
        ),
        ("Police dispersed the protesters with tear gas.", "protest.dispersal", {"agent": "Police"}),
        ("The president imposed a curfew in the capital.", "government.curfew", {"agent": "The president"}),
        ("Norvania and Calderia signed a peace treaty.", "agreement.peace", {"agent": "Norvania"}),
        ("The union imposed sanctions on two ministers.", "sanction.imposition", {"agent": "The union"}),
        ("Hundreds of families fled the village.", "harm.displacement", {"victim": "Hundreds of families"}),
        ("A suicide bomber blew himself up at the gate.", "attack.suicide_bombing", {"agent": "A suicide bomber"}),
        ("A bomb exploded outside the embassy.", "attack.explosion", {"target": "the embassy"}),
        ("Militants set fire to the town hall.", "attack.arson", {"agent": "Militants", "target": "the town hall"}),
        ("The two ministers met in the capital.", "talks.meeting", {"participant": "The two ministers"}),
        ("The kingdom supplied the rebels with rifles.", "support.material", {"agent": "The kingdom"}),
        ("The army lifted its siege of the town.", "territory.siege", {"target": "the town"}),
        ("Three miners died when a tunnel caved in.", "accident.collapse", {"target": "a tunnel"}),
        ("A trawler went down off Veyra in a storm.", "accident.shipwreck", {"target": "A trawler"}),
        ("Marland has sunk a pilot boat.", "attack.ship_sinking", {"agent": "Marland", "target": "a pilot boat"}),
        ("Sentries fired at us from the tower.", "attack.shooting", {"agent": "Sentries", "target": "us"}),
        ("A shell destroyed a classroom in Tolmin.", "destruction.damage", {"target": "a classroom in Tolmin"}),
        ("Masked men forced their way into the courthouse.", "attack.raid", {"agent": "Masked men"}),
        ("Dockers threw stones at the patrol cars.", "protest.riot", {"agent": "Dockers", "target": "the patrol cars"}),
        ("Police used live rounds.", "attack.shooting", {"agent": "Police"}),
        ("The rebels have held the quarry since March.", "territory.occupation", {"target": "the quarry"}),
        ("Six stokers were taken to two hospitals.", "harm.hospitalisation", {"victim": "Six stokers"}),
        ("The two sides will swap 40 captives.", "custody.prisoner_exchange", {"participant": "The two sides"}),
        ("Norvania signed an agreement with Calderia.", "agreement.signature", {"agent": "Norvania"}),
        ("Hundreds marched through Tesmar to demand an inquiry.", "protest.demonstration", {"agent": "Hundreds"}),
        ("A gunman killed the sexton.", "harm.death", {"agent": "A gunman", "victim": "the sexton"}),
        (
            "Two clerks were shot to death by a group of heavily armed men.",
            "attack.shooting",
            {"agent": "a group of heavily armed men", "victim": "Two clerks"},
        ),
        ("Police firing killed a cobbler.", "attack.fire", {"agent": "Police"}),
        ("Shells killed between 12 and 23 people.", "harm.death", {"victim": "between 12 and 23 people"}),
        ("Ten bodies were found in the well.", "harm.death", {"victim": "Ten bodies"}),
        ("The district hospital has received eight wounded.", "harm.hospitalisation", {"victim": "eight wounded"}),
        (
            "The Blue Column, the militia that has besieged Tolmin since May, has no boats.",
            "territory.siege",
            {"agent": "The Blue Column", "target": "Tolmin"},
        ),
        ("The militia, which claimed responsibility for raiding the depot, has 200 men.", "attack.raid", {}),
        # headlines
        ("Army chief's aide arrested in Vorrick", "custody.arrest", {"victim": "Army chief's aide"}),
        ("Colonel acquitted in massacre trial", "law.acquittal", {"victim": "Colonel"}),
        ("Two priests kidnapped near Halmere", "custody.abduction", {"victim": "Two priests"}),
    ],
)
def test_found_with_its_roles(text: str, event_type: str, expected_roles: dict[str, str]) -> None:
    found = [event for event in events_of(text) if event.type == event_type]
    assert len(found) == 1
    told = {participant.role: participant.text for participant in reversed(found[0].participants)}
    assert expected_roles.items() <= told.items()


def test_a_town_near_which_a_bomb_explodes_is_not_its_target() -> None:
    (explosion,) = (event for event in events_of("A bomb exploded near Vorrick.") if event.type == "attack.explosion")
    assert [participant.text for participant in explosion.participants] == []


def test_victims_are_counted() -> None:
    (killed,) = (event for event in events_of("The blast killed at least 12 people.") if event.type == "harm.death")
    assert [(c.text, c.outcome, c.low, c.bound) for c in killed.casualties] == [
        ("at least 12 people", "killed", 12, "at_least")
    ]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("Two killed in blast", "harm.death", [("Two", "killed", 2)]),
        ("A baker was killed in a shooting in Tesmar.", "harm.death", [("A baker", "killed", 1)]),
        ("Six stokers died in the explosion.", "harm.death", [("Six stokers", "killed", 6)]),
        ("The verger died later in hospital.", "harm.death", [("The verger", "killed", 1)]),
        ("He died later in hospital.", "harm.death", []),
        ("The family was killed by a shell.", "harm.death", []),
        ("The explosion left three people dead.", "harm.death", [("three people", "killed", 3)]),
        ("A porter was shot dead by burglars.", "attack.shooting", [("A porter", "killed", 1)]),
        ("Two cooks were stabbed to death.", "attack.stabbing", [("Two cooks", "killed", 2)]),
        ("Guards beat four detainees.", "attack.beating", [("four detainees", "injured", 4)]),
        ("A shepherd was shot in the arm.", "attack.shooting", []),
    ],
)
def test_figures_of_harm(text: str, event_type: str, expected: list[tuple[str, str, int]]) -> None:
    (event,) = (event for event in events_of(text) if event.type == event_type)
    assert [(c.text, c.outcome, c.low) for c in event.casualties] == expected


@pytest.mark.parametrize(
    ("text", "event_type", "means"),
    [
        ("Police used tear gas to clear the square.", "protest.dispersal", ["tear gas"]),
        ("Rival gangs fought with iron bars.", "conflict.clash", ["iron bars"]),
        ("A boy threw a grenade into the yard.", "attack.grenade", ["a grenade"]),
        ("The navy is bringing tents to Oru.", "support.humanitarian", ["tents"]),
        ("The kingdom gave rifles to the rebels.", "support.arms", ["rifles"]),
    ],
)
def test_means(text: str, event_type: str, means: list[str]) -> None:
    (event,) = (event for event in events_of(text) if event.type == event_type)
    assert [span.text for span in event.means] == means


def test_few_events_where_there_are_none() -> None:
    found = {text: [event.type for event in events_of(text)] for text in NO_EVENTS}
    false = {text: types for text, types in found.items() if types}
    assert len(NO_EVENTS) >= 50
    assert len(false) <= FALSE_EVENTS_AT_MOST, false
