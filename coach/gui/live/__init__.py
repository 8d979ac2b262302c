"""Practise: before the start, and while somebody speaks."""
