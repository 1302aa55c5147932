from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotation.actors.annotator import ActorAnnotator
from reportedly.annotation.places.countries import Country, load_countries
from reportedly.model.actor import Mention
from reportedly.model.annotation import Name
from reportedly.model.place import PlaceMention
from tests.annotation.actors.texts import document, name, place, with_syntax

ANNOTATOR = ActorAnnotator()


def mentions(
    text: str,
    *,
    names: tuple[Name, ...] = (),
    places: tuple[PlaceMention, ...] = (),
    published: str | None = "2018-11-25",
) -> tuple[Mention, ...]:
    given_document = replace(document(text, published=published), names=names, places=places)
    return ANNOTATOR.annotate(given_document).mentions


def mention(text: str, phrase: str, *, published: str | None = "2018-11-25") -> Mention:
    """The mention of exactly the first `phrase` in `text`."""
    found = mentions(text, published=published)
    start = text.index(phrase)
    matching = [each for each in found if (each.start, each.end) == (start, start + len(phrase))]
    assert matching, f"{phrase!r} is none of {[each.text for each in found]}"
    return matching[0]


@pytest.mark.parametrize(
    ("text", "phrase", "actor", "source_kind"),
    [
        ("The Norwegian government denied it.", "The Norwegian government", "NOR.GOV", "government"),
        ("Norway's government denied it.", "Norway's government", "NOR.GOV", "government"),
        ("The government of Norway denied it.", "The government of Norway", "NOR.GOV", "government"),
        ("the Chilean defence Ministry said so.", "the Chilean defence Ministry", "CHL.MIL", "government"),
        ("The Chilean Ministry of Defense said so.", "The Chilean Ministry of Defense", "CHL.MIL", "government"),
        ("The Peruvian air force flew.", "The Peruvian air force", "PER.MIL", "military"),
        ("Peruvian police searched the house.", "Peruvian police", "PER.COP", "police"),
        ("The Nepalese parliament met.", "The Nepalese parliament", "NPL.LEG", "parliament"),
        ("A Dutch court ruled on it.", "A Dutch court", "NLD.JUD", "court"),
        ("Several Chadian rebel groups signed.", "Several Chadian rebel groups", "TCD.REB", "armed_group"),
        ("The Chadian opposition walked out.", "The Chadian opposition", "TCD.OPP", "party"),
        ("The US army left.", "The US army", "USA.MIL", "military"),
        ("U.S. officials declined to comment.", "U.S. officials", "USA.GOV", "government"),
        ("North Korean troops crossed it.", "North Korean troops", "PRK.MIL", "military"),
        ("The North Korean state news agency KCNA said so.", "The North Korean state news agency KCNA",
         "PRK.MED.KCNA", "news_agency"),
        ("the Agency Tass reported.", "the Agency Tass", "RUS.MED.TASS", "news_agency"),
        ("Reuters news agency reported.", "Reuters news agency", "GBR.MED.REUTERS", "news_agency"),
        ("the UN security Council met.", "the UN security Council", "IGO.UN.SC", "igo"),
        ("the security Council of the United Nations met.", "the security Council of the United Nations",
         "IGO.UN.SC", "igo"),
        ("the organization for the prohibition of chemical weapons (OPCW) met.",
         "the organization for the prohibition of chemical weapons (OPCW)", "IGO.OPCW", "igo"),
        ("The Lord's Resistance Army fled.", "The Lord's Resistance Army", "UGA.REB.LRA", "armed_group"),
        ("Al-Shabaab fighters left the town.", "Al-Shabaab fighters", "SOM.REB.SHABAAB", "armed_group"),
        ("Hamas officials agreed.", "Hamas officials", "PSE.REB.HAMAS", "armed_group"),
        ("the militant group Hamas agreed.", "the militant group Hamas", "PSE.REB.HAMAS", "armed_group"),
        ("The Kremlin was silent.", "The Kremlin", "RUS.GOV.KREMLIN", "government"),
        ("Doctors Without Borders opened a clinic.", "Doctors Without Borders", "NGO.MSF", "ngo"),
        ("They met the people's Protection Units.", "the people's Protection Units",
         "SYR.REB.YPG", "armed_group"),
    ],
)  # fmt: skip
def test_the_words_of_a_phrase_give_its_code(text: str, phrase: str, actor: str, source_kind: str) -> None:
    found = mention(text, phrase)
    assert (found.actor, found.source_kind, found.resolved) == (actor, source_kind, False)


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Armed terrorist groups attacked the Nepalese army.", "Armed terrorist groups", "armed_group"),
        ("The terrorists attacked the Nepalese army.", "The terrorists", "armed_group"),
        ("The Nepalese people want peace.", "The Nepalese people", "people"),
        ("More than 100 people in the Nepalese capital fell ill.", "More than 100 people", "people"),
        ("Nepal accused foreign States.", "foreign States", "organisation"),
        ("Nepal accused foreign troops.", "foreign troops", "organisation"),
        ("Gunmen attacked the Nepalese army.", "Gunmen", "armed_group"),
        ("The Nepalese fled.", None, None),
    ],
)
def test_who_is_not_coded(text: str, phrase: str | None, kind: str | None) -> None:
    if phrase is None:
        assert mentions(text) == ()
    else:
        found = mention(text, phrase)
        assert (found.actor, found.kind) == (None, kind)


