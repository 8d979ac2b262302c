"""Settings, sessions and databases broken at random: reported or read, never a traceback.

With the recordings of test_fuzz_audio these are more than 20,000 inputs in every test run.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from coach.common.errors import CoachError
from coach.domain import settings
from coach.domain.settings import Settings
from coach.insights.report import make_report
from coach.store.folder import PARTIAL, SessionFolder
from coach.store.library import Library
from coach.store.recovery import recover
from coach.store.session_store import Store
from tests.faults.mutants import mutant
from tests.faults.talk import talk
from tests.keeping import keep

#: A soak run uses more inputs.
_TIMES = int(os.environ.get("COACH_FUZZ_TIMES", "1"))
_SEED = os.environ.get("COACH_FUZZ_SEED", "1")
_SLOW_S = 5.0


@pytest.fixture
def folder(home: Path, session) -> SessionFolder:
    store = Store(home)
    one = keep(store, session, talk()[: 5 * session.sample_rate_hz])
    return SessionFolder(store.sessions, one.id)


def fuzz(path: Path, count: int, use: Callable[[], object]) -> Counter[str]:
    """Use a file broken in `count` ways; only known errors may be raised, and soon."""
    content = path.read_bytes()
    found: Counter[str] = Counter()
    for number in range(count * _TIMES):
        _, broken = mutant([(path.name, content)], f"{_SEED} {path.name}", number)
        path.write_bytes(broken)
        begun_s = time.monotonic()
        try:
            use()
            found["read"] += 1
        except CoachError as error:
            assert "\n" not in str(error)
            found["told"] += 1
        except Exception as error:
            kept = path.with_name(f"{path.name}.broken")
            kept.write_bytes(broken)
            raise AssertionError(f"mutant {number} of seed {_SEED}, kept in {kept}") from error
        assert time.monotonic() - begun_s < _SLOW_S, number
    path.write_bytes(content)
    use()  # intact, it is read
    return found


@pytest.mark.expects_log
def test_broken_settings_become_the_defaults(home: Path, caplog):
    path = home / "settings.json"
    settings.save(Settings(plan="opening 1, end 2", device="a name"), path)
    found = fuzz(path, 3_500, lambda: settings.load(path))
    assert found["told"] == 0  # the program starts with any settings
    assert any(record.levelname == "WARNING" for record in caplog.records)


def test_a_broken_header_is_reported(folder: SessionFolder):
    found = fuzz(folder.header_path, 4_000, folder.read_header)
    assert min(found["read"], found["told"]) > 10


def test_broken_rows_are_reported_or_can_be_shown(home: Path, folder: SessionFolder):
    store = Store(home)

    def use() -> None:
        session = store.load(folder.id)
        make_report(session)

    found = fuzz(folder.events_path, 3_000, use)
    assert min(found["read"], found["told"]) > 100


def test_a_broken_list_is_reported_or_read(home: Path, folder: SessionFolder):
    path = home / "library.db"
    with suppress(FileNotFoundError):
        path.with_name("library.db-wal").unlink()

    def use() -> None:
        try:
            Library(path, home / "sessions").overviews()
        finally:
            for suffix in ("-wal", "-shm"):
                path.with_name(f"library.db{suffix}").unlink(missing_ok=True)

    found = fuzz(path, 1_500, use)
    assert min(found["read"], found["told"]) > 50


def test_an_interrupted_session_that_is_broken_is_recovered_or_left_alone(
    home: Path, folder: SessionFolder
):
    """All three files are broken at once; either a whole session appears or nothing."""
    names = [folder.header_path.name, folder.wav_path.name, folder.events_path.name]
    whole = {name: (folder.path / name).read_bytes() for name in names}
    store = Store(home)
    store.mark_unfinished(folder.id)
    left = SessionFolder(store.sessions, folder.id, PARTIAL)

    def cannot(*_) -> None:
        raise CoachError("Not here", "It takes long.", "It is tried in test_tails.")

    found: Counter[str] = Counter()
    for number in range(400 * _TIMES):
        left.path.mkdir(exist_ok=True)
        for name, content in whole.items():
            _, broken = mutant([(name, content)], f"{_SEED} {name}", number)
            (left.path / name).write_bytes(broken)
        try:
            session = recover(store, folder.id, cannot)
            assert store.load(folder.id).duration_s == session.duration_s
            assert msgspec.json.encode(session.metrics)
            store.delete(folder.id)
            found["recovered"] += 1
        except CoachError:
            assert left.exists() and not folder.exists()
            found["left"] += 1
    assert min(found.values()) > 10
