"""Sessions on disk: recorded, kept, found, repaired and removed."""
