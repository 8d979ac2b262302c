"""The list of sessions, trends, and recovery."""
