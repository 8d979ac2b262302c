"""The text of a talk, to be read and to be heard from any word."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QSizeF, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextBrowser

from coach.common.i18n import tr
from coach.domain.wording import clock
from coach.export.transcript_text import bracketed, paragraphs
from coach.gui.shared import theme
from coach.insights.spoken import Mark, Spoken, Token

#: It scrolls by itself from this height on, in pixels.
_HIGHEST = 60 * theme.GRID
#: What is set off as a slip, by weight and brackets, not by its colour alone.
_SLIPS = frozenset(
    {
        Mark.FILLER,
        Mark.FILLER_WORD,
        Mark.REPEATED_WORD,
        Mark.REPETITION,
        Mark.PROLONGATION,
        Mark.BLOCK,
    }
)


class TranscriptView(QTextBrowser):
    """The words, each of which plays when it is clicked, or when Enter is pressed at the cursor.

    Parameters
    ----------
    spoken
        What was said.
    hear
        Called with the time in seconds to play from.
    """

    def __init__(self, spoken: Spoken, hear: Callable[[float], None]) -> None:
        super().__init__()
        self._spoken = spoken
        self._hear = hear
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setAccessibleName(tr("What you said"))
        # Links aren't reached by Tab: every word is one, and Tab would never leave the text.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._play)
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(self._fit)
        self.setHtml(_html(spoken))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # the colours are part of the text
            self.setHtml(_html(self._spoken))

    def _fit(self, size: QSizeF) -> None:
        frame = 2 * self.frameWidth()
        self.setFixedHeight(min(_HIGHEST, round(size.height()) + frame))

    def _play(self, link: QUrl) -> None:
        self._hear(float(link.toString()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            cursor = self.textCursor()
            cursor.movePosition(cursor.MoveOperation.NextCharacter)
            if link := cursor.charFormat().anchorHref():
                self._play(QUrl(link))
        else:
            super().keyPressEvent(event)


def _html(spoken: Spoken) -> str:
    """Return the text as HTML, each paragraph after its time."""
    return "".join(
        f"<p>{_link(tokens[0].start_s, clock(tokens[0].start_s), 'soft')} "
        f"{''.join(map(_shown, tokens))}</p>"
        for tokens in paragraphs(spoken)
    )


def _shown(token: Token) -> str:
    """Return a token as HTML; a short pause is a dot."""
    if token.mark == Mark.PAUSE:
        return f' <span style="color:{theme.colours().soft}">·</span>'
    words = bracketed(token)
    lead = " " if words.startswith(" ") else ""
    text = escape(words.strip())
    if token.mark in _SLIPS:
        text = f"<b>{text}</b>"
    elif token.mark == Mark.HEDGE:
        text = f"<i>{text}</i>"
    faint = token.faint or token.mark == Mark.LONG_PAUSE
    return lead + _link(token.start_s, text, "soft" if faint else "ink")


def _link(start_s: float, html: str, colour: str) -> str:
    shown = getattr(theme.colours(), colour)
    return f'<a href="{start_s:.3f}" style="color:{shown}; text-decoration:none">{html}</a>'
