"""The recogniser itself: Whisper through faster-whisper, loaded in the helper process only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.common.arrays import Float32
from coach.domain.words import Word

if TYPE_CHECKING:
    from faster_whisper import WhisperModel
    from faster_whisper.transcribe import Segment

#: Text that compresses better than this is a loop that the network is caught in. Whisper tries
#: again from 2.4 on (Radford et al. 2022, section 4.5), which somebody reaches who says a sentence
#: four times; loops reach 10 to 30, ten equal sentences in a row 7.
_LOOP = 8.0
#: Text whose mean log probability is lower is a guess; as in Whisper.
_GUESS = -1.0


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
        beam_size=1,  # with five, half as many words again are wrong (docs/accuracy.md)
        temperature=0.0,  # no second try at random: the same sound gives the same words
        condition_on_previous_text=False,  # or one mistake leads to the next
        word_timestamps=True,
    )
    return about.language, list(_words(segments))


def _words(segments: Iterator[Segment]) -> Iterator[Word]:
    for segment in segments:
        if segment.compression_ratio > _LOOP or segment.avg_logprob < _GUESS:
            continue
        for word in segment.words or ():
            yield Word(float(word.start), float(word.end), word.word, float(word.probability))
