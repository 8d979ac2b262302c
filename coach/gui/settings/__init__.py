"""The page of settings, with one module for each of its groups."""
