"""Microphones and loudspeakers, through PortAudio."""

from __future__ import annotations

import atexit
import logging
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol

from coach.audio.quiet_stderr import silenced_stderr
from coach.common.errors import CoachError
from coach.common.i18n import tr

_log = logging.getLogger(__name__)

_CLOSE_WITHIN_S = 1.0
_FREE_WITHIN_S = 2.0

#: Tried after a device's default rate, which it doesn't always support.
_USUAL_RATES_HZ = (48_000, 44_100, 96_000, 32_000, 16_000)
#: PortAudio's errors for a format that a device doesn't support; others concern the device itself.
_OTHER_FORMAT = (-9998, -9997, -9994)  # channels, rate, sample format

#: Threads still inside PortAudio, abandoned because the sound server hung.
_left_behind: list[threading.Thread] = []

#: Every stream that is still referenced.
_streams: weakref.WeakSet[Stream] = weakref.WeakSet()

#: Restarting PortAudio while a stream is being opened would destroy that stream.
_portaudio_lock = threading.Lock()


class Stream(Protocol):
    """The part of a sounddevice stream's interface that the coach uses."""

    @property
    def closed(self) -> bool:
        """Whether it has been closed."""
        ...

    @property
    def time(self) -> float:
        """The stream's clock, in seconds."""
        ...

    @property
    def latency(self) -> float:
        """Latency in seconds."""
        ...

    def start(self) -> None:
        """Start calling the callback."""
        ...

    def abort(self) -> None:
        """Stop at once, discarding what is buffered."""
        ...

    def close(self, ignore_errors: bool = True) -> None:
        """Stop and release the device."""
        ...


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A microphone, as PortAudio lists it.

    Attributes
    ----------
    index
        PortAudio's number for it, valid until the next `refresh`.
    sample_rate_hz
        Its default rate.
    channels
        Its maximum number of input channels.
    """

    index: int
    name: str
    sample_rate_hz: int
    channels: int
    is_default: bool


def portaudio() -> ModuleType:
    """Import the sounddevice module, which starts PortAudio, when first needed.

    Raises
    ------
    CoachError
        If PortAudio can't be loaded.
    """
    try:
        import sounddevice
    except OSError as error:
        raise CoachError(
            tr("No sound library"),
            tr("PortAudio can't be loaded ({why}).", why=error),
            tr("On Debian or Ubuntu: sudo apt-get install libportaudio2"),
        ) from error
    return sounddevice


@contextmanager
def _portaudio_alone() -> Iterator[None]:
    """Keep others from opening or listing. Raises CoachError if another thread hangs in there."""
    if not _portaudio_lock.acquire(timeout=_FREE_WITHIN_S):
        raise _hangs()
    try:
        with silenced_stderr():
            yield
    finally:
        _portaudio_lock.release()


def _hangs() -> CoachError:
    return CoachError(
        tr("The sound system doesn't respond"),
        tr("A microphone that stopped sending sound can't be closed."),
        tr("Restart the system's sound service, or the coach."),
    )


def refresh() -> None:
    """Restart PortAudio, which lists devices only when it starts.

    While a stream is open, e.g. that of a replay, the list stays as it is: a restart would close
    the stream.

    Raises
    ------
    CoachError
        If PortAudio can't be loaded or started, or the sound system hangs.
    """
    sounddevice = portaudio()
    if any(thread.is_alive() for thread in _left_behind):
        raise _hangs()
    _left_behind.clear()
    with _portaudio_alone():
        if not all(stream.closed for stream in _streams):
            return
        with suppress(sounddevice.PortAudioError):  # it may have failed to start the last time
            sounddevice._terminate()
        try:
            sounddevice._initialize()
        except sounddevice.PortAudioError as error:
            raise CoachError(
                tr("The sound system doesn't start"),
                tr("PortAudio says: {why}.", why=error.args[0]),
                tr("Check that the system's sound service runs, and look again."),
            ) from error


def input_devices() -> list[InputDevice]:
    """List every device that can record, the system's default first.

    Raises
    ------
    CoachError
        If PortAudio can't be loaded, can't list devices, or hangs.
    """
    sounddevice = portaudio()
    with _portaudio_alone():
        return _listed(sounddevice)


def _listed(sounddevice: ModuleType) -> list[InputDevice]:
    try:
        default = sounddevice.default.device[0]
        found = [
            InputDevice(
                index=info["index"],
                name=info["name"],
                sample_rate_hz=round(info["default_samplerate"]),
                channels=info["max_input_channels"],
                is_default=info["index"] == default,
            )
            for info in sounddevice.query_devices()
            if info["max_input_channels"] > 0
        ]
    except sounddevice.PortAudioError as error:
        raise CoachError(
            tr("Sound devices can't be listed"),
            tr("PortAudio says: {why}.", why=error.args[0]),
            tr("Check that the system's sound service runs."),
        ) from error
    return sorted(found, key=lambda device: not device.is_default)


def usable_rate_hz(device: InputDevice) -> int:
    """Return a rate in Hz that the device supports: its default, or a common one.

    If it refuses them all, its default is returned, and opening it will raise the reason.

    Raises
    ------
    CoachError
        If PortAudio can't be loaded or hangs.
    """
    sounddevice = portaudio()
    for rate_hz in dict.fromkeys((device.sample_rate_hz, *_USUAL_RATES_HZ)):
        for channels in _channels(device):
            try:
                with _portaudio_alone():
                    sounddevice.check_input_settings(
                        device=device.index, channels=channels, dtype="int16", samplerate=rate_hz
                    )
            except sounddevice.PortAudioError as error:
                if error.args[1] not in _OTHER_FORMAT:
                    return device.sample_rate_hz
            else:
                return rate_hz
    return device.sample_rate_hz


def open_input(
    device: InputDevice,
    rate_hz: int,
    block_s: float,
    callback: Callable[..., None],
    finished: Callable[[], None],
) -> Stream:
    """Open and start an int16 input stream, mono if the device supports it, else stereo.

    Parameters
    ----------
    block_s
        Length of the callback's blocks in seconds.
    callback
        Called in PortAudio's thread as `callback(indata, frames, time, status)`, with samples of
        shape (frames, channels).
    finished
        Called when the stream has ended, whoever ended it.

    Raises
    ------
    CoachError
        If the device refuses, or PortAudio can't be loaded or hangs.
    """
    sounddevice = portaudio()
    refusals: list[Exception] = []
    for channels in _channels(device):
        stream: Stream | None = None
        try:
            with _portaudio_alone():
                stream = sounddevice.InputStream(
                    samplerate=rate_hz,
                    blocksize=round(block_s * rate_hz),
                    device=device.index,
                    channels=channels,
                    dtype="int16",
                    latency="low",
                    callback=callback,
                    finished_callback=finished,
                )
                _streams.add(stream)
                stream.start()
        except sounddevice.PortAudioError as error:
            refusals.append(error)
            if stream is not None:
                close_stream(stream)
        else:
            return stream
    raise CoachError(
        tr("Microphone can't be opened"),
        tr("{name!r} refused ({why}).", name=device.name, why=refusals[-1].args[0]),
        tr("Close other programs that use it, allow access to it, or look again for microphones."),
    ) from refusals[-1]


def _channels(device: InputDevice) -> tuple[int, ...]:
    return tuple(dict.fromkeys((1, min(2, device.channels))))


def close_stream(stream: Stream) -> None:
    """Close a stream, or abandon it after a second if the sound server hangs."""
    closing = threading.Thread(target=stream.close, args=(True,), name="close", daemon=True)
    closing.start()
    wait_for(closing)


def wait_for(thread: threading.Thread) -> None:
    """Wait for a thread that uses PortAudio, or abandon it after a second if it hangs."""
    thread.join(timeout=_CLOSE_WITHIN_S)
    if thread.is_alive():
        _left_behind.append(thread)
        _log.warning("The sound server hangs; its stream is left open.")
        # Otherwise PortAudio would wait for that stream at exit, and the program with it.
        atexit.unregister(portaudio()._exit_handler)


def open_output(sample_rate_hz: int, callback: Callable[..., None]) -> Stream:
    """Open a mono int16 stream to the default loudspeaker, without starting it.

    Parameters
    ----------
    callback
        Called in PortAudio's thread as `callback(outdata, frames, time, status)`; fills samples
        of shape (frames, 1).

    Raises
    ------
    CoachError
        If there is no loudspeaker, or PortAudio can't be loaded or hangs.
    """
    sounddevice = portaudio()
    with loudspeaker_errors(), _portaudio_alone():
        stream: Stream = sounddevice.OutputStream(
            samplerate=sample_rate_hz,
            channels=1,
            dtype="int16",
            latency="high",  # a delay doesn't matter here, and an underrun is audible
            callback=callback,
        )
        _streams.add(stream)
        return stream


@contextmanager
def loudspeaker_errors() -> Iterator[None]:
    """Turn PortAudio's errors while playing into CoachErrors.

    Raises
    ------
    CoachError
        In place of each PortAudioError.
    """
    try:
        yield
    except portaudio().PortAudioError as error:
        raise CoachError(
            tr("No loudspeaker"),
            tr("The recording can't be heard here ({why}).", why=error.args[0]),
            tr("The cursor still moves; plug in headphones and open the replay again."),
        ) from error
