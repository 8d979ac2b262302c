"""The records that flow through the coach and are kept; what listeners like; the words for both."""
