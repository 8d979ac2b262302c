"""Many recordings at once: a process for each core, and one recording at a time in each."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import cast

from coach.cli.console import chosen_model, open_store, progress_sink, speak, tell
from coach.common import logs, paths
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.common.signals import Ended, raise_on_termination, termination_postponed
from coach.domain.session import Purpose, Session
from coach.domain.stream import SessionKind
from coach.domain.wording import printable

_log = logging.getLogger(__name__)

#: Least interval between two messages about one recording's progress.
_TELL_S = 0.25
#: Most processes; Windows can't wait for more than 63 connections at once.
_MOST = 60
#: A process that is asked to end discards its session; after this time it is killed.
_PATIENCE_S = 5.0
#: What a process tells: the share that is done, the session, or why there is none.
_Message = float | Session | Exception


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with each recording.

    Attributes
    ----------
    purpose
        What the recordings were made for.
    with_tone
        Whether to name tones, by the emotion model chosen in the settings.
    save
        Whether to store the sessions.
    language
        Code of the language of messages.
    """

    purpose: Purpose
    with_tone: bool
    save: bool
    language: str


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # only where a process can be kept to some of them
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Worker:
    """A process that analyses the recordings it is given, one after the other."""

    def __init__(self, job: Job) -> None:
        # Forking would copy locks that other threads hold.
        context = multiprocessing.get_context("spawn")
        self.calls, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_work, args=(theirs, job), daemon=True)
        if os.name == "posix":
            resource_tracker.ensure_running()  # its own start would let Ctrl-C through again
        with termination_postponed():  # a process half started would print a traceback
            self.process.start()
        theirs.close()  # so that its end is noticed
        #: Index of the recording that it was given last.
        self.number = -1

    def ask_to_end(self) -> None:
        """Ask the process to end; a recording that it is analysing is discarded."""
        self.calls.close()  # its next message fails, and that ends it
        if os.name == "posix":  # elsewhere it would be killed, and its session left behind
            self.process.terminate()

    def wait(self) -> None:
        """Wait until the process has ended; kill it if it doesn't."""
        self.process.join(_PATIENCE_S)
        self.process.kill()
        self.process.join()


class SideBySide:
    """Analysis of recordings on all cores, begun in their order; to be closed.

    Parameters
    ----------
    files
        The recordings.
    job
        What to do with each.
    """

    def __init__(self, files: Sequence[Path], job: Job) -> None:
        self._files = files
        self._job = job
        self._waiting = deque(range(len(files)))
        self._workers: dict[Connection, _Worker] = {}
        self._shares = dict.fromkeys(range(len(files)), 0.0)
        self._found: dict[int, Session | CoachError] = {}

    def result(
        self, number: int, advance: Callable[[float], None] = lambda _: None
    ) -> Session | CoachError:
        """Wait for a recording's session, and return it or why there is none.

        Parameters
        ----------
        number
            Index of the recording.
        advance
            Called with the share of it that is done, from 0 to 1.

        Raises
        ------
        Exception
            What escaped in a process, which is a bug.
        """
        while number not in self._found:
            advance(self._shares[number])
            while self._waiting and len(self._workers) < min(cores(), _MOST):
                worker = _Worker(self._job)
                self._workers[worker.calls] = worker
                self._give(worker)
            for calls in wait(list(self._workers)):
                self._take(self._workers[cast(Connection, calls)])
        return self._found.pop(number)

    def close(self) -> None:
        """End the processes; recordings that they are analysing are discarded."""
        workers, self._workers = list(self._workers.values()), {}
        for worker in workers:
            worker.ask_to_end()
        for worker in workers:
            worker.wait()

    def _take(self, worker: _Worker) -> None:
        """Take the next message of a process, and give it another recording if it is done."""
        told = _told(worker, self._files[worker.number])
        if isinstance(told, float):
            self._shares[worker.number] = told
            return
        if not isinstance(told, (Session, CoachError)):
            raise told
        self._found[worker.number] = told
        if self._waiting and worker.process.is_alive():
            self._give(worker)
        else:
            del self._workers[worker.calls]
            worker.ask_to_end()
            worker.wait()

    def _give(self, worker: _Worker) -> None:
        worker.number = self._waiting.popleft()
        with suppress(ConnectionError):  # it has died, which `_told` reports
            worker.calls.send(self._files[worker.number])


def _told(worker: _Worker, path: Path) -> _Message:
    try:
        message: _Message = worker.calls.recv()
    except (EOFError, ConnectionError):
        worker.process.join()
        _log.error("The process that analysed %s ended (%s).", path, worker.process.exitcode)
        return CoachError(
            tr("Can't analyse {name!r}", name=printable(path.name)),
            tr("The process that analysed it ended ({code}).", code=worker.process.exitcode),
            tr("Close other programs and try again."),
        )
    return message


def _work(calls: Connection, job: Job) -> None:
    """Analyse each recording that `calls` names until it closes, in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it can't be blocked
    logs.set_up(paths.log_file())
    speak(job.language)
    analyse: Callable[[Path], Session] | None = None
    # The connection is closed, or breaks, when this process is to end.
    with suppress(EOFError, ConnectionError, Ended), raise_on_termination():
        while True:
            path = calls.recv()
            try:
                analyse = analyse or _analyser(calls, job)
                calls.send(analyse(path))
            except CoachError as error:
                calls.send(error)
            except ConnectionError:
                raise
            except Exception as error:
                _log.exception("%s can't be analysed.", path)
                calls.send(error)


def _analyser(calls: Connection, job: Job) -> Callable[[Path], Session]:
    """Return a function that analyses a recording and tells `calls` how far it is."""
    from coach.audio.file_source import FileSource
    from coach.pipeline import make_session

    model = chosen_model() if job.with_tone else None
    store = open_store() if job.save else None

    def analyse(path: Path) -> Session:
        due_s = 0.0

        def advance(share: float) -> None:
            nonlocal due_s
            if time.monotonic() >= due_s:
                calls.send(share)
                due_s = time.monotonic() + _TELL_S

        source = FileSource(path, tell)
        sinks = [progress_sink(source.duration_s, advance)]
        return make_session(source, model, SessionKind.FILE, store, sinks, job.purpose, tell)

    return analyse
