"""Sources are grouped into sides by their codes and kinds, and a project's file comes first."""

from pathlib import Path

import pytest

from reportedly.demonstration import sides_path
from reportedly.errors import KnowledgeError
from reportedly.model.account import Side
from reportedly.model.actor import SourceKind
from reportedly.views.sides import gathered, read_sides, shipped_sides


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("XXA.GOV", "XXA.GOV.HEALTH"),
        ("XXA.GOV", "XXA.MIL.AIR"),
        ("XXA.REB.FRONT", "XXA.REB.FRONT.BRIGADE"),
        ("SYR.GOV", "SYR.MED.SANA"),
    ],
)
def test_one_side(one: str, other: str) -> None:
    sides = shipped_sides()
    assert sides.side(one, "government") == sides.side(other, "government")
    assert sides.is_party(sides.side(one, "government"))


@pytest.mark.parametrize(
    ("one", "other"), [("XXA.GOV", "XXB.GOV"), ("XXA.GOV", "XXA.REB.FRONT"), ("XXA.REB.FRONT", "XXA.REB.ARMY")]
)
def test_two_sides(one: str, other: str) -> None:
    assert shipped_sides().side(one, "government") != shipped_sides().side(other, "government")


@pytest.mark.parametrize(
    ("kind", "name"), [("medical", "medical"), ("monitor", "monitors"), ("outlet", "agencies and outlets")]
)
def test_bystanders_stand_by_kind(kind: SourceKind, name: str) -> None:
    sides = shipped_sides()
    assert sides.side(None, kind).name == name
    assert not sides.is_party(sides.side(None, kind))


def test_the_rebels_are_the_one_group_of_rebels_that_is_named() -> None:
    rebels, front, army = (Side(id=code, name=code) for code in ("XXA.REB", "XXA.REB.FRONT", "XXA.REB.ARMY"))
    assert gathered([rebels, front])["XXA.REB"] == "XXA.REB.FRONT"
    assert gathered([rebels, front, army])["XXA.REB"] == "XXA.REB"


def test_a_projects_file_comes_first() -> None:
    sides = read_sides(sides_path())
    assert sides.side("XQA.MED.ORVA", "news_agency").id == sides.side("XQA.GOV.HEALTH", "government").id == "orvessa"
    assert sides.side("XQA.MED.COURIER", "outlet").name == "agencies and outlets"


@pytest.mark.parametrize(
    "text", ["side = 1", "[[side]]\nid = 'a'", "[[side]]\nid = 'a'\nname = 'b'\nactors = 'c'", "= ="]
)
def test_a_damaged_file_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "sides.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"sides\.toml"):
        read_sides(path)
