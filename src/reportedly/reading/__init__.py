"""Sources to reports: plain text, HTML pages, JSON lines, and one clear error for each that cannot be read."""
