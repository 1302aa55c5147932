from pathlib import Path

import pytest

from reportedly.annotation.actors.actor_list import parsed_actor_list, read_actor_list
from reportedly.annotation.actors.annotator import ActorAnnotator
from reportedly.errors import KnowledgeError
from tests.annotation.actors.texts import document

HEADER = "code,name,aliases,kind,source_kind,country,from,until,ownership,demonyms,source"
ISLAND = f"""{HEADER}
XQA,Orvessa,Republic of Orvessa,country,government,XQA,,,,Orvessan|Orvessans,invented
XQA.REB.REEDS,Company of Reeds,Reed Company,armed_group,armed_group,XQA,2020,2022,,,invented
XQA.MED.SANA,Sana Weekly,Sana,organisation,outlet,XQA,,,private,,invented
"""


def test_a_row_gives_an_actor() -> None:
    read = parsed_actor_list(ISLAND, "island.csv")
    country, group, _ = read.actors
    assert read.warnings == ()
    assert (country.code, country.demonyms, country.alpha2) == ("XQA", ("Orvessan", "Orvessans"), "XQ")
    assert (group.aliases, group.since, group.until) == (("Reed Company",), "2020", "2022-12-31")
    assert not group.holds_on("2019-12-31")
    assert group.holds_on("2024-01-01"), "a group may be spoken of after its end"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("xqa.reb,Name,,person,,,,,,,", "the code 'xqa.reb'"),
        ("XQA.REB,,,person,,,,,,,", "the name is empty"),
        ("XQA.REB,Name,,tribe,,,,,,,", "the kind 'tribe' is none of person"),
        ("XQA.REB,Name,,person,gossip,,,,,,", "the source_kind 'gossip' is none of government"),
        ("XQA.REB,Name,,person,,,May 2020,,,,", "from 'May 2020' is neither"),
        ("XQA.REB,Name,,person,,,,2020-02-31,,,", "until '2020-02-31' is neither"),
        ("XQA.REB,Name,,person,,,2021,2020,,,", "from '2021' is after until '2020'"),
        ("XQA.REB,Name,,person,,,,,,,,surplus", "put names with commas into double quotes"),
    ],
)
def test_a_bad_row_is_left_out_with_a_warning(row: str, told: str) -> None:
    read = parsed_actor_list(f"# a comment\n{HEADER}\n{row}\nXQA.GOV,Council,,organisation,,,,,,,\n", "mine.csv")
    assert [actor.code for actor in read.actors] == ["XQA.GOV"]
    assert len(read.warnings) == 1
    assert read.warnings[0].code == "actor_row_skipped"
    assert read.warnings[0].message.startswith("mine.csv, line 3: ")
    assert told in read.warnings[0].message


def test_a_row_that_is_there_twice_is_left_out_the_second_time() -> None:
    rows = "XQA.GOV,Council,,organisation,,,,,,,\nXQA.GOV,Council,Senate,organisation,,,,,,,\n"
    read = parsed_actor_list(f"{HEADER}\n{rows}", "mine.csv")
    assert [actor.aliases for actor in read.actors] == [()]
    assert [warning.message for warning in read.warnings] == [
        "mine.csv, line 3: 'Council' of XQA.GOV is in line 2 already; keep one of them; row skipped"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "mine.csv, line 1: the header lacks code, name, kind"),
        ("code,name\nXQA,Orvessa\n", "mine.csv, line 1: the header lacks kind"),
        ("code,name,kind,colour\n", "mine.csv, line 1: the header has colour; the columns are code, name, kind"),
        ("code,name,kind,name\n", "the header has a column twice"),
        ('code,name,kind\nXQA.GOV,"Council,organisation\n', "mine.csv, line 2"),
    ],
)
def test_a_broken_list_is_an_error_that_names_the_line(text: str, told: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        parsed_actor_list(text, "mine.csv")
    assert told in str(caught.value)


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnowledgeError, match=r"actors\.csv: cannot be read as UTF-8"):
        read_actor_list(path)
    with pytest.raises(KnowledgeError, match=r"missing\.csv"):
        read_actor_list(tmp_path / "missing.csv")


def test_a_user_list_declares_a_country_and_beats_the_shipped_list(tmp_path: Path) -> None:
    path = tmp_path / "island.csv"
    path.write_text(ISLAND, encoding="utf-8")
    annotator = ActorAnnotator(read_actor_list(path).actors)
    text = "The Orvessan government blamed the Company of Reeds, Sana reported. The rebels denied it."
    found = annotator.annotate(document(text, published="2021-05-01")).mentions
    assert [(mention.text, mention.actor) for mention in found] == [
        ("The Orvessan government", "XQA.GOV"),
        ("the Company of Reeds", "XQA.REB.REEDS"),
        ("Sana", "XQA.MED.SANA"),
        ("The rebels", "XQA.REB"),
    ]
