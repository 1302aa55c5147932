"""What pages write for the codes of actors and sources."""

import pytest

from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.demonstration import actors_path
from reportedly.web.labels import Labels

LABELS = Labels(
    [
        KnownActor(code="XQA", name="Orvessa", kind="country"),
        KnownActor(code="XQA.GOV", name="Harrel government", kind="organisation", since="2020-01-01"),
        KnownActor(code="XQA.GOV", name="Tobin Harrel", kind="person"),
        KnownActor(code="XQA.REB.KHF", name="Karsend Highland Front", kind="armed_group"),
        KnownActor(code="XQA.REB.KHF", name="Highlanders", kind="armed_group"),
    ]
)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("XQA.REB.KHF", "Karsend Highland Front"),
        ("XQA.REB.KHF.LANTERN", "Karsend Highland Front · lantern"),
        ("XQA.REB.KHF/anonymous", "Karsend Highland Front, not named"),
        ("XQA.GOV", "Orvessa · government"),
        ("XQA.GOV.HEALTH", "Orvessa · government health"),
        ("SYR.MIL", "Syria · military"),
        ("XZZ.MIL", "XZZ · military"),
        ("own voice/drumavel courier", "drumavel courier, in its own voice"),
        ("ferry-1/a7748ee49c96a", "ferry-1/a7748ee49c96a"),
    ],
)
def test_sources_go_by_names(key: str, words: str) -> None:
    assert LABELS.source(key) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("XQA authorities", "Orvessa authorities"),
        ("XQA.REB.KHF", "Karsend Highland Front"),
        ("The Front and its friends", "The Front and its friends"),
    ],
)
def test_sides_go_by_names(name: str, words: str) -> None:
    assert LABELS.side(name) == words


def test_own_actors_name_their_codes() -> None:
    labels = Labels.load([actors_path()])
    assert labels.actor("XQA.REB.KHF") == "Karsend Highland Front"
    assert labels.actor("NGO.OCM") == "Orvessa Civil Monitor"
