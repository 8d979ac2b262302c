from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Event

import numpy as np
import pytest
import soundfile

from coach.audio.file_source import FileSource
from coach.audio.sources import TalkSource
from coach.common.errors import Cancelled, CoachError
from coach.domain.session import Gap
from coach.domain.stream import AudioBlock, GapKind, SessionKind
from coach.pipeline import UNSAVED_ID, Interrupted, Sink, analyse_again, make_session
from coach.store.folder import PARTIAL, SessionFolder
from coach.store.recording import read_recording
from coach.store.recovery import recover
from coach.store.session_store import Store
from coach.store.space import SpaceWatch


def folders(store: Store) -> list[str]:
    return sorted(path.name for path in store.sessions.iterdir())


def test_a_file_becomes_a_session_with_its_sound(model, store: Store, talk, talk_file: Path):
    session = make_session(FileSource(talk_file), model, SessionKind.FILE, store)
    assert folders(store) == [session.id]
    kept = read_recording(store.audio_path(session.id))
    assert np.array_equal(kept.samples, talk[0]) and kept.sample_rate_hz == talk[1]
    assert session.title == "talk.wav"
    assert session.duration_s == pytest.approx(20)
    assert session.metrics["speech_level_dbfs"] < 0


def test_live_and_file_give_the_same_readings(model, store: Store, talk_file: Path):
    from_file = make_session(FileSource(talk_file), model, SessionKind.FILE, None)
    live = make_session(TalkSource(talk_file, speed=8), model, SessionKind.SAMPLE, store)
    assert from_file.id == UNSAVED_ID
    assert len(live.emotions) == len(from_file.emotions) > 40
    for a, b in zip(from_file.emotions, live.emotions, strict=True):
        assert (a.start_s, a.end_s) == (b.start_s, b.end_s)
        assert np.abs(a.probabilities - b.probabilities).max() < 1e-5
    assert live.segments == from_file.segments
    assert live.events == from_file.events


class _Unplugged:
    """A live source that fails after `seconds`, like a microphone that is pulled out."""

    name, sample_rate_hz, duration_s, is_live = "mic", 16_000, None, True

    def __init__(self, seconds: int, error: Exception) -> None:
        self._seconds = seconds
        self._error = error
        self.closed = False

    def blocks(self) -> Iterator[AudioBlock]:
        for second in range(self._seconds):
            yield AudioBlock(second * 16_000, np.zeros(16_000, np.int16))
        raise self._error

    def stop(self) -> None: ...

    def close(self) -> None:
        self.closed = True


def test_an_unplugged_microphone_keeps_what_was_said(model, store: Store):
    source = _Unplugged(3, CoachError("Microphone lost", "It went away.", "Plug it in."))
    with pytest.raises(Interrupted, match="went away") as caught:
        make_session(source, model, SessionKind.LIVE, store)
    assert source.closed
    assert store.load(caught.value.session.id).duration_s == 3
    assert len(read_recording(store.audio_path(caught.value.session.id)).samples) == 48_000


@pytest.mark.expects_log
def test_a_bug_while_practising_keeps_what_was_said(model, store: Store, caplog):
    source = _Unplugged(2, ZeroDivisionError("oops"))
    with pytest.raises(Interrupted, match="oops"):
        make_session(source, model, SessionKind.LIVE, store)
    assert store.library.overviews()[0].duration_s == 2
    assert "ZeroDivisionError" in caplog.text


def test_a_sink_that_fails_loses_no_sound(model, store: Store, talk_file: Path, caplog):
    caplog.clear()

    def full(update) -> None:
        raise CoachError("Full", "Too much.", "Less.")

    with pytest.raises(CoachError):
        make_session(FileSource(talk_file), model, SessionKind.FILE, store, [full])
    assert folders(store) == []  # the sound is still in its own file


def test_nothing_heard_leaves_nothing_behind(model, store: Store):
    source = _Unplugged(0, CoachError("Microphone lost", "It went away.", "Plug it in."))
    with pytest.raises(Interrupted):
        make_session(source, model, SessionKind.LIVE, store)
    assert folders(store) == [] and store.library.overviews() == []


def test_a_broken_file_leaves_nothing_behind(model, store: Store, tmp_path: Path):
    path = tmp_path / "odd.wav"
    samples = np.random.default_rng(0).normal(0, 0.1, 160_000)
    samples[40_000:] = np.nan
    soundfile.write(path, samples, 16_000, subtype="FLOAT")
    with pytest.raises(CoachError, match="Its samples are invalid"):
        make_session(FileSource(path), model, SessionKind.FILE, store)
    assert folders(store) == [] and store.library.overviews() == []


def test_cancelling_an_analysis_leaves_nothing_behind(model, store: Store, talk_file: Path):
    with closing(FileSource(talk_file)) as source:
        length_s = source.duration_s

    def call_off_at(share: float) -> Sink:
        return lambda update: source.stop() if update.until_s >= share * length_s else None

    for share in (0, 0.5, 1):  # up to the very last block
        source = FileSource(talk_file)
        with pytest.raises(Cancelled):
            make_session(source, model, SessionKind.FILE, store, [call_off_at(share)])
        assert folders(store) == [] and store.library.overviews() == []


