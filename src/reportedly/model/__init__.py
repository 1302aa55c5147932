"""The nouns of Reportedly: frozen types that pass between rooms; standard library only."""
