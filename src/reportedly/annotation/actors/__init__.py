"""Find the actors that a text mentions, and say who they are by lists, patterns and local coreference."""
