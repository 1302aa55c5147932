"""The ledger: claims kept append-only, hash-chained and searchable; SQLite embedded, PostgreSQL by URL."""
