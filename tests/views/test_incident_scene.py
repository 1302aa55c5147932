"""When and where incidents of invented reports may have happened, read by the whole reader."""

from functools import cache

import pytest

from reportedly.model.report import Report, sha256_of
from reportedly.views.incident_choices import choices
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_scene import (
    country_candidates,
    country_of_actor,
    place_candidates,
    time_candidates,
    widest_first,
)
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.report_incidents import Happening, happenings
from reportedly.workflows.read_report import ReportReader

TEXT = (
    "MADRID, 9 May 2021 -- Gunmen attacked a flour mill in Arequipa on Friday. The Peruvian police said that two "
    "millers were killed. The mill was opened in 1950."
)


@cache
def scene() -> tuple[Happening, Surroundings]:
    report = Report(report_id="invented", text=TEXT, sha256=sha256_of(TEXT), published="2021-05-10")
    around = Surroundings(ReportReader.load().read(report), Kinds.load())
    return happenings(around.reading, Kinds.load(), choices()["same happening"])[0], around


def test_times_of_days_are_candidates_and_years_are_not() -> None:
    observed = {one.time.text: one.observed for one in time_candidates(*scene())}
    assert "1950" not in observed
    day = next(told for text, told in observed.items() if "Friday" in text)
    assert {"of a claim", "in the text", "days before the report up to 7"} <= day
    assert any("in the dateline" in told for told in observed.values())


def test_countries_come_from_places_and_actors() -> None:
    observed = {one.country: one.observed for one in country_candidates(*scene())}
    assert {"ES", "PE"} <= set(observed)
    assert "of the dateline" in observed["ES"]
    assert "of a place of a claim" in observed["PE"] - observed["ES"]


def test_a_place_elsewhere_is_observed_as_such() -> None:
    observed = {one.place.text: one.observed for one in place_candidates(*scene(), country="PE")}
    assert "in the country" in observed["Arequipa"]
    assert any(one.startswith("elsewhere") for one in observed["MADRID"])


def test_places_stand_from_the_widest_to_the_most_specific_each_level_once() -> None:
    _, around = scene()
    arequipa = next(place for place in around.reading.places if place.text == "Arequipa")
    assert widest_first([arequipa, arequipa]) == (arequipa,)
    levels = [place.feature for place in widest_first(around.reading.places)]
    assert len(levels) == len(set(levels))


@pytest.mark.parametrize(("actor", "country"), [("PER.COP", "PE"), ("REB", None), (None, None)])
def test_countries_of_actors(actor: str | None, country: str | None) -> None:
    assert country_of_actor(actor) == country
