"""What was said: words with their times, as a speech recogniser heard them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word.

    Attributes
    ----------
    text
        As the recogniser wrote it: with its punctuation, and with a space before it in languages
        that put one between words.
    probability
        How sure the recogniser was, from 0 to 1.
    """

    start_s: float
    end_s: float
    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of a session.

    Attributes
    ----------
    model
        Name of the recogniser's model.
    language
        ISO 639 code of the language that was spoken, or taken to be.
    words
        In order; those outside detected speech aren't among them.
    """

    model: str
    language: str
    words: tuple[Word, ...]
