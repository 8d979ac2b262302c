"""From a session's recording to its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import soxr

from coach.audio.file_source import FileSource
from coach.common.arrays import Int16
from coach.common.errors import Cancelled
from coach.common.stretches import Stretch
from coach.domain.session import Session
from coach.domain.stream import ANALYSIS_RATE_HZ
from coach.domain.words import Transcript, Word
from coach.transcription.evidence import heard_by_both
from coach.transcription.models import WordModel
from coach.transcription.pieces import pieces
from coach.transcription.process import RecogniserProcess


class Transcriber:
    """Recognises the words of sessions with one model; `stop` may be called from any thread.

    Parameters
    ----------
    model
        Model to use.
    language
        ISO 639 code of what is spoken; "" to find out.
    threads
        Cores to use; 0 for as many as are good for it.
    """

    def __init__(self, model: WordModel, language: str = "", threads: int = 0) -> None:
        self._model = model
        self._language = language
        self._threads = threads
        self._stopped = False
        self._process: RecogniserProcess | None = None

    def stop(self) -> None:
        """End `transcribe` with Cancelled."""
        self._stopped = True
        if self._process is not None:
            self._process.stop()

    def transcribe(
        self, path: Path, session: Session, advance: Callable[[float], None] = lambda _: None
    ) -> Transcript:
        """Return the words of a session.

        Only detected speech is given to the recogniser, cut up at pauses. If the language isn't
        known, that of the first piece with enough words is taken for all that follow.

        Parameters
        ----------
        path
            The session's recording.
        advance
            Called with the share done so far, from 0 to 1.

        Raises
        ------
        Cancelled
            After `stop`.
        CoachError
            If recording or model can't be used, or the recogniser isn't installed.
        """
        wanted = pieces(session)
        words: list[Word] = []
        languages: Counter[str] = Counter()
        with (
            RecogniserProcess(self._model, self._language, self._threads) as process,
            closing(FileSource(path)) as source,
        ):
            self._process = process
            if self._stopped:
                raise Cancelled
            process.wait_until_loaded()
            for (start_s, end_s), pcm in zip(wanted, _cut(source, wanted), strict=True):
                heard = process.hear(pcm)
                languages[heard.language] += len(heard.words)
                words += [
                    Word(start_s + w.start_s, start_s + w.end_s, w.text, w.probability)
                    for w in heard.words
                ]
                advance(end_s / session.duration_s)
        told = self._language or (languages.most_common(1)[0][0] if languages else "")
        return Transcript(self._model.name, told, heard_by_both(words, session))


def _cut(source: FileSource, wanted: Sequence[Stretch]) -> Iterator[Int16]:
    """Yield the samples of each stretch at 16 kHz, shape (n,); the recording is read once."""
    resampler = soxr.ResampleStream(source.sample_rate_hz, ANALYSIS_RATE_HZ, 1, dtype="int16")
    kept, first = np.empty(0, np.int16), 0
    left = [(round(a * ANALYSIS_RATE_HZ), round(b * ANALYSIS_RATE_HZ)) for a, b in wanted]
    for block in source.blocks():
        kept = np.concatenate([kept, resampler.resample_chunk(block.pcm)])
        while left and left[0][1] <= first + len(kept):
            start, end = left.pop(0)
            yield kept[start - first : end - first]
        if left and left[0][0] > first:
            gone = min(len(kept), left[0][0] - first)
            kept, first = kept[gone:], first + gone
    kept = np.concatenate([kept, resampler.resample_chunk(np.empty(0, np.int16), last=True)])
    for start, end in left:
        yield kept[start - first : end - first]
