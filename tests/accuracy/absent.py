"""False alarms: sounds without a voice, alone and on top of speech."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np

from tests.accuracy import ordinary, paused, people, rooms, sounds
from tests.accuracy.hearing import DeliveryStream, hear
from tests.accuracy.people import Half
from tests.accuracy.rows import Row, row, worst
from tests.accuracy.scoring import matches
from tests.accuracy.sounds import at_level
from tests.accuracy.splicing import Spans

_SEED = 377
_SECONDS = 60
#: Use every fourth learner.
_EVERY = 4
#: RMS level of the clicks below the speech, in dB.
_CLICKS_DB = 15.0

Sound = Callable[[int, np.random.Generator], np.ndarray]
#: Sounds without a voice, each with its level in dBFS.
WITHOUT_VOICE: dict[str, tuple[Sound, float]] = {
    "quiet room": (rooms.pink, -65),
    "hum": (partial(rooms.hum, mains_hz=50), -45),
    "chords": (sounds.chords, -30),
    "keyboard": (sounds.keyboard, -40),
    "mouth": (sounds.mouth, -45),
    "fan": (rooms.fan, -40),
    "gate": (sounds.opening_gate, -55),
}


def no_voice(data: Path, half: Half) -> Iterator[Row]:
    heard = {
        name: hear(_in_room(at_level(make(_SECONDS * rooms.RATE_HZ, _rng()), level_dbfs), name))
        for name, (make, level_dbfs) in WITHOUT_VOICE.items()
    }
    yield from _rows("no voice", heard, "<= 0")
    talk = people.learner_talk(data, half.learners[0])
    echo = at_level(sounds.loudspeaker(talk, _rng()), -50)
    yield from _rows("the coach's own playback", {"": hear(_in_room(echo, "echo"))}, "")


def on_speech(data: Path, half: Half) -> Iterator[Row]:
    """Count the events that clicks add to those found in the same speech without them."""
    talks = paused.paused_talks(data, half.learners[::_EVERY])
    for name, make in (("keyboard", sounds.keyboard), ("mouth noise", sounds.mouth)):
        added, minutes, right, known_and_found = 0, 0.0, 0, 0
        rng = _rng()
        for talk in talks:
            noise = make(len(talk.samples), rng)
            heard = hear(rooms.add(talk.samples, noise, _CLICKS_DB))
            found, before = _disfluent(heard), _disfluent(hear(talk.samples))
            added += len(found) - len(matches(before, found))
            minutes += heard.seconds / 60
            right += len(matches(talk.pauses, heard.pauses))
            known_and_found += len(talk.pauses) + len(heard.pauses)
        more = f"; pauses F1 {2 * right / known_and_found:.3f}"
        what = f"{name} on speech: events added"
        yield row(what, "", added / minutes, "{:.2f} a minute", more)


def _rows(what: str, heard: dict[str, DeliveryStream], reach: str) -> Iterator[Row]:
    speech = {name: len(one.speech) * 60 / one.seconds for name, one in heard.items()}
    yield worst(f"{what}: utterances a minute", reach, speech, "{:.0f}")
    events = {name: len(_disfluent(one)) * 60 / one.seconds for name, one in heard.items()}
    yield worst(f"{what}: fillers and stutters a minute", reach, events, "{:.0f}")


def _disfluent(heard: DeliveryStream) -> Spans:
    return heard.of(*ordinary.DISFLUENT)


def _in_room(samples: np.ndarray, name: str) -> np.ndarray:
    """Add a quiet room; a gate lets none through."""
    if name == "gate":
        return samples
    return samples + at_level(rooms.pink(len(samples), _rng()), -75)


def _rng() -> np.random.Generator:
    return np.random.default_rng(_SEED)
