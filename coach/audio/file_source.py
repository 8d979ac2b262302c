"""Recordings as sources; a helper process decodes them, never this one."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from coach.audio.protocol import BUSY, CLIPPED, DECODE, HEAD, JSON, LONGEST, SAMPLES, Header
from coach.common.arrays import Bools
from coach.common.errors import Cancelled, CoachError
from coach.common.i18n import tr
from coach.domain.stream import AudioBlock, Notice
from coach.domain.wording import printable

_log = logging.getLogger(__name__)


def _decoder() -> tuple[str, ...]:
    """Return the command that decodes a file; its name comes last."""
    if not getattr(sys, "frozen", False):
        return (sys.executable, "-P", "-m", "coach.audio.decoder")
    # Bundled by PyInstaller. On Windows, only the program for terminals has standard streams.
    name = "coach.exe" if os.name == "nt" else "coach"
    return (str(Path(sys.executable).with_name(name)), DECODE)


_DECODER = _decoder()
#: A helper that is silent for this long is killed; a sleeping disk wakes up sooner.
_STUCK_AFTER_S = 10.0
_LOOK_EVERY_S = 0.25
#: Return codes of a process that exceeded a limit of memory or CPU time.
_ENDED_BY_SYSTEM = tuple(
    -getattr(signal, name) for name in ("SIGKILL", "SIGXCPU") if hasattr(signal, name)
)


class DecoderProcess:
    """A recording that a helper process decodes, ahead of the reader.

    The constructor starts the helper. It has ended after the last block, after any failure, and
    after `close`. One thread reads and closes; `stop` may be called from any.

    Parameters
    ----------
    path
        Recording to decode.
    tell
        Called after the last block if anything is missing from the recording or doubtful in it.

    Raises
    ------
    CoachError
        If the helper can't be started, e.g. because of a zero byte in the name.
    """

    def __init__(self, path: Path, tell: Callable[[Notice], None] = lambda _: None) -> None:
        self._name = path.name or str(path)
        self._tell = tell
        self._failure: CoachError | None = None
        self._reads = 0
        self._reading = False
        self._closed = threading.Event()
        try:
            self._process = subprocess.Popen(
                [*_DECODER, str(path)],
                stdin=subprocess.PIPE,  # never written to; it closes when this process ends
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # libmpg123 writes warnings to it
                start_new_session=True,  # so that Ctrl-C in a terminal reaches only this process
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
            why = getattr(error, "strerror", None) or error
            raise self._unusable(
                tr("It can't be opened ({why}).", why=why), tr("Check the name.")
            ) from error
        self._watch = threading.Thread(target=self._end_when_stuck, name="decoding", daemon=True)
        self._watch.start()

    @cached_property
    def header(self) -> Header:
        """What the recording is; waits until the helper has opened it.

        Raises
        ------
        Cancelled
            After `stop`.
        CoachError
            If the recording can't be used.
        """
        try:
            while (message := self._message())[0] == BUSY:
                pass
            header = Header(**self._told(message[1]))
        except CoachError as error:
            self._failure = error
            self.close()
            raise
        _log.info("%s: %s", self._name, header)
        return header

    def blocks(self) -> Iterator[AudioBlock]:
        """Read the recording as mono.

        Yields
        ------
        AudioBlock
            Consecutive blocks, at the recording's rate.

        Raises
        ------
        Cancelled
            After `stop`.
        CoachError
            If the recording can't be used or read to its end.
        """
        _ = self.header
        start = 0
        bits: bytes | None = None
        try:
            while (message := self._message())[0] != JSON:
                kind, content = message
                if kind == CLIPPED:
                    bits = content
                    continue
                pcm = np.frombuffer(content, "<i2")
                yield AudioBlock(start, pcm, clipped=_unpacked(bits, len(pcm)))
                start, bits = start + len(pcm), None
            told = self._told(message[1])
        finally:
            self.close()
        self._remark(told["remarks"])

    def _remark(self, remarks: list[dict[str, Any]]) -> None:
        """Report what is missing from the recording or doubtful in it."""
        if not remarks:
            return
        told = " ".join(tr(one["message"], **one["fields"]) for one in remarks)
        _log.info("%s: %s", self._name, told)
        self._tell(Notice(printable(self._name), told))

    def stop(self) -> None:
        """Kill the helper; the reading thread gets Cancelled."""
        self._end(Cancelled())

    def close(self) -> None:
        """Kill the helper and wait until it has ended."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._closed.set()
        self._watch.join()

    def _message(self) -> tuple[bytes, bytes]:
        """Return kind and content of the next message."""
        kind, length = HEAD.unpack(self._read(HEAD.size))
        content = self._read(min(length, LONGEST))
        return kind if kind in (BUSY, CLIPPED, SAMPLES) else JSON, content

    def _told(self, content: bytes) -> dict[str, Any]:
        """Parse a message of kind `JSON`. Raises the CoachError that it reports."""
        try:
            told: dict[str, Any] = json.loads(content)
        except ValueError as error:
            raise self._crashed() from error
        if "message" in told:
            fields = told["fields"]
            raise self._unusable(tr(told["message"], **fields), tr(told["hint"], **fields))
        return told

    def _read(self, size: int) -> bytes:
        """Read exactly `size` bytes from the helper, timed by the watchdog thread."""
        if self._failure is None:
            self._reads += 1
            self._reading = True
            pipe = self._process.stdout
            content = b"" if pipe is None else pipe.read(size)
            self._reading = False
            if len(content) == size:
                return content
        raise self._failure or self._crashed()

    def _end(self, why: CoachError) -> None:
        self._failure = self._failure or why
        self._process.kill()

    def _end_when_stuck(self) -> None:
        """Kill the helper when it is stuck.

        Counts its own polls, not seconds, so that sleep of the whole computer doesn't count.
        """
        looks, reads = 0, 0
        while not self._closed.wait(_LOOK_EVERY_S):
            looks = looks + 1 if self._reading and self._reads == reads else 0
            reads = self._reads
            if looks * _LOOK_EVERY_S >= _STUCK_AFTER_S:
                why = tr("Nothing could be read for {seconds:.0f} s.", seconds=_STUCK_AFTER_S)
                hint = tr("Copy it to this computer, or convert it to WAV.")
                self._end(self._unusable(why, hint))

    def _crashed(self) -> CoachError:
        """Return the error for a helper that ended without reporting one."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        code = self._process.returncode
        _log.info("%s: the decoder ended with %s.", self._name, code)
        if code in _ENDED_BY_SYSTEM:
            return self._unusable(
                tr("The system stopped the decoder, perhaps because memory ran out."),
                tr("Close other programs and try again."),
            )
        return self._unusable(
            tr("The decoder crashed on this file, which may be damaged."),
            tr("Export it again, as WAV or FLAC."),
        )

    def _unusable(self, why: str, hint: str) -> CoachError:
        return CoachError(tr("Can't read {name!r}", name=self._name), why, hint)


def _unpacked(bits: bytes | None, count: int) -> Bools | None:
    """Unpack the helper's bits into one bool per sample, shape (count,); None stays None."""
    if bits is None:
        return None
    return np.unpackbits(np.frombuffer(bits, np.uint8), count=count).astype(bool)


