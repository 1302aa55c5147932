"""From an annotated document to attributions and claims: who says what happened."""
