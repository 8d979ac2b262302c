"""Painted parts of the pages."""