@pytest.mark.parametrize(
    ("text", "phrase", "actor", "source_kind", "behalf"),
    [
        ("said a spokesman for the Chilean defence Ministry on Sunday.",
         "a spokesman for the Chilean defence Ministry", "CHL.MIL", "government", "the Chilean defence Ministry"),
        ("A Chilean army spokeswoman said so.", "A Chilean army spokeswoman", "CHL.MIL", "military", "Chilean army"),
        ("The Taliban's spokesman said so.", "The Taliban's spokesman",
         "AFG.REB.TALIBAN", "armed_group", "The Taliban"),
        ("Representatives of the Chilean government and some Peruvian rebels met.",
         "Representatives of the Chilean government and some Peruvian rebels", None, "unknown",
         "the Chilean government"),
        ("A spokesman said so.", "A spokesman", None, "unknown", None),
    ],
)  # fmt: skip
def test_who_speaks_for_somebody_is_one_voice(
    text: str, phrase: str, actor: str | None, source_kind: str, behalf: str | None
) -> None:
    found = mention(text, phrase)
    assert (found.actor, found.source_kind) == (actor, source_kind)
    assert (found.on_behalf_of.text if found.on_behalf_of else None) == behalf
    assert not found.anonymous


@pytest.mark.parametrize(
    ("text", "phrase", "anonymous"),
    [
        ("Officials said so.", "Officials", True),
        ("A security source said so.", "A security source", True),
        ("Witnesses saw smoke.", "Witnesses", True),
        ("A senior Chilean official said so.", "A senior Chilean official", True),
        ("The Chilean foreign minister said so.", "The Chilean foreign minister", False),
        ("The Chilean army said so.", "The Chilean army", False),
    ],
)
def test_whether_a_phrase_hides_who_speaks(text: str, phrase: str, anonymous: bool) -> None:
    assert mention(text, phrase).anonymous is anonymous


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("The Chilean army advanced. The government was silent.", "The government", "CHL.GOV"),
        ("The Chilean government accused the rebels.", "the rebels", "CHL.REB"),
        ("The Chilean ministry of health spoke. Later the ministry fell silent.", "the ministry", "CHL.GOV"),
        ("It came from Xinhua. The Chinese state news agency spread photos.", "The Chinese state news agency",
         "CHN.MED.XINHUA"),
        ("The state news agency Petra, in Jordan, and Jordanian rebels spoke. Later the state news agency fell silent.",
         "the state news agency", "JOR.MED.PETRA"),
        ("The Chilean army and the Peruvian army met. The army left.", "The army", None),
        ("The Chilean government met the Peruvian government. The government left.", "The government", None),
        ("The Chilean regime fell. Rebel positions in Chile were hit.", "Rebel positions", "CHL.REB"),
        ("Nobody knew. The rebels fled.", "The rebels", None),
        ("A UN official spoke. The official left.", "The official", "IGO.UN"),
        ("A UN official met a Chilean official. The official left.", "The official", None),
        ("The newspaper Haaretz knew. The paper was silent.", "The paper", "ISR.MED.HAARETZ"),
        ("The town's hospital burnt. It was Chilean soldiers.", "The town's hospital", "CHL.HLH"),
        ("The White Helmets and the Syrian Observatory for Human Rights spoke. Later the observatory fell silent.",
         "the observatory", "NGO.SOHR"),
    ],
)  # fmt: skip
def test_what_is_carried_over_from_before(text: str, phrase: str, actor: str | None) -> None:
    start = text.rindex(phrase)
    found = next(each for each in mentions(text) if each.start == start)
    assert found.text == phrase
    assert found.actor == actor
    assert found.resolved is (actor is not None)


