"""The sections of a talk as rows of a table, for window, paper and terminal."""

from __future__ import annotations

from dataclasses import dataclass

from coach.common.i18n import tr
from coach.domain import metrics
from coach.domain.tones import tone, unsure
from coach.domain.wording import clock, in_figures, printable
from coach.insights.parts import Part, Section


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section as a row of the table.

    Attributes
    ----------
    cells
        One for each of `headings()`; "" for what isn't known.
    """

    part: Part
    cells: tuple[str, ...]


def headings() -> tuple[str, ...]:
    """Return the columns' headings in the current language."""
    return (
        tr("Section", "a column's heading"),
        tr("From", "a column's heading"),
        tr("Tone", "a column's heading"),
        tr("Speaking", "a column's heading"),
        *(metric.caption.capitalize() for metric in metrics.drawn()),
        tr("Fillers", "a column's heading"),
        tr("Pauses", "a column's heading"),
    )


def explanation() -> str:
    """Return what the columns show and their units, in the current language."""
    units = (
        tr("{figure} in {unit}", figure=metric.caption, unit=tr(metric.unit))
        for metric in metrics.drawn()
    )
    told = tr("Tone: the one named most often, and for how much of the section.")
    listed = ", ".join(units)
    return f"{told} {listed[:1].upper()}{listed[1:]}."


def section_row(section: Section) -> SectionRow:
    """Return a section as a row of the table."""
    part = section.part
    length_s = part.end_s - part.start_s
    named = unsure() if section.tone is None else f"{tone(section.tone).word} {section.share:.0%}"
    figures = (section.means.get(metric.key) for metric in metrics.drawn())
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
