"""Trends, calendar and goals."""
