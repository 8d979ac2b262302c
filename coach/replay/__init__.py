"""Computations behind the replay of a recording: waveform, spectrogram, viewport."""
