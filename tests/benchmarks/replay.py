"""Two hours in the replay: how long frames take while zooming, scrolling and listening."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile
import soxr
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from coach import app
from coach.analysis.networks.emotion import EmotionModel
from coach.audio.file_source import FileSource
from coach.common import paths
from coach.domain.session import Purpose, Session
from coach.domain.stream import AudioBlock, SessionKind
from coach.gui.replay.replay_page import ReplayPage
from coach.gui.shared.background import finish_background
from coach.pipeline import make_session
from coach.replay.take import Take
from coach.replay.viewport import View
from coach.replay.waveform import Pyramid
from coach.store.recording import read_recording
from coach.store.wav import WavWriter
from tests.benchmarks.figure import Figure

_HOURS = 2
_RATE_HZ = 48_000
_SIZE = (1920, 1080)
_NOTCH = 120


def _two_hours(folder: Path) -> tuple[Session, Path]:
    """Return two hours of the sample talk, repeated, as a session with its sound."""
    model = EmotionModel(paths.models_dir() / "emotion")
    purpose = Purpose(with_fluency=True)
    once = make_session(
        FileSource(paths.sample_talk()), model, SessionKind.FILE, None, purpose=purpose
    )
    samples, rate_hz = soundfile.read(paths.sample_talk(), dtype="int16")
    pcm = soxr.resample(samples, rate_hz, _RATE_HZ)
    length_s = len(pcm) / _RATE_HZ
    starts_s = np.arange(0, _HOURS * 3_600, length_s).tolist()

    def later(records: tuple, *names: str) -> tuple:
        return tuple(
            replace(one, **{name: getattr(one, name) + start_s for name in names})
            for start_s in starts_s
            for one in records
        )

    writer = WavWriter(folder / "audio.wav", _RATE_HZ)
    for number in range(len(starts_s)):
        writer.write(AudioBlock(number * len(pcm), pcm))
    writer.close()
    session = replace(
        once,
        sample_rate_hz=_RATE_HZ,
        duration_s=len(starts_s) * length_s,
        emotions=later(once.emotions, "start_s", "end_s"),
        segments=later(once.segments, "start_s", "end_s"),
        events=later(once.events, "start_s", "end_s"),
        metric_readings=later(once.metric_readings, "time_s"),
    )
    return session, folder / "audio.wav"


class _Frames:
    """Times frames of the real page, from an action until everything it causes is painted."""

    def __init__(self, page: ReplayPage) -> None:
        self._page = page
        self._view = page.waveform

    def take_ms(self, acts: Iterator[Callable[[], None]]) -> np.ndarray:
        taken_s = []
        for act in acts:
            started_s = time.perf_counter()
            act()
            QApplication.processEvents()
            taken_s.append(time.perf_counter() - started_s)
        return 1000 * np.array(taken_s)

    def zooming(self) -> Iterator[Callable[[], None]]:
        """Zoom in at one place until samples are visible, and out again; at four places."""
        for share in (0.1, 0.4, 0.7, 0.95):
            for turned in [_NOTCH] * 55 + [-_NOTCH] * 55:
                yield lambda turned=turned, share=share: self._turn(turned, share)

    def scrolling(self) -> Iterator[Callable[[], None]]:
        """Scroll with the wheel, at views from an hour down to two seconds."""
        whole = View.whole(self._page.session.duration_s)
        for span_s in (3_600, 300, 30, 2):
            self._view.show_view(whole.zoomed(whole.duration_s / span_s, 1_000.0))
            yield QApplication.processEvents
            for _ in range(100):
                yield lambda: self._turn(-_NOTCH, 0.5, Qt.KeyboardModifier.ShiftModifier)

    def dragging(self) -> Iterator[Callable[[], None]]:
        """Move the view along the whole recording."""
        whole = View.whole(self._page.session.duration_s)
        view = whole.zoomed(60.0, 0.0)
        for start_s in np.linspace(0, whole.duration_s, 200).tolist():
            yield lambda start_s=start_s: self._view.show_view(view.moved_to(start_s))

    def listening(self) -> Iterator[Callable[[], None]]:
        """Move the cursor through a minute, in a view of ten seconds, as playing does."""
        whole = View.whole(self._page.session.duration_s)
        self._view.show_view(whole.zoomed(whole.duration_s / 10, 60.0))
        for time_s in np.arange(60, 120, 0.1).tolist():
            yield lambda time_s=time_s: self._page.seek(time_s)

    def _turn(
        self,
        turned: int,
        share: float,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        at = QPointF(share * self._view.width(), 40)
        event = QWheelEvent(
            at,
            self._view.mapToGlobal(at),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self._view, event)


def measure() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    window = app.make_window()
    window.resize(*_SIZE)
    window.show()
    for _ in range(2):  # what follows the first paint is done after it
        application.processEvents()
    with tempfile.TemporaryDirectory() as folder:
        session, path = _two_hours(Path(folder))
        recording = read_recording(path)
        started_s = time.perf_counter()
        pyramid = Pyramid(recording.samples)
        pyramid_s = time.perf_counter() - started_s
        started_s = time.perf_counter()
        take = Take.of(session, recording, pyramid)
        rest_s = time.perf_counter() - started_s
        page = ReplayPage(window.context, take)
        window.show_detail(page, window.sessions)
        for _ in range(2):
            application.processEvents()
        frames = _Frames(page)
        taken = {name: frames.take_ms(getattr(frames, name)()) for name in _WAYS}
        page.spectrum_button.click()
        with_spectrum = {name: frames.take_ms(getattr(frames, name)()) for name in _WAYS}
        window.close()
        finish_background()
    every = np.concatenate([*taken.values(), *with_spectrum.values()])
    return [
        Figure("replay of 2 h, its extremes gone over", pyramid_s, "s"),
        Figure("replay of 2 h, everything else prepared", rest_s, "s"),
        *(
            Figure(f"replay of 2 h, {name}, frame p99", float(np.percentile(ms, 99)), "ms")
            for name, ms in taken.items()
        ),
        *(
            Figure(f"the same with spectrum, {name}, p99", float(np.percentile(ms, 99)), "ms")
            for name, ms in with_spectrum.items()
        ),
        Figure("replay of 2 h, frame, median", float(np.median(every)), "ms"),
        Figure("replay of 2 h, frame p99", float(np.percentile(every, 99)), "ms", "<= 16"),
        Figure("replay of 2 h, worst frame", float(every.max()), "ms", "<= 50"),
        Figure("replay of 2 h, frames", float(len(every)), ""),
    ]


_WAYS = ("zooming", "scrolling", "dragging", "listening")
