"""`reportedly evaluate`: measure against a public corpus in the layout its authors publish."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from reportedly.cli.data_output import standard_output
from reportedly.cli.messages import progress
from reportedly.errors import UsageError
from reportedly.evaluation.result import EvaluationResult
from reportedly.exports.json_form import json_text

Task = Literal[
    "attribution",
    "syntax",
    "names",
    "times",
    "places",
    "report",
    "templates",
    "events",
    "police",
    "casualties",
    "incidents",
    "rows",
]


def evaluate(
    task: Annotated[Task, typer.Argument(help="What to measure.")],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A file or folder in the corpus's own layout.")],
    form: Annotated[Literal["table", "json"], typer.Option("--format", help="What to write.")] = "table",
    gold_spans: Annotated[  # noqa: FBT002 - a flag of the command line
        bool, typer.Option("--gold-spans", help="places: resolve the places that the corpus marks, find none.")
    ] = False,
    corpora: Annotated[
        Path | None,
        typer.Option(
            "--corpora",
            envvar="REPORTEDLY_CORPORA",
            metavar="DIR",
            help="report: the folder of the public corpora that annotations refer to.",
        ),
    ] = None,
) -> int:
    """Score the reader against a corpus and print the scores with the counts behind them.

    For example:

      reportedly evaluate report report.gold.json

      reportedly evaluate report gold/development --corpora ../corpora

      reportedly evaluate attribution polnear/dev --format json
    """
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder; name a corpus in the layout its authors publish")
    if gold_spans and task != "places":
        raise UsageError(f"--gold-spans: is for the task places, not {task}")
    with progress(f"evaluating {task}"):
        result = evaluated(task, path, gold_spans=gold_spans, corpora=corpora)
    text = json_text(asdict(result), indent=2) + "\n" if form == "json" else result_table(result)
    with standard_output() as out:
        out.write(text)
    return 0


def evaluated(  # noqa: PLR0911 - one a task
    task: Task, path: Path, *, gold_spans: bool, corpora: Path | None = None
) -> EvaluationResult:
    """Run one task; each is loaded only when it is asked for."""
    match task:
        case "attribution":
            from reportedly.annotation.reader_model.reader import ReaderModel
            from reportedly.evaluation.attribution import evaluate_attribution

            model = ReaderModel.load()
            return evaluate_attribution(path, lambda text: model.read(text).attributions)
        case "syntax":
            from reportedly.annotation.reader_model.reader import ReaderModel
            from reportedly.evaluation.syntax import evaluate_syntax

            return evaluate_syntax(path, ReaderModel.load())
        case "names":
            from reportedly.annotation.reader_model.reader import ReaderModel
            from reportedly.evaluation.names import evaluate_names

            return evaluate_names(path, ReaderModel.load())
        case "times":
            from reportedly.evaluation.times import evaluate_times

            return evaluate_times(path)
        case "places":
            from reportedly.evaluation.places import evaluate_places

            return evaluate_places(path, gold_spans=gold_spans)
        case "report":
            from reportedly.evaluation.report import evaluate_report

            return evaluate_report(path, corpora=corpora)
        case "incidents":
            from reportedly.evaluation.incidents import evaluate_incidents
            from reportedly.workflows.link_reports import link_readings
            from reportedly.workflows.read_report import ReportReader

            return evaluate_incidents(path, ReportReader.load().read, link_readings)
        case "rows":
            from reportedly.evaluation.rows import evaluate_rows

            return evaluate_rows(path)
        case "templates" | "events" | "police" | "casualties":
            return _evaluated_readings(task, path)


def _evaluated_readings(task: Literal["templates", "events", "police", "casualties"], path: Path) -> EvaluationResult:
    """Run one of the tasks that score what views make of whole readings."""
    from reportedly.workflows.read_report import ReportReader

    reader = ReportReader.load()
    match task:
        case "templates":
            from reportedly.evaluation.templates import evaluate_templates, template_responder

            return evaluate_templates(path, template_responder(reader))
        case "events":
            from reportedly.evaluation.plover import evaluate_events, plover_coder

            return evaluate_events(path, plover_coder(reader))
        case "police":
            from reportedly.evaluation.police import document_reader, evaluate_police

            return evaluate_police(path, document_reader(reader))
        case "casualties":
            from reportedly.evaluation.casualties import casualty_counter, evaluate_casualties

            return evaluate_casualties(path, casualty_counter(reader))


def result_table(result: EvaluationResult) -> str:
    """The scores and counts under one another, with the protocol below."""
    width = max((len(name) for name in (*result.scores, *result.counts)), default=0)
    return "\n".join(
        [
            f"{result.task}: {result.path}, documents: {result.documents}",
            "",
            *(
                f"  {name:<{width}}  {score:8.3f}{_interval(result.intervals.get(name))}"
                for name, score in result.scores.items()
            ),
            "",
            *(f"  {name:<{width}}  {count:8,}" for name, count in result.counts.items()),
            "",
            result.protocol,
            "",
        ]
    )


def _interval(ends: tuple[float, float] | None) -> str:
    return f"  [{ends[0]:.3f}, {ends[1]:.3f}]" if ends else ""
