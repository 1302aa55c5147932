"""Writes gathered places in the layout of the packed gazetteer."""

from pathlib import Path

import numpy as np

from reportedly.annotation.places.keys import TRANSLITERATED_COUNTRIES, name_key, skeleton_of
from reportedly.annotation.places.packed import (
    FEATURES,
    HASH,
    HASHES_FILE,
    NAMES_FILE,
    NOWHERE,
    PLACE_NUMBER,
    PLACE_ROW,
    PLACES_FILE,
    PLACES_OF_HASHES_FILE,
    hash_of_key,
    hash_of_skeleton,
)
from training.gazetteer.rows import Row

_SHORTEST_SKELETON = 3  # "Ur", "Ib": two letters tell nothing once vowels are folded
_LONGEST_NAME = 255  # bytes, what one byte can count; the longest of GeoNames is 200


def write_packed(rows: list[Row], folder: Path) -> None:
    """Write the files of the packed gazetteer to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    row_of_unit: dict[str, int] = {}
    for number, row in enumerate(rows):
        if row.feature == "admin1" and row.admin1:
            row_of_unit[row.admin1] = number
        elif row.feature == "admin2" and row.admin2:
            row_of_unit[row.admin2] = number
    places = np.zeros(len(rows), PLACE_ROW)
    names = bytearray()
    hashes: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        name = row.name.encode()[:_LONGEST_NAME]
        places[number] = (
            row.geonameid,
            len(names),
            len(name),
            FEATURES.index(row.feature),
            row.country.encode(),
            row_of_unit.get(row.admin1 or "", NOWHERE),
            row_of_unit.get(row.admin2 or "", NOWHERE),
            np.nan if row.lat is None else row.lat,
            np.nan if row.lon is None else row.lon,
            row.population,
        )
        names += name
        hashes |= {(name_hash, number) for name_hash in _hashes(row)}
    np.save(folder / PLACES_FILE, places)
    ordered = sorted(hashes)
    np.save(folder / HASHES_FILE, np.array([name_hash for name_hash, _ in ordered], HASH))
    np.save(folder / PLACES_OF_HASHES_FILE, np.array([number for _, number in ordered], PLACE_NUMBER))
    (folder / NAMES_FILE).write_bytes(bytes(names))


def _hashes(row: Row) -> set[int]:
    keys = {key for name in row.names if (key := name_key(name))}
    hashes = {hash_of_key(key) for key in keys}
    if row.country in TRANSLITERATED_COUNTRIES and row.feature != "airport":
        skeletons = {skeleton_of(key) for key in keys}
        hashes |= {hash_of_skeleton(skeleton) for skeleton in skeletons if len(skeleton) >= _SHORTEST_SKELETON}
    return hashes
