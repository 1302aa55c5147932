"""Measures against public gold, by the protocols that others publish on."""
