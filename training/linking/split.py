"""The tuning half of the incident corpora, and the half that is kept aside for figures that count."""

import hashlib


def in_tuning_half(incident: str) -> bool:
    """Whether an incident is one to tune on: by a digest of its id, so that all its reports fall on one side."""
    return hashlib.sha256(incident.encode()).digest()[0] % 2 == 0
