"""What the words of a talk say about it, as rows of a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coach.common.i18n import tr
from coach.domain import norms
from coach.domain.wording import clock
from coach.insights.figure import Figure
from coach.insights.session_view import SessionView

if TYPE_CHECKING:
    from coach.insights.script_check import Difference
    from coach.insights.word_figures import LongSentence, Often

#: Phrases and places that a row names at most.
_MOST = 6
#: Words of a passage that are quoted.
_QUOTED = 10


def word_rows(view: SessionView) -> tuple[Figure, ...]:
    """Return the rows of a session, but for those that found nothing; none without a transcript."""
    figures = view.word_figures
    if figures is None:
        return ()
    if not figures.words:
        return (Figure(tr("Words", "how many were said"), tr("None were recognised")),)
    rows = [Figure(tr("Words", "how many were said"), str(figures.words))]
    if figures.per_minute is not None:
        rows.append(
            Figure(
                tr("Words a minute"),
                f"{figures.per_minute:.0f}",
                meaning=tr("Pauses included; {range} are easy to follow", range=norms.WORDS.words),
            )
        )
    often = (
        (tr("Filler words"), figures.fillers),
        (tr("Words that hedge"), figures.hedges),
        (tr("Words said twice"), figures.repeated),
    )
    rows += [Figure(name, _listed(found), found[0].starts_s[0]) for name, found in often if found]
    if figures.long_sentences:
        longest = max(figures.long_sentences, key=lambda one: one.words)
        rows.append(
            Figure(
                tr("Sentences too long to follow"),
                _places(figures.long_sentences),
                longest.start_s,
                tr("The longest has {count} words", count=longest.words),
            )
        )
    if (against := view.against_script) is not None:
        meaning = tr("Of its words, heard in its order")
        rows.append(Figure(tr("Of the script"), f"{against.said:.0%}", meaning=meaning))
        for name, found in (
            (tr("Left out of the script"), against.left_out),
            (tr("Changed from the script"), against.changed),
        ):
            rows += [Figure(name, _quoted(one), one.at_s) for one in found[:_MOST]]
    if figures.most_used:
        told = ", ".join(f"{word} {count}" for word, count in figures.most_used)
        rows.append(Figure(tr("Most used"), told))
    return tuple(rows)


def about_words(view: SessionView) -> str:
    """Return how far the words can be trusted; "" without words."""
    transcript, spoken = view.session.transcript, view.spoken
    if transcript is None or spoken is None:
        return ""
    told = tr(
        "A computer's guess, by {name}: some words are wrong. "
        "Pauses and fillers were found by their sound.",
        name=transcript.model,
    )
    return f"{told} {spoken.lists.problem}".rstrip()


def _quoted(one: Difference) -> str:
    """Return the beginning of a passage of the script, in quotation marks."""
    words = one.script.split()
    told = " ".join(words[:_QUOTED]) + ("…" if len(words) > _QUOTED else "")
    return f"\N{LEFT DOUBLE QUOTATION MARK}{told}\N{RIGHT DOUBLE QUOTATION MARK}"


def _listed(found: Sequence[Often]) -> str:
    """Return phrases with their numbers, as in "like 4, you know 2"."""
    told = ", ".join(f"{one.phrase} {one.times}" for one in found[:_MOST])
    return told + (", …" if len(found) > _MOST else "")


def _places(found: Sequence[LongSentence]) -> str:
    """Return how many sentences there are and where, as in "2: at 0:55, 3:10"."""
    places = ", ".join(clock(one.start_s) for one in found[:_MOST])
    more = ", …" if len(found) > _MOST else ""
    return tr("{count}: at {places}", count=len(found), places=places + more)
