"""What several pages use: theme, banner, background work, common widgets."""
