"""What narrows the list of incidents is said in words, and each of it can be taken away, without script too."""

import pytest
from fastapi.testclient import TestClient

from reportedly.model.claim_filter import PlaceBox
from reportedly.model.incident_filter import IncidentFilter
from reportedly.web.choices import choices_made
from reportedly.web.labels import Labels
from tests.web.pages import Page


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (IncidentFilter(), []),
        (IncidentFilter(earliest="2024-03-12", latest="2024-03-12"), ["On 2024-03-12"]),
        (IncidentFilter(earliest="2024-03-12", latest="2024-03-14"), ["2024-03-12 to 2024-03-14"]),
        (IncidentFilter(earliest="2024-03-12"), ["From 2024-03-12"]),
        (IncidentFilter(latest="2024-03-14"), ["Until 2024-03-14"]),
        (IncidentFilter(has_denial=True, figures_conflict=True), ["Somebody denies", "Figures conflict"]),
        (IncidentFilter(box=PlaceBox(west=1, south=2, east=3, north=4)), ["Within the map"]),
        (
            IncidentFilter(event_type="attack.air_strike", stance="denies"),
            ["What: attack · air strike", "Stance: denies"],
        ),
    ],
)
def test_every_choice_is_said_in_words(wanted: IncidentFilter, words: list[str]) -> None:
    assert [one.words for one in choices_made(wanted, Labels([]))] == words


def test_each_choice_can_be_taken_away_by_a_link_that_keeps_the_others(app: TestClient) -> None:
    asked = "/?earliest=2024-03-01&latest=2024-03-31&event_type=attack&box=-180%2C-90%2C180%2C90"
    page = Page(app.get(asked).text)
    links = {
        one.attributes["aria-label"]: one.attributes["href"] for one in page.all("a") if "aria-label" in one.attributes
    }
    assert links == {
        "Take away: 2024-03-01 to 2024-03-31": "/?event_type=attack&box=-180%2C-90%2C180%2C90",
        "Take away: Within the map": "/?earliest=2024-03-01&latest=2024-03-31&event_type=attack",
        "Take away: What: attack": "/?earliest=2024-03-01&latest=2024-03-31&box=-180%2C-90%2C180%2C90",
    }


def test_a_form_sent_without_script_keeps_what_no_field_of_it_shows(app: TestClient) -> None:
    page = Page(app.get("/?event_type=attack&box=-180%2C-90%2C180%2C90").text)
    hidden = {
        one.attributes["name"]: one.attributes["value"]
        for one in page.all("input")
        if one.attributes.get("type") == "hidden"
    }
    assert hidden == {"event_type": "attack", "box": "-180,-90,180,90"}
