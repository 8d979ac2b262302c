"""Microphones and loudspeakers, through PortAudio."""

from __future__ import annotations

import atexit
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from coach.errors import CoachError

_log = logging.getLogger(__name__)

_CLOSE_WITHIN_S = 1.0

#: Streams left behind because the sound server hung.
_closing: list[threading.Thread] = []

#: Starting PortAudio anew while a stream is being opened would pull it from under it.
_portaudio_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A microphone; `sample_rate_hz` is its own rate, `index` PortAudio's number for it."""

    index: int
    name: str
    sample_rate_hz: int
    channels: int
    is_default: bool


def portaudio() -> ModuleType:
    """The sounddevice module, imported when first needed: it starts PortAudio.

    Raises CoachError where the library isn't installed.
    """
    try:
        import sounddevice
    except OSError as error:
        raise CoachError(
            "No sound library",
            f"PortAudio can't be loaded ({error}).",
            "On Debian or Ubuntu: sudo apt-get install libportaudio2",
        ) from error
    return sounddevice


def refresh() -> None:
    """Look again for devices; PortAudio lists them only when it starts. No stream may be open.

    Raises CoachError while a stream that was left behind is still being closed: starting
    PortAudio anew would close it a second time.
    """
    sounddevice = portaudio()
    if any(thread.is_alive() for thread in _closing):
        raise CoachError(
            "The sound system hangs",
            "A microphone that stopped sending sound can't be closed.",
            "Restart the system's sound service, or the coach.",
        )
    _closing.clear()
    with _portaudio_lock:
        sounddevice._terminate()
        sounddevice._initialize()


def input_devices() -> list[InputDevice]:
    """Every device that can record, the system's default first."""
    sounddevice = portaudio()
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
            "Sound devices can't be listed",
            f"PortAudio says: {error.args[0]}.",
            "Check that the system's sound service runs.",
        ) from error
    return sorted(found, key=lambda device: not device.is_default)


def open_input(
    device: InputDevice,
    block_s: float,
    callback: Callable[..., None],
    finished: Callable[[], None],
) -> Any:
    """A started int16 input stream, mono where the device can. Raises CoachError if refused."""
    sounddevice = portaudio()
    refusal: Exception | None = None
    for channels in dict.fromkeys((1, min(2, device.channels))):
        stream = None
        try:
            with _portaudio_lock:
                stream = sounddevice.InputStream(
                    samplerate=device.sample_rate_hz,
                    blocksize=round(block_s * device.sample_rate_hz),
                    device=device.index,
                    channels=channels,
                    dtype="int16",
                    latency="low",
                    callback=callback,
                    finished_callback=finished,
                )
                stream.start()
        except sounddevice.PortAudioError as error:
            refusal = error
            if stream is not None:
                close_stream(stream)
        else:
            return stream
    raise CoachError(
        "Microphone can't be opened",
        f"{device.name!r} refused ({refusal}).",
        "Close other programs that use it, allow access to it, or look again for microphones.",
    ) from refusal


def close_stream(stream: Any) -> None:
    """Close a stream; where the sound server hangs, leave it behind after a second."""
    closing = threading.Thread(target=stream.close, args=(True,), name="close", daemon=True)
    closing.start()
    closing.join(timeout=_CLOSE_WITHIN_S)
    if closing.is_alive():
        _closing.append(closing)
        _log.warning("The sound server hangs; its stream is left open.")
        # PortAudio's own end would wait for that stream, and the program with it.
        atexit.unregister(portaudio()._exit_handler)


def open_output(sample_rate_hz: int, callback: Callable[..., None]) -> Any:
    """A mono int16 stream to the default loudspeaker, not started. Raises CoachError if refused."""
    sounddevice = portaudio()
    with loudspeaker_errors(), _portaudio_lock:
        return sounddevice.OutputStream(
            samplerate=sample_rate_hz,
            channels=1,
            dtype="int16",
            latency="high",  # nobody waits for an answer here, and an underrun is heard
            callback=callback,
        )


@contextmanager
def loudspeaker_errors() -> Iterator[None]:
    """Tell what PortAudio refuses while playing as a CoachError."""
    try:
        yield
    except portaudio().PortAudioError as error:
        raise CoachError(
            "No loudspeaker",
            f"The recording can't be heard here ({error.args[0]}).",
            "The cursor moves all the same; plug in headphones and open the replay again.",
        ) from error
