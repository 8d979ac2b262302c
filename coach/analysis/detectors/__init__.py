"""What is heard of the delivery: utterances, syllables, pauses, fillers, stutters."""
