"""Sound in and out: microphones, recordings and players. Knows nothing of analysis."""
