"""The signals that ask a program to end: Ctrl-C, the system, and the terminal that closes."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class Ended(BaseException):
    """A signal asked the program to end, as `KeyboardInterrupt` says of Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        #: What a shell calls a program that a signal ended.
        self.exit_code = 128 + number


@contextmanager
def answered(
    numbers: Iterable[int], answer: Callable[[int, FrameType | None], object]
) -> Iterator[None]:
    """Meanwhile these signals are answered so, and afterwards as before; in the main thread."""
    numbers = tuple(numbers)
    before = [signal.signal(number, answer) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def raising_when_asked_to_end() -> Iterator[None]:
    """Meanwhile every such signal raises `Ended`, so that what was begun is cleaned up; in the main
    thread.

    One that is ignored, as under nohup, remains so.
    """
    asked: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        asked.append(number)
        raise Ended(number)

    heeded = [number for number in ENDING_SIGNALS if signal.getsignal(number) != signal.SIG_IGN]
    with answered(heeded, end):
        try:
            yield
        except Exception as error:
            # Raised while C calls Python, it may come back as an error of that library.
            if asked:
                raise Ended(asked[0]) from error
            raise
        if asked:  # nor does every library pass on what was raised
            raise Ended(asked[0])
