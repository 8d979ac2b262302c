"""Sessions on disk: recording, storage, index, repair and removal."""
