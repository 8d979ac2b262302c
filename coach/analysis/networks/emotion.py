"""The emotion network: checked against its card, run on one core, each frame computed once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from coach.analysis.signal.relative_level import FIRST_FRAMES, RunningSpeechLevel, relative
from coach.common import paths
from coach.common.arrays import Bools, Float32, Ints
from coach.common.errors import CoachError
from coach.common.files import decode_json
from coach.common.i18n import noop, tr
from coach.domain.model_card import EMOTION_LABELS, FeatureSpec, ModelCard, ModelScores, ReadingSpec
from coach.domain.stream import ANALYSIS_RATE_HZ

CARD_FILE = "card.json"
MODEL_FILE = "model.onnx"
#: Names in the graph: inputs, outputs, and the state of its layers.
FRAMES, STEPS, SPEECH = "frames", "steps", "speech"
USUAL, KNOWN = "usual", "known"
OUTPUTS = ("probabilities", "activation", "unlike", "embedding")
NEW_STEPS, STATE_PREFIX = "new_steps", "kept_"
#: The network's downsampling factor in time.
FRAMES_PER_STEP = 8
#: Frames of silence given to the network before speech and after it: 0.3 and 0.1 s.
LEAD_FRAMES, TAIL_FRAMES = 30, 10
#: The speech gate opens up to this much in retrospect (`vad.GateSpec`): 0.24 s.
_LOOK_BACK_FRAMES = 24
#: State of the layers, by its name in the graph.
LayerState = dict[str, Float32]

#: Stands in for a card where there is no model: everything but the tone is measured.
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

_REINSTALL = noop("Reinstall the coach, or restore the folder from the release.")
_CHECK_NAME = noop("Check the name of the model in settings.json.")


def _what_to_do(folder: Path) -> str:
    """Return what to do about a model folder that can't be used."""
    return tr(_REINSTALL if folder == paths.emotion_model() else _CHECK_NAME)


def _unreadable(path: Path, error: Exception) -> CoachError:
    why = getattr(error, "strerror", None) or " ".join(str(error).split())
    return CoachError(
        tr("The emotion model can't be loaded"),
        tr("{path} can't be read ({why}).", path=path, why=why),
        _what_to_do(path.parent),
    )


def load_card(folder: Path) -> ModelCard:
    """Read the card of a model folder.

    Raises
    ------
    CoachError
        If `card.json` is missing or damaged.
    """
    try:
        return decode_json((folder / CARD_FILE).read_bytes(), ModelCard)
    except (OSError, ValueError) as error:
        raise _unreadable(folder / CARD_FILE, error) from error


class Answer(NamedTuple):
    """The network's output for an utterance.

    Attributes
    ----------
    probabilities
        One per label, shape (n_labels,), summing to 1.
    activation
        Probability that the voice is an activated one.
    unlike
        Probability that the voice is unlike those the network was trained on.
    embedding
        The embedding that the other outputs are computed from, shape (n,).
    """

    probabilities: Float32
    activation: float
    unlike: float
    embedding: Float32


class Usual(NamedTuple):
    """A speaker's usual (baseline), which the network compares their voice with.

    Attributes
    ----------
    embedding
        Mean over the speaker's ordinary speech, shape (n,).
    known
        How well the usual is known, from 0 (not at all) to 1.
    """

    embedding: Float32
    known: float


