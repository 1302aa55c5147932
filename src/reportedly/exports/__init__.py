"""Views and readings in file formats: JSON, tables, HTML pages, and the schema they conform to."""
