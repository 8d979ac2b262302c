"""Limits for recordings, and how an unusable or incomplete recording is reported."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.common.i18n import noop

MAX_DURATION_S = 4 * 3600
#: The most that fits into a mono 16-bit WAV, which is how sound is stored: RIFF sizes have 32 bits.
MAX_SAMPLES = 2**31 - 2**16
MAX_CHANNELS = 32
MIN_RATE_HZ = 1_000
MAX_RATE_HZ = 192_000
#: Length of sound that is read at once.
BLOCK_S = 0.5

CONVERT = noop("Convert it to WAV.")
EXPORT_AGAIN = noop("Export it again from the program that made it.")
RECORD_AGAIN = noop("Record or export it again.")


class UnusableRecording(Exception):
    """A recording that can't be used: why, and what to do, in one sentence each.

    Parameters
    ----------
    message, hint
        English templates, which the program translates.
    **fields
        Values for the placeholders of both.
    """

    def __init__(self, message: str, hint: str, /, **fields: str | float) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Remark:
    """Something missing from a recording, or doubtful in it, that doesn't prevent its use.

    Attributes
    ----------
    message
        An English sentence as a template, which the program translates.
    fields
        Values for its placeholders.
    """

    message: str
    fields: dict[str, str | float] = field(default_factory=dict)


def truncated(found_s: float, claimed_s: float) -> Remark:
    """Return the remark that a recording ends before the length in its header."""
    return Remark(
        noop("The end is missing: {found:.1f} of {claimed:.1f} s are there."),
        {"found": found_s, "claimed": claimed_s},
    )


def unreadable_after(at_s: float) -> Remark:
    """Return the remark that a recording can't be read beyond a time."""
    return Remark(noop("The sound breaks off after {at:.1f} s."), {"at": at_s})


def longest_s(rate_hz: int) -> float:
    """Return how long a recording of this rate may be, in seconds."""
    return min(MAX_DURATION_S, MAX_SAMPLES / rate_hz)


def check_shape(rate_hz: int, channels: int) -> None:
    """Check that the coach reads this rate and number of channels.

    Raises
    ------
    UnusableRecording
        If it doesn't.
    """
    if not 1 <= channels <= MAX_CHANNELS:
        raise UnusableRecording(
            noop("It has {channels} channels; the coach reads up to {most}."),
            noop("Export the speaker's channel as mono."),
            channels=channels,
            most=MAX_CHANNELS,
        )
    if not MIN_RATE_HZ <= rate_hz <= MAX_RATE_HZ:
        raise UnusableRecording(
            noop("Its rate is {rate} Hz; the coach reads {least} to {most}."),
            noop("Convert it to 48000 Hz."),
            rate=rate_hz,
            least=MIN_RATE_HZ,
            most=MAX_RATE_HZ,
        )


def check_length(samples: int, rate_hz: int) -> None:
    """Check that a recording isn't too long.

    Parameters
    ----------
    samples
        Number of samples in each channel.

    Raises
    ------
    UnusableRecording
        If it is.
    """
    most_s = longest_s(rate_hz)
    if samples > most_s * rate_hz:
        raise UnusableRecording(
            noop("It is {hours:,.1f} hours long; at {rate} Hz the coach reads up to {most:.1f}."),
            noop("Cut it into parts."),
            hours=samples / rate_hz / 3600,
            rate=rate_hz,
            most=most_s / 3600,
        )
