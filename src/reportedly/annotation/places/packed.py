"""The packed gazetteer: tables that are read from disk only where a look-up touches them.

`places.npy` has a row per place; `hashes.npy` the sorted hashes of all names of all places, with `places_of_hashes.npy`
the row of the place beside each; `names.txt` the places' usual names one after the other in UTF-8. `training/gazetteer`
writes them; their layout stands here, for both.
"""

import mmap
from functools import lru_cache
from hashlib import blake2b
from math import isnan
from pathlib import Path
from typing import get_args

import numpy as np

from reportedly.annotation.places.entry import Entry
from reportedly.errors import KnowledgeError
from reportedly.model.place import PlaceFeature

PLACES_FILE, NAMES_FILE = "places.npy", "names.txt"
HASHES_FILE, PLACES_OF_HASHES_FILE = "hashes.npy", "places_of_hashes.npy"
FEATURES: tuple[PlaceFeature, ...] = get_args(PlaceFeature)
NOWHERE = 0xFFFFFFFF

# lat and lon are NaN for a unit without a point; admin1 and admin2 are row numbers of this table, or NOWHERE.
PLACE_ROW = np.dtype(
    [
        ("geonameid", "<u4"),
        ("name_start", "<u4"),
        ("name_length", "u1"),
        ("feature", "u1"),
        ("country", "S2"),
        ("admin1", "<u4"),
        ("admin2", "<u4"),
        ("lat", "<f4"),
        ("lon", "<f4"),
        ("population", "<u4"),
    ]
)
HASH, PLACE_NUMBER = np.dtype("<u8"), np.dtype("<u4")

_ENTRIES_KEPT = 50_000  # decoded entries remembered per process; about 20 MB when full


def hash_of_key(key: str) -> int:
    """The hash under which a name key stands in `hashes.npy`; 64 bits, so that a million keys do not collide."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def hash_of_skeleton(skeleton: str) -> int:
    """The hash of a skeleton, which shares the table with the keys without ever meeting one."""
    return hash_of_key("~" + skeleton)


class PackedGazetteer:
    """Looks places up by name key or by skeleton."""

    def __init__(self, folder: Path) -> None:
        """Map the files of `folder` into memory.

        Raises:
            KnowledgeError: when a file is missing or not in the layout of this version.
        """
        try:
            self._places = np.load(folder / PLACES_FILE, mmap_mode="r")
            self._hashes = np.load(folder / HASHES_FILE, mmap_mode="r")
            self._places_of_hashes = np.load(folder / PLACES_OF_HASHES_FILE, mmap_mode="r")
            with (folder / NAMES_FILE).open("rb") as names:
                self._names = mmap.mmap(names.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise KnowledgeError(f"{folder}: the packed gazetteer cannot be read ({error}); install again") from error
        if (self._places.dtype, self._hashes.dtype, self._places_of_hashes.dtype) != (PLACE_ROW, HASH, PLACE_NUMBER):
            raise KnowledgeError(f"{folder}: the packed gazetteer has another layout; build it anew")
        self._entry = lru_cache(_ENTRIES_KEPT)(self._decoded)

    def named(self, key: str) -> list[Entry]:
        """The places that have a name with this `name_key`."""
        return self._with_hash(hash_of_key(key))

    def named_like(self, skeleton: str) -> list[Entry]:
        """The places of transliterated countries that have a name with this skeleton."""
        return self._with_hash(hash_of_skeleton(skeleton))

    def with_geonameid(self, geonameid: int) -> Entry | None:
        """The place with this number of GeoNames; every place is looked at, which takes some milliseconds."""
        found = np.flatnonzero(self._places["geonameid"] == geonameid)
        return self._entry(int(found[0])) if len(found) else None

    def _with_hash(self, name_hash: int) -> list[Entry]:
        wanted = np.uint64(name_hash)
        start = int(np.searchsorted(self._hashes, wanted, side="left"))
        end = int(np.searchsorted(self._hashes, wanted, side="right"))
        return [self._entry(int(place)) for place in self._places_of_hashes[start:end]]

    def _decoded(self, place: int) -> Entry:
        row = self._places[place]
        lat, lon = float(row["lat"]), float(row["lon"])
        has_point = not isnan(lat)
        return Entry(
            name=self._name(row),
            feature=FEATURES[row["feature"]],
            country=row["country"].decode(),
            admin1=self._name_of_unit(int(row["admin1"])),
            admin2=self._name_of_unit(int(row["admin2"])),
            geonameid=int(row["geonameid"]) or None,
            lat=round(lat, 4) if has_point else None,
            lon=round(lon, 4) if has_point else None,
            population=int(row["population"]),
        )

    def _name_of_unit(self, place: int) -> str | None:
        return None if place == NOWHERE else self._name(self._places[place])

    def _name(self, row: np.void) -> str:
        start = int(row["name_start"])
        return self._names[start : start + int(row["name_length"])].decode()