@pytest.mark.expects_log
def test_a_sink_that_fails_while_practising_keeps_what_was_said(model, store: Store):
    calls = []

    def fails(update) -> None:
        calls.append(update)
        raise CoachError("Full", "Too much.", "Less.")

    source = _Unplugged(3, CoachError("Microphone lost", "It went away.", "Plug it in."))
    with pytest.raises(Interrupted, match="Too much"):
        make_session(source, model, SessionKind.LIVE, store, [fails])
    assert len(calls) == 1
    assert store.library.overviews()[0].duration_s >= 1


@pytest.mark.expects_log
def test_a_full_disk_keeps_what_was_said(model, store: Store):
    """The kernel refuses to let the recording's file grow, as on a full disk."""
    resource = pytest.importorskip("resource")  # Unix only
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, before[1]))
    try:
        source = _Unplugged(60, CoachError("never", "gets", "here"))
        with pytest.raises(Interrupted, match="can't be written") as caught:
            make_session(source, model, SessionKind.LIVE, store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    kept = read_recording(store.audio_path(caught.value.session.id))
    assert len(kept.samples) >= 590_000
    assert store.library.overviews()[0].duration_s == pytest.approx(
        len(kept.samples) / 16_000, abs=1
    )


def test_a_disk_that_fails_after_the_last_sound_is_reported(model, store: Store, monkeypatch):
    failing = Event()

    def fails(_: SpaceWatch) -> None:
        failing.set()
        raise CoachError("Recording stopped", "The disk is full.", "Make room.")

    class Stopped(_Unplugged):
        def blocks(self) -> Iterator[AudioBlock]:
            yield AudioBlock(0, np.zeros(16_000, np.int16))
            assert failing.wait(10)

    monkeypatch.setattr(SpaceWatch, "check", fails)
    source = Stopped(1, CoachError("never", "gets", "here"))
    with pytest.raises(Interrupted, match="The disk is full") as caught:
        make_session(source, model, SessionKind.LIVE, store)
    assert store.load(caught.value.session.id).duration_s == 1


@pytest.mark.expects_log
def test_a_library_that_refuses_says_where_the_sound_is(model, store: Store, monkeypatch):
    def refuse(*_) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("coach.store.events.write_state", refuse)
    source = _Unplugged(2, CoachError("Microphone lost", "It went away.", "Plug it in."))
    with pytest.raises(CoachError, match=r"\.partial/audio\.wav") as caught:
        make_session(source, model, SessionKind.LIVE, store)
    path = Path(str(caught.value).split("stored in ")[1].split(". Then")[0])
    assert len(read_recording(path).samples) == 32_000


class _WithGap(_Unplugged):
    """Two seconds, and two more after a gap of twenty."""

    def __init__(self) -> None:
        super().__init__(2, CoachError("Microphone lost", "It went away.", "Plug it in."))

    def blocks(self) -> Iterator[AudioBlock]:
        for start, dropped in ((0, 0), (16_000, 0), (352_000, 320_000), (368_000, 0)):
            yield AudioBlock(start, np.ones(16_000, np.int16), dropped, gap=GapKind.DEVICE)


def test_a_gap_is_kept_even_where_the_analysis_fails(model, store: Store):
    def fails(update) -> None:
        if update.until_s >= 2:
            raise CoachError("Full", "Too much.", "Less.")

    with pytest.raises(Interrupted, match="Too much") as caught:
        make_session(_WithGap(), model, SessionKind.LIVE, store, [fails])
    session = store.load(caught.value.session.id)
    assert session.gaps == (Gap(GapKind.DEVICE, 2.0, 22.0),)
    assert session.duration_s == 24


def test_gaps_survive_a_repeated_analysis(store: Store):
    session = make_session(_WithGap(), None, SessionKind.LIVE, store)
    assert session.gaps == (Gap(GapKind.DEVICE, 2.0, 22.0),)
    store.mark_unfinished(session.id)
    left = SessionFolder(store.sessions, session.id, PARTIAL)
    with closing(sqlite3.connect(left.events_path)) as connection, connection:
        connection.execute("UPDATE state SET until_s = 1")  # the rows end long before the sound
    shares: list[float] = []
    again = partial(analyse_again, load_model=lambda: None, advance=shares.append)
    recovered = recover(store, session.id, again)
    assert len(shares) > 1 and sorted(shares) == shares and shares[-1] == 1
    assert recovered.gaps == session.gaps and recovered.duration_s == session.duration_s
    assert recovered.dropped_samples == session.dropped_samples == 320_000
    assert recovered.events == session.events


def test_recovery_can_be_cancelled(store: Store):
    session = make_session(_WithGap(), None, SessionKind.LIVE, store)
    store.mark_unfinished(session.id)
    left = SessionFolder(store.sessions, session.id, PARTIAL)
    left.events_path.unlink()
    before = {path.name for path in left.path.iterdir()}
    again = partial(analyse_again, load_model=lambda: None, should_stop=lambda: True)
    with pytest.raises(Cancelled):
        recover(store, session.id, again)
    assert {path.name for path in left.path.iterdir()} - {"lock"} == before
    assert folders(store) == [left.path.name]
