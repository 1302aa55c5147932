"""The page on formats says what the table of formats says."""

from pathlib import Path

from reportedly.exports.ledger_formats import LEDGER_FORMATS

PAGE = Path(__file__).parent.parent / "docs" / "formats.md"


def test_every_format_has_its_row() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]

    assert rows[1:] == [
        f"| `{name}` | {_mark(form.reports)} | {_mark(form.claims)} | {_mark(form.incidents)} | {form.about} |"
        for name, form in LEDGER_FORMATS.items()
    ]


def _mark(way: object) -> str:
    return "yes" if way is not None else ""
