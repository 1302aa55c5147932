"""What the columns of a CSV file mean and what is lost in it, as W3C CSVW metadata to lie beside the file.

Source: Model for Tabular Data and Metadata on the Web (W3C): tools look for `FILE-metadata.json`.
"""

from typing import Any

from reportedly.exports.columns import Table
from reportedly.model.plain_form import JSONData

SUFFIX = "-metadata.json"

_DATATYPES: dict[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def csv_metadata(file_name: str, table: Table[Any, Any]) -> JSONData:
    """The metadata of the table in `file_name`."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": file_name,
        "dc:description": f"One row is {table.row_is}. {' '.join(table.losses)}".strip(),
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "datatype": _DATATYPES[column.kind],
                    "dc:description": column.about,
                }
                for column in table.columns
            ]
        },
    }
