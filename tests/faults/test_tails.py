"""What a power cut leaves: the end of a file missing, or zeros or garbage in its place."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from coach.common.errors import CoachError
from coach.domain.session import Correction
from coach.domain.stream import Notice, Task
from coach.pipeline import analyse_again
from coach.store.folder import PARTIAL, SessionFolder, folders
from coach.store.recording import read_recording
from coach.store.recovery import recover
from coach.store.session_store import Store
from coach.store.wav import HEADER_BYTES
from tests.faults.talk import RATE_HZ, is_talk
from tests.faults.test_killed import kill_all

_LENGTH_S = 6.0


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a coach that was killed a few seconds into a practice."""
    (one,) = kill_all(tmp_path_factory.mktemp("killed"), [_LENGTH_S], model=True)
    return one.home


@pytest.fixture
def left(killed: Path, home: Path) -> SessionFolder:
    shutil.copytree(killed, home)
    (one,) = folders(home / "sessions", PARTIAL)
    return one


def truncate(path: Path, keep: int, _: random.Random) -> None:
    with path.open("r+b") as file:
        file.truncate(keep)


def zero(path: Path, keep: int, _: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:keep] + bytes(len(content) - keep))


def garble(path: Path, keep: int, chance: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:keep] + chance.randbytes(len(content) - keep))


_FAULTS = [truncate, zero, garble]
_Fault = Callable[[Path, int, random.Random], None]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("fault", _FAULTS)
def test_damage_at_the_end_of_the_sound(
    left: SessionFolder, home: Path, model, fault: _Fault, seed: int
):
    chance = random.Random(seed)
    whole = left.wav_path.stat().st_size
    keep = whole - chance.randrange(2 * RATE_HZ * 2)  # anywhere, even in the middle of a sample
    fault(left.wav_path, keep, chance)
    session = recover(Store(home), left.id, partial(analyse_again, load_model=lambda: model))
    samples = read_recording(Store(home).audio_path(session.id)).samples
    untouched = (keep - HEADER_BYTES) // 2
    assert is_talk(samples[:untouched]) and len(samples) >= untouched
    assert (whole - HEADER_BYTES) // 2 - untouched <= 2 * RATE_HZ
    assert session.duration_s == pytest.approx(len(samples) / RATE_HZ)
    assert len(session.emotions) > 5
    assert all(reading.end_s <= session.duration_s for reading in session.emotions)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("fault", _FAULTS)
def test_damage_at_the_end_of_the_rows(
    left: SessionFolder, home: Path, model, fault: _Fault, seed: int
):
    chance = random.Random(seed)
    wal = left.events_path.with_name("events.db-wal")
    fault(wal, chance.randrange(wal.stat().st_size), chance)
    session = recover(Store(home), left.id, partial(analyse_again, load_model=lambda: model))
    samples = read_recording(Store(home).audio_path(session.id)).samples
    assert is_talk(samples) and len(samples) > (_LENGTH_S - 1) * RATE_HZ
    # What the rows lacked was found again in the sound.
    assert session.emotions[-1].end_s > session.duration_s - 4
    assert Store(home).load(session.id).metrics == session.metrics


@pytest.mark.parametrize("fault", _FAULTS)
@pytest.mark.parametrize("name", ["audio.wav", "session.json", "events.db"])
def test_a_file_that_is_damaged_from_its_beginning(
    left: SessionFolder, home: Path, model, name: str, fault: _Fault
):
    path = left.path / name
    sound = path.read_bytes()[HEADER_BYTES:]
    fault(path, 0, random.Random(1))
    if name == "audio.wav":  # only its header; without any sound nothing can be recovered
        path.write_bytes(path.read_bytes()[:HEADER_BYTES].ljust(HEADER_BYTES) + sound)
    if name == "events.db":
        path.with_name("events.db-wal").unlink()
    session = recover(Store(home), left.id, partial(analyse_again, load_model=lambda: model))
    samples = read_recording(Store(home).audio_path(session.id)).samples
    assert is_talk(samples) and len(samples) > (_LENGTH_S - 1) * RATE_HZ
    assert len(session.emotions) > 5 and session.sample_rate_hz == RATE_HZ


def test_a_saved_recording_that_was_cut_short(left: SessionFolder, home: Path, model):
    store, again = Store(home), partial(analyse_again, load_model=lambda: model)
    kept = recover(store, left.id, again)
    path = store.audio_path(kept.id)
    truncate(path, path.stat().st_size - 2 * 2 * RATE_HZ, random.Random())
    told: list[Notice] = []
    session = recover(store, kept.id, again, told.append)
    assert session.duration_s == pytest.approx(kept.duration_s - 2)
    assert [notice.message for notice in told] == [f"The last 2.0 s of {kept.id} are gone."]
    told.clear()
    with pytest.raises(CoachError, match="Nothing to recover"):  # it is intact again
        recover(store, kept.id, again, told.append)
    assert told == []


def test_the_speakers_notes_and_corrections_outlive_the_rows(
    left: SessionFolder, home: Path, model
):
    store, again = Store(home), partial(analyse_again, load_model=lambda: model)
    kept = recover(store, left.id, again)
    store.describe(kept.id, title="Board", task=Task.CONVERSATION, tags=("work",))
    phrase = kept.segments[0]
    said = Correction(phrase.start_s, phrase.end_s, "happy")
    store.correct(kept.id, said)
    path = SessionFolder(store.sessions, kept.id).events_path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO event VALUES ('of another time', 1, 2, 1, 0, NULL)")
    session = recover(store, kept.id, again)
    assert (session.title, session.task, session.tags) == ("Board", Task.CONVERSATION, ("work",))
    assert session.corrections == store.load(kept.id).corrections == (said,)


def test_a_recovery_that_fails_leaves_everything_as_it_was(left: SessionFolder, home: Path):
    for path in left.path.glob("events.db*"):
        path.write_bytes(b"nothing")
    before = _contents(left)

    def fails(*_):
        raise ZeroDivisionError("a bug")

    store = Store(home)
    for _ in range(2):  # and again the second time
        with pytest.raises(ZeroDivisionError):
            recover(store, left.id, fails)
        assert _contents(left) == before
    assert [one.id for one in Store(home).unfinished()] == [left.id]


def test_a_session_being_recorded_is_left_alone(left: SessionFolder, home: Path):
    with left.lock():
        store = Store(home)
        assert store.unfinished() == []
        with pytest.raises(Exception, match="is in use"):
            recover(store, left.id, lambda *_: None)
        store.delete_everything()
        assert left.exists()
    assert np.any(np.frombuffer(left.wav_path.read_bytes()[HEADER_BYTES:], "<i2"))


def _contents(folder: SessionFolder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.path.iterdir() if path.name != "lock"}
