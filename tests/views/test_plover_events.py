"""PLOVER roots of invented sentences: what modality and speech make of events."""

import pytest

from reportedly.model.report import Report, sha256_of
from reportedly.views.plover_events import PloverEvent, plover_events
from reportedly.workflows.read_report import ReportReader


def events_of(text: str) -> tuple[PloverEvent, ...]:
    report = Report(report_id="invented", text=text, sha256=sha256_of(text), published="2021-05-10")
    return plover_events(ReportReader.load().read(report))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The army bombed the port.", "ASSAULT"),
        ("The minister will visit the capital on Sunday.", "AGREE"),
        ("The president threatened to bomb the port.", "THREATEN"),
        ("The government suspended humanitarian aid to the province.", "SANCTION"),
        ("The government lifted the state of emergency.", "YIELD"),
        ("The court ordered an investigation against the mayor.", "ACCUSE"),
        ("The envoy called for sanctions against the generals.", "THREATEN"),
        ("The council rejected the request of the miners.", "REJECT"),
        ("The rebels captured the town.", "ASSAULT"),
    ],
)
def test_the_root_of_a_sentence(text: str, root: str) -> None:
    assert root in {event.root for event in events_of(text)}


def test_what_is_agreed_to_is_not_done() -> None:
    roots = {event.root for event in events_of("The republic agreed to send troops to the border.")}
    assert "AGREE" in roots
    assert not roots & {"MOBILIZE", "THREATEN"}


def test_who_speaks_is_the_source_of_what_the_words_do() -> None:
    (event,) = (
        one for one in events_of("The minister accused the rebels of shelling the port.") if one.root == "ACCUSE"
    )
    assert [span.text for span in event.sources] == ["The minister"]
