"""Publication dates as people and metadata write them, checked against the calendar."""

import re
from datetime import datetime

_ISO_DATE = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.ASCII | re.DOTALL)


def iso_date(given: str) -> str:
    """The day of an ISO 8601 date or date with time: "2018-11-25", "2018-11-25T21:40:00Z".

    The day is taken as written: "Sunday" in a report is its publisher's Sunday, whatever the time zone.

    Raises:
        ValueError: when `given` is not of that form or names a day that does not exist; the text says which.
    """
    written = _ISO_DATE.fullmatch(given.strip())
    if written is None:
        raise ValueError(f"“{given}” is not a date in the form YYYY-MM-DD")
    try:
        return datetime.fromisoformat(given.strip()).date().isoformat()
    except ValueError:
        raise ValueError(f"“{given}” names a day or time that does not exist (form: YYYY-MM-DD)") from None
