"""Builds the packed gazetteer that ships with the package, from packages of public registries."""
