"""Computed readings of claims: who says what, grouped for people."""
