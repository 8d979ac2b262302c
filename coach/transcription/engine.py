"""The recogniser itself: Whisper through faster-whisper, loaded in the helper process only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.common.arrays import Float32
from coach.domain.words import Word

if TYPE_CHECKING:
    from faster_whisper import WhisperModel
    from faster_whisper.transcribe import Segment

#: Text that compresses better than this repeats itself, and less likely than this it is a guess.
#: Both are Whisper's own limits (Radford et al. 2022, section 4.5), from which on it tries again
#: at random; here such text is left out.
_REPETITIVE, _LEAST_LOG_PROBABILITY = 2.4, -1.0


def load(folder: str, threads: int) -> WhisperModel:
    """Load a model from its folder, with weights of 8 bits; nothing is ever downloaded.

    Raises
    ------
    RuntimeError, ValueError, OSError
        If it can't be loaded.
    """
    from faster_whisper import WhisperModel

    return WhisperModel(
        folder, device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
    )


def hear(model: WhisperModel, samples: Float32, language: str) -> tuple[str, list[Word]]:
    """Return the language of some speech and its words, with times from its first sample.

    Parameters
    ----------
    samples
        Sound at 16 kHz in [-1, 1], shape (n,), best at most 30 s.
    language
        ISO 639 code; "" to find out.
    """
    segments, about = model.transcribe(
        samples,
        language=language or None,
        beam_size=1,  # with five, whole sentences went missing, and fewer of the fillers were heard
        temperature=0.0,  # no second try at random: the same sound gives the same words
        condition_on_previous_text=False,  # or one mistake leads to the next
        word_timestamps=True,
    )
    return about.language, list(_words(segments))


def _words(segments: Iterator[Segment]) -> Iterator[Word]:
    for segment in segments:
        if segment.compression_ratio > _REPETITIVE or segment.avg_logprob < _LEAST_LOG_PROBABILITY:
            continue
        for word in segment.words or ():
            yield Word(float(word.start), float(word.end), word.word, float(word.probability))
