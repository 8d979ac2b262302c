"""What to say to the speaker: one word while they speak, advice afterwards."""
