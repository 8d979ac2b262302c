"""The sections of a talk as rows of a table, in the words that window, paper and terminal show."""

from __future__ import annotations

from dataclasses import dataclass

from coach.session.parts import Part, Section
from coach.tones import UNSURE, tone
from coach.words import clock, in_figures, printable

HEADINGS = (
    "Section", "From", "Tone", "Speaking", "Pace", "Variety", "Volume", "Fillers", "Pauses",
)  # fmt: skip
#: What some of these are measured in.
UNITS = (
    "Tone: the one that was named most, and for how much of the section. "
    "Pace in syllables/s, variety in semitones, volume in dB from the usual."
)


@dataclass(frozen=True, slots=True)
class SectionRow:
    """cells: one below each of HEADINGS; "" for what isn't known."""

    part: Part
    cells: tuple[str, ...]


def section_row(section: Section) -> SectionRow:
    part = section.part
    length_s = part.end_s - part.start_s
    named = UNSURE if section.tone is None else f"{tone(section.tone).word} {section.share:.0%}"
    figures = (section.pace, section.variety, section.volume)
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
