"""Keeps the extractors' log lines off standard error: what matters of them is in our own error."""

import logging


def keep_quiet(*libraries: str) -> None:
    """Let the libraries of these names log to nobody."""
    for name in libraries:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
