"""Learn what linking compares by: how common words are, and how much each comparison weighs."""
