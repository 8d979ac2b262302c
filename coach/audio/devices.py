"""Microphones and loudspeakers, through PortAudio."""

from __future__ import annotations

import atexit
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from coach.errors import CoachError

_log = logging.getLogger(__name__)

_CLOSE_WITHIN_S = 1.0


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
    """Look again for devices; PortAudio lists them only when it starts. No stream may be open."""
    sounddevice = portaudio()
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


def choose_input(name: str | None = None) -> InputDevice:
    """The microphone of that name, or the default one. Raises CoachError where there is none."""
    found = input_devices()
    if not found:
        raise CoachError(
            "No microphone found",
            "The system offers no device that records.",
            "Plug one in, or practise with the sample talk.",
        )
    named = [device for device in found if device.name == name]
    return named[0] if named else found[0]


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
        try:
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
        _log.warning("The sound server hangs; its stream is left open.")
        # PortAudio's own end would wait for that stream, and the program with it.
        atexit.unregister(portaudio()._exit_handler)


def open_output(sample_rate_hz: int, callback: Callable[..., None]) -> Any:
    """A mono int16 stream to the default loudspeaker, not started. Raises CoachError if refused."""
    sounddevice = portaudio()
    try:
        return sounddevice.OutputStream(
            samplerate=sample_rate_hz,
            channels=1,
            dtype="int16",
            latency="low",
            callback=callback,
        )
    except sounddevice.PortAudioError as error:
        raise CoachError(
            "No loudspeaker",
            f"The recording can't be heard here ({error.args[0]}).",
            "The cursor moves all the same; plug in headphones and open the page again.",
        ) from error
