"""Whose claim it is, through whom it came, and where they stand to it: small sentences read by the whole reader.

The trigger, the speaker, the relay and the stance of one claim a sentence; no speaker is the outlet's own voice.
"""

import pytest

from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.workflows.read_report import ReportReader

CASES = [
    # what a voice says inside of what another one says comes through that other
    ("State radio reported that the rebels had admitted burning the depot.", "burning", "the rebels", "State radio"),
    ("The newspaper quoted a nurse as saying that soldiers had beaten two patients.", "beaten", "a nurse", "newspaper"),
    ("The mission said it had been told by farmers that gunmen abducted a teacher.", "abducted", "farmers", "mission"),
    (
        "The weekly wrote, citing two diplomats, that the army had shelled the port.",
        "shelled",
        "two diplomats",
        "weekly",
    ),
    ("An envoy, quoted by the agency Lomax, said that rebels had killed four guards.", "killed", "An envoy", "Lomax"),
    ("Local radio repeated the villagers' claim that a jet had bombed the mill.", "bombed", "villagers", "Local radio"),
    # voices without a verb of saying
    ("To hear the opposition, police fired live rounds into the crowd.", "fired", "the opposition", None),
    ("By the account of the bishop, soldiers killed six villagers.", "killed", "the bishop", None),
    ("After information of the police were three men in the night arrested.", "arrested", "the police", None),
    ("The army have, so the minister, no village attacked.", "attacked", "the minister", None),
    ("In the clash are after army information three fighters died.", "died", "army", None),
    ("The ministry's version: the guards opened fire after a warning.", "opened", "The ministry", None),
    ("It was, the neighbours are certain, a drone that hit the bakery.", "hit", "the neighbours", None),
    # a voice between commas or at the end says all of its sentence
    ("The raid, according to the mayor, left four people dead.", "dead", "the mayor", None),
    ("The soldiers, villagers said, burned the mill and shot two farmers.", "shot", "villagers", None),
    ("Envoys meeting in Tolm agreed to lift the siege, the consul told reporters.", "siege", "the consul", None),
    ("Nine houses stood empty; two farmers were killed, the priest said.", "killed", "the priest", None),
    # pronouns that stand for a voice, chains that others open
    ("The guards kept a log, which shows that two prisoners were beaten.", "beaten", "a log", None),
    ("A nurse told police, and police told reporters, that gunmen abducted a vet.", "abducted", "A nurse", "police"),
    ("The daily wrote, with reference to two envoys, that the army had shelled Tolm.", "shelled", "envoys", "daily"),
    ("Passengers spoke, however, of a collision with a grey boat.", "collision", "Passengers", None),
    ("The union shot down the plan; by the students' account two boys were killed.", "killed", "the students", None),
    ("As the governor would have it, the students attacked the police.", "attacked", "the governor", None),
    ("It accused Marland, in turn, of having shelled two villages.", "shelled", "It", None),
    # order of words that translation leaves behind
    ("The government had the militia accused, a bridge blown up to have.", "blown", "The government", None),
    ("The militia threatened with it, the hostages to shoot.", "shoot", "The militia", None),
    ("Nine people were killed, informed the fire service on Friday.", "killed", "the fire service", None),
    # the one who is told is not the one who tells
    ("The court was told by the prosecution that the guards had tortured him.", "tortured", "the prosecution", None),
]


@pytest.fixture(scope="module")
def reader() -> ReportReader:
    return ReportReader.load()


def read(reader: ReportReader, text: str) -> Reading:
    return reader.read(Report(report_id="one", text=text, sha256=sha256_of(text), published="2031-05-14"))


def voices(reading: Reading, trigger: str) -> dict[str, str]:
    """The roles and words of the voices that the claim on the trigger came through."""
    (claim,) = [claim for claim in reading.claims if trigger in claim.event.trigger.text]
    spoken = {attribution.id: attribution for attribution in reading.attributions}
    if claim.attribution is None:
        return {}
    return {source.role: source.spans[0].text for source in spoken[claim.attribution].sources}


@pytest.mark.parametrize(("text", "trigger", "speaker", "relay"), CASES)
def test_claims_belong_to_the_innermost_voice(
    reader: ReportReader, text: str, trigger: str, speaker: str, relay: str | None
) -> None:
    found = voices(read(reader, text), trigger)
    assert speaker in found.get("speaker", "")
    assert (relay or "") in found.get("relay", "")
    assert (relay is None) == ("relay" not in found)


