"""Detect lost sound from the times at which blocks arrived and the sound that they hold."""

from __future__ import annotations

from typing import Generic, TypeVar

Block = TypeVar("Block")

#: Blocks may be this much later than usual without anything being wrong. Measured on PulseAudio:
#: 1 ms, and 16 ms with both cores busy; a new device may add 25 ms.
_JITTER_S = 0.05
#: If blocks stay equally late for this long, the missing sound never comes: a backlog arrives
#: much faster than real time.
_SETTLED_S = 0.25
#: Lateness that shrinks by more than this is a backlog being caught up.
_CATCHING_UP_S = 0.005
#: How far a sound card's clock may run slow; they differ by up to 200 ppm.
_DRIFT = 250e-6


class Arrivals(Generic[Block]):
    """A comparison of the sound that arrived with the time that passed; for one thread only.

    No sound system reports what it has lost: PulseAudio sets no flag, and its capture time is
    wrong by half a second at the start. But sound that was only late comes in a burst afterwards,
    and lost sound never does. So late blocks are held back until it is clear which of the two it
    was; others pass at once.
    """

    def __init__(self) -> None:
        self._held: list[Block] = []
        self._begun_s: float | None = None
        self._least_s = 0.0

    def push(self, at_s: float, sound_s: float, block: Block) -> list[tuple[float, Block]]:
        """Take a block and return those that are settled.

        Parameters
        ----------
        at_s
            When the block arrived, in seconds on any steady clock.
        sound_s
            Length of the block's sound, in seconds.
        block
            Passed through as it is.

        Returns
        -------
        list[tuple[float, Block]]
            Settled blocks in order, each with the seconds of sound missing before it. Empty while
            blocks are held back.
        """
        if self._begun_s is None:
            self._begun_s = self._last_s = at_s
            self._sound_s = sound_s
            self._usual_s = -sound_s
            return [(0.0, block)]
        self._sound_s += sound_s
        behind_s = at_s - self._begun_s - self._sound_s
        self._usual_s = min(behind_s, self._usual_s + _DRIFT * (at_s - self._last_s))
        self._last_s = at_s
        if behind_s - self._usual_s <= _JITTER_S:
            return [*self._let_go(), (0.0, block)]
        if not self._held or behind_s < self._least_s - _CATCHING_UP_S:
            self._least_s, self._since_s, self._before = behind_s, at_s, len(self._held)
        self._held.append(block)
        if at_s - self._since_s < _SETTLED_S:
            return []
        missing_s = self._least_s - self._usual_s
        self._sound_s += missing_s
        settled = self._let_go()
        settled[self._before] = (missing_s, settled[self._before][1])
        return settled

    def restart(self) -> list[tuple[float, Block]]:
        """Start counting time anew after an interruption.

        Returns
        -------
        list[tuple[float, Block]]
            The blocks that were held back, with nothing missing before them.
        """
        self._begun_s = None
        return self._let_go()

    def _let_go(self) -> list[tuple[float, Block]]:
        held, self._held = self._held, []
        return [(0.0, block) for block in held]
