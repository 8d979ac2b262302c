"""The delivery network, which hears how something is said: examples, training and export."""
