"""What the words of a talk say about it: how many there are, which come often, what is too long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from coach.domain.session import Session
from coach.insights.spoken import Mark, Spoken

#: Words that are told among the most used: so many, each said at least so many times. Ours.
_MOST, _TIMES = 8, 3
#: Shortest talk, in seconds, for which a number of words a minute is told. Ours.
_LEAST_S = 10.0


@dataclass(frozen=True, slots=True)
class Often:
    """A phrase that was said, with the times at which it began, in seconds."""

    phrase: str
    starts_s: tuple[float, ...]

    @property
    def times(self) -> int:
        """How many times it was said."""
        return len(self.starts_s)


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence that is too long to follow."""

    start_s: float
    end_s: float
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class WordFigures:
    """Figures of the words of a talk.

    Attributes
    ----------
    words
        How many were said, without fillers.
    per_minute
        Words a minute of the talk, from where speech begins to where it ends, pauses included;
        None for a very short talk.
    fillers, hedges
        By how often, the most frequent first.
    repeated
        Words that were said twice in a row.
    long_sentences
        In order.
    most_used
        Words with their numbers, the most used first; common words aren't among them.
    """

    words: int
    per_minute: float | None
    fillers: tuple[Often, ...]
    hedges: tuple[Often, ...]
    repeated: tuple[Often, ...]
    long_sentences: tuple[LongSentence, ...]
    most_used: tuple[tuple[str, int], ...]


def word_figures(session: Session, spoken: Spoken) -> WordFigures:
    """Return the figures of a session's words."""
    return WordFigures(
        words=len(spoken.words),
        per_minute=_per_minute(session, spoken),
        fillers=_often(spoken, Mark.FILLER_WORD),
        hedges=_often(spoken, Mark.HEDGE),
        repeated=_often(spoken, Mark.REPEATED_WORD),
        long_sentences=tuple(
            LongSentence(
                spoken.words[one.start].start_s,
                spoken.words[one.stop - 1].end_s,
                len(one),
                spoken.text_of(one),
            )
            for one in spoken.sentences
            if len(one) > spoken.lists.longest_sentence
        ),
        most_used=_most_used(spoken),
    )


def _per_minute(session: Session, spoken: Spoken) -> float | None:
    if not session.segments:
        return None
    length_s = session.heard_s(session.segments[0].start_s, session.segments[-1].end_s)
    return 60 * len(spoken.words) / length_s if length_s >= _LEAST_S else None


def _often(spoken: Spoken, mark: Mark) -> tuple[Often, ...]:
    starts_s: dict[str, list[float]] = {}
    for one in spoken.found:
        if one.mark == mark:
            starts_s.setdefault(one.phrase, []).append(one.start_s)
    ranked = sorted(starts_s.items(), key=lambda item: -len(item[1]))
    return tuple(Often(phrase, tuple(times)) for phrase, times in ranked)


def _most_used(spoken: Spoken) -> tuple[tuple[str, int], ...]:
    """Return the most used words; a plural counts as its own word, as only English is known."""
    left_out = {*spoken.lists.common, *spoken.lists.numbers}
    counts = Counter(
        word
        for word in spoken.plain_words()
        if word and word not in left_out and not word.isdigit()
    )
    return tuple(one for one in counts.most_common(_MOST) if one[1] >= _TIMES)
