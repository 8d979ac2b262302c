"""The two networks, and what they are given."""
