"""What a recording is heard and seen again with: waveform, spectrogram, viewport."""
