"""Boxes on the map as people write them."""

import pytest

from reportedly.model.claim_filter import PlaceBox


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ("35.5,32,42.4,37.3", PlaceBox(west=35.5, south=32, east=42.4, north=37.3)),
        (" 35.5 , 32, 42.4,37.3\n", PlaceBox(west=35.5, south=32, east=42.4, north=37.3)),
        ("179,-13,-179,-12", PlaceBox(west=179, south=-13, east=-179, north=-12)),
    ],
)
def test_west_south_east_north(words: str, box: PlaceBox) -> None:
    assert PlaceBox.written(words) == box


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "not four numbers"),
        ("1,2,3", "not four numbers"),
        ("1,2,3,4,5", "not four numbers"),
        ("1,2,3,north", "not four numbers"),
        ("0,10,5,5", "not a box on the map"),
        ("0,0,181,5", "not a box on the map"),
        ("0,-91,5,5", "not a box on the map"),
        ("nan,0,5,5", "not a box on the map"),
        ("0,0,inf,5", "not a box on the map"),
    ],
)
def test_what_is_no_box_is_told(words: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PlaceBox.written(words)
