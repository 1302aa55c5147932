"""Where an outlet publishes, as far as its address says."""

import re

_HOST = re.compile(r"^(?:[a-z]+://)?(?:[\w-]+\.)+([a-z]{2,})(?:[:/?#].*)?$", re.IGNORECASE)

# Country domains that are sold to anybody for how they read.
_SOLD_WORLDWIDE = frozenset(["ai", "cc", "co", "fm", "gg", "io", "ly", "me", "nu", "to", "tv", "ws"])


def country_of_outlet(outlet: str | None) -> str | None:
    """The alpha-2 code of the country in whose domain an outlet's host or URL lies; None where it tells nothing."""
    found = _HOST.match(outlet.strip()) if outlet else None
    if found is None:
        return None
    domain = found.group(1).casefold()
    if len(domain) != 2 or domain in _SOLD_WORLDWIDE:
        return None
    return "GB" if domain == "uk" else domain.upper()
