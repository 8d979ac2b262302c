"""Detectors of the delivery: utterances, syllables, pauses, fillers, stutters."""
