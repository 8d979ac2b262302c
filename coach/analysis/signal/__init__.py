"""From samples to frames: spectrum, pitch, speech and level. Pure numpy."""
