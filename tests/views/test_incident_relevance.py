"""What is observed of whole templates of invented reports, read by the whole reader."""

from reportedly.model.report import Report, sha256_of
from reportedly.views.incident_candidates import template_candidates
from reportedly.views.incident_choices import Observations, choices
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_relevance import report_observations, template_observations
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.template_filling import filled
from reportedly.workflows.read_report import ReportReader


def around(text: str) -> Surroundings:
    report = Report(report_id="invented", text=text, sha256=sha256_of(text), published="2021-05-10")
    return Surroundings(ReportReader.load().read(report), Kinds.load())


def observed(text: str) -> list[Observations]:
    surroundings, chosen = around(text), choices()
    candidates = template_candidates(surroundings, chosen["same happening"])
    return template_observations([filled(one, chosen) for one in candidates], candidates, surroundings, chosen)


def test_reports_are_observed_by_their_words_but_not_by_names() -> None:
    told = report_observations(around("Gunmen attacked a mill in Arequipa on Sunday."))
    assert {"told gunmen", "told mill", "opening attacked"} <= told
    assert not any("arequipa" in one for one in told)


def test_what_templates_share_with_those_before_them_is_observed() -> None:
    first, second = observed("Gunmen attacked a mill in Lima. Rebels kidnapped an engineer in Cusco.")
    assert {"happening 0", "happenings 2", "kind attack"} <= first
    assert {"happening 1", "kind kidnapping", "unlike those before in kind", "agent is armed_group"} <= second
    assert not any("one before" in one for one in first)
