"""The practice page: the start view and the live view."""
