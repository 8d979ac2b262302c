"""Disks that are full, nearly full, or can't be written to."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.audio.sources import TalkSource
from coach.common import files
from coach.common.errors import CoachError
from coach.common.files import write_atomically
from coach.common.paths import sample_talk
from coach.domain.stream import Notice, SessionKind
from coach.domain.words import Transcript, Word
from coach.pipeline import Interrupted, make_session
from coach.store import space, writer
from coach.store.doctor import examine
from coach.store.recording import read_recording
from coach.store.session_store import Store
from coach.store.space import SpaceLimits, SpaceWatch
from tests.conftest import linux_only, unavailable
from tests.faults.talk import RATE_HZ, is_talk
from tests.keeping import keep

#: Gives no warning until the disk is full, as with a quota.
_UNTIL_FULL = SpaceLimits(start_s=0, warn_s=0, reserve_bytes=-(10**12))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A tmpfs of 2 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True).returncode:
        unavailable("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def practise(store: Store, speed: float = 50.0, tell=lambda _: None):
    source = TalkSource(sample_talk(), speed)
    return make_session(source, None, SessionKind.LIVE, store, tell=tell)


@pytest.mark.expects_log
def test_a_full_disk_ends_the_recording_and_keeps_it(small_disk: Path, tmp_path: Path):
    store = Store(small_disk, room=_UNTIL_FULL)
    with pytest.raises(Interrupted, match=r"can't be written|can't be used") as caught:
        practise(store)
    session = caught.value.session
    assert "another folder" in caught.value.hint
    samples = read_recording(store.audio_path(session.id)).samples
    assert is_talk(samples) and len(samples) > 400_000 / 2
    assert session.duration_s == pytest.approx(len(samples) / RATE_HZ, abs=1)
    assert store.load(session.id).metrics == session.metrics
    assert store.library.ids() == {session.id}
    assert all(check.passed for check in examine(store))
    elsewhere = Store(tmp_path / "elsewhere")  # practising can continue
    assert is_talk(read_recording(elsewhere.audio_path(practise(elsewhere).id)).samples)


def test_words_that_have_no_room_leave_the_session_as_it_was(small_disk: Path, session):
    store = Store(small_disk)
    one = keep(store, session)
    before = store.load(one.id)
    with (small_disk / "other things").open("wb", 0) as filler, pytest.raises(OSError):
        while True:
            filler.write(bytes(1_000))
    many = tuple(Word(n / 10, n / 10 + 0.1, " supercalifragilistic", 0.9) for n in range(20_000))
    with pytest.raises(CoachError, match="disk is full"):
        store.store_transcript(one.id, Transcript("ear", "en", many))
    after = store.load(one.id)
    assert after.transcript is None and after.events == before.events
    assert after.metrics == before.metrics


def test_nothing_begins_without_room_for_two_hours(small_disk: Path):
    store = Store(small_disk)
    with pytest.raises(CoachError, match="nearly full"):
        practise(store)
    assert list(store.sessions.iterdir()) == []


@linux_only  # only there can we see which files are open
def test_a_recording_that_can_not_begin_leaves_no_file_open(home: Path, monkeypatch):
    def refuse(path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    store = Store(home)
    monkeypatch.setattr(writer, "sync_folder", refuse)
    with pytest.raises(CoachError, match="Input/output error"):  # keeps the failed recording alive
        practise(store)
    names = [_name(number) for number in Path("/proc/self/fd").iterdir()]
    assert [name for name in names if str(store.sessions) in name] == []
    assert list(store.sessions.iterdir()) == []


def _name(descriptor: Path) -> str:
    try:
        return str(descriptor.readlink())
    except FileNotFoundError:  # the descriptor of the listing itself
        return ""


@pytest.mark.expects_log
def test_a_replaced_file_counts_as_written_even_if_its_folder_cannot_be_synced(
    tmp_path: Path, monkeypatch, caplog
):
    def refuse(path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(files, "sync_folder", refuse)
    path = tmp_path / "settings.json"
    path.write_bytes(b"old")
    write_atomically(path, b"new", "Not written")
    assert path.read_bytes() == b"new" and list(tmp_path.iterdir()) == [path]
    assert "power cut" in caplog.text and str(path) in caplog.text


def test_free_space_is_watched_while_recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The free space is faked: filling a real disk up to the limits would take hours."""
    free = [10**12]
    usage = space.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(space.shutil, "disk_usage", lambda _: usage._replace(free=free[0]))
    room = SpaceLimits()
    second = 2 * 48_000
    watch = SpaceWatch(tmp_path, 48_000, room)
    watch.check_start(None)
    free[0] = room.reserve_bytes + 2 * 3600 * second - 1
    with pytest.raises(CoachError, match="2:00:00 is needed"):
        watch.check_start(None)
    watch.check_start(60.0)  # for a file of a minute
    assert watch.check() is None
    free[0] = room.reserve_bytes + 15 * 60 * second - 1
    notice = watch.check()
    assert notice is not None and "14:59" in notice.message
    assert watch.check() is None  # warned once
    free[0] = room.reserve_bytes
    with pytest.raises(CoachError, match="only 200 MB left"):
        watch.check()


def test_a_recording_stops_by_itself_before_the_disk_is_full(
    home: Path, monkeypatch: pytest.MonkeyPatch
):
    room = SpaceLimits()
    free = iter([10**12, room.reserve_bytes + 10 * 60 * 2 * RATE_HZ])
    usage = space.shutil.disk_usage(home.parent)
    monkeypatch.setattr(
        space.shutil,
        "disk_usage",
        lambda _: usage._replace(free=next(free, room.reserve_bytes - 1)),
    )
    told: list[Notice] = []
    store = Store(home)
    with pytest.raises(Interrupted, match="only 200 MB left") as caught:
        practise(store, speed=1, tell=told.append)
    assert [notice.title for notice in told] == ["Disk nearly full"]
    assert 1 < caught.value.session.duration_s < 10
    assert store.library.ids() == {caught.value.session.id}


def test_a_read_only_disk_is_reported(small_disk: Path):
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = subprocess.run(
        [sys.executable, "-m", "coach", "demo", "--headless"],
        capture_output=True,
        text=True,
        env={**os.environ, "COACH_HOME": str(small_disk)},
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "Read-only" in line and "another folder" in line
