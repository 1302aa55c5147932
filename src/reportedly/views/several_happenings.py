"""Whether a sentence speaks of several happenings at once, so that its figures are no figures of one of them."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def several_happenings() -> re.Pattern[str]:
    """Words that say that a sentence speaks of several happenings at once ("in three separate attacks")."""
    table = tomllib.loads((files("reportedly.views") / "data" / "several_happenings.toml").read_text(encoding="utf-8"))
    happenings, before, after = ("|".join(table[key]) for key in ("happenings", "before", "after"))
    return re.compile(rf"(?i)\b(?:(?:{before}) (?:[\w-]+ ){{0,2}}(?:{happenings})|(?:{happenings}) (?:{after}))\b")
