"""The list of sessions, and recovery."""
