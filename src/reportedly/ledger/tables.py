"""The tables of the ledger: a hash-chained log, the contents it vouches for, and rows that are read off both.

`log_entries` and `contents` are the truth. Every other table is a projection: `projection.py` derives each row from a
log entry and its payload, so that rows can be checked against the log and restored from it. Keys of rows are made of
the number of the entry they come from, never by the database: a restored ledger has the same ones.

How these tables came to be, version by version, is in `migrations/`; a test holds the two together.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

SCHEMA_VERSION = "0002"
"""The newest migration; a ledger of an older one is migrated when it is opened for writing."""

metadata = MetaData()

# Bytewise order in both databases, so that a range of dotted codes ("SYR" to "SYR/") is one stretch of the index.
Words = Text().with_variant(Text(collation="C"), "postgresql")

# 64 bits in both databases; in SQLite only the word INTEGER makes a primary key the row's own place in the file.
Key = BigInteger().with_variant(Integer(), "sqlite")

log_entries = Table(
    "log_entries",
    metadata,
    Column("number", Key, primary_key=True, autoincrement=False),
    Column("recorded_at", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("payload_sha256", Words, nullable=False),
    Column("previous_sha256", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Index("log_entries_by_subject", "subject"),
)

# Texts, raw sources, originals and payloads, each once, compressed (zlib), under the SHA-256 of the uncompressed bytes.
contents = Table(
    "contents",
    metadata,
    Column("sha256", Words, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("sha256", Words, nullable=False, unique=True),
)

# A text as published on a date: what a reading is of. An unknown date is '', because NULLs never equal each other.
dated_texts = Table(
    "dated_texts",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("text", ForeignKey("texts.key"), nullable=False),
    Column("published", Words, nullable=False),
    UniqueConstraint("text", "published"),
)

reports = Table(
    "reports",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("report_id", Words, nullable=False),
    Column("text", ForeignKey("texts.key"), nullable=False),
    Column("dated_text", ForeignKey("dated_texts.key"), nullable=False),
    Column("title", Words),
    Column("outlet", Words),
    Column("published", Words),
    Column("url", Words),
    Column("language", Words),
    Column("payload_sha256", Words, nullable=False),
    Column("retraction_sha256", Words),
    Index("reports_by_report_id", "report_id"),
    Index("reports_by_dated_text", "dated_text"),
    Index("reports_by_text", "text"),
    Index("reports_by_outlet", "outlet"),
    Index("reports_by_published", "published", "key"),
)

sightings = Table(
    "sightings",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("reports.key"), nullable=False),
    Column("name", Words, nullable=False),
    Column("raw_sha256", Words, nullable=False),
    Index("sightings_by_report", "report"),
)

readings = Table(
    "readings",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("dated_text", ForeignKey("dated_texts.key"), nullable=False),
    Column("payload_sha256", Words, nullable=False),
    Column("model_name", Words, nullable=False),
    Column("model_version", Words, nullable=False),
    Column("model_sha256", Words, nullable=False),
    Column("withdrawn_by", Key),
)
Index(
    "readings_one_valid",
    readings.c.dated_text,
    unique=True,
    sqlite_where=text("withdrawn_by IS NULL"),
    postgresql_where=text("withdrawn_by IS NULL"),
)

# What follows is kept for valid readings only: a withdrawn one stays whole in `contents`.
attributions = Table(
    "attributions",
    metadata,
    Column("reading", ForeignKey("readings.key"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("attribution_id", Words, nullable=False),
    Column("speech_act", Words, nullable=False),
    Column("quote", Words, nullable=False),
)

attribution_sources = Table(
    "attribution_sources",
    metadata,
    Column("reading", ForeignKey("readings.key"), primary_key=True, autoincrement=False),
    Column("attribution_id", Words, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("role", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("actor", Words),
    Column("name", Words),
    Column("anonymous", Boolean, nullable=False),
    Index("attribution_sources_by_actor", "actor", "reading", "attribution_id"),
    Index("attribution_sources_by_name", "name", "reading", "attribution_id"),
)

# Lists go by the first day of the event or, where the claim gives none, of the publication; then by key. `is_lasting`
# says whether its last day may be a later one: true of few, which is what a filter by days needs to know.
claims = Table(
    "claims",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("reading", ForeignKey("readings.key"), nullable=False),
    Column("dated_text", ForeignKey("dated_texts.key"), nullable=False),
    Column("claim_id", Words, nullable=False),
    Column("attribution_id", Words),
    Column("event_type", Words, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("trigger", Words, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("sentence", Words, nullable=False),
    Column("stance", Words, nullable=False),
    Column("certainty", Words, nullable=False),
    Column("time_status", Words, nullable=False),
    Column("source", Words),
    Column("source_kind", Words),
    Column("source_actor", Words),
    Column("day", Words, nullable=False),
    Column("last_day", Words, nullable=False),
    Column("is_lasting", Boolean, nullable=False, server_default=false()),
    Column("earliest", Words),
    Column("latest", Words),
    Column("place", Words),
    Column("country", Words),
    Column("lat", Double),
    Column("lon", Double),
    Column("confidence", Double),
    Column("verdict", Words),
    Index("claims_by_day", "day", "key"),
    Index("claims_that_last", "last_day", sqlite_where=text("is_lasting"), postgresql_where=text("is_lasting")),
    Index("claims_by_reading", "reading", "claim_id"),
    Index("claims_by_dated_text", "dated_text", "claim_id"),
    Index("claims_by_event_type", "event_type", "day", "key"),
    Index("claims_by_stance", "stance", "day", "key"),
)

claim_participants = Table(
    "claim_participants",
    metadata,
    Column("claim", ForeignKey("claims.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("role", Words, nullable=False),
    Column("actor", Words),
    Column("name", Words, nullable=False),
    Index("claim_participants_by_actor", "actor", "claim"),
)

claim_places = Table(
    "claim_places",
    metadata,
    Column("claim", ForeignKey("claims.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("relation", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("name", Words),
    Column("geonameid", Key),
    Column("country", Words),
    Column("lat", Double),
    Column("lon", Double),
    Column("ucdp_where_prec", Integer),
    Index("claim_places_by_country", "country", "claim"),
    Index("claim_places_by_position", "lat", "lon", "claim"),
)

claim_times = Table(
    "claim_times",
    metadata,
    Column("claim", ForeignKey("claims.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("earliest", Words),
    Column("latest", Words),
    Column("granularity", Words, nullable=False),
    Column("basis", Words, nullable=False),
)

claim_casualties = Table(
    "claim_casualties",
    metadata,
    Column("claim", ForeignKey("claims.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("outcome", Words, nullable=False),
    Column("low", Key),
    Column("high", Key),
    Column("best", Key),
    Column("bound", Words, nullable=False),
    Index("claim_casualties_by_outcome", "outcome", "claim"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("dated_text", ForeignKey("dated_texts.key"), nullable=False),
    Column("claim_id", Words, nullable=False),
    Column("payload_sha256", Words, nullable=False),
    Column("withdrawal_sha256", Words),
    Index("corrections_by_claim", "dated_text", "claim_id"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("one_report", Words, nullable=False),
    Column("other_report", Words, nullable=False),
    Column("payload_sha256", Words, nullable=False),
    Column("withdrawal_sha256", Words),
)

# `form` is the incident's canonical JSON: lists go by the columns, a page about one incident by the form.
incidents = Table(
    "incidents",
    metadata,
    Column("id", Words, primary_key=True),
    Column("event_type", Words, nullable=False),
    Column("day", Words, nullable=False),
    Column("earliest", Words),
    Column("latest", Words),
    Column("place", Words),
    Column("country", Words),
    Column("lat", Double),
    Column("lon", Double),
    Column("form", Words, nullable=False),
    Index("incidents_by_day", "day", "id"),
)

incident_claims = Table(
    "incident_claims",
    metadata,
    Column("incident", Words, primary_key=True),
    Column("report", Words, primary_key=True),
    Column("claim_id", Words, primary_key=True),
    Column("is_primary", Boolean, nullable=False),
    Index("incident_claims_by_claim", "report", "claim_id"),
)

wire_families = Table(
    "wire_families",
    metadata,
    Column("report", Words, primary_key=True),
    Column("family", Words, nullable=False),
    Column("position", Integer, nullable=False),
    Index("wire_families_by_family", "family", "position"),
)

undecided_links = Table(
    "undecided_links",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("form", Words, nullable=False),
)

erasures = Table(
    "erasures",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("text_sha256", Words, nullable=False),
    Column("payload_sha256", Words, nullable=False),
    Index("erasures_by_text", "text_sha256"),
)

PROJECTED_TABLES = tuple(table for table in metadata.sorted_tables if table not in (log_entries, contents))
"""Every table whose rows are read off the log."""
