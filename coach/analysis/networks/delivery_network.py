"""The delivery network: speech, syllables, fillers and prolongations, frame by frame.

A small stack of dilated convolutions over log-mel frames (as in van den Oord et al. 2016 and
Rethage et al. 2018), which sees two seconds back and a third of a second ahead. It was trained on
ordinary readers, actors and synthetic voices in rooms of all kinds (`training/delivery`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from coach.analysis.signal.relative_sound import PeakNormaliser
from coach.common import paths
from coach.common.arrays import Float32
from coach.common.errors import CoachError
from coach.common.files import decode_json
from coach.common.i18n import tr
from coach.domain.model_card import FeatureSpec

if TYPE_CHECKING:
    import onnxruntime

#: The network's outputs, each a probability per frame.
HEADS = ("speech", "syllable", "filler", "prolongation")
#: A syllable nucleus is a Gaussian bump of this standard deviation, in frames; its area is that
#: times sqrt(2 pi).
NUCLEUS_FRAMES = 2.5
#: Names in the graph: new frames, prefix of each layer's state, and output.
INPUT, STATE_PREFIX, OUTPUT = "frames", "kept_", "probabilities"
#: Each layer's kernel size in frames, dilation, and how many frames it looks ahead.
LAYERS = (
    (5, 1, 2),
    (3, 1, 1),
    (3, 2, 2),
    (3, 4, 4),
    (3, 8, 8),
    (3, 16, 16),
    (3, 32, 0),
    (3, 64, 0),
)
LOOKAHEAD_FRAMES = sum(ahead for _, _, ahead in LAYERS)

CARD_FILE = "card.json"
MODEL_FILE = "model.onnx"


@dataclass(frozen=True, slots=True)
class DeliveryCard:
    """Facts about the shipped network; `MODEL_CARD.md` beside it has them in full.

    Attributes
    ----------
    sha256
        Hash of the ONNX file.
    heads
        The outputs; must equal `HEADS`.
    parameters
        Number of trained weights.
    keras_difference
        Largest difference in probability between the trained network and its ONNX export.
    """

    name: str
    version: str
    sha256: str
    heads: tuple[str, ...]
    parameters: int
    keras_difference: float
    trained_on: str
    licence: str


class Network:
    """Streaming delivery network over frames scaled by `PeakNormaliser`.

    How the frames are split into blocks doesn't change the output.

    Parameters
    ----------
    content
        An ONNX graph; None for the shipped one.

    Raises
    ------
    CoachError
        If the shipped network can't be read or isn't the one its card describes.
    """

    def __init__(self, content: bytes | None = None) -> None:
        self._session = _shipped() if content is None else _session(content)
        names = [one for one in self._session.get_inputs() if one.name.startswith(STATE_PREFIX)]
        self._kept = {one.name: np.zeros(one.shape, np.float32) for one in names}
        self._ahead = LOOKAHEAD_FRAMES

    def push(self, frames: Float32) -> Float32:
        """Take the next frames; return the probabilities of those `LOOKAHEAD_FRAMES` before them.

        Parameters
        ----------
        frames
            Output of `PeakNormaliser`, shape (n, n_mels).

        Returns
        -------
        Float32
            Probabilities, shape (n, len(HEADS)); fewer rows at the very start of the stream.
        """
        if not len(frames):
            return np.empty((0, len(HEADS)), np.float32)
        asked = [OUTPUT, *(f"next_{name}" for name in self._kept)]
        said, *kept = self._session.run(asked, {INPUT: frames, **self._kept})
        self._kept = dict(zip(self._kept, kept, strict=True))
        known: Float32 = said[self._ahead :]
        self._ahead -= len(said) - len(known)
        return known


class DeliveryStream:
    """Streaming probabilities of the shipped delivery network for log-mel frames.

    Raises
    ------
    CoachError
        If the network can't be read or isn't the one its card describes.
    """

    def __init__(self) -> None:
        self._sound = PeakNormaliser()
        self._network = Network()
        self._last = np.empty((0, FeatureSpec().n_mels), np.float32)

    def push(self, log_mel: Float32) -> Float32:
        """Take the next frames; return the probabilities of those they settle.

        Parameters
        ----------
        log_mel
            Log-mel frames in dB, shape (n, n_mels).

        Returns
        -------
        Float32
            Probabilities, shape (k, len(HEADS)), in order.
        """
        sound = self._sound.push(log_mel)
        self._last = sound[-1:] if len(sound) else self._last
        return self._network.push(sound)

    def finish(self) -> Float32:
        """Return the probabilities of the frames still waiting, shape (k, len(HEADS))."""
        # Repeat the last frame: silence after a hiss would sound like the end of a word.
        return self._network.push(np.repeat(self._last, LOOKAHEAD_FRAMES, axis=0))


def _session(content: bytes) -> onnxruntime.InferenceSession:
    import onnxruntime  # takes 0.2 s, so only where it is used

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


@cache
def _shipped() -> onnxruntime.InferenceSession:
    """Load the shipped network, once: an ONNX Runtime session keeps no state between calls."""
    folder = paths.delivery_model()
    try:
        card = decode_json((folder / CARD_FILE).read_bytes(), DeliveryCard)
        content = (folder / MODEL_FILE).read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise _unusable(tr("{path} can't be read ({why}).", path=folder, why=why)) from error
    if hashlib.sha256(content).hexdigest() != card.sha256 or card.heads != HEADS:
        path = folder / MODEL_FILE
        raise _unusable(tr("{path} isn't the file that its model card describes.", path=path))
    return _session(content)


def _unusable(why: str) -> CoachError:
    return CoachError(
        tr("The speech model can't be loaded"),
        why,
        tr("Reinstall the coach, or restore the folder from the release."),
    )
