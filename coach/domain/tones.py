"""How the corpus's labels are told to people: a word about delivery first, and a colour.

Colours are Okabe and Ito's (2008), told apart by colour-blind people; the word always
stands beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.common.i18n import noop, tr
from coach.domain import norms


@dataclass(frozen=True, slots=True)
class Tone:
    """name: the word in English."""

    name: str
    colour: str

    @property
    def word(self) -> str:
        return tr(self.name, "how a voice sounds")


#: The label of a voice under stress, which cues and advice ask for.
TENSE = "fearful"
_TONES = {
    "neutral": Tone(noop("even", "how a voice sounds"), "#8C8C8C"),
    "calm": Tone(noop("calm", "how a voice sounds"), "#56B4E9"),
    "happy": Tone(noop("warm", "how a voice sounds"), "#E69F00"),
    "sad": Tone(noop("subdued", "how a voice sounds"), "#0072B2"),
    "angry": Tone(noop("forceful", "how a voice sounds"), "#D55E00"),
    TENSE: Tone(noop("tense", "how a voice sounds"), "#CC79A7"),
    "disgust": Tone(noop("harsh", "how a voice sounds"), "#009E73"),
    "surprised": Tone(noop("animated", "how a voice sounds"), "#F0E442"),
}

#: What surrounds an area of a colour that is hardly seen on white.
_ON_WHITE = {"#F0E442": "#7D7300"}


def tone(label: str) -> Tone:
    """The tone of a model's label; a label from another model is its own word, in grey."""
    return _TONES.get(label, Tone(label, "#8C8C8C"))


def outline_on_white(colour: str | None) -> str | None:
    """The darker colour round an area of a tone's; None where it needs none."""
    return None if colour is None else _ON_WHITE.get(colour)


def unsure() -> str:
    """Shown where the likeliest tone is too unlikely to be named."""
    return tr("not sure")


def unfamiliar() -> str:
    """Shown where what was heard is unlike anything that the model learned from."""
    return tr("unfamiliar", "how a voice sounds")


def no_speech() -> str:
    return tr("no speech")


def describe(label: str) -> str:
    """The word and the corpus's label, as in "tense (fearful)"."""
    word = tone(label).word
    return word if word == label else f"{word} ({label})"


def how_sure(label: str | None, probability: float) -> str:
    """The word, or that it isn't sure, with the likeliest's probability, as in "calm, 62%"."""
    return f"{unsure() if label is None else tone(label).word}, {probability:.0%}"


def sureness(probability: float, very_sure_from: float | None) -> str:
    """How sure the network is, in words; the lower boundary is ours, the upper one measured."""
    if very_sure_from is not None and probability >= very_sure_from:
        return tr("very sure")
    return tr("fairly sure") if probability >= 0.55 else tr("not very sure")


def energy_in_words(activation: float) -> str:
    """How activated a voice is; medium is what ordinary readers are (`norms.ENERGY`)."""
    percent = 100 * activation
    if norms.ENERGY.fits(percent):
        return tr("medium", "energy")
    return tr("high", "energy") if percent > norms.ENERGY.high else tr("low", "energy")
