"""The calendar and the goals."""
