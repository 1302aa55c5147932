"""Incident templates as MUC-4 has them written."""

from dataclasses import replace

import pytest

from reportedly.evaluation.muc_corpus import Filler
from reportedly.evaluation.muc_response import muc_template
from reportedly.model.span import Span
from reportedly.model.time import TimeMention
from reportedly.views.incident_form import HumanTarget, IncidentTemplate, Organisation, TargetNumber


def span(text: str) -> Span:
    return Span(start=0, end=len(text), text=text)


def template(time: TimeMention | None = None) -> IncidentTemplate:
    return IncidentTemplate(
        kind="attack",
        stage="accomplished",
        claims=(),
        time=time,
        country="PE",
        places=(),
        instruments=(),
        by_state=False,
        individuals=(span("gunmen"),),
        organisations=(Organisation(span=span("Mill Front"), actor=None, confidence="possible"),),
        physical_targets=(),
        human_targets=(
            HumanTarget(
                name=None,
                description=span("millers"),
                kind="civilian",
                number=TargetNumber(low=6, high=None),
                effects=("death",),
                country="ES",
            ),
        ),
    )


def day(text: str, earliest: str, latest: str) -> TimeMention:
    return TimeMention(start=0, end=len(text), text=text, timex=None, earliest=earliest, latest=latest)


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (day("yesterday", "1990-01-09", "1990-01-09"), "09 JAN 90"),
        (day("the weekend", "1990-01-06", "1990-01-07"), "06 JAN 90 - 07 JAN 90"),
        (day("last Tuesday", "1990-01-09", "1990-01-09"), "- 10 JAN 90"),
        (day("Tuesday, 9 January", "1990-01-09", "1990-01-09"), "09 JAN 90"),
        (None, "- 10 JAN 90"),
    ],
    ids=["reckoned", "range", "weekday alone", "weekday and date", "none"],
)
def test_dates(time: TimeMention | None, written: str) -> None:
    assert muc_template(template(time), "1990-01-10").fillers("INCIDENT: DATE") == (Filler((written,)),)


def test_fillers_refer_to_what_they_are_about() -> None:
    slots = muc_template(template(), "1990-01-10").slots
    assert slots["PERP: ORGANIZATION CONFIDENCE"] == (Filler(("POSSIBLE",), ("MILL FRONT",)),)
    assert slots["HUM TGT: NUMBER"] == (Filler(("6-",), ("MILLERS",)),)
    assert slots["HUM TGT: EFFECT OF INCIDENT"] == (Filler(("DEATH",), ("MILLERS",)),)
    assert "HUM TGT: NAME" not in slots
    assert slots["HUM TGT: FOREIGN NATION"] == (Filler(("SPAIN",), ("MILLERS",)),)


def test_citizens_of_where_it_happened_are_no_foreigners() -> None:
    at_home = replace(template(), country="ES")
    assert "HUM TGT: FOREIGN NATION" not in muc_template(at_home, "1990-01-10").slots
