"""Several coaches share a folder while it is read, tidied and rebuilt."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from coach.store.recording import read_recording
from coach.store.recovery import recover
from coach.store.session_store import Store
from tests.faults.talk import is_talk
from tests.faults.test_database import garbage
from tests.faults.test_killed import kill_all, must_not
from tests.keeping import keep


def test_a_recording_coach_is_left_alone(tmp_path: Path, session):
    """Four coaches record and are killed; others open, save, delete and lose the list."""
    home = tmp_path / "home"
    failures: list[Exception] = []
    ended = threading.Event()
    opened = 0

    def come_and_go() -> None:
        nonlocal opened
        try:
            while not ended.is_set():
                store = Store(home)
                opened += 1
                one = keep(store, session)
                assert one.id in store.library.ids()
                garbage(home / "library.db") if opened % 5 == 0 else store.delete(one.id)
                store.unfinished()
                time.sleep(0.02)
        except Exception as error:
            failures.append(error)

    visitor = threading.Thread(target=come_and_go)
    visitor.start()
    try:
        killed = kill_all(tmp_path, [1.0, 2.0, 3.0, 4.0], together=True)
    finally:
        ended.set()
        visitor.join()
    assert failures == [] and opened > 5
    store = Store(home)
    left = store.unfinished()
    assert len(left) == len(killed)
    lengths = []
    for one in left:
        session = recover(store, one.id, must_not)
        samples = read_recording(store.audio_path(session.id)).samples
        assert is_talk(samples)
        lengths.append(len(samples))
    said = sorted(one.said for one in killed)
    assert all(
        s - n <= 0.1 * session.sample_rate_hz for s, n in zip(said, sorted(lengths), strict=True)
    )
