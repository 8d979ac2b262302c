"""Shared by all packages: errors, files, paths, the log, dates and translated texts."""
