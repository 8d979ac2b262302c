"""The emotion network: loaded from checked bytes, run on one core, each frame once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from coach.analysis.signal.levelled import FIRST_FRAMES, SpeechLevel, relative
from coach.common import paths
from coach.common.arrays import Bools, Float32, Ints
from coach.common.errors import CoachError
from coach.common.files import decode_json
from coach.common.i18n import noop, tr
from coach.domain.model_card import EMOTION_LABELS, FeatureSpec, ModelCard, ModelScores, ReadingSpec
from coach.domain.stream import ANALYSIS_RATE_HZ

CARD_FILE = "card.json"
MODEL_FILE = "model.onnx"
#: Names in the graph: what it is given, what it answers, and what its layers keep.
FRAMES, STEPS, SPEECH = "frames", "steps", "speech"
USUAL, KNOWN = "usual", "known"
OUTPUTS = ("probabilities", "activation", "unlike", "embedding")
NEW_STEPS, KEPT = "new_steps", "kept_"
#: The network shortens time by this.
FRAMES_PER_STEP = 8
#: Frames of a silence that are heard before speech and after it: 0.3 and 0.1 s.
LEAD_FRAMES, TAIL_FRAMES = 30, 10
#: The speech gate opens up to so much in retrospect (`vad.GateSpec`): 0.24 s.
_LOOK_BACK_FRAMES = 24
Kept = dict[str, Float32]

#: In the place of a model's card where there is none: everything but the tone is measured.
NO_MODEL = ModelCard(
    name="none",
    version="",
    sha256="0" * 64,
    labels=EMOTION_LABELS,
    features=FeatureSpec(),
    readings=ReadingSpec(),
    scores=ModelScores(0.0, 0.0, 0.0, 0, (0.0, 0.0), "nothing was measured"),
    temperature=1.0,
    parameters=0,
    trained_on="nothing",
    licence="",
)

_REINSTALL = noop("Install the coach again, or restore the folder from the release.")
_CHECK_NAME = noop("Check the name of the model in settings.json.")


def load_card(folder: Path) -> ModelCard:
    """Read `card.json`. Raises CoachError where it is missing or damaged."""
    try:
        return decode_json((folder / CARD_FILE).read_bytes(), ModelCard)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise CoachError(
            tr("No emotion model"),
            tr("{path} can't be read ({why}).", path=folder / CARD_FILE, why=why),
            tr(_REINSTALL if folder == paths.emotion_model() else _CHECK_NAME),
        ) from error


class Answer(NamedTuple):
    """What the network says of an utterance.

    probabilities: float32, shape (n_labels,), sum to 1. activation: the probability that the voice
        is an activated one. unlike: the probability that it isn't a voice like those it learned
        from. embedding: float32, shape (n,), what all of them follow from.
    """

    probabilities: Float32
    activation: float
    unlike: float
    embedding: Float32


class Usual(NamedTuple):
    """How somebody usually sounds to the network, which it hears them against.

    embedding: float32, shape (n,), the mean over their ordinary speech. known: from 0, where
        nothing is known of them, to 1.
    """

    embedding: Float32
    known: float


class EmotionNetwork:
    """An ONNX graph, `content`, run on one core, that hears frames as `spec` says.

    It makes a step of every `FRAMES_PER_STEP` frames, from them and from what its layers keep of
    the frames before, and pools the steps of speech into one answer.
    """

    def __init__(self, content: bytes, spec: FeatureSpec) -> None:
        import onnxruntime  # 0.2 s: only for those who analyse

        onnxruntime.disable_telemetry_events()  # what the variable in `coach` doesn't, on Windows
        options = onnxruntime.SessionOptions()
        # A second thread waits for the first on a busy machine: 8 ms p99 instead of 0.3.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        shapes = {one.name: one.shape for one in self._session.get_inputs()}
        self._n_mels = spec.n_mels
        self.n_features: int = shapes[FRAMES][-1]
        self.width: int = shapes[STEPS][-1]
        self.nobody = Usual(np.zeros(shapes[USUAL], np.float32), 0.0)
        answers = {one.name: one.shape for one in self._session.get_outputs()}
        missing = set(OUTPUTS) - answers.keys()
        if missing:
            raise KeyError(*missing)
        self.n_labels: int = answers[OUTPUTS[0]][-1]
        self._at_first = {
            name: np.zeros(shape, np.float32)
            for name, shape in shapes.items()
            if name.startswith(KEPT)
        }

    def begin(self) -> Kept:
        """What its layers have kept before the first frame."""
        return self._at_first

    def advance(
        self,
        frames: Float32,
        kept: Kept,
        steps: Float32,
        speech: Float32,
        usual: Usual | None = None,
    ) -> tuple[Answer, Float32, Kept]:
        """New frames and the steps before them, to the answer, the new steps, and what is kept.

        frames: as `beside_level` makes them, float32, shape (n, n_features), n a multiple of
            `FRAMES_PER_STEP` and not 0.
        steps: earlier ones to be pooled as well, float32, shape (m, width).
        speech: share of each step that is speech, float32, shape (m + n / FRAMES_PER_STEP,).
        usual: of who speaks; None where nothing is known of them.
        """
        asked = [*OUTPUTS, NEW_STEPS, *(f"next_{name}" for name in kept)]
        embedding, known = usual or self.nobody
        given = {FRAMES: frames, STEPS: steps, SPEECH: speech, USUAL: embedding, **kept}
        given[KNOWN] = np.array(known, np.float32)
        probabilities, activation, unlike, heard, new, *rest = self._session.run(asked, given)
        answer = Answer(probabilities, float(activation[0]), float(unlike[0]), heard)
        return answer, new, dict(zip(kept, rest, strict=True))

    def predict(self, frames: Float32, speech: Bools, usual: Usual | None = None) -> Answer:
        """One answer to a whole clip: its frames, shape (k, n_features), and which are speech.

        The last frames that don't fill a step aren't heard; there must be one step at least.
        """
        whole = len(frames) // FRAMES_PER_STEP * FRAMES_PER_STEP
        before = np.empty((0, self.width), np.float32)
        heard = self.beside_level(frames[:whole], speech[:whole], SpeechLevel())
        return self.advance(heard, self.begin(), before, shares(speech[:whole]), usual)[0]

    def beside_level(self, frames: Float32, speech: Bools, level: SpeechLevel) -> Float32:
        """New frames, as they come from `SpeechFeatures`, beside the level of the speech so far."""
        bands = frames[:, : self._n_mels]
        levelled = relative(bands, level.push(bands, speech))
        return np.concatenate([levelled, frames[:, self._n_mels :]], axis=1)


def shares(speech: Bools) -> Float32:
    """Which frames are speech, shape (n * FRAMES_PER_STEP,), to each step's share of it, (n,)."""
    of_steps: Float32 = speech.reshape(-1, FRAMES_PER_STEP).mean(axis=1, dtype=np.float32)
    return of_steps