def test_he_is_the_last_person_and_she_is_not_him() -> None:
    text = "A spokesman for the Chilean army spoke. He said little. She said more."
    found = {each.text: each for each in mentions(text)}
    assert (found["He"].actor, found["He"].source_kind) == ("CHL.MIL", "military")
    assert found["He"].on_behalf_of is not None
    assert (found["She"].actor, found["She"].resolved) == (None, False)


@pytest.mark.parametrize(
    ("text", "phrase", "actor", "source_kind", "behalf"),
    [
        ("The United Nations asked for money. Its envoy left.", "Its envoy", "IGO.UN", "igo", "Its"),
        ("Hamas claimed it. Its fighters left.", "Its fighters", "PSE.REB.HAMAS", "armed_group", None),
        ("Hamas claimed it. Its forces left.", "Its forces", "PSE.REB.HAMAS", "armed_group", None),
        ("Hamas claimed it. Their leader left.", "Their leader", "PSE.REB.HAMAS", "armed_group", None),
        ("The company shut the mine. Its spokesman left.", "Its spokesman", None, "company", "Its"),
        ("Chile sent ships. Its army left. Its president stayed.", "Its army", "CHL.MIL", "military", None),
        ("Chile sent ships. Its army left. Its president stayed.", "Its president", "CHL.GOV", "government", None),
        ("Amnesty International wrote to Chile's army. Its researcher left.", "Its researcher", None, "expert", None),
        ("Nobody knew. Its spokesman left.", "Its spokesman", None, "unknown", None),
        ("Hamas came. Residents fled. Their leader left.", "Their leader", None, "unknown", None),
        ("Hamas claimed it. Its children left.", "Its children", None, "person", None),
    ],
)  # fmt: skip
def test_what_belongs_to_the_body_named_before(
    text: str, phrase: str, actor: str | None, source_kind: str, behalf: str | None
) -> None:
    found = mention(text, phrase)
    assert (found.actor, found.source_kind, found.resolved) == (actor, source_kind, actor is not None)
    assert (found.on_behalf_of.text if found.on_behalf_of else None) == behalf


