"""The network that hears how something is said: its examples, its training and its export."""
