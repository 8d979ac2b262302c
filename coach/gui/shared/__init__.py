"""Shared by several pages: theme, banner, background work, common widgets."""