def test_a_person_introduced_as_somebodys_belongs_there_too() -> None:
    text = "Amnesty International wrote. Its researcher Inga Holt came. Holt left. According to her, ten died."
    found = mentions(text, names=(name(text, "Inga Holt", "person"),))
    assert [(each.text, each.actor, each.source_kind) for each in found] == [
        ("Amnesty International", "NGO.AMNESTY", "ngo"),
        ("Its researcher Inga Holt", "NGO.AMNESTY", "ngo"),
        ("Holt", "NGO.AMNESTY", "ngo"),
        ("her", "NGO.AMNESTY", "ngo"),
    ]


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("Boko Haram came. The militants burnt it.", "The militants", "NGA.REB.BOKOHARAM"),
        ("Boko Haram came. The group burnt it.", "The group", "NGA.REB.BOKOHARAM"),
        ("Boko Haram came. The militia burnt it.", "The militia", "NGA.REB.BOKOHARAM"),
        ("Boko Haram came. The alliance burnt it.", "The alliance", "NGA.REB.BOKOHARAM"),
        ("Boko Haram came. It rained. It rained. It rained. The militants burnt it.", "The militants", None),
        ("Boko Haram met al-Shabaab. The militants burnt it.", "The militants", None),
        ("Boko Haram came. The gunmen burnt it.", "The gunmen", None),
        ("Boko Haram came. Militants burnt it.", "Militants", None),
    ],
)
def test_nouns_for_fighters_point_back_to_the_group_named_before(text: str, phrase: str, actor: str | None) -> None:
    assert mention(text, phrase).actor == actor


@pytest.mark.parametrize(
    ("text", "person", "source_kind"),
    [
        ("The mayor, Ana Olmedo, spoke. Olmedo left.", "Ana Olmedo", "government"),
        ("Ana Olmedo, 52, a resident of the town, spoke. Olmedo left.", "Ana Olmedo", "witness"),
        ("One medic, Dr. Ana Olmedo, spoke. Olmedo left.", "Ana Olmedo", "medical"),
        ("The army chief, Ana Olmedo, spoke. Olmedo left.", "Ana Olmedo", "military"),
        ("A lawyer, Ana Olmedo, spoke. Olmedo left.", "Ana Olmedo", "person"),
        ("Police chief Ana Olmedo spoke. Ms Olmedo left.", "Ana Olmedo", "police"),
    ],
)
def test_a_name_keeps_the_kind_of_the_role_beside_it(text: str, person: str, source_kind: str) -> None:
    found = mentions(text, names=(name(text, person, "person"),))
    called = [each for each in found if "Olmedo" in each.text]
    assert [(each.actor, each.source_kind) for each in called] == [(None, source_kind), (None, source_kind)]


def test_a_role_keeps_the_kind_that_its_first_mention_had() -> None:
    text = "Rebel commander Ali Dorr spoke. The commander left. A commander came."
    found = {each.text: each for each in mentions(text, names=(name(text, "Ali Dorr", "person"),))}
    assert found["The commander"].source_kind == "armed_group"
    assert found["A commander"].source_kind == "unknown"


def test_they_are_a_body_only_where_they_say_something() -> None:
    plain = document("The Chilean police came. They say so.")
    said = with_syntax(plain, ("They", "PRON", "nsubj", "say"), ("say", "VERB", "root", "say"))
    assert [(each.text, each.actor) for each in ANNOTATOR.annotate(said).mentions] == [
        ("The Chilean police", "CHL.COP"),
        ("They", "CHL.COP"),
    ]
    assert [each.text for each in ANNOTATOR.annotate(plain).mentions] == ["The Chilean police"]


def test_a_verb_before_a_number_is_no_part_of_the_phrase() -> None:
    plain = document("They had killed 20 Chilean soldiers.")
    parsed = with_syntax(plain, ("killed", "ADJ", "amod", "soldiers"), ("20", "NUM", "nummod", "soldiers"))
    assert [each.text for each in ANNOTATOR.annotate(parsed).mentions] == ["20 Chilean soldiers"]


@pytest.mark.parametrize(
    ("body", "sector", "source_kind"),
    [
        ("government", "GOV", "government"),
        ("army", "MIL", "military"),
        ("police", "COP", "police"),
        ("parliament", "LEG", "parliament"),
        ("foreign ministry", "GOV", "government"),
    ],
)
def test_every_country_has_its_government_army_police_and_parliament(body: str, sector: str, source_kind: str) -> None:
    countries = load_countries()
    text = " ".join(f"The {body} of {country.name} met." for country in countries)
    found = [each for each in mentions(text) if each.source_kind == source_kind]
    assert [each.actor for each in found] == [f"{country.alpha3}.{sector}" for country in countries]


