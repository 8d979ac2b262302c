"""What sound is missing, told from when blocks arrived and how much sound they hold."""

from __future__ import annotations

from typing import Generic, TypeVar

Block = TypeVar("Block")

#: Blocks arrive this much later than usual without anything being wrong: on PulseAudio 1 ms,
#: and 16 ms with both cores busy. A new device may add 25 ms.
_JITTER_S = 0.05
#: Late by the same for so long, the rest never comes: a backlog comes much faster than sound.
_SETTLED_S = 0.25
#: Less late by this is still catching up.
_CATCHING_UP_S = 0.005
#: How far a sound card's clock may be slow; they differ by up to 200 ppm.
_DRIFT = 250e-6


class Arrivals(Generic[Block]):
    """Compares the sound that came with the time that passed. Pure; one thread's.

    No sound system says what it has lost: PulseAudio sets no flag, and its time of capture is
    wrong by half a second at the start. But what was only late comes in a burst afterwards,
    and what was lost never does. So blocks that are late are held back until one of both is
    sure; others go through at once.
    """

    def __init__(self) -> None:
        self._held: list[Block] = []
        self._begun_s: float | None = None
        self._least_s = 0.0

    def push(self, at_s: float, sound_s: float, block: Block) -> list[tuple[float, Block]]:
        """Take a block that holds `sound_s` and arrived at `at_s`.

        Returns the blocks that are settled, in order, each with the seconds that are missing
        before it.
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
        """Forget the time that passed, as the sound is interrupted; returns what was held back."""
        self._begun_s = None
        return self._let_go()

    def _let_go(self) -> list[tuple[float, Block]]:
        held, self._held = self._held, []
        return [(0.0, block) for block in held]
