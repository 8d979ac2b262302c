from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from coach.audio.file_source import FileSource
from coach.common.errors import CoachError
from coach.domain.stream import SessionKind
from coach.pipeline import analyse_again, make_session
from coach.store import compress as compressing
from coach.store.compress import compress
from coach.store.doctor import examine
from coach.store.folder import PARTIAL, SessionDamaged, SessionFolder
from coach.store.recording import read_recording
from coach.store.recovery import recover
from coach.store.session_store import Store


@pytest.fixture
def folder(store: Store, talk_file: Path) -> SessionFolder:
    kept = make_session(FileSource(talk_file), None, SessionKind.FILE, store)
    return SessionFolder(store.sessions, kept.id)


def test_a_recording_gets_smaller_and_stays_the_same(store: Store, folder: SessionFolder, talk):
    before = folder.wav_path.stat().st_size
    assert compress(folder)
    assert not folder.wav_path.exists() and folder.audio_path == folder.flac_path
    assert folder.flac_path.stat().st_size < 0.7 * before
    recording = read_recording(store.audio_path(folder.id))
    assert np.array_equal(recording.samples, talk[0])
    assert recording.sample_rate_hz == talk[1]
    assert all(check.passed for check in examine(store))
    left = {path.name for path in folder.path.iterdir()} - {"lock"}
    assert left == {"audio.flac", "events.db", "session.json"}
    assert not compress(folder)  # there is nothing left to do


def test_a_flac_that_differs_is_not_kept(folder: SessionFolder, monkeypatch):
    """An encoder that changes one sample stands in for a disk that does."""
    write = compressing.write_flac

    def change_one(path, rate_hz, pieces):
        pieces = [np.array(piece) for piece in pieces]
        pieces[-1][-1] += 1
        write(path, rate_hz, pieces)

    before = folder.wav_path.read_bytes()
    monkeypatch.setattr(compressing, "write_flac", change_one)
    with pytest.raises(CoachError, match="differs from the original"):
        compress(folder)
    assert folder.wav_path.read_bytes() == before
    assert not list(folder.path.glob("*.flac"))


def test_a_damaged_flac_is_noticed(store: Store, folder: SessionFolder):
    compress(folder)
    content = bytearray(folder.flac_path.read_bytes())
    content[len(content) // 2] ^= 1
    folder.flac_path.write_bytes(content)
    assert [check.name for check in examine(store) if not check.passed] == [folder.id]


def test_damaged_sound_is_not_made_smaller(store: Store, folder: SessionFolder):
    content = bytearray(folder.wav_path.read_bytes())
    content[5_000] ^= 1
    folder.wav_path.write_bytes(content)
    with pytest.raises(SessionDamaged, match="isn't the sound"):
        compress(folder)
    assert folder.wav_path.exists() and not folder.flac_path.exists()


def test_an_interrupted_session_knows_the_length_of_its_flac(
    store: Store, folder: SessionFolder, talk
):
    compress(folder)
    store.mark_unfinished(folder.id)
    (left,) = store.unfinished()
    assert left.sound_s == pytest.approx(len(talk[0]) / talk[1])
    flac = SessionFolder(store.sessions, folder.id, PARTIAL).flac_path
    content = flac.read_bytes()
    for damaged in (b"nothing", content[:20], content[:18] + bytes(8) + content[26:]):
        flac.write_bytes(damaged)
        assert [left.sound_s for left in store.unfinished()] == [None]


def test_recovery_repairs_what_the_doctor_finds(store: Store, folder: SessionFolder):
    content = bytearray(folder.wav_path.read_bytes())
    content[5_000] ^= 1
    folder.wav_path.write_bytes(content)
    assert [check.name for check in examine(store) if not check.passed] == [folder.id]
    recover(store, folder.id, partial(analyse_again, load_model=lambda: None))
    assert all(check.passed for check in examine(store))
    compress(folder)
    content = folder.flac_path.read_bytes()
    folder.flac_path.write_bytes(content[: len(content) // 2])  # this can't be recovered
    (found,) = [check for check in examine(store) if not check.passed]
    assert "coach recover" not in found.found
