"""How many were killed and how many injured in a report's main incident: one number each, with the words it is from.

The rule, in order: the first figure that the report's lead gives (news tells the main thing first, so that tolls of
other incidents further down do not count), else one where the lead has somebody harmed, else the first figure anywhere.
Of those who were hit, who was not killed was injured. A doer who died with his victims counts as killed, as the Gun
Violence Archive and UCDP count him.
"""

from collections.abc import Iterable, Sequence

from reportedly.model.reading import Reading
from reportedly.model.report_casualties import ReportCasualties, ReportFigure
from reportedly.views.harm_statements import HarmStatement, doer_died_too, harm_statements
from reportedly.views.harmed_persons import another_person, with_antecedents
from reportedly.views.victim_patterns import Harm

_TOTALS = frozenset({"dead", "deaths", "bodies", "died", "die", "found dead", "shot to death"})
"""Words of harm that count all who died, the doer too; "killed" counts whom he killed."""


def report_casualties(reading: Reading) -> ReportCasualties:
    """The killed and the injured of the report's main incident."""
    statements = with_antecedents(harm_statements(reading))
    killed_by = _of(statements, "killed")
    hurt = [statement for statement in statements if statement.harm != "killed"]
    if _told_first(hurt) and not any(statement.in_lead for statement in killed_by):
        killed_by = []  # deaths of other times, which the report recalls further down
    killed = _killed(killed_by, doer_died=doer_died_too(reading.report.text))
    injured = _injured(statements, killed_by, killed)
    if not killed and not injured and _of(statements, "injured"):
        injured = 1
    return ReportCasualties(
        killed=_figure(killed, killed_by), injured=_figure(injured, hurt) if injured else _figure(0, ())
    )


def _figure(number: int, statements: Sequence[HarmStatement]) -> ReportFigure:
    same = [statement for statement in statements if statement.number == number] or list(statements)
    return ReportFigure(
        number=number,
        counted=any(statement.counted and statement.number == number for statement in same),
        evidence=tuple(statement.trigger for statement in same) if number else (),
    )


def _told_first(statements: Iterable[HarmStatement]) -> bool:
    return any(statement.in_lead and statement.number for statement in statements)


def _first_figure(statements: Iterable[HarmStatement]) -> int:
    """The first figure of the lead, else one where the lead has somebody, else the first of the report; 0 for none."""
    told = [statement for statement in statements if statement.number]
    lead = [statement for statement in told if statement.in_lead]
    for part in (lead, told):
        figures = [statement.number for statement in part if statement.counted]
        if part:
            return figures[0] if figures else 1
    return 0


def _killed(statements: Sequence[HarmStatement], *, doer_died: bool) -> int:
    others = [statement for statement in statements if not statement.himself]
    victims = [one for one in others if not one.perpetrator and one.trigger.text.lower() not in _TOTALS]
    number = _first_figure(others)
    if not number and any(statement.number or statement.in_lead for statement in statements):
        number = 1
    if not number:
        return 0
    killed_by_him = _first_figure(victims) or int(any(statement.number for statement in victims))
    doer_among_dead = any(statement.perpetrator for statement in others) and killed_by_him > 1
    return max(number, killed_by_him + 1) if killed_by_him and (doer_died or doer_among_dead) else number


def _injured(statements: Sequence[HarmStatement], killed_by: Sequence[HarmStatement], killed: int) -> int:
    hurt = [one for one in _of(statements, "injured") if one.counted or another_person(one, killed_by)]
    number = _first_figure(hurt)
    hit = _first_figure(_of(statements, "hit"))
    return max(number, hit - killed)


def _of(statements: Iterable[HarmStatement], harm: Harm) -> list[HarmStatement]:
    return [statement for statement in statements if statement.harm == harm]
