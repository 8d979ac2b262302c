"""How the corpus's labels are shown: each as a word about delivery, and a colour.

Colours are those of Okabe and Ito (2008), which colour-blind people can distinguish; the word
always stands beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.common.i18n import noop, tr
from coach.domain import norms


@dataclass(frozen=True, slots=True)
class Tone:
    """A word for how a voice sounds, and its colour.

    Attributes
    ----------
    name
        The word in English.
    colour
        As "#RRGGBB".
    """

    name: str
    colour: str

    @property
    def word(self) -> str:
        """The word in the current language."""
        return tr(self.name, "how a voice sounds")


#: The label of a voice under stress, which cues and advice look for.
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

#: Outlines for areas in colours that are hard to see on white.
_ON_WHITE = {"#F0E442": "#7D7300"}


def tone(label: str) -> Tone:
    """Return the tone of a model's label; an unknown label is itself the word, in grey."""
    return _TONES.get(label, Tone(label, "#8C8C8C"))


def outline_on_white(colour: str | None) -> str | None:
    """Return the darker outline of an area in a tone's colour; None if it needs none."""
    return None if colour is None else _ON_WHITE.get(colour)


def unsure() -> str:
    """Return the text shown if the likeliest tone isn't likely enough to be named."""
    return tr("not sure")


def unfamiliar() -> str:
    """Return the text shown if the sound is unlike the model's training data."""
    return tr("unfamiliar", "how a voice sounds")


def no_speech() -> str:
    """Return the text shown while nobody speaks."""
    return tr("no speech")


def describe(label: str) -> str:
    """Return the word and the corpus's label, as in "tense (fearful)"."""
    word = tone(label).word
    return word if word == label else f"{word} ({label})"


def how_sure(label: str | None, probability: float) -> str:
    """Return the word for a label, or "not sure" for None, with a probability: "calm, 62%"."""
    return f"{unsure() if label is None else tone(label).word}, {probability:.0%}"


def sureness(probability: float, very_sure_from: float | None) -> str:
    """Return how sure the network is, in words.

    Parameters
    ----------
    probability
        Probability of the likeliest tone.
    very_sure_from
        The measured threshold of `ReadingSpec`; None if there is none. The lower threshold is ours.
    """
    if very_sure_from is not None and probability >= very_sure_from:
        return tr("very sure")
    return tr("fairly sure") if probability >= 0.55 else tr("not very sure")


def energy_in_words(activation: float) -> str:
    """Return how activated a voice is, in words; medium is as in `norms.ENERGY`.

    Parameters
    ----------
    activation
        Probability that the voice is activated, from 0 to 1.
    """
    percent = 100 * activation
    if norms.ENERGY.fits(percent):
        return tr("medium", "energy")
    return tr("high", "energy") if percent > norms.ENERGY.high else tr("low", "energy")
