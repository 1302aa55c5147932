"""Incident templates of invented reports, read by the whole reader, and how claims gather to happenings."""

from functools import cache

import pytest

from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.views.incident_choices import choices
from reportedly.views.incident_form import IncidentTemplate
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_perpetrators import individual_candidates
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.incident_templates import incident_templates
from reportedly.views.incident_things import physical_candidates
from reportedly.views.incident_victims import human_candidates
from reportedly.views.report_incidents import happenings
from reportedly.workflows.read_report import ReportReader


@cache
def reading_of(text: str) -> Reading:
    report = Report(report_id="invented", text=text, sha256=sha256_of(text), published="2021-05-10")
    return ReportReader.load().read(report)


def only_template(text: str) -> IncidentTemplate:
    (template,) = incident_templates(reading_of(text))
    return template


BOMBING = (
    "Two guerrillas threw a bomb at the house of Judge Ana Orley in Lima on Sunday. "
    "The judge's driver was killed and the house was destroyed by the explosion."
)


@pytest.mark.parametrize("text", [BOMBING, BOMBING.upper()], ids=["mixed case", "capitals"])
def test_a_bombing_with_its_consequences(text: str) -> None:
    template = only_template(text)
    assert (template.kind, template.stage, template.country) == ("bombing", "accomplished", "PE")
    assert template.time is not None
    assert template.time.earliest == "2021-05-09"
    assert [weapon.kind for weapon in template.instruments] == ["bomb"]
    assert [span.text.lower() for span in template.individuals] == ["two guerrillas"]
    assert [target.effect for target in template.physical_targets] == ["destroyed"]
    assert any("death" in target.effects for target in template.human_targets)


def test_every_span_is_of_the_report() -> None:
    template = only_template(BOMBING)
    spans = [
        *template.individuals,
        *(one.span for one in template.organisations),
        *(one.span for one in template.physical_targets),
        *(span for one in template.human_targets for span in (one.name, one.description) if span),
        *(one.span for one in template.instruments if one.span),
    ]
    assert spans
    assert all(span.reproduces(BOMBING) for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed two rebels in a clash near Lima.",
        "The mayor opened a library in Lima.",
        "The home team attacked in the second half and the visitors' defence collapsed.",
        "In 1983 guerrillas attacked the police station of the town.",
    ],
    ids=["fight among fighters", "no violence", "sport", "history"],
)
def test_no_incident(text: str) -> None:
    assert incident_templates(reading_of(text)) == ()


def kinds_of(text: str) -> list[str]:
    return [happening.kind for happening in happenings(reading_of(text), Kinds.load(), choices()["same happening"])]


def test_other_words_for_one_attack_are_one_happening() -> None:
    assert kinds_of("Gunmen attacked the mill in Lima. The attack killed two millers.") == ["attack"]


def test_another_place_is_another_happening() -> None:
    assert kinds_of("Gunmen attacked a mill in Lima. Gunmen attacked a bank in Cusco.") == ["attack", "attack"]


def test_an_attack_is_no_abduction() -> None:
    assert sorted(kinds_of("Gunmen attacked a mill in Lima. Rebels kidnapped an engineer.")) == ["attack", "kidnapping"]


def test_who_is_taken_by_rebels_is_kidnapped_and_who_is_taken_by_police_is_not() -> None:
    assert kinds_of("The guerrillas captured two teachers.") == ["kidnapping"]
    assert kinds_of("Police arrested two teachers.") == []


def people_of(text: str) -> dict[str, str | None]:
    """What the named people of a report's first happening are called besides."""
    around = Surroundings(reading_of(text), Kinds.load())
    happening = happenings(around.reading, Kinds.load(), choices()["same happening"])[0]
    return {
        one.target.name.text: one.target.description.text if one.target.description else None
        for one in human_candidates(happening, around, Kinds.load())
        if one.target.name
    }


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Dr Ana Orley was killed by gunmen in Lima.", "Dr"),
        ("DR ANA ORLEY WAS KILLED BY GUNMEN IN LIMA.", "DR"),
        ("The engineer Ana Orley was killed by gunmen in Lima.", "engineer"),
        ("Ana Orley was killed by gunmen in Lima.", None),
    ],
)
def test_a_person_is_called_by_role_or_title(text: str, role: str | None) -> None:
    (called,) = people_of(text).values()
    assert called == role


def things_of(text: str) -> list[str]:
    around = Surroundings(reading_of(text), Kinds.load())
    happening = happenings(around.reading, Kinds.load(), choices()["same happening"])[0]
    return [one.target.span.text for one in physical_candidates(happening, around, Kinds.load())]


def test_houses_of_two_owners_are_two_things_and_a_house_without_owner_is_one_of_them() -> None:
    text = "Two bombs exploded at the house of Ana Orley and at the house of Ivo Lund. The house was destroyed."
    assert things_of(text) == ["house of Ana Orley", "house of Ivo Lund"]


def individuals_of(text: str) -> list[str]:
    around = Surroundings(reading_of(text), Kinds.load())
    happening = happenings(around.reading, Kinds.load(), choices()["same happening"])[0]
    return [one.span.text for one in individual_candidates(happening, around)]


def test_a_group_is_told_with_who_is_in_it() -> None:
    assert "group of armed men" in individuals_of("A group of armed men attacked a mill in Lima.")


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the Norvanian embassy", "diplomat office or residence"),
        ("a high-voltage pylon", "energy"),
        ("two buses", "transport vehicle"),
        ("the house of the senator", "political figure office or residence"),
        ("a church", "other"),
        ("a poem", None),
    ],
)
def test_kinds_of_targets(phrase: str, kind: str | None) -> None:
    assert Kinds.load().target(phrase) == kind


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("bodyguards", "security guard"),
        ("retired general", "former active military"),
        ("policemen", "law enforcement"),
        ("president of the republic", "government official"),
        ("president of the millers' union", "civilian"),
        ("millers", "civilian"),
        ("judge's driver", "civilian"),
    ],
)
def test_kinds_of_people(description: str, kind: str) -> None:
    assert Kinds.load().person(description) == kind
