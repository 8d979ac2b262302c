"""The program's side of the recogniser's helper process."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from contextlib import suppress
from types import TracebackType

import msgspec

from coach.audio.protocol import HEAD, SAMPLES, send
from coach.common.arrays import Int16
from coach.common.errors import Cancelled, CoachError
from coach.common.i18n import tr
from coach.transcription.models import WordModel, is_installed, not_installed, unusable
from coach.transcription.protocol import FAILED, Failed, Heard

_log = logging.getLogger(__name__)

#: It never asks the network, whatever its libraries would like to know.
_OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "DO_NOT_TRACK": "1"}
#: Cores that it may use at most; more bring little.
_MOST_THREADS = 4


class RecogniserProcess:
    """A recogniser in a helper process, which the constructor starts; to be used with `with`.

    One thread asks it; `stop` may be called from any.

    Parameters
    ----------
    model
        Model to load.
    language
        ISO 639 code of what is spoken; "" to find out. Models for English alone ignore it.
    threads
        Cores to use; by default all but one, and four at most.

    Raises
    ------
    CoachError
        If the recogniser isn't installed or can't be started.
    """

    def __init__(self, model: WordModel, language: str = "", threads: int = 0) -> None:
        if not is_installed():
            raise not_installed()
        self._model = model
        self._stopped = False
        threads = threads or min(_MOST_THREADS, max(1, (os.cpu_count() or 1) - 1))
        arguments = (str(model.folder), "en" if model.is_english else language, str(threads))
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "coach.transcription.helper", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | _OFFLINE,
                start_new_session=True,  # so that Ctrl-C in a terminal reaches only this process
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
                | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
            )
        except OSError as error:
            raise unusable(
                model.folder, tr("The recogniser can't be started ({why}).", why=error.strerror)
            ) from error

    def __enter__(self) -> RecogniserProcess:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it was still to be sent has nowhere to go
                    pipe.close()

    def stop(self) -> None:
        """Kill the helper; who is waiting for it gets Cancelled."""
        self._stopped = True
        self._process.kill()

    def wait_until_loaded(self) -> None:
        """Wait until the model is loaded.

        Raises
        ------
        Cancelled
            After `stop`.
        CoachError
            If the model can't be loaded.
        """
        self._answer()

    def hear(self, pcm: Int16) -> Heard:
        """Return what is said in a piece of sound.

        Parameters
        ----------
        pcm
            Mono samples at 16 kHz, shape (n,), best at most 30 s.

        Raises
        ------
        Cancelled
            After `stop`.
        CoachError
            If the recogniser fails or crashes.
        """
        content = pcm.astype("<i2", copy=False).tobytes()
        pipe = self._process.stdin
        with suppress(OSError):  # it has ended, and may have said why
            if pipe is not None:
                send(pipe, SAMPLES, content)
        return msgspec.json.decode(self._answer(), type=Heard)

    def _answer(self) -> bytes:
        kind, length = HEAD.unpack(self._read(HEAD.size))
        content = self._read(length)
        if kind == FAILED:
            failed = msgspec.json.decode(content, type=Failed)
            raise unusable(self._model.folder, tr(failed.why, **failed.fields))
        return content

    def _read(self, size: int) -> bytes:
        pipe = self._process.stdout
        content = b"" if pipe is None else pipe.read(size)
        if len(content) == size:
            return content
        if self._stopped:
            raise Cancelled
        self._process.wait()
        _log.info("The recogniser ended with %s.", self._process.returncode)
        raise _crashed(self._model)


def _crashed(model: WordModel) -> CoachError:
    return unusable(
        model.folder,
        tr("The recogniser crashed, perhaps because memory ran out."),
        tr("Close other programs, or choose a smaller model."),
    )
