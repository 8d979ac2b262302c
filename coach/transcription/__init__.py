"""Words: an optional speech recogniser, run in a process of its own."""
