"""A user's gazetteer: what is read, what is skipped with a warning, and what is refused."""

from pathlib import Path

import pytest

from reportedly.annotation.places.place_table import COLUMNS, read_place_table
from reportedly.errors import KnowledgeError

HEADER = ",".join(COLUMNS)
GOOD = "7,Port Iselle,Iselle|Puerto Isela,populated_place,XB,Northmark,,0.25,-0.5,4100"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "island.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_row_becomes_an_entry_with_all_its_names(tmp_path: Path) -> None:
    (place,) = read_place_table(written(tmp_path, "# invented", HEADER, "", GOOD)).places
    assert place.names == ("Port Iselle", "Iselle", "Puerto Isela")
    entry = place.entry
    assert (entry.feature, entry.country, entry.admin1, entry.admin2) == ("populated_place", "XB", "Northmark", None)
    assert (entry.lat, entry.lon, entry.population, entry.given_by_user) == (0.25, -0.5, 4100, True)
    assert (entry.gazetteer_id, entry.is_capital) == ("7", False)


def test_a_row_may_have_no_id_and_may_be_a_capital(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER},capital", f",{GOOD.partition(',')[2]},yes", f"{GOOD},no")
    first, second = (place.entry for place in read_place_table(path).places)
    assert (first.gazetteer_id, first.is_capital) == (None, True)
    assert (second.gazetteer_id, second.is_capital) == ("7", False)


def test_columns_may_stand_in_any_order_and_beside_others(tmp_path: Path) -> None:
    header = ",".join([*reversed(COLUMNS), "remark"])
    row = ",".join([*reversed(GOOD.split(",")), "seen"])
    (place,) = read_place_table(written(tmp_path, header, row)).places
    assert place.entry.name == "Port Iselle"


def test_a_place_may_have_no_point(tmp_path: Path) -> None:
    (place,) = read_place_table(written(tmp_path, HEADER, "8,The Marches,,region,XB,,,,,")).places
    assert (place.entry.lat, place.entry.lon, place.entry.population) == (None, None, 0)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("9,,,populated_place,XB,,,0,0,", "no name"),
        ("9,Quay,,quay,XB,,,0,0,", "unknown feature 'quay'"),
        ("9,Quay,,site,Xb,,,0,0,", "country 'Xb'"),
        ("9,Quay,,site,XB,,,91,0,", "lat '91'"),
        ("9,Quay,,site,XB,,,north,0,", "lat 'north'"),
        ("9,Quay,,site,XB,,,0,nan,", "lon 'nan'"),
        ("9,Quay,,site,XB,,,0,,", "one of lat and lon is missing"),
        ("9,Quay,,site,XB,,,0,0,few", "population 'few'"),
        ("9,Quay, the old,,site,XB,,,0,0,", "11 cells under 10 columns"),
        ("7,Quay,,site,XB,,,0,0,", "id '7' is that of line 3 already"),
        ("9,Quay,,site,XB,,,0,0,²", "population '²'"),
        ("9,Quay,,site,XB,,,0,181,", "lon '181'"),
        ("9,Quay", "2 cells under 10 columns"),
    ],
)
def test_a_bad_row_is_skipped_with_its_line(tmp_path: Path, row: str, complaint: str) -> None:
    path = written(tmp_path, "# invented", HEADER, GOOD, row)
    table = read_place_table(path)
    assert [place.entry.name for place in table.places] == ["Port Iselle"]
    (warning,) = table.warnings
    assert warning.code == "gazetteer_row_skipped"
    assert f"{path}, line 4: " in warning.message
    assert complaint in warning.message


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ((), "has no column id, name"),
        (("id,name,feature", "1,Quay,site"), "line 1: the gazetteer has no column alternate_names"),
        ((HEADER, "9,Quay,,quay,XB,,,0,0,"), "line 2: unknown feature 'quay'"),
        ((HEADER,), "no row below its header"),
        ((f"{HEADER},lat", f"{GOOD},0"), "line 1: the gazetteer has the column lat twice"),
        (("# invented", HEADER, GOOD, '9,"Quay,,site,XB,,,0,0,'), "line 4: unexpected end of data; mend the quotes"),
        ((f"{HEADER},capital", f"{GOOD},maybe"), "capital 'maybe' is neither yes nor no"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, lines: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(KnowledgeError, match=complaint):
        read_place_table(written(tmp_path, *lines))


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "island.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnowledgeError, match="UTF-8"):
        read_place_table(path)
    with pytest.raises(KnowledgeError, match=r"absent\.csv"):
        read_place_table(tmp_path / "absent.csv")
