"""Reading texts and keys in the form of MUC-3/4, with invented content."""

from pathlib import Path

import pytest

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.muc_corpus import Filler, muc_reports

TEXTS = """DEV-MUC3-0001 (NOSC)

   ORDAN, 3 JAN 90 (ORVA) -- [TEXT] GUNMEN ATTACKED THE MILL.

DEV-MUC3-0002 (NOSC)

   ORDAN, NO DATE -- [TEXT] IT RAINED.
"""
KEY = """;;; a comment of the annotators
0.  MESSAGE: ID                     DEV-MUC3-0001 (NCCOSC)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  - 03 JAN 90 / (02 JAN 90 - 03 JAN 90)
3.  INCIDENT: LOCATION              NORVANIA: ORDAN (CITY): HARBOR (NEIGHBORHOOD)
4.  INCIDENT: TYPE                  ATTACK
6.  INCIDENT: INSTRUMENT ID         *
9.  PERP: INDIVIDUAL ID             "GUNMEN"
                                    ? "FIVE \\"BLUE\\" MEN" / "MEN"
10. PERP: ORGANIZATION ID           -
20. HUM TGT: TYPE                   (CIVILIAN / POLITICAL FIGURE): "MILLER" / "A: B"
23. HUM TGT: EFFECT OF INCIDENT     NO INJURY: "-"

0.  MESSAGE: ID                     DEV-MUC3-0002 (NCCOSC)
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def folder(tmp_path: Path, texts: str = TEXTS, key: str = KEY) -> Path:
    (tmp_path / "dev-muc3-0001-0100").write_text(texts, encoding="latin-1")
    (tmp_path / "key-dev-0001.muc4").write_text(key, encoding="latin-1")
    return tmp_path


def test_texts_come_with_what_their_dateline_gives(tmp_path: Path) -> None:
    first, second = muc_reports(folder(tmp_path))
    assert (first.name, first.published, first.outlet) == ("DEV-MUC3-0001", "1990-01-03", "ORVA")
    assert first.text.strip() == "ORDAN, 3 JAN 90 (ORVA) -- [TEXT] GUNMEN ATTACKED THE MILL."
    assert (second.published, second.outlet, second.templates) == (None, None, ())


def test_fillers_keep_alternatives_references_and_what_is_optional(tmp_path: Path) -> None:
    (template,) = next(iter(muc_reports(folder(tmp_path)))).templates
    assert template.optional
    assert template.inapplicable == {"INCIDENT: INSTRUMENT ID"}
    assert template.slots == {
        "INCIDENT: DATE": (Filler(("- 03 JAN 90", "02 JAN 90 - 03 JAN 90")),),
        "INCIDENT: LOCATION": (Filler(("NORVANIA: ORDAN (CITY): HARBOR (NEIGHBORHOOD)",)),),
        "INCIDENT: TYPE": (Filler(("ATTACK",)),),
        "PERP: INDIVIDUAL ID": (Filler(("GUNMEN",)), Filler(('FIVE "BLUE" MEN', "MEN"), optional=True)),
        "HUM TGT: TYPE": (Filler(("CIVILIAN", "POLITICAL FIGURE"), ("MILLER", "A: B")),),
        "HUM TGT: EFFECT OF INCIDENT": (Filler(("NO INJURY",)),),
    }


def test_texts_without_keys_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReportError, match="key-"):
        list(muc_reports(tmp_path))
    with pytest.raises(UnreadableReportError, match="DEV-MUC3-0002"):
        list(muc_reports(folder(tmp_path, key=KEY.partition("\n\n")[0])))
