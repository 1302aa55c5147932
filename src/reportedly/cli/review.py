"""`reportedly review`: the links that a judgement would tell most about, and judging them."""

from typing import Annotated, Literal

import typer

from reportedly.cli.data_output import standard_output
from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.errors import UsageError
from reportedly.exports.json_form import json_text
from reportedly.exports.plain_line import plain_line
from reportedly.model.incident import Link
from reportedly.model.judgement import Verdict
from reportedly.model.plain_form import plain_form


def review(
    *,
    one: Annotated[str | None, typer.Argument(metavar="[ONE", help="An incident, a report, or REPORT#CLAIM.")] = None,
    other: Annotated[str | None, typer.Argument(metavar="OTHER]", help="What to judge it against.")] = None,
    verdict: Annotated[Verdict | None, typer.Option("--judge", help="What they are.")] = None,
    reason: Annotated[str | None, typer.Option(metavar="WORDS", help="Why, for whoever reads it later.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who judges.")] = None,
    withdraw: Annotated[
        str | None, typer.Option(metavar="JUDGEMENT", help="Take back the judgement of this id.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many to show.")] = 20,
    ledger: LedgerOption = None,
    form: Annotated[Literal["table", "jsonl"], typer.Option("--format", help="What to write.")] = "table",
) -> int:
    """Offer the links worth judging, the most informative first; or judge two things, or take a judgement back.

    For example:

      reportedly review

      reportedly review report-1 report-2 --judge different --by Ana --reason "two markets of one name"

      reportedly review --withdraw j0123456789ab --by Ana --reason "mistaken"

    Judgements are kept apart from the data and hold in every later run of reportedly link.
    """
    with opened_ledger(ledger) as opened:
        if verdict is None and withdraw is None:
            if one is not None:
                raise UsageError("--judge: say what the two are: same, different or unsure")
            with opened.view() as view, standard_output() as out:
                links = view.undecided_links()
                for link in links[:limit]:
                    out.write((json_text(plain_form(link)) if form == "jsonl" else _in_words(link)) + "\n")
            typer.echo(f"{min(limit, len(links)):,} of {len(links):,} links", err=True)
            return 0
        if by is None or reason is None:
            raise UsageError("--by and --reason: say who judges and why")
        from reportedly.workflows.judging import judge, withdraw_judgement

        if withdraw is not None:
            withdraw_judgement(opened, withdraw, by=by, reason=reason)
            typer.echo(f"{withdraw} is taken back; run reportedly link", err=True)
        elif one is None or other is None or verdict is None:
            raise UsageError("review: name the two things to judge")
        else:
            made = judge(opened, one, other, verdict, by=by, reason=reason)
            typer.echo(f"{made.id} is recorded; run reportedly link", err=True)
    return 0


def _in_words(link: Link) -> str:
    reasons = "; ".join(f"{reason.words} {reason.weight:+.1f}" for reason in link.reasons)
    ends = f"{link.one.report_id}#{link.one.claim_id}  {link.other.report_id}#{link.other.claim_id}"
    return f"{plain_line(ends)}  {link.score:.2f}\n    {plain_line(reasons)}"
