"""What no machine changes: how often costly things are done, and how much is allocated."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from coach.analysis.analyzer import Analyzer
from coach.analysis.networks.delivery_network import Network
from coach.analysis.networks.emotion import FRAMES_PER_STEP, EmotionModel, EmotionNetwork
from coach.domain.session import Session
from coach.domain.stream import AudioBlock
from coach.store import database
from coach.store.session_store import Store
from tests.keeping import keep
from tests.unit.modules import loaded_by

#: Samples in a microphone's block, a fiftieth of a second at 48 kHz.
BLOCK = 960
#: What training and tests use, and the program never does.
HEAVY = {"librosa", "scipy", "matplotlib", "tensorflow"}


def counting(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[int]:
    """Note the length of the first argument of each call of a method."""
    lengths: list[int] = []
    called: Callable[..., object] = getattr(owner, name)

    def noting(self: object, frames: np.ndarray, *rest: object) -> object:
        lengths.append(len(frames))
        return called(self, frames, *rest)

    monkeypatch.setattr(owner, name, noting)
    return lengths


def test_each_frame_is_inferred_once_and_four_windows_a_second_at_most(
    model: EmotionModel, talk: tuple[np.ndarray, int], monkeypatch: pytest.MonkeyPatch
):
    emotion = counting(monkeypatch, EmotionNetwork, "advance")
    delivery = counting(monkeypatch, Network, "push")
    samples, rate_hz = talk
    analyzer = Analyzer(model, rate_hz)
    for start in range(0, len(samples), rate_hz // 50):
        analyzer.feed(AudioBlock(start, samples[start : start + rate_hz // 50]))
    seconds = len(samples) / rate_hz
    spoken = 0.7 * seconds  # of these twenty seconds, at least
    assert 4 * spoken - 8 < len(emotion) <= 4 * seconds
    assert 100 * spoken - 100 < sum(emotion) <= 100 * seconds
    assert all(length % FRAMES_PER_STEP == 0 for length in emotion)
    assert len([length for length in delivery if length]) <= 2 * seconds
    assert 100 * seconds - 100 < sum(delivery) <= 100 * seconds


def test_a_block_of_sound_allocates_little_and_keeps_less(model: EmotionModel):
    """By now every buffer is full, so nothing may grow."""
    rng = np.random.default_rng(0)
    pcm = np.rint(3_000 * rng.standard_normal(48_000)).astype(np.int16)
    analyzer = Analyzer(model, 48_000)
    fed = 0

    def feed(seconds: int) -> None:
        nonlocal fed
        for number in range(50 * seconds):
            start = number % 50 * BLOCK
            analyzer.feed(AudioBlock(fed, pcm[start : start + BLOCK]))
            fed += BLOCK

    feed(30)
    tracemalloc.start()
    try:
        feed(2)
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        feed(10)
        after, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak - before < 2e6  # half a second of spectra at once
    assert (after - before) / (50 * 10) < 50  # bytes a block: readings, and no sound


def test_the_window_loads_nothing_heavy_before_it_is_painted():
    loaded = loaded_by("import coach.app")
    assert "coach.gui.main_window" in loaded and len(loaded) < 600
    heavy = {*HEAVY, "pyqtgraph", "onnxruntime", "coach.analysis.analyzer", "training"}
    assert not heavy & loaded


def test_a_practice_loads_no_librosa_scipy_matplotlib_or_tensorflow():
    loaded = loaded_by(
        "import coach.pipeline, coach.gui.live.live_view, coach.gui.report.report_page;"
        "from coach.analysis.networks.emotion import EmotionModel; from coach.common import paths;"
        "from coach.pipeline import preload; EmotionModel(paths.emotion_model()); preload()"
    )
    assert "coach.analysis.analyzer" in loaded and not HEAVY & loaded


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that SQLite runs."""
    ran: list[str] = []
    opened = database._with_care

    def watched(connection):
        opened(connection).set_trace_callback(ran.append)
        return connection

    monkeypatch.setattr(database, "_with_care", watched)
    return ran


def test_a_list_takes_as_many_queries_whatever_its_length(
    tmp_path: Path, session: Session, queries: list[str]
):
    store = Store(tmp_path / "library")
    counts = []
    for length in (1, 6):
        while len(store.library.ids()) < length:
            earlier = timedelta(days=len(store.library.ids()))
            keep(store, session, started_at=session.started_at - earlier)
        queries.clear()
        assert len(store.library.overviews()) == length
        assert sum(one.startswith("SELECT") for one in queries) == 1
        reopened = Store(tmp_path / "library")
        assert len(reopened.library.overviews()) == length
        counts.append(len(queries))
    assert counts[0] == counts[1] > 3
