"""How precise a time is in the codes of the two event data sets that researchers compare with."""

from datetime import date


def ucdp_date_precision(first: date | None, last: date | None) -> int | None:
    """UCDP GED date_prec: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; else null.

    Source: UCDP GED codebook, date_prec.
    """
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    limits = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
    return next((code for limit, code in limits if days <= limit), None)


def acled_time_precision(first: date | None, last: date | None) -> int | None:
    """ACLED time_precision: 1 a day, 2 within a week, 3 within a month; null for anything coarser.

    Source: ACLED codebook, time precision.
    """
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    limits = ((1, 1), (7, 2), (31, 3))
    return next((code for limit, code in limits if days <= limit), None)
