"""From files to reports: text, HTML and JSONL in, immutable reports out."""
