"""Claims and incidents as GeoJSON (RFC 7946): one feature each, pinned no finer than the text allows.

Where the text does not mean a place itself ("west of the town", "in the north") the geometry is null, as the standard
allows, and nothing is left out. The properties are the columns of the tables, the precision of the place among them.
"""

from collections.abc import Callable, Iterable
from typing import BinaryIO

from reportedly.exports.columns import Cell, Row, Source, Table
from reportedly.exports.json_list import write_list
from reportedly.model.plain_form import JSONData


def geojson_writer(table: Table[Source, Row]) -> Callable[[Iterable[Source], BinaryIO], None]:
    """A writer of the rows of `table`, which has the columns `longitude` and `latitude`, as features."""
    names = [column.name for column in table.columns]

    def write(source: Iterable[Source], out: BinaryIO) -> None:
        rows = (dict(zip(names, cells, strict=True)) for cells in table.cells(source))
        write_list('{"type": "FeatureCollection", "features": ', map(_feature, rows), "}\n", out)

    return write


def _feature(row: dict[str, Cell]) -> JSONData:
    longitude, latitude = row.pop("longitude"), row.pop("latitude")
    located = longitude is not None and latitude is not None
    geometry: JSONData = {"type": "Point", "coordinates": [longitude, latitude]} if located else None
    return {"type": "Feature", "geometry": geometry, "properties": {**row}}
