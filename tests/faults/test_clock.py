"""The system's clock is changed while somebody speaks, and summer time ends.

Tests may not change the system's clock, so `time.time` and `datetime.now` are replaced in the
whole process. Nothing else in the coach may read the time of day.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

import coach
from coach import pipeline
from coach.audio.file_source import FileSource
from coach.audio.sources import TalkSource
from coach.common import paths
from coach.domain.stream import AnalysisUpdate, SessionKind
from coach.pipeline import make_session
from coach.store import session_store as store_module
from coach.store.session_store import Store

_SUMMER, _WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))


class MovedClock:
    """Replaces the system's clock; `now` may be set at any time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = datetime.now().astimezone()
        clock = self

        class Moved(datetime):
            @classmethod
            def now(cls, tz=None) -> datetime:
                return clock.now if tz is None else clock.now.astimezone(tz)

        for module in (pipeline, store_module):
            monkeypatch.setattr(module, "datetime", Moved)
        monkeypatch.setattr(time, "time", lambda: self.now.timestamp())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovedClock:
    return MovedClock(monkeypatch)


def practise(home: Path, clock: MovedClock, then: datetime):
    """Practise for six seconds, with the clock set to `then` half-way."""
    source = TalkSource(paths.sample_talk(), speed=2)

    def watch(update: AnalysisUpdate) -> None:
        if update.until_s > 3:
            clock.now = then
        if update.until_s > 6:
            source.stop()

    store = Store(home)
    return store, make_session(source, None, SessionKind.LIVE, store, [watch])


@pytest.mark.parametrize("move", [timedelta(days=1), timedelta(days=-1)])
def test_a_day_more_or_less_changes_nothing(home: Path, clock: MovedClock, move: timedelta):
    begun = clock.now
    store, session = practise(home, clock, begun + move)
    assert 6 < session.duration_s < 7
    again = make_session(FileSource(store.audio_path(session.id)), None, SessionKind.FILE, None)
    assert session.segments == again.segments and session.events == again.events
    assert session.metric_readings == again.metric_readings
    assert store.load(session.id).started_at == begun
    assert Store(home).library.ids() == {session.id}


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no way to move")
def test_the_end_of_summer_time_changes_nothing(home: Path, berlin: None, clock: MovedClock):
    """Half past two comes twice that night; sessions stay in their order."""
    clock.now = datetime(2026, 10, 25, 2, 45, tzinfo=_SUMMER)
    store, first = practise(home, clock, datetime(2026, 10, 25, 2, 0, tzinfo=_WINTER))
    clock.now = datetime(2026, 10, 25, 2, 15, tzinfo=_WINTER)
    _, second = practise(home, clock, clock.now)
    assert first.segments[0] == second.segments[0]
    assert first.duration_s == pytest.approx(second.duration_s, abs=1)
    assert [one.id for one in store.library.overviews()] == [second.id, first.id]
    offsets = [one.started_at.utcoffset() for one in store.library.overviews()]
    assert offsets == [timedelta(hours=1), timedelta(hours=2)]


def test_nothing_else_asks_for_the_time():
    """Wall-clock time is only read where a session begins, is set aside or checked, and where
    goals and practice days are counted up to today."""
    asking = set()
    for path in Path(coach.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and ast.unparse(node) in (
                "time.time",
                "time.localtime",
                "datetime.now",
                "datetime.today",
                "datetime.utcnow",
            ):
                asking.add(path.name)
    assert asking == {
        "pipeline.py",
        "database.py",
        "unfinished.py",
        "goals_view.py",
        "usual_group.py",
    }
