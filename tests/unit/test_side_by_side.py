"""Recordings analysed by several processes: what they return, and what if one of them dies."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coach.cli import side_by_side
from coach.cli.side_by_side import Job, SideBySide
from coach.common.errors import Cancelled, CoachError
from coach.domain.session import Purpose, Session
from coach.pipeline import Interrupted
from tests.conftest import posix_only
from tests.faults.processes import children, comes_true

JOB = Job(Purpose(), with_tone=True, save=False, language="en")


@pytest.mark.parametrize(
    "error",
    [
        CoachError("What happened", "Why.", "What to do."),
        Cancelled(),
        Interrupted(CoachError("What happened", "Why.", "What to do."), None),
    ],
)
def test_an_error_is_the_same_in_another_process(error: CoachError):
    there = pickle.loads(pickle.dumps(error))
    assert type(there) is type(error) and there.args == error.args
    assert vars(there) == vars(error) and str(there) == str(error)


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "cores", lambda: 2)


@pytest.fixture
def work(talk_file: Path, tmp_path: Path, two_cores: None) -> Iterator[SideBySide]:
    """Three recordings, the second of which can't be read."""
    bad = tmp_path / "bad.wav"
    bad.write_text("not sound")
    with closing(SideBySide([talk_file, bad, talk_file], JOB)) as work:
        yield work


@pytest.mark.slow
def test_each_recording_has_its_session_or_says_why_not(work: SideBySide, session: Session):
    shares: list[float] = []
    first = work.result(0, shares.append)
    assert shares == sorted(shares) and shares[0] == 0.0 < shares[-1] <= 1.0
    assert isinstance(first, Session) and first.metrics == session.metrics
    assert first.title == "talk.wav" and len(first.emotions) == len(session.emotions) > 10
    refused = work.result(1)
    assert isinstance(refused, CoachError) and "'bad.wav'" in refused.title
    last = work.result(2)
    assert isinstance(last, Session) and last.metrics == session.metrics


@pytest.mark.slow
def test_no_more_processes_are_started_than_there_are_cores(work: SideBySide):
    work.result(0)
    assert work.result(2) and len(work._workers) <= 1  # the others have ended already
    work.close()
    assert not work._workers


@pytest.mark.slow
def test_a_library_that_cannot_be_opened_is_told_for_each_recording(
    talk_file: Path, home: Path, two_cores: None
):
    home.mkdir(exist_ok=True)
    (home / "sessions").write_text("in the way")
    with closing(SideBySide([talk_file] * 3, Job(Purpose(), False, True, "en"))) as work:
        found = [work.result(number) for number in range(3)]
    assert [str(one) for one in found] == [str(found[0])] * 3
    assert "can't be used" in str(found[0])


@posix_only
@pytest.mark.slow
@pytest.mark.parametrize("after_s", [0.0, 0.05, 0.2, 0.5])
def test_ctrl_c_in_a_terminal_is_one_line(talk_file: Path, after_s: float):
    """It reaches every process of the group, also those that are just starting."""
    process = subprocess.Popen(
        [sys.executable, "-m", "coach", "analyse", *[talk_file] * 6, "--no-save"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert comes_true(lambda: bool(children(process.pid)))
    time.sleep(after_s)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 128 + signal.SIGINT
    assert errors == "coach: stopped; unfinished work was discarded.\n"


@posix_only
@pytest.mark.slow
@pytest.mark.expects_log
def test_a_process_that_dies_costs_only_its_recording(
    talk_file: Path, two_cores: None, monkeypatch: pytest.MonkeyPatch
):
    given = SideBySide._give

    def give(self: SideBySide, worker: side_by_side._Worker) -> None:
        given(self, worker)
        if worker.number == 1:
            os.kill(worker.process.pid, signal.SIGKILL)

    monkeypatch.setattr(SideBySide, "_give", give)
    with closing(SideBySide([talk_file] * 4, JOB)) as work:
        found = [work.result(number) for number in range(4)]
    assert [isinstance(one, Session) for one in found] == [True, False, True, True]
    assert str(found[1]) == (
        "Can't analyse 'talk.wav': The process that analysed it ended (-9)."
        " Close other programs and try again."
    )


@pytest.mark.slow
def test_a_bug_in_a_process_is_a_bug_here(talk_file: Path, two_cores: None):
    """A purpose that isn't one can't be analysed for."""
    with (
        closing(SideBySide([talk_file], Job(None, False, False, "en"))) as work,  # type: ignore[arg-type]
        pytest.raises(AttributeError),
    ):
        work.result(0)