class StreamAnswer(NamedTuple):
    """What was answered of a stream, and for which frames: those from number `first` on, of which
    `speech` tells which are speech, bool, shape (k,)."""

    answer: Answer
    first: int
    speech: Bools


class EmotionStream:
    """A network that hears frame after frame, each once, and answers for the last of them.

    Of a silence it hears what lies beside speech, as of the clips that it learned from, and no
    more. Before the level of the speech is known, of `FIRST_FRAMES` of it, nothing is answered.

    window_frames: how many it answers for; whole steps of them count.
    usual: of who speaks; None where nothing is known of them.
    """

    def __init__(
        self, network: EmotionNetwork, window_frames: int, usual: Usual | None = None
    ) -> None:
        self._network = network
        self._usual = usual
        self._level = SpeechLevel()
        self._window = window_frames // FRAMES_PER_STEP * FRAMES_PER_STEP
        self._n_frames = 0
        self._begin()

    def _begin(self) -> None:
        self._kept = self._network.begin()
        self._steps = np.empty((0, self._network.width), np.float32)
        #: The numbers of the frames of each step.
        self._of_steps = np.empty((0, FRAMES_PER_STEP), int)
        #: Frames that don't fill a step, may be silence that isn't heard, or wait for the level to
        #: be known; and their numbers.
        self._pending = np.empty((0, self._network.n_features), np.float32)
        self._of_pending = np.empty(0, int)

    def push(self, frames: Float32, speech: Callable[[int, int], Bools]) -> StreamAnswer | None:
        """Take new frames; return the answer, None before the first.

        speech: tells which of the frames from one number up to another are speech, bool.
        """
        new = np.arange(self._n_frames, self._n_frames + len(frames))
        self._n_frames += len(frames)
        pending = np.concatenate([self._pending, frames])
        numbers = np.concatenate([self._of_pending, new])
        if not len(numbers):
            return None
        heard = self._beside_speech(numbers, speech)
        # From here on, speech may still come to be beside.
        open_from = self._n_frames - LEAD_FRAMES - _LOOK_BACK_FRAMES
        whole = np.count_nonzero(heard) // FRAMES_PER_STEP * FRAMES_PER_STEP
        taken = np.flatnonzero(heard)[:whole]
        spoken = speech(int(numbers[0]), self._n_frames)[numbers[taken] - numbers[0]]
        if not self._level.is_known and np.count_nonzero(spoken) < FIRST_FRAMES:
            taken = taken[:0]
        left = heard | (numbers >= open_from)
        left[: taken[-1] + 1 if len(taken) else 0] = False
        self._pending, self._of_pending = pending[left], numbers[left]
        if not len(taken):
            return None
        given = self._network.beside_level(pending[taken], spoken, self._level)
        of_given = numbers[taken].reshape(-1, FRAMES_PER_STEP)
        # What waited for the level may lie before what is answered for.
        early = np.count_nonzero(of_given[:, -1] <= of_given[-1, -1] - self._window)
        if early:
            self._answer(given[: early * FRAMES_PER_STEP], of_given[:early], speech)
        return self._answer(given[early * FRAMES_PER_STEP :], of_given[early:], speech)

    def _answer(
        self, frames: Float32, numbers: Ints, speech: Callable[[int, int], Bools]
    ) -> StreamAnswer:
        """Hear whole steps; numbers: of their frames, shape (n, FRAMES_PER_STEP)."""
        end = int(numbers[-1, -1]) + 1
        oldest = end - self._window
        recent = self._of_steps[:, -1] >= oldest
        steps = self._steps[recent]
        self._of_steps = np.concatenate([self._of_steps[recent], numbers])
        first = int(self._of_steps[0, 0])  # of a step with a gap in it, maybe long before the rest
        is_speech = speech(first, end)
        share = shares(is_speech[self._of_steps - first])
        answer, new, self._kept = self._network.advance(
            frames, self._kept, steps, share, self._usual
        )
        self._steps = np.concatenate([steps, new])
        heard_from = int(self._of_steps[self._of_steps >= oldest].min())
        return StreamAnswer(answer, heard_from, is_speech[heard_from - first :])

    @staticmethod
    def _beside_speech(numbers: Ints, speech: Callable[[int, int], Bools]) -> Bools:
        """Which of some frames are speech, or near enough to some; bool, of `numbers`' shape."""
        first = max(0, int(numbers[0]) - TAIL_FRAMES)
        spoken = first + np.flatnonzero(speech(first, int(numbers[-1]) + 1))
        from_number = np.searchsorted(spoken, numbers - TAIL_FRAMES)
        to_number = np.searchsorted(spoken, numbers + LEAD_FRAMES, side="right")
        return to_number > from_number

    def skip(self, frames: Float32) -> None:
        """Pass frames over, and begin anew with those after them."""
        self._n_frames += len(frames)
        self._begin()


