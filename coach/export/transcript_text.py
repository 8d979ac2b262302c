"""What was said, as running text: to read, and in brackets what interrupts it."""

from __future__ import annotations

from collections.abc import Iterator

from coach.coaching.word_lists import ENDS
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.stream import EventKind
from coach.domain.wording import clock, event_in_words, quantity
from coach.insights.report import Report
from coach.insights.session_view import SessionView
from coach.insights.spoken import Mark, Spoken, Token

#: From so many words on, a paragraph ends with the sentence. Ours.
_FULL = 80
#: Marks that stand in brackets in the text; short pauses would make it unreadable.
_TOLD = {
    Mark.LONG_PAUSE: EventKind.LONG_PAUSE,
    Mark.FILLER: EventKind.FILLER,
    Mark.REPETITION: EventKind.REPETITION,
    Mark.PROLONGATION: EventKind.PROLONGATION,
    Mark.BLOCK: EventKind.BLOCK,
}


def spoken_of(view: SessionView) -> Spoken:
    """Return what was said.

    Raises
    ------
    CoachError
        If no recogniser has heard the session.
    """
    if view.spoken is None:
        raise CoachError(
            tr("No words in this session"),
            tr("No speech recogniser has heard it."),
            tr("Let one: {command}", command=f"coach words {view.session.id}"),
        )
    return view.spoken


def bracketed(token: Token) -> str:
    """Return a token as text: a word as it is, in brackets if it fills; "" for short pauses."""
    if token.mark in _TOLD:
        told = event_in_words(_TOLD[token.mark])
        if token.mark == Mark.LONG_PAUSE:
            told = f"{told} {quantity(token.end_s - token.start_s, 's')}"
        return f" [{told}]"
    if token.mark in (Mark.FILLER_WORD, Mark.REPEATED_WORD):
        words = token.text.strip().rstrip("".join((*ENDS, ",", ";", ":")))
        return token.text.replace(words, f"[{words}]", 1)
    return token.text


def paragraphs(spoken: Spoken) -> Iterator[list[Token]]:
    """Yield the tokens of each paragraph.

    It ends with a long pause, or with a sentence once it is long.
    """
    tokens: list[Token] = []
    words = 0
    for token in spoken.tokens():
        tokens.append(token)
        words += bool(token.text)
        is_full = words >= _FULL and token.text.endswith(ENDS)
        if words and (is_full or token.mark == Mark.LONG_PAUSE):
            yield tokens
            tokens, words = [], 0
    if any(map(bracketed, tokens)):
        yield tokens


def told_paragraphs(spoken: Spoken) -> Iterator[tuple[float, str]]:
    """Yield when each paragraph begins, and its text."""
    for tokens in paragraphs(spoken):
        yield tokens[0].start_s, "".join(map(bracketed, tokens)).strip()


def said_in_text(view: SessionView) -> str:
    """Return what was said as one paragraph; "" without words."""
    if view.spoken is None:
        return ""
    return " ".join(text for _, text in told_paragraphs(view.spoken))


def to_transcript(report: Report) -> str:
    """Return what was said as text, each paragraph after its time.

    Raises
    ------
    CoachError
        If no recogniser has heard the session.
    """
    spoken = spoken_of(report.view)
    told = (f"[{clock(start_s)}] {text}\n" for start_s, text in told_paragraphs(spoken))
    return "\n".join([f"{report.subtitle}\n", *told])
