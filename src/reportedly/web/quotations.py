"""Sentences with the words that matter marked in them."""

from markupsafe import Markup

from reportedly.exports.incident_page import marked_words
from reportedly.model.claim_record import ClaimRecord
from reportedly.web.reader_text import Quote


def marked_trigger(record: ClaimRecord) -> Markup:
    """A claim's sentence with the word that stands for the event."""
    return marked_words(record.sentence, record.trigger)


def marked_quote(quote: Quote | None) -> Markup:
    """A sentence with the words that are asked for; nothing where nothing is."""
    return marked_words(quote.sentence, quote.words) if quote else Markup()
