"""What a recording may be, and how it is told that one isn't, or not all of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.common.i18n import noop

MAX_DURATION_S = 4 * 3600
#: As a mono WAV of 16 bits, which is how it is kept, no more fits: RIFF counts bytes in 32 bits.
MAX_SAMPLES = 2**31 - 2**16
MAX_CHANNELS = 32
MIN_RATE_HZ = 1_000
MAX_RATE_HZ = 192_000
#: Of sound that is read at once.
BLOCK_S = 0.5

CONVERT = noop("Convert it to WAV.")
EXPORT_AGAIN = noop("Export it again from the program that made it.")
RECORD_AGAIN = noop("Record or export it again.")


class Refused(Exception):
    """A recording that can't be used: why, and what to do, in one sentence each.

    Both are English, for the program to translate. fields: what stands in those of both.
    """

    def __init__(self, message: str, hint: str, /, **fields: str | float) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Remark:
    """What is missing from a recording that is read all the same, or doubtful in it.

    message: a sentence, English, for the program to translate. fields: what stands in its own.
    """

    message: str
    fields: dict[str, str | float] = field(default_factory=dict)


def cut_off(found_s: float, claimed_s: float) -> Remark:
    """That a recording should be longer than what there is of it."""
    return Remark(
        noop("The end is missing: {found:.1f} of {claimed:.1f} s are there."),
        {"found": found_s, "claimed": claimed_s},
    )


def broken_off(at_s: float) -> Remark:
    """That a recording can't be read beyond a time."""
    return Remark(noop("The sound breaks off after {at:.1f} s."), {"at": at_s})


def longest_s(rate_hz: int) -> float:
    """How long sound of this rate may be."""
    return min(MAX_DURATION_S, MAX_SAMPLES / rate_hz)


def check_shape(rate_hz: int, channels: int) -> None:
    """Raises Refused for a rate or a number of channels that the coach doesn't read."""
    if not 1 <= channels <= MAX_CHANNELS:
        raise Refused(
            noop("It has {channels} channels; the coach reads up to {most}."),
            noop("Export the speaker's channel as mono."),
            channels=channels,
            most=MAX_CHANNELS,
        )
    if not MIN_RATE_HZ <= rate_hz <= MAX_RATE_HZ:
        raise Refused(
            noop("Its rate is {rate} Hz; the coach reads {least} to {most}."),
            noop("Convert it to 48000 Hz."),
            rate=rate_hz,
            least=MIN_RATE_HZ,
            most=MAX_RATE_HZ,
        )


def check_length(samples: int, rate_hz: int) -> None:
    """Raises Refused for more samples than the coach reads."""
    most_s = longest_s(rate_hz)
    if samples > most_s * rate_hz:
        raise Refused(
            noop("It is {hours:,.1f} hours long; at {rate} Hz the coach reads up to {most:.1f}."),
            noop("Cut it into parts."),
            hours=samples / rate_hz / 3600,
            rate=rate_hz,
            most=most_s / 3600,
        )
