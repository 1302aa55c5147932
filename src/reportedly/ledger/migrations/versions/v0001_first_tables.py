"""Version 1: the log and its contents, and the rows that are read off them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0001"
down_revision = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "contents",
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "erasures",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("text_sha256", WORDS, nullable=False),
        sa.Column("payload_sha256", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("erasures_by_text", "erasures", ["text_sha256"], unique=False)
    op.create_table(
        "incident_claims",
        sa.Column("incident", WORDS, nullable=False),
        sa.Column("report", WORDS, nullable=False),
        sa.Column("claim_id", WORDS, nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("incident", "report", "claim_id"),
    )
    op.create_index("incident_claims_by_claim", "incident_claims", ["report", "claim_id"], unique=False)
    op.create_table(
        "incidents",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("event_type", WORDS, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("earliest", WORDS, nullable=True),
        sa.Column("latest", WORDS, nullable=True),
        sa.Column("place", WORDS, nullable=True),
        sa.Column("country", WORDS, nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("form", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("incidents_by_day", "incidents", ["day", "id"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("one_report", WORDS, nullable=False),
        sa.Column("other_report", WORDS, nullable=False),
        sa.Column("payload_sha256", WORDS, nullable=False),
        sa.Column("withdrawal_sha256", WORDS, nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "log_entries",
        sa.Column("number", KEY, autoincrement=False, nullable=False),
        sa.Column("recorded_at", WORDS, nullable=False),
        sa.Column("by", WORDS, nullable=False),
        sa.Column("action", WORDS, nullable=False),
        sa.Column("subject", WORDS, nullable=False),
        sa.Column("payload_sha256", WORDS, nullable=False),
        sa.Column("previous_sha256", WORDS, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("log_entries_by_subject", "log_entries", ["subject"], unique=False)
    op.create_table(
        "texts",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "undecided_links",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("form", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("position"),
    )
    op.create_table(
        "wire_families",
        sa.Column("report", WORDS, nullable=False),
        sa.Column("family", WORDS, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_index("wire_families_by_family", "wire_families", ["family", "position"], unique=False)
    op.create_table(
        "dated_texts",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("text", KEY, nullable=False),
        sa.Column("published", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["text"],
            ["texts.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("text", "published"),
    )
    op.create_table(
        "corrections",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("dated_text", KEY, nullable=False),
        sa.Column("claim_id", WORDS, nullable=False),
        sa.Column("payload_sha256", WORDS, nullable=False),
        sa.Column("withdrawal_sha256", WORDS, nullable=True),
        sa.ForeignKeyConstraint(
            ["dated_text"],
            ["dated_texts.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("corrections_by_claim", "corrections", ["dated_text", "claim_id"], unique=False)
    op.create_table(
        "readings",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("dated_text", KEY, nullable=False),
        sa.Column("payload_sha256", WORDS, nullable=False),
        sa.Column("model_name", WORDS, nullable=False),
        sa.Column("model_version", WORDS, nullable=False),
        sa.Column("model_sha256", WORDS, nullable=False),
        sa.Column("withdrawn_by", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["dated_text"],
            ["dated_texts.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(
        "readings_one_valid",
        "readings",
        ["dated_text"],
        unique=True,
        sqlite_where=sa.text("withdrawn_by IS NULL"),
        postgresql_where=sa.text("withdrawn_by IS NULL"),
    )
    op.create_table(
        "reports",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("report_id", WORDS, nullable=False),
        sa.Column("text", KEY, nullable=False),
        sa.Column("dated_text", KEY, nullable=False),
        sa.Column("title", WORDS, nullable=True),
        sa.Column("outlet", WORDS, nullable=True),
        sa.Column("published", WORDS, nullable=True),
        sa.Column("url", WORDS, nullable=True),
        sa.Column("language", WORDS, nullable=True),
        sa.Column("payload_sha256", WORDS, nullable=False),
        sa.Column("retraction_sha256", WORDS, nullable=True),
        sa.ForeignKeyConstraint(
            ["dated_text"],
            ["dated_texts.key"],
        ),
        sa.ForeignKeyConstraint(
            ["text"],
            ["texts.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("reports_by_dated_text", "reports", ["dated_text"], unique=False)
    op.create_index("reports_by_outlet", "reports", ["outlet"], unique=False)
    op.create_index("reports_by_published", "reports", ["published", "key"], unique=False)
    op.create_index("reports_by_report_id", "reports", ["report_id"], unique=False)
    op.create_index("reports_by_text", "reports", ["text"], unique=False)
    op.create_table(
        "attribution_sources",
        sa.Column("reading", KEY, autoincrement=False, nullable=False),
        sa.Column("attribution_id", WORDS, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("actor", WORDS, nullable=True),
        sa.Column("name", WORDS, nullable=True),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("reading", "attribution_id", "position"),
    )
    op.create_index(
        "attribution_sources_by_actor", "attribution_sources", ["actor", "reading", "attribution_id"], unique=False
    )
    op.create_index(
        "attribution_sources_by_name", "attribution_sources", ["name", "reading", "attribution_id"], unique=False
    )
    op.create_table(
        "attributions",
        sa.Column("reading", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("attribution_id", WORDS, nullable=False),
        sa.Column("speech_act", WORDS, nullable=False),
        sa.Column("quote", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("reading", "ordinal"),
    )
    op.create_table(
        "claims",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("reading", KEY, nullable=False),
        sa.Column("dated_text", KEY, nullable=False),
        sa.Column("claim_id", WORDS, nullable=False),
        sa.Column("attribution_id", WORDS, nullable=True),
        sa.Column("event_type", WORDS, nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("trigger", WORDS, nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("sentence", WORDS, nullable=False),
        sa.Column("stance", WORDS, nullable=False),
        sa.Column("certainty", WORDS, nullable=False),
        sa.Column("time_status", WORDS, nullable=False),
        sa.Column("source", WORDS, nullable=True),
        sa.Column("source_kind", WORDS, nullable=True),
        sa.Column("source_actor", WORDS, nullable=True),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("last_day", WORDS, nullable=False),
        sa.Column("earliest", WORDS, nullable=True),
        sa.Column("latest", WORDS, nullable=True),
        sa.Column("place", WORDS, nullable=True),
        sa.Column("country", WORDS, nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("verdict", WORDS, nullable=True),
        sa.ForeignKeyConstraint(
            ["dated_text"],
            ["dated_texts.key"],
        ),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("claims_by_dated_text", "claims", ["dated_text", "claim_id"], unique=False)
    op.create_index("claims_by_day", "claims", ["day", "key"], unique=False)
    op.create_index("claims_by_event_type", "claims", ["event_type", "day", "key"], unique=False)
    op.create_index("claims_by_reading", "claims", ["reading", "claim_id"], unique=False)
    op.create_index("claims_by_stance", "claims", ["stance", "day", "key"], unique=False)
    op.create_table(
        "sightings",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("raw_sha256", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("sightings_by_report", "sightings", ["report"], unique=False)
    op.create_table(
        "claim_casualties",
        sa.Column("claim", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("outcome", WORDS, nullable=False),
        sa.Column("low", KEY, nullable=True),
        sa.Column("high", KEY, nullable=True),
        sa.Column("best", KEY, nullable=True),
        sa.Column("bound", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "ordinal"),
    )
    op.create_index("claim_casualties_by_outcome", "claim_casualties", ["outcome", "claim"], unique=False)
    op.create_table(
        "claim_participants",
        sa.Column("claim", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("actor", WORDS, nullable=True),
        sa.Column("name", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "ordinal"),
    )
    op.create_index("claim_participants_by_actor", "claim_participants", ["actor", "claim"], unique=False)
    op.create_table(
        "claim_places",
        sa.Column("claim", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("relation", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=True),
        sa.Column("geonameid", KEY, nullable=True),
        sa.Column("country", WORDS, nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("ucdp_where_prec", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "ordinal"),
    )
    op.create_index("claim_places_by_country", "claim_places", ["country", "claim"], unique=False)
    op.create_index("claim_places_by_position", "claim_places", ["lat", "lon", "claim"], unique=False)
    op.create_table(
        "claim_times",
        sa.Column("claim", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("earliest", WORDS, nullable=True),
        sa.Column("latest", WORDS, nullable=True),
        sa.Column("granularity", WORDS, nullable=False),
        sa.Column("basis", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "ordinal"),
    )
    if op.get_bind().dialect.name == "postgresql":
        _make_search_configuration()
    for name in ("report_words", "claim_words"):
        _make_word_index(name)


def _make_search_configuration() -> None:
    """Words by their English stems, as SQLite's tokenizer has them; PostgreSQL's "english" would drop common ones."""
    op.execute("CREATE TEXT SEARCH DICTIONARY reportedly_stems (TEMPLATE = snowball, LANGUAGE = english)")
    op.execute("CREATE TEXT SEARCH CONFIGURATION reportedly_words (COPY = simple)")
    op.execute(
        "ALTER TEXT SEARCH CONFIGURATION reportedly_words ALTER MAPPING FOR asciiword, word, numword, asciihword,"
        " hword, numhword, hword_asciipart, hword_part, hword_numpart WITH reportedly_stems"
    )


def _make_word_index(name: str) -> None:
    """A full-text index without text of its own: the text is in the ledger already."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE VIRTUAL TABLE {name}"
            " USING fts5(words, content='', tokenize='porter unicode61 remove_diacritics 2')"
        )
    else:
        op.create_table(
            name,
            sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
            sa.Column("words", TSVECTOR(), nullable=False),
            sa.PrimaryKeyConstraint("key"),
        )
        op.create_index(f"{name}_by_word", name, ["words"], postgresql_using="gin")
