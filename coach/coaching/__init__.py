"""Coaching: cues while somebody speaks, advice afterwards, exercises and goals."""