class EmotionNetwork:
    """The emotion network as an ONNX graph, run on one core.

    It computes a step from every `FRAMES_PER_STEP` frames and the state its layers keep of earlier
    frames, and pools the steps of speech into one answer. The network itself is stateless: the
    caller passes the state in and gets the new one back.

    Parameters
    ----------
    content
        The ONNX graph.
    spec
        How the frames it is given are made.

    Attributes
    ----------
    n_features
        Width of a frame.
    width
        Width of a step.
    n_labels
        Number of emotions.
    nobody
        The usual of a speaker of whom nothing is known.

    Raises
    ------
    ValueError
        If the graph can't be loaded.
    KeyError
        If the graph lacks an expected input or output, or has another input.
    """

    def __init__(self, content: bytes, spec: FeatureSpec) -> None:
        import onnxruntime  # takes 0.2 s, so only where it is used

        onnxruntime.disable_telemetry_events()  # on Windows the variable set in `coach` doesn't
        options = onnxruntime.SessionOptions()
        # On a busy machine a second thread waits for the first: p99 of 8 ms instead of 0.3.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        try:
            self._session = onnxruntime.InferenceSession(
                content, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # those of ONNX Runtime have no other base
            raise ValueError(str(error)) from error
        shapes = {one.name: one.shape for one in self._session.get_inputs()}
        answers = {one.name: one.shape for one in self._session.get_outputs()}
        kept = {name for name in shapes if name.startswith(STATE_PREFIX)}
        differing = {FRAMES, STEPS, SPEECH, USUAL, KNOWN} ^ (shapes.keys() - kept)
        differing |= {*OUTPUTS, NEW_STEPS, *(f"next_{name}" for name in kept)} - answers.keys()
        if differing:
            raise KeyError(*sorted(differing))
        self._n_mels = spec.n_mels
        self.n_features: int = shapes[FRAMES][-1]
        self.width: int = shapes[STEPS][-1]
        self.nobody = Usual(np.zeros(shapes[USUAL], np.float32), 0.0)
        self.n_labels: int = answers[OUTPUTS[0]][-1]
        self._at_first = {
            name: np.zeros(shape, np.float32) for name, shape in shapes.items() if name in kept
        }

    def begin(self) -> LayerState:
        """Return the state of the layers before the first frame."""
        return self._at_first

    def advance(
        self,
        frames: Float32,
        kept: LayerState,
        steps: Float32,
        speech: Float32,
        usual: Usual | None = None,
    ) -> tuple[Answer, Float32, LayerState]:
        """Run the network over new frames and pool their steps with earlier ones.

        Parameters
        ----------
        frames
            Output of `relative_to_level`, shape (n, n_features), n a multiple of `FRAMES_PER_STEP`
            and not 0.
        kept
            State of the layers: from `begin`, or returned by the previous call.
        steps
            Earlier steps to pool as well, shape (m, width).
        speech
            Share of each step that is speech, shape (m + n / FRAMES_PER_STEP,).
        usual
            The speaker's usual; None if nothing is known of them.

        Returns
        -------
        Answer
            The answer pooled over all the steps.
        Float32
            The new steps, shape (n / FRAMES_PER_STEP, width).
        LayerState
            The new state of the layers.
        """
        asked = [*OUTPUTS, NEW_STEPS, *(f"next_{name}" for name in kept)]
        embedding, known = usual or self.nobody
        given = {FRAMES: frames, STEPS: steps, SPEECH: speech, USUAL: embedding, **kept}
        given[KNOWN] = np.array(known, np.float32)
        probabilities, activation, unlike, heard, new, *rest = self._session.run(asked, given)
        answer = Answer(probabilities, float(activation[0]), float(unlike[0]), heard)
        return answer, new, dict(zip(kept, rest, strict=True))

    def predict(self, frames: Float32, speech: Bools, usual: Usual | None = None) -> Answer:
        """Return one answer for a whole clip.

        Parameters
        ----------
        frames
            Output of `SpeechFeatures`, shape (k, n_features), at least one step of them.
            Trailing frames that don't fill a step are ignored.
        speech
            Which of the frames are speech, shape (k,).
        usual
            The speaker's usual; None if nothing is known of them.
        """
        whole = len(frames) // FRAMES_PER_STEP * FRAMES_PER_STEP
        before = np.empty((0, self.width), np.float32)
        heard = self.relative_to_level(frames[:whole], speech[:whole], RunningSpeechLevel())
        return self.advance(heard, self.begin(), before, shares(speech[:whole]), usual)[0]

    def relative_to_level(
        self, frames: Float32, speech: Bools, level: RunningSpeechLevel
    ) -> Float32:
        """Scale the bands of new frames to the level of the speech so far.

        Parameters
        ----------
        frames
            Output of `SpeechFeatures`, shape (n, n_features).
        speech
            Which of the frames are speech, shape (n,).
        level
            Level of the speech before them; it is updated.

        Returns
        -------
        Float32
            Frames as the network expects them, shape (n, n_features).
        """
        bands = frames[:, : self._n_mels]
        levelled = relative(bands, level.push(bands, speech))
        return np.concatenate([levelled, frames[:, self._n_mels :]], axis=1)


def shares(speech: Bools) -> Float32:
    """Return each step's share of speech, shape (n,).

    Parameters
    ----------
    speech
        Which frames are speech, shape (n * FRAMES_PER_STEP,).
    """
    of_steps: Float32 = speech.reshape(-1, FRAMES_PER_STEP).mean(axis=1, dtype=np.float32)
    return of_steps


class StreamAnswer(NamedTuple):
    """The answer for the latest frames of a stream.

    Attributes
    ----------
    first
        Number of the first frame answered for.
    speech
        Which of the frames answered for are speech, shape (k,).
    """

    answer: Answer
    first: int
    speech: Bools


class EmotionStream:
    """The emotion network over a stream: each frame is computed once, the last ones are pooled.

    The network is given only the silence next to speech, as in the clips it was trained on. There
    is no answer until the level of the speech is known, from `FIRST_FRAMES` of it.

    Parameters
    ----------
    network
        The network to run.
    window_frames
        Number of latest frames to answer for, rounded down to whole steps.
    usual
        The speaker's usual; None if nothing is known of them.
    """

    def __init__(
        self, network: EmotionNetwork, window_frames: int, usual: Usual | None = None
    ) -> None:
        self._network = network
        self._usual = usual
        self._level = RunningSpeechLevel()
        self._window = window_frames // FRAMES_PER_STEP * FRAMES_PER_STEP
        self._n_frames = 0
        self._begin()

    def _begin(self) -> None:
        self._kept = self._network.begin()
        self._steps = np.empty((0, self._network.width), np.float32)
        #: The numbers of the frames of each step.
        self._of_steps = np.empty((0, FRAMES_PER_STEP), int)
        #: Frames that don't fill a step yet, may turn out to be silence away from speech, or wait
        #: for the level to be known; and their numbers.
        self._pending = np.empty((0, self._network.n_features), np.float32)
        self._of_pending = np.empty(0, int)

    def push(self, frames: Float32, speech: Callable[[int, int], Bools]) -> StreamAnswer | None:
        """Take new frames; return the answer for the latest ones, None if there is no new one.

        Parameters
        ----------
        frames
            Output of `SpeechFeatures`, shape (n, n_features).
        speech
            Called with the number of a first frame and of the one after the last; returns which of
            them are speech.
        """
        new = np.arange(self._n_frames, self._n_frames + len(frames))
        self._n_frames += len(frames)
        pending = np.concatenate([self._pending, frames])
        numbers = np.concatenate([self._of_pending, new])
        if not len(numbers):
            return None
        heard = self._beside_speech(numbers, speech)
        # From here on, speech may still turn up next to a frame.
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
        given = self._network.relative_to_level(pending[taken], spoken, self._level)
        of_given = numbers[taken].reshape(-1, FRAMES_PER_STEP)
        # Frames that waited for the level may lie before those to answer for.
        early = np.count_nonzero(of_given[:, -1] <= of_given[-1, -1] - self._window)
        if early:
            self._answer(given[: early * FRAMES_PER_STEP], of_given[:early], speech)
        return self._answer(given[early * FRAMES_PER_STEP :], of_given[early:], speech)

    def _answer(
        self, frames: Float32, numbers: Ints, speech: Callable[[int, int], Bools]
    ) -> StreamAnswer:
        """Run the network over whole steps, of frames numbered (n, FRAMES_PER_STEP)."""
        end = int(numbers[-1, -1]) + 1
        oldest = end - self._window
        recent = self._of_steps[:, -1] >= oldest
        steps = self._steps[recent]
        self._of_steps = np.concatenate([self._of_steps[recent], numbers])
        first = int(self._of_steps[0, 0])  # of a step with a gap, maybe long before the rest
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
        """Return which of the numbered frames are speech, or close enough to it."""
        first = max(0, int(numbers[0]) - TAIL_FRAMES)
        spoken = first + np.flatnonzero(speech(first, int(numbers[-1]) + 1))
        from_number = np.searchsorted(spoken, numbers - TAIL_FRAMES)
        to_number = np.searchsorted(spoken, numbers + LEAD_FRAMES, side="right")
        return to_number > from_number

    def skip(self, frames: Float32) -> None:
        """Pass over frames, shape (n, n_features), and start afresh with those after them."""
        self._n_frames += len(frames)
        self._begin()


class EmotionModel(EmotionNetwork):
    """The emotion network of a model folder, with its card.

    The file is checked against the card's SHA-256 before it is loaded.

    Raises
    ------
    CoachError
        If the card or the network can't be read, or they don't fit each other or this program.
    """

    def __init__(self, folder: Path) -> None:
        self.card = load_card(folder)
        try:
            content = (folder / MODEL_FILE).read_bytes()
        except OSError as error:
            raise _unreadable(folder / MODEL_FILE, error) from error
        if hashlib.sha256(content).hexdigest() != self.card.sha256:
            raise CoachError(
                tr("The emotion model has been altered"),
                tr(
                    "{path} isn't the file that its model card describes.", path=folder / MODEL_FILE
                ),
                _what_to_do(folder),
            )
        spec = self.card.features
        try:
            super().__init__(content, spec)
            fits = (
                spec.sample_rate_hz == ANALYSIS_RATE_HZ
                and self.n_features == spec.n_features
                and self.n_labels == len(self.card.labels)
                # Networks before version 5 used a different level; nothing else shows it.
                and self.card.temperature_at_edge is not None
            )
        except ValueError as error:
            raise _unreadable(folder / MODEL_FILE, error) from error
        except KeyError:  # other inputs or outputs: a network before version 4
            fits = False
        if not fits:
            raise CoachError(
                tr("Emotion model doesn't fit"),
                tr(
                    "The model card in {folder} doesn't match the network or its sample rate.",
                    folder=folder,
                ),
                _what_to_do(folder),
            )
