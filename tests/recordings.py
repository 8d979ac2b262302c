"""Recordings as phones, browsers and meetings make them, encoded by the test that needs them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import av
import numpy as np

from coach.audio.file_source import FileSource
from coach.domain.stream import Notice

RATE_HZ = 16_000


def tone(
    seconds: float = 1.0, rate_hz: int = RATE_HZ, channels: int = 1, pitch_hz: float = 220.0
) -> np.ndarray:
    """Return a tone at 0.3 of full scale, the same in all channels: float32, (n, channels)."""
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    wave = (0.3 * np.sin(2 * np.pi * pitch_hz * time_s)).astype(np.float32)
    return np.repeat(wave[:, None], channels, axis=1)


def encode(
    path: Path,
    codec: str,
    samples: np.ndarray,
    rate_hz: int = RATE_HZ,
    *,
    kind: str | None = None,
    with_picture: bool = False,
    tracks: int = 1,
    **options: str,
) -> Path:
    """Write samples of shape (n, channels) with FFmpeg; the name tells the format, or `kind`."""
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    with av.open(path, "w", format=kind, options=options) as file:
        picture = file.add_stream("mpeg4", rate=5) if with_picture else None
        if picture is not None:
            picture.width = picture.height = 64
            picture.pix_fmt = "yuv420p"
        streams = [file.add_stream(codec, rate=rate_hz, layout=layout) for _ in range(tracks)]
        for stream in streams:
            stream.bit_rate = 12_200 if "amr" in codec else 64_000
        if picture is not None:
            for _ in range(round(5 * len(samples) / rate_hz)):
                blank = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), "rgb24")
                file.mux(picture.encode(blank))
            file.mux(picture.encode(None))
        for stream in streams:
            if not stream.codec_context.is_open:
                stream.codec_context.open()
            resampler = av.AudioResampler(
                stream.format, layout, rate_hz, stream.codec_context.frame_size or 4_096
            )
            planar = np.ascontiguousarray(samples.T.astype(np.float32))
            whole = av.AudioFrame.from_ndarray(planar, "fltp", layout)
            whole.sample_rate, whole.pts = rate_hz, 0
            for frame in [*resampler.resample(whole), *resampler.resample(None)]:
                file.mux(stream.encode(frame))
            file.mux(stream.encode(None))
    return path


def read(path: Path) -> tuple[np.ndarray, int, list[str]]:
    """Return the samples, int16, their rate in Hz, and the notices given on the way."""
    told: list[Notice] = []
    with closing(FileSource(path, told.append)) as source:
        pcm = np.concatenate([block.pcm for block in source.blocks()])
        return pcm, source.sample_rate_hz, [notice.message for notice in told]


def pitch_hz(pcm: np.ndarray, rate_hz: int) -> float:
    """Return the strongest frequency in Hz."""
    spectrum = np.abs(np.fft.rfft(pcm * np.hanning(len(pcm))))
    return float(spectrum.argmax() * rate_hz / len(pcm))
