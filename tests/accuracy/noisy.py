"""Noisy rooms: pace, pitch, pauses and fillers where it isn't quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from coach.domain.stream import EventKind
from tests.accuracy import paused, rooms
from tests.accuracy.hearing import DeliveryStream, hear
from tests.accuracy.paused import Paused
from tests.accuracy.people import Half
from tests.accuracy.rows import Row, row, worst
from tests.accuracy.scoring import Score, matches

_SEED = 34
#: Use every third learner; all would take a quarter of an hour.
_EVERY = 3
_VOICES = 8
#: Level of the live room's noise below the speech, in dB.
_LIVE_ROOM_DB = 35.0
_PACE, _PITCH = "pace_10s_syllables_per_s", "pitch_hz"
#: Changes a talk's sound.
Way = Callable[[Paused, np.random.Generator], np.ndarray]
#: Targets for pace, pitch and pauses at each signal-to-noise ratio in dB.
_REACHES = {
    20: ("<= 0.1", "<= 0.02", ">= 0.93"),
    10: ("<= 0.1", "<= 0.02", ">= 0.93"),
    5: ("<= 0.2", "", ""),
}


@dataclass
class Tally:
    """What was heard of some talks in one room."""

    off: list[float] = field(default_factory=list)
    far: list[tuple[int, int]] = field(default_factory=list)
    pauses: Score = field(default_factory=Score)
    fillers: Score = field(default_factory=Score)

    def add(self, talk: Paused, heard: DeliveryStream) -> None:
        self.off.append(abs(len(heard.nuclei) / talk.syllables - 1))
        self.far.append(paused.far_off(heard.f0_hz, talk.f0_hz))
        found, fillers = heard.pauses, heard.of(EventKind.FILLER)
        right = len(matches(talk.pauses, found))
        self.pauses += Score(len(talk.pauses), len(found), right, heard.seconds)
        self.fillers += Score(0, len(fillers), 0, heard.seconds)

    @property
    def far_off(self) -> float:
        wrong, both = np.sum(self.far, axis=0)
        return float(wrong / max(1, both))


def noise(data: Path, half: Half) -> Iterator[Row]:
    talks = paused.paused_talks(data, half.learners[::_EVERY])
    clean = _tally(talks, lambda talk, rng: talk.samples)
    yield from _rows("no noise", {"": clean}, ("<= 0.1", "<= 0.02", ">= 0.97"))
    for snr_db, reaches in _REACHES.items():
        ways = noises(data, half, snr_db)
        heard = {name: _tally(talks, way) for name, way in ways.items()}
        yield from _rows(f"noise at {snr_db} dB", heard, reaches)


def live_room(data: Path, half: Half) -> Iterator[Row]:
    talks = paused.paused_talks(data, half.learners[::_EVERY])

    def way(talk: Paused, rng: np.random.Generator) -> np.ndarray:
        noise = rooms.pink(len(talk.samples), rng)
        return rooms.add(rooms.reverberant(talk.samples, rng), noise, _LIVE_ROOM_DB)

    # Reverberation fills short pauses.
    reaches = ("<= 0.1", "<= 0.02", ">= 0.85")
    yield from _rows("a live room", {"": _tally(talks, way)}, reaches)


def inaudible(data: Path, half: Half) -> Iterator[Row]:
    """Count figures that should be missing: the voice is no louder than the babble around it."""
    talks = paused.paused_talks(data, half.learners[::_EVERY])
    way, rng = noises(data, half, 0)["babble"], np.random.default_rng(_SEED)
    off: dict[str, list[float]] = {_PACE: [], _PITCH: []}
    for talk in talks:
        results = hear(way(talk, rng)).results
        spoken_s = talk.pauses[-1][1] - paused.LEAD_S
        voiced_hz = talk.f0_hz[talk.f0_hz > 0]
        known = {_PACE: talk.syllables / spoken_s, _PITCH: float(np.median(voiced_hz))}
        for key in off.keys() & results.keys():
            off[key].append(abs(results[key] / known[key] - 1))
    for key, what in ((_PACE, "pace"), (_PITCH, "pitch")):
        more = f", off by {np.median(off[key]):.0%} in the median" if off[key] else ""
        given = len(off[key]) / len(talks)
        yield row(f"babble at 0 dB: talks whose {what} is told", "", given, "{:.0%}", more)


def _rows(where: str, heard: dict[str, Tally], reaches: tuple[str, str, str]) -> Iterator[Row]:
    """Yield rows on the worst of the rooms; the other rooms are listed after it."""
    pace, pitch, pauses = reaches
    off = {name: float(np.median(tally.off)) for name, tally in heard.items()}
    yield worst(f"{where}: pace off by, median of talks", pace, off, "{:.0%}")
    far = {name: tally.far_off for name, tally in heard.items()}
    yield worst(f"{where}: F0 more than 20 % off", pitch, far, "{:.1%}")
    f1 = {name: tally.pauses.f1 for name, tally in heard.items()}
    yield worst(f"{where}: pauses F1", pauses, f1, "{:.3f}", min)
    false = {name: tally.fillers.false_per_min for name, tally in heard.items()}
    yield worst(f"{where}: false fillers a minute", "", false, "{:.1f}")


def _tally(talks: Iterable[Paused], way: Way) -> Tally:
    tally, rng = Tally(), np.random.default_rng(_SEED)
    for talk in talks:
        tally.add(talk, hear(way(talk, rng)))
    return tally


def noises(data: Path, half: Half, snr_db: float) -> dict[str, Way]:
    """Return ways to add each kind of room's noise to a talk."""

    def babble(count: int, rng: np.random.Generator, talker: str) -> np.ndarray:
        others = [name for name in half.learners if name != talker]
        chosen = rng.choice(others, _VOICES, replace=False)
        return rooms.babble(count, [paused.voice(data, str(name)) for name in chosen], rng)

    makers = {
        "babble": babble,
        "fan": lambda count, rng, _: rooms.fan(count, rng),
        "hum 50 Hz": lambda count, rng, _: rooms.hum(count, rng, 50),
        "hum 60 Hz": lambda count, rng, _: rooms.hum(count, rng, 60),
        "traffic": lambda count, rng, _: rooms.traffic(count, rng),
    }

    def way(make: Callable, talk: Paused, rng: np.random.Generator) -> np.ndarray:
        return rooms.add(talk.samples, make(len(talk.samples), rng, talk.speaker), snr_db)

    return {name: partial(way, make) for name, make in makers.items()}
