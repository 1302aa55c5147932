"""What is observed around the phrases of invented reports, read by the whole reader."""

import pytest

from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span
from reportedly.views.incident_choices import choices
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_surroundings import Surroundings, phrase_edges
from reportedly.views.report_incidents import Happening, happenings
from reportedly.workflows.read_report import ReportReader

TEXT = (
    "Gunmen attacked a flour mill in Lima on Sunday. Two millers were wounded by the attackers. "
    "The cook spoke of cowards. The weather was fine. It rained later. Ana Orley slept. The baker sang."
)


@pytest.fixture(scope="module")
def around() -> Surroundings:
    report = Report(report_id="invented", text=TEXT, sha256=sha256_of(TEXT), published="2021-05-10")
    return Surroundings(ReportReader.load().read(report), Kinds.load())


@pytest.fixture(scope="module")
def attack(around: Surroundings) -> Happening:
    return happenings(around.reading, Kinds.load(), choices()["same happening"])[0]


def cut(phrase: str) -> Span:
    start = TEXT.index(phrase)
    return Span.cut(TEXT, start, start + len(phrase))


def test_parts_in_claims_and_words_beside_are_observed(around: Surroundings, attack: Happening) -> None:
    observed = around.observed(cut("Gunmen"), attack)
    assert {"agent of attack", "behind attacked", "sentences away 0", "next to event, ahead of it"} <= observed
    assert "no part" not in observed
    assert "no part" in around.observed(cut("The cook"), attack)


def test_names_are_observed_only_as_names(around: Surroundings, attack: Happening) -> None:
    observed = around.observed(cut("slept"), attack)
    assert "before a name" in observed
    assert not any("orley" in one for one in observed)


def test_things_are_phrases_between_words_that_open_and_close_them(around: Surroundings, attack: Happening) -> None:
    assert [span.text for span in around.phrases_near(attack, Kinds.load().is_target)] == ["flour mill"]


def test_what_of_ties_to_a_thing_is_part_of_it() -> None:
    text = "Gunmen attacked the house of the old miller, a man of peace, in Lima."
    report = Report(report_id="invented", text=text, sha256=sha256_of(text), published="2021-05-10")
    here = Surroundings(ReportReader.load().read(report), Kinds.load())
    first = happenings(here.reading, Kinds.load(), choices()["same happening"])[0]
    assert [span.text for span in here.phrases_near(first, Kinds.load().is_target)] == ["house of the old miller"]


def test_whoever_is_told_of_far_away_is_not_near(around: Surroundings, attack: Happening) -> None:
    near = {mention.text for mention in around.mentions_near(attack)}
    assert "Gunmen" in near
    assert "The baker" not in near


def test_edges_of_phrases_are_single_words_in_lower_case() -> None:
    assert {"the", "of", "and", "was"} <= phrase_edges()
    assert all(word == word.lower() and " " not in word for word in phrase_edges())
    assert not any(Kinds.load().is_target(word) for word in phrase_edges())
