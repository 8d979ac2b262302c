"""A session as tiers of labelled intervals, for Audacity and Praat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from coach.common.i18n import tr
from coach.domain.tones import describe, tone, unsure
from coach.domain.wording import event_in_words, gap_in_words, printable
from coach.insights.parts import Part
from coach.insights.session_view import SessionView
from coach.insights.spoken import Spoken

#: Name of the tier of words.
_WORDS = "words"
#: Times are whole microseconds, so that adjacent intervals share exactly the same edge.
_PER_S = 1_000_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A labelled interval of time."""

    start_s: float
    end_s: float
    text: str


@dataclass(frozen=True, slots=True)
class Tier:
    """A named sequence of intervals.

    Attributes
    ----------
    name
        In English in every language, so that scripts can find the tier.
    stretches
        Intervals in order of their start; they may overlap.
    """

    name: str
    stretches: tuple[Stretch, ...]


def tiers(view: SessionView) -> tuple[Tier, ...]:
    """Return a session's tiers.

    Phrases, tones, sections and missing sound always have one; lanes of events only if they hold
    any, and words if they are known. Events that the speaker has rejected are left out, and
    corrected tones are shown as corrected.
    """
    sections = [section.part for section in view.sections]
    return (
        Tier("phrases", tuple(_labelled(phrase, _in_words(phrase)) for phrase in view.phrases)),
        Tier("tones", tuple(_tones(view))),
        Tier(
            "sections", tuple(_labelled(one, f"{one.name}: {_in_words(one)}") for one in sections)
        ),
        Tier(
            "missing sound",
            tuple(Stretch(g.start_s, g.end_s, gap_in_words(g.kind)) for g in view.session.gaps),
        ),
        *(
            Tier(
                lane.name,
                tuple(Stretch(e.start_s, e.end_s, event_in_words(e.kind)) for e in lane.events),
            )
            for lane in view.lanes
        ),
        *([] if view.spoken is None else [Tier(_WORDS, tuple(_words(view.spoken)))]),
    )


def _words(spoken: Spoken) -> Iterator[Stretch]:
    for word in spoken.words:
        yield Stretch(word.start_s, word.end_s, word.text.strip())


def _labelled(part: Part, text: str) -> Stretch:
    return Stretch(part.start_s, part.end_s, text)


def _in_words(part: Part) -> str:
    """Return a part's label, such as "warm (happy), 71%"."""
    words = describe(part.label) if part.label is not None else unsure()
    if part.corrected:
        return tr("{tone}, corrected", tone=words)
    if part.confidence is None:
        return tr("speech", "a stretch in which somebody speaks")
    return f"{words}, {part.confidence:.0%}"


def _tones(view: SessionView) -> Iterator[Stretch]:
    """Yield runs of equal tone as single intervals, and nothing where there is no reading."""
    timeline = view.timeline
    starts_s = [*timeline.grid_s.tolist(), view.session.duration_s]
    first = 0
    for label, steps in groupby(timeline.labels(timeline.middles_s)):
        last = first + len(list(steps))
        if label is not None:
            words = tone(label).word if label else unsure()
            yield Stretch(starts_s[first], starts_s[last], words)
        first = last


def to_labels(view: SessionView) -> bytes:
    """Return a label track for Audacity, in UTF-8.

    It holds phrases with their tone, marked events and missing sound, in order of time: start,
    end and text, separated by tabs.
    """
    shown = [one for one in tiers(view) if one.name not in ("tones", "sections", _WORDS)]
    stretches = sorted(
        (stretch for tier in shown for stretch in tier.stretches),
        key=lambda stretch: (stretch.start_s, stretch.end_s),
    )
    lines = (f"{one.start_s:.6f}\t{one.end_s:.6f}\t{printable(one.text)}\n" for one in stretches)
    return "".join(lines).encode()


def to_textgrid(view: SessionView) -> bytes:
    """Return a TextGrid for Praat, in its long text format, in UTF-8.

    The intervals of each tier cover the session without gaps or overlaps.
    """
    last = max(1, round(view.session.duration_s * _PER_S))
    shown = tiers(view)
    lines = [
        'File type = "ooTextFile"',
        'Object class = "TextGrid"',
        "",
        "xmin = 0",
        f"xmax = {_seconds(last)}",
        "tiers? <exists>",
        f"size = {len(shown)}",
        "item []:",
    ]
    for number, tier in enumerate(shown, 1):
        intervals = list(_tiled(tier.stretches, last))
        lines += [
            f"    item [{number}]:",
            '        class = "IntervalTier"',
            f"        name = {_quoted(tier.name)}",
            "        xmin = 0",
            f"        xmax = {_seconds(last)}",
            f"        intervals: size = {len(intervals)}",
        ]
        for count, (start, end, text) in enumerate(intervals, 1):
            lines += [
                f"        intervals [{count}]:",
                f"            xmin = {_seconds(start)}",
                f"            xmax = {_seconds(end)}",
                f"            text = {_quoted(text)}",
            ]
    return "".join(f"{line}\n" for line in lines).encode()


def _tiled(stretches: Sequence[Stretch], last: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, text) of intervals that cover 0 to `last` microseconds.

    Where stretches overlap the text is that of both; between them it is "".
    """
    spans = []
    for one in stretches:
        start = min(round(one.start_s * _PER_S), last - 1)
        spans.append((start, min(max(round(one.end_s * _PER_S), start + 1), last), one.text))
    spans.sort(reverse=True)
    edges = sorted({0, last, *(edge for start, end, _ in spans for edge in (start, end))})
    open_spans: list[tuple[int, int, str]] = []
    for start, end in pairwise(edges):
        open_spans = [span for span in open_spans if span[1] > start]
        while spans and spans[-1][0] == start:
            open_spans.append(spans.pop())
        yield start, end, " + ".join(dict.fromkeys(text for _, _, text in open_spans))


def _seconds(microseconds: int) -> str:
    return f"{microseconds / _PER_S:.6f}"


def _quoted(text: str) -> str:
    return '"' + printable(text).replace('"', '""') + '"'
