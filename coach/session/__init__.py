"""Sessions: recorded, kept, summed up, reported."""
