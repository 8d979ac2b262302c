"""How the corpus's labels are told to people: a word about delivery first, and a colour.

Colours are Okabe and Ito's (2008), told apart by colour-blind people; the word always
stands beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Shown where the likeliest tone is too unlikely to be named.
UNSURE = "not sure"
NO_SPEECH = "no speech"


@dataclass(frozen=True, slots=True)
class Tone:
    word: str
    colour: str


_TONES = {
    "neutral": Tone("even", "#8C8C8C"),
    "calm": Tone("calm", "#56B4E9"),
    "happy": Tone("warm", "#E69F00"),
    "sad": Tone("subdued", "#0072B2"),
    "angry": Tone("forceful", "#D55E00"),
    "fearful": Tone("tense", "#CC79A7"),
    "disgust": Tone("harsh", "#009E73"),
    "surprised": Tone("animated", "#F0E442"),
}


def tone(label: str) -> Tone:
    """The tone of a model's label; a label from another model is its own word, in grey."""
    return _TONES.get(label, Tone(label, "#8C8C8C"))


def describe(label: str) -> str:
    """The word and the corpus's label, as in "tense (fearful)"."""
    word = tone(label).word
    return word if word == label else f"{word} ({label})"


def how_sure(label: str | None, probability: float) -> str:
    """The word, or that it isn't sure, with the likeliest's probability, as in "calm, 62%"."""
    return f"{UNSURE if label is None else tone(label).word}, {probability:.0%}"


def sureness(probability: float) -> str:
    """How sure the network is, in words; the boundaries are ours."""
    if probability >= 0.75:
        return "very sure"
    return "fairly sure" if probability >= 0.55 else "not very sure"


def energy_in_words(activation: float) -> str:
    """How activated a voice is; the boundaries are ours."""
    if activation >= 2 / 3:
        return "high"
    return "medium" if activation >= 1 / 3 else "low"
