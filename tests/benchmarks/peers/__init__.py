"""The coach beside what people would use instead, on the same sound in one run."""
