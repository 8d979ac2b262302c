"""The sections of a talk as rows of a table, for window, paper and terminal."""

from __future__ import annotations

from dataclasses import dataclass

from coach.common.i18n import noop, tr
from coach.domain import metrics
from coach.domain.tones import tone, unsure
from coach.domain.wording import clock, in_figures, printable
from coach.insights.parts import Part, Section

HEADINGS = (
    noop("Section", "a column's heading"),
    noop("From", "a column's heading"),
    noop("Tone", "a column's heading"),
    noop("Speaking", "a column's heading"),
    noop("Pace", "a column's heading"),
    noop("Variety", "a column's heading"),
    noop("Volume", "a column's heading"),
    noop("Fillers", "a column's heading"),
    noop("Pauses", "a column's heading"),
)
#: Metrics in the columns of figures, in order.
_FIGURES = (metrics.PACE, metrics.PITCH_VARIETY, metrics.RELATIVE_LEVEL)
#: Explains the columns and their units.
UNITS = noop(
    "Tone: the one that was named most, and for how much of the section. "
    "Pace in syllables/s, variety in semitones, volume in dB from the usual."
)


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section as a row of the table.

    Attributes
    ----------
    cells
        One for each of `HEADINGS`; "" for what isn't known.
    """

    part: Part
    cells: tuple[str, ...]


def headings() -> tuple[str, ...]:
    """Return `HEADINGS` in the current language."""
    return tuple(tr(heading, "a column's heading") for heading in HEADINGS)


def section_row(section: Section) -> SectionRow:
    """Return a section as a row of the table."""
    part = section.part
    length_s = part.end_s - part.start_s
    named = unsure() if section.tone is None else f"{tone(section.tone).word} {section.share:.0%}"
    figures = (section.means.get(metric.key) for metric in _FIGURES)
    cells = (
        printable(part.name),
        clock(part.start_s),
        named,
        f"{section.speech_s / length_s:.0%}" if length_s else "",
        *("" if value is None else in_figures(value, 1) for value in figures),
        str(section.fillers),
        str(section.pauses),
    )
    return SectionRow(part, cells)