@pytest.mark.parametrize(
    ("text", "trigger", "stance"),
    [
        ("No one was killed in the fire.", "killed", "denies"),
        ("Not one of the passengers was injured.", "injured", "denies"),
        ("It was not our drone that hit the school, the colonel said.", "hit", "denies"),
        ("The mayor said he knew nothing of a massacre.", "massacre", "denies"),
        ("The ministry described as a fairy tale a report that its envoy had been kidnapped.", "kidnapped", "denies"),
        ("The president said the country would answer any attack.", "attack", "neutral"),
        ("Whoever kills a prisoner will be tried, the general said.", "kills", "neutral"),
        ("“If it was our shell that killed them, we regret it,” the general said.", "killed", "neutral"),
        ("The governor told residents to leave before the bombardment.", "bombardment", "neutral"),
        ("Two envoys said the army would withdraw from the valley.", "withdraw", "neutral"),
        ("Who killed the mayor?", "killed", "neutral"),
        ("The envoys did not shake hands, let alone sign a treaty.", "treaty", "denies"),
        ("The students have scheduled a march for Friday.", "march", "neutral"),
        ("It is untrue, the palace said, that the prince was arrested.", "arrested", "denies"),
        ("The suspect confessed to killing the judge.", "killing", "asserts"),
        ("Police said a gunman killed two guards.", "killed", "asserts"),
        ("The army did not doubt that the rebels had burned the mill.", "burned", "asserts"),
        ("No official confirmed that the guards had shot the courier.", "shot", "neutral"),
        ("The front denied that any of the captives was beaten.", "beaten", "denies"),
        ("The rebels are said to have burned the mill.", "burned", "neutral"),
        ("It was learned that rebels had burned the mill.", "burned", "asserts"),
        ("Rumour has it that the mayor was poisoned.", "poisoned", "neutral"),
        ("It looks as though the guards shot the courier.", "shot", "neutral"),
        ("The generals toyed with the idea of invading the island.", "invading", "neutral"),
        ("The colonel went on trial for ordering the shelling of a school.", "shelling", "neutral"),
        ("The police held back from attacking the students.", "attacking", "neutral"),
        ("The prisoner escaped execution.", "execution", "denies"),
        ("There was no truth to the story that the mayor had been arrested.", "arrested", "denies"),
        ("The bomb killed not nine people but two.", "killed", "asserts"),
        ("In the event of an attack the bridge will be blown up.", "blown up", "neutral"),
        ("An aftershock is possible at any time.", "aftershock", "neutral"),
        ("There were no casualties or material damage in the town.", "damage", "denies"),
        ("The owners of the farms have yet to be arrested.", "arrested", "denies"),
        ("The troops were going to reinforce the garrison.", "reinforce", "neutral"),
        ("The troops are going to attack the town.", "attack", "asserts"),
        ("A ceasefire and negotiations are needed in the valley.", "ceasefire", "neutral"),
        ("The sides had been scheduled to hold talks in Tesmar on Monday.", "talks", "neutral"),
        ("We have killed forty soldiers in the last week.", "killed", "neutral"),
    ],
)
def test_stance_to_the_event(reader: ReportReader, text: str, trigger: str, stance: str) -> None:
    (claim,) = [claim for claim in read(reader, text).claims if trigger in claim.event.trigger.text]
    assert claim.stance == stance


def test_an_answer_in_the_same_sentence_is_about_what_was_just_said(reader: ReportReader) -> None:
    text = "The Front says a patrol boat rammed the ferry, a charge that the navy has dismissed as enemy radio."
    reading = read(reader, text)
    said, answer = reading.claims
    assert (said.stance, answer.stance) == ("asserts", "denies")
    assert answer.event.type == said.event.type
    assert answer.about == (said.id,)


ANSWERS = {
    "whose charge it is": (
        """Marland accused Veyra of shelling a mill. Rebels killed a guard, police said. \
A Veyran sergeant laughed at the charge from Marland and said it was made up.""",
        "denies",
    ),
    "what was said last": ("The army said rebels shelled the mill. A lawyer for the rebels disputed that.", "denies"),
    "who disputes a denial says that it was so": (
        "The army did not shell the mill, the colonel said. A lawyer for the farmers disputed that.",
        "asserts",
    ),
    "what is called something else": (
        "The Alliance alleges that soldiers shelled the mill. A spokesman called the accusation “an alibi”.",
        "denies",
    ),
}


@pytest.mark.parametrize(("text", "stance"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_about_what_it_names(reader: ReportReader, text: str, stance: str) -> None:
    reading = read(reader, text)
    answer = reading.claims[-1]
    (answered,) = [claim for claim in reading.claims if claim.id in answer.about]
    assert (answered.event.type, answer.stance) == ("attack.shelling", stance)


def test_what_was_reportedly_so_happened_reportedly_where_it_did(reader: ReportReader) -> None:
    reading = read(reader, "Eight miners were reportedly killed in a landslide.")
    assert {claim.stance for claim in reading.claims} == {"neutral"}


INTERVIEW = """Oran Vesk, 52, commands the river militia. We met him in Tolm.

How many prisoners do you hold?

We hold none. The army executed our men in March.

What about the school in Lower Tolm?

We did not shell the school.
"""


def test_answers_of_an_interview_are_in_the_voice_of_whom_it_is_with(reader: ReportReader) -> None:
    reading = read(reader, INTERVIEW)
    assert voices(reading, "executed") == {"speaker": "Oran Vesk"}
    assert voices(reading, "shell") == {"speaker": "Oran Vesk"}


def test_labelled_lines_are_in_the_voice_of_their_label(reader: ReportReader) -> None:
    text = "The minister: Rebels burned the mill.\n\nThe rebel spokesman: The army burned the mill."
    reading = read(reader, text)
    spoken = {one.id: one.sources[0].spans[0].text for one in reading.attributions}
    assert [spoken[claim.attribution or ""] for claim in reading.claims] == ["The minister", "The rebel spokesman"]
