"""Linking: the claims of many reports gathered into incidents, with a reason for every link."""