@pytest.mark.parametrize(
    "country", [c for c in load_countries() if c.demonyms], ids=lambda country: str(country.alpha3)
)
def test_a_peoples_name_tells_whose_police_it_is(country: Country) -> None:
    demonym = country.demonyms[0]
    shared = [other for other in load_countries() if demonym in other.demonyms]
    found = mention(f"The {demonym} police left.", f"The {demonym} police")
    assert found.actor == (f"{country.alpha3}.COP" if len(shared) == 1 else None)


def test_two_persons_leave_he_open() -> None:
    text = "The Chilean president met the Peruvian army commander. He said little."
    assert next(each for each in mentions(text) if each.text == "He").actor is None


def test_a_name_gets_the_code_of_the_role_beside_it() -> None:
    text = "Its spokesman, Rodrigo Almendra, spoke. Almendra, 52, the Chilean defence minister, agreed. Almendra left."
    found = mentions(text, names=(name(text, "Rodrigo Almendra", "person"),))
    persons = [each for each in found if "Almendra" in each.text]
    assert [each.actor for each in persons] == [None, "CHL.MIL", "CHL.MIL"]
    assert persons[-1].resolved


def test_a_title_gives_an_unknown_person_a_code_unless_the_office_is_over() -> None:
    text = "Chilean Foreign Minister Rodrigo Almendra met former Chilean president Ana Olmedo."
    found = mentions(text, names=(name(text, "Rodrigo Almendra", "person"), name(text, "Ana Olmedo", "person")))
    assert [(each.text, each.actor) for each in found] == [
        ("Chilean Foreign Minister Rodrigo Almendra", "CHL.GOV"),
        ("former Chilean president Ana Olmedo", None),
    ]


@pytest.mark.parametrize(("published", "actor"), [("2018-11-25", "DEU.GOV"), ("2023-11-25", None), (None, "DEU.GOV")])
def test_an_office_is_held_only_in_its_time(published: str | None, actor: str | None) -> None:
    found = mention("Angela Merkel spoke.", "Angela Merkel", published=published)
    assert (found.actor, found.kind) == (actor, "person")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Chile agreed with Peru.", ["Norway", "Chile", "Peru"]),
        ("It rained in Norway and near Chile.", []),
        ("Troops from Norway fought in southern Chile.", ["Troops from Norway"]),
        ("Norwegians fled.", ["Norwegians"]),
        ("The Norwegian valleys were flooded.", []),
    ],
)
def test_a_country_acts_or_is_a_place(text: str, expected: list[str]) -> None:
    assert [each.text for each in mentions(text)] == expected


@pytest.mark.parametrize("text", ["Norwegian-backed rebels fled.", "Latin American rebels fled."])
def test_a_country_that_only_describes_gives_no_code(text: str) -> None:
    assert [each.actor for each in mentions(text)] == [None]


def test_a_capital_stands_for_its_government_only_as_metonym() -> None:
    text = "Oslo denied it. People ran through Oslo."
    metonym = mentions(text, places=(place(text, "Oslo", "NO", role="metonym"),))
    assert [(each.text, each.actor, each.kind) for each in metonym] == [
        ("Oslo", "NOR.GOV", "organisation"),
        ("People", None, "people"),
    ]


def test_a_place_tells_whose_hospital_but_not_whose_troops() -> None:
    text = "Hospitals in Bergen were full of troops in Bergen."
    first = place(text, "Bergen", "NO")
    start = text.rindex("Bergen")
    found = mentions(text, places=(first, replace(first, start=start, end=start + len("Bergen"))))
    assert [(each.text, each.actor) for each in found] == [
        ("Hospitals in Bergen", "NOR.HLH"),
        ("troops in Bergen", "NOR.MIL"),
    ]
    assert [each.resolved for each in found] == [False, True]


