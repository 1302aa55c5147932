from pathlib import Path

import pytest

from training.actors.dictionary import DatedCode, dated_code, entries
from training.actors.pack import packed_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XQAREB", DatedCode("XQAREB", "", "")),
        ("XQAGOV 991231-041105", DatedCode("XQAGOV", "1999-12-31", "2004-11-05")),
        ("XQAGOV >000717", DatedCode("XQAGOV", "2000-07-17", "2014-01-30")),
        ("XQAGOV > 20110101", DatedCode("XQAGOV", "2011-01-01", "2014-01-30")),
        ("XQA <900823>", DatedCode("XQA", "", "1990-08-23")),
        ("XQAGOV 320101-331108", DatedCode("XQAGOV", "1932-01-01", "1933-11-08")),
        ("XQAGOV 041105-991231x", None),
        ("XQAGOV 19200303-0", None),
        ("XQAGOV 051399-061231", None),
        ("---", None),
    ],
)
def test_dated_code(text: str, expected: DatedCode | None) -> None:
    assert dated_code(text) == expected


def test_entries_gather_synonyms_and_codes() -> None:
    lines = [
        "# a comment",
        "ANNA_OLMEDO_  # note",
        "+A._OLMEDO_",
        "\t[XQAGOV 990101-991231]",
        "\t[XQAMIL >000101]",
        "",
        "REED_COMPANY_ [XQAREB] # note",
        "+COMPANY_OF_REEDS",
    ]
    found = list(entries(lines))
    assert [entry.names for entry in found] == [["ANNA OLMEDO", "A. OLMEDO"], ["REED COMPANY", "COMPANY OF REEDS"]]
    assert [[code.code for code in entry.codes] for entry in found] == [["XQAGOV", "XQAMIL"], ["XQAREB"]]


def test_packed_names_are_coded_dated_and_unambiguous(tmp_path: Path) -> None:
    countries = """ANNA_OLMEDO_
\t[NORGOV 990101-991231]
\t[NORGOVMIL 000101-001231]
TWO_FACED_
\t[NORGOV 990101-001231]
\t[CHLGOV 990601-991231]
LONGBEARD_ [NORGOV 990101-991231]
OLD_UNION_MAN [USRGOV 800101-851231]
"""
    (tmp_path / "Phoenix.Countries.actors.txt").write_text(countries, encoding="utf-8")
    (tmp_path / "Phoenix.International.actors.txt").write_text("REED_RELIEF_ [NGOHLH]\n", encoding="utf-8")
    groups = "ARMY_OF_REEDS_(AOR) [CHLREB]\n+SHINING_PATH\n+BROTHERS_OF_THE_PATH\n"
    (tmp_path / "Phoenix.MilNonState.actors.txt").write_text(groups, encoding="utf-8")
    found = [(name.key, name.code, name.since, name.source_kind) for name in packed_names(tmp_path)]
    assert found == [
        ("anna olmedo", "NOR.GOV", "1999-01-01", "government"),
        ("anna olmedo", "NOR.MIL", "2000-01-01", "government"),
        ("army of reeds", "PER.REB.SL", "", "armed_group"),
        ("brothers of the path", "PER.REB.SL", "", "armed_group"),
        ("reed relief", "NGO.REEDRELIEF", "", "ngo"),
    ]
