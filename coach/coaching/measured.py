"""The figures that talks are compared by: their names, and where listeners like them to lie."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coach.common.i18n import noop, tr
from coach.domain import norms
from coach.domain.norms import Norm
from coach.domain.wording import decimals, quantity

#: A figure has changed where it differs by this share of itself.
_CHANGED = 0.15


@dataclass(frozen=True, slots=True)
class Measure:
    """key: of a session's metrics. english: its name. least: differences under it say nothing of
    how somebody speaks; ours. norm: where listeners like a talk to lie; None where there is no
    such place. is_own: whether that is only something to aim at, and the figure is told beside
    the speaker's own alone."""

    key: str
    english: str
    unit: str
    least: float
    norm: Norm | None = None
    is_own: bool = False

    @property
    def name(self) -> str:
        return tr(self.english)

    @property
    def title(self) -> str:
        return self.name.capitalize()

    @property
    def decimals(self) -> int:
        return decimals(self.unit)

    def quantity(self, value: float) -> str:
        return quantity(value, self.unit)

    def bare(self, value: float) -> str:
        """The number alone, where its unit stands beside another."""
        return self.quantity(value).removesuffix(" " + tr(self.unit))

    def has_changed(self, value: float, other: float) -> bool:
        """Whether the difference is large enough to be one, and to be seen."""
        least = max(self.least, _CHANGED * max(abs(value), abs(other)))
        small = abs(value - other) <= least
        return not small and self.quantity(value) != self.quantity(other)


#: In their order.
MEASURES = {
    one.key: one
    for one in (
        Measure("fillers_per_min", noop("fillers"), noop("a minute"), 0.5, norms.FILLERS),
        Measure("pace_10s_syllables_per_s", noop("pace"), noop("syllables/s"), 0.2, norms.PACE),
        Measure("pauses_per_min", noop("pauses"), noop("a minute"), 1.0, norms.PAUSES),
        # From its upper end on a voice is lively, and more is no harm.
        Measure(
            "pitch_variety_st",
            noop("pitch variety"),
            noop("semitones"),
            0.2,
            replace(norms.VARIETY, high=None),
        ),
        # More than most people's is a goal; how much is right, only a speaker's own usual says.
        Measure(
            "energy_percent",
            noop("energy"),
            "%",
            3.0,
            replace(norms.ENERGY, low=norms.ENERGY.high, high=None),
            is_own=True,
        ),
        Measure("loudness_variation_db", noop("change of volume"), noop("dB"), 0.5),
        Measure(
            "longest_stretch_s", noop("longest without a pause"), noop("s"), 1.0, norms.STRETCH_S
        ),
    )
}
