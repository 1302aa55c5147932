"""Incidents from the command line: link, list, show, compare, review, changes; on readings told by hand."""

import json
from pathlib import Path

import pytest

from reportedly.cli.main import status_of
from reportedly.ledger.ledger import Ledger
from tests.ledger.stored import add
from tests.linking.told import Told, reading

ACCUSED = Told(
    words="The ministry said that the Front hit the market of Tolvanne on Tuesday; baker Corvick saw smoke.",
    trigger="hit",
    place="Tolvanne",
    day="Tuesday=2024-03-12",
    source=("The ministry", "XQA.GOV"),
    agent=("the Front", "XQA.REB.KHF"),
)
DENIED = Told(
    words="The Front called <b>the accusations</b> | lies.",
    trigger="accusations",
    source=("The Front", "XQA.REB.KHF"),
    stance="denies",
    answers=0,
)
TWELVE = Told(words="Twelve people died.", trigger="died", type="harm.death", killed=("Twelve people", 12, 12))
NINETEEN = Told(words="Nineteen people died.", trigger="died", type="harm.death", killed=("Nineteen people", 19, 19))


@pytest.fixture(autouse=True)
def _linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A ledger in an empty folder, with two reports of one incident, linked."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    with Ledger.open("reportedly.db", create=True) as ledger:
        add(
            ledger,
            reading("one", ACCUSED, DENIED, TWELVE, published="2024-03-13", outlet="Courier", title="Market hit"),
        )
        add(ledger, reading("two", ACCUSED, NINETEEN, published="2024-03-14", outlet="Radio", title="Market hit"))
    assert status_of(["link"]) == 0
    assert capsys.readouterr().out.startswith("1 incidents; ")


def incident_id(capsys: pytest.CaptureFixture[str]) -> str:
    assert status_of(["incidents", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["incidents"]
    return str(row["incident_id"])


def test_linking_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["link"]) == 0
    assert "nothing has changed" in capsys.readouterr().out


def test_the_list_says_what_where_when_and_how_accounts_stand(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["incidents", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["incidents"]
    assert (row["event_type"], row["place"], row["earliest"]) == ("attack.shelling", "Tolvanne", "2024-03-12")
    assert (row["badge"], row["figures_conflict"]) == ("denied", True)


@pytest.mark.parametrize(("options", "found"), [(["--type", "attack"], 1), (["--type", "talks"], 0), (["--denied"], 1)])
def test_the_list_is_filtered(options: list[str], found: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["incidents", *options, "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["incidents"]) == found


@pytest.mark.parametrize("form", ["table", "json", "markdown", "html"])
@pytest.mark.parametrize("verb", ["show", "compare"])
def test_one_incident_in_every_format(verb: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of([verb, incident_id(capsys), "--format", form]) == 0
    out = capsys.readouterr().out
    assert "Twelve people" in out
    assert "Nineteen people" in out


def test_compare_shows_the_denial_and_every_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["compare", incident_id(capsys), "--format", "json"]) == 0
    accounts = json.loads(capsys.readouterr().out)["incident"]["accounts"]
    who = next(row for row in accounts["slots"] if row["slot"] == "who")
    assert who["agreement"] == "denied"
    sentences = [
        evidence["sentence"]["text"]
        for account in accounts["accounts"]
        for cell in account["cells"]
        for statement in cell["statements"]
        for evidence in statement["evidence"]
    ]
    assert DENIED.words in sentences


def test_mark_up_in_a_report_stays_text(capsys: pytest.CaptureFixture[str]) -> None:
    name = incident_id(capsys)
    assert status_of(["compare", name, "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert "<b>the" not in page
    assert "&lt;b&gt;the" in page
    assert "http" not in page.replace("http-equiv", "")
    assert status_of(["compare", name, "--format", "markdown"]) == 0
    assert "<b>" not in capsys.readouterr().out


def test_looking_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["compare", incident_id(capsys), "--until", "2024-03-13", "--format", "json"]) == 0
    (figures,) = json.loads(capsys.readouterr().out)["incident"]["figures"]
    assert (figures["low"], figures["high"]) == (12, 12)


def test_changes_since_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["changes", "--since", "2024-03-14", "--format", "json"]) == 0
    kinds = [change["kind"] for change in json.loads(capsys.readouterr().out)["changes"]]
    assert kinds.count("new_report") == kinds.count("new_figure") == 1


def test_a_judgement_holds_until_it_is_withdrawn(capsys: pytest.CaptureFixture[str]) -> None:
    said = ["--by", "Ana", "--reason", "two markets"]
    assert status_of(["review", "one", "two", "--judge", "different", *said]) == 0
    name = capsys.readouterr().err.split()[0]
    assert status_of(["link"]) == 0
    assert capsys.readouterr().out.startswith("2 incidents; ")
    assert status_of(["review", "--withdraw", name, "--by", "Ana", "--reason", "mistaken"]) == 0
    assert status_of(["link"]) == 0
    assert "\n1 incidents; " in f"\n{capsys.readouterr().out}"


def test_review_lists_links(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["review", "--format", "jsonl"]) == 0
    assert "links" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "i000"], "no such incident"),
        (["changes", "--since", "lately"], "is no day"),
        (["review", "one", "two"], "--judge"),
        (["review", "one", "two", "--judge", "same"], "--by and --reason"),
        (["review", "one", "--judge", "same", "--by", "Ana", "--reason", "seen"], "name the two things"),
        (["review", "one", "one", "--judge", "same", "--by", "Ana", "--reason", "seen"], "are one thing"),
        (["review", "one", "three", "--judge", "same", "--by", "Ana", "--reason", "seen"], "three"),
        (["review", "one", "two#c", "--judge", "same", "--by", "Ana", "--reason", "seen"], "has no claim c"),
        (["link", "--sides", "missing.toml"], "missing.toml"),
    ],
)
def test_errors_are_one_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(arguments) != 0
    err = capsys.readouterr().err
    assert message in err
    assert len(err.splitlines()) == 1