class EmotionModel(EmotionNetwork):
    """The network of a model folder, with its card.

    The file's bytes are compared with the card's SHA-256 before they are loaded; a
    mismatch raises CoachError.
    """

    def __init__(self, folder: Path) -> None:
        self.card = load_card(folder)
        try:
            content = (folder / MODEL_FILE).read_bytes()
        except OSError as error:
            raise CoachError(
                tr("No emotion model"),
                tr("{path} can't be read.", path=folder / MODEL_FILE),
                tr(_REINSTALL),
            ) from error
        if hashlib.sha256(content).hexdigest() != self.card.sha256:
            raise CoachError(
                tr("Emotion model altered"),
                tr("{path} isn't the file its card describes.", path=folder / MODEL_FILE),
                tr(_REINSTALL),
            )
        spec = self.card.features
        try:
            super().__init__(content, spec)
            fits = (
                spec.sample_rate_hz == ANALYSIS_RATE_HZ
                and self.n_features == spec.n_features
                and self.n_labels == len(self.card.labels)
                # Before version 5 the level was another one, with nothing else to tell it by.
                and self.card.temperature_at_edge is not None
            )
        except KeyError:  # it is asked or answers otherwise: a network of before version 4
            fits = False
        if not fits:
            raise CoachError(
                tr("Emotion model doesn't fit"),
                tr(
                    "The card in {folder} describes another network or another rate.", folder=folder
                ),
                tr(_REINSTALL),
            )