class FileSource:
    """A whole recording as a source, read as fast as the consumer takes it.

    `sample_rate_hz`, `duration_s` and `blocks` wait for the helper to open the recording. They
    raise CoachError if it can't be used, and Cancelled after `stop`.

    Parameters
    ----------
    path
        Recording to read.
    tell
        Called after the last block if anything is missing from the recording or doubtful in it.

    Raises
    ------
    CoachError
        If the helper can't be started, e.g. because of a zero byte in the name.
    """

    is_live = False

    def __init__(self, path: Path, tell: Callable[[Notice], None] = lambda _: None) -> None:
        self.name = printable(path.name)
        self._decoding = DecoderProcess(path, tell)

    @property
    def sample_rate_hz(self) -> int:
        """Rate of the recording."""
        return self._decoding.header.rate_hz

    @property
    def duration_s(self) -> float:
        """Estimated length in seconds, for showing progress; only reading measures it."""
        return self._decoding.header.duration_s

    def blocks(self) -> Iterator[AudioBlock]:
        """Read the recording as mono; see `DecoderProcess.blocks`."""
        yield from self._decoding.blocks()

    def stop(self) -> None:
        """Make `blocks` raise Cancelled. May be called from any thread."""
        self._decoding.stop()

    def close(self) -> None:
        """Kill the helper and wait until it has ended."""
        self._decoding.close()