def test_a_place_in_front_tells_whose_hospital() -> None:
    text = "Bergen's hospitals were full. Chile sent flowers."
    assert [(each.text, each.actor) for each in mentions(text, places=(place(text, "Bergen", "NO"),))] == [
        ("Bergen's hospitals", "NOR.HLH"),
        ("Chile", "CHL"),
    ]


def test_a_country_behind_its_town_is_where_the_town_is() -> None:
    text = "He died in Bergen, Norway, on Sunday."
    places = (place(text, "Bergen", "NO"), replace(place(text, "Norway", "NO"), feature="country"))
    assert [each.text for each in mentions(text, places=places)] == ["He"]


def test_the_parse_tells_what_belongs_to_the_next_noun() -> None:
    plain = document("An official report blamed a Chilean police convoy and the wealthy harbour workers.")
    parsed = with_syntax(
        plain,
        ("official", "ADJ", "amod", "report"),
        ("police", "NOUN", "compound", "convoy"),
        ("wealthy", "ADJ", "amod", "workers"),
        ("harbour", "NOUN", "compound", "workers"),
    )
    assert [each.text for each in ANNOTATOR.annotate(parsed).mentions] == [
        "a Chilean police convoy",
        "the wealthy harbour workers",
    ]


def test_it_is_an_actor_only_where_it_says_something() -> None:
    plain = document("The Chilean army left. It denied this.")
    said = with_syntax(plain, ("It", "PRON", "nsubj", "denied"), ("denied", "VERB", "root", "denied"))
    denied = replace(said, tokens=tuple(replace(token, lemma=token.lemma.replace("ied", "y")) for token in said.tokens))
    assert [(each.text, each.actor) for each in ANNOTATOR.annotate(denied).mentions] == [
        ("The Chilean army", "CHL.MIL"),
        ("It", "CHL.MIL"),
    ]
    assert [each.text for each in ANNOTATOR.annotate(plain).mentions] == ["The Chilean army"]


def test_an_international_body_with_a_country_is_another_one() -> None:
    assert mention("The Chilean Security Council met.", "The Chilean Security Council").actor is None
    assert mention("The Security Council met.", "The Security Council").actor == "IGO.UN.SC"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE CHILEAN ARMY SAID US TROOPS LEFT. IT IS CALM.", ["THE CHILEAN ARMY", "TROOPS"]),
        ("Who is in charge? It is or was so.", []),
        ("WHO and IS were named.", ["WHO", "IS"]),
    ],
)
def test_acronyms_that_are_words_need_capitals_that_tell(text: str, expected: list[str]) -> None:
    assert [each.text for each in mentions(text)] == expected


def test_two_groups_of_one_name_are_told_apart_by_the_report() -> None:
    syrian = "Syrian rebels rejected it, said the National liberation front."
    algerian = "Algerian voters left the National Liberation Front."
    assert mention(syrian, "the National liberation front").actor == "SYR.REB.NFL"
    assert mention(algerian, "the National Liberation Front").actor == "DZA.PTY.FLN"
    assert mention("The National Liberation Front met.", "The National Liberation Front").actor is None


WORDS = [
    "the",
    "a",
    "Syrian",
    "Chile",
    "'s",
    "army",
    "of",
    "for",
    "in",
    "spokesman",
    "rebels",
    "107",
    "people",
    "he",
    "Reuters",
    "(",
    "OPCW",
    ")",
    ",",
    ".",
    "-",
    "“",
    "”",
    "said",
    "minister",
    "government",
    "and",
    "Hamas",
    "they",
    "positions",
    "Angela",
    "Merkel",
    "agency",
    "état",
    "🙂",
    "THE",
    "US",
]


@given(st.lists(st.sampled_from([*WORDS, "\n"]), max_size=40))
def test_any_text_gives_mentions_in_order_that_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = mentions(text)
    assert all(each.reproduces(text) and each.start < each.end for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert len({each.id for each in found}) == len(found)
    assert all(each.contains(each.head) for each in found if each.head is not None)
    assert mentions(text) == found
