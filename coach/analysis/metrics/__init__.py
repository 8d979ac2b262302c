"""Figures of the delivery, live and over the session."""
