"""The corridor: the only room that composes the others."""
