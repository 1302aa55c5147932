"""The reader model: one small encoder that gives syntax, names and attributions in one pass."""
