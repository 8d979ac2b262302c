"""Sound in and out: ring, sources, player. Knows nothing of analysis."""
