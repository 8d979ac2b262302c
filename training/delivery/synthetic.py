"""Voices of espeak-ng, with the time of every syllable and word, from the library's events.

The library is the one that the program `espeak-ng` uses; it is only needed for training.
"""

from __future__ import annotations

import _ctypes
import ctypes
from contextlib import closing
from ctypes.util import find_library

import numpy as np
import soxr

from coach.common.arrays import Float32, Int16
from coach.domain.stream import ANALYSIS_RATE_HZ

#: Constants of `espeak-ng/speak_lib.h`.
_SYNCHRONOUS, _PHONEME_EVENTS, _IPA = 2, 1, 2
_WORD, _PHONEME = 1, 7
_RATE, _PITCH, _RANGE = 1, 3, 4
_UTF8, _PHONEMES = 1, 0x100
_VOWELS = frozenset("aeiouyæøœɐɑɒɔəɚɛɜɝɞɘɤɨɪɯɵɶʉʊʌʏ")
_SYLLABIC = "\u0329"


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("text", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("id", _Id),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class _Synthesiser:
    """Wrapper of the library, which has one state for the whole process: so have one at a time.

    What it says depends on all that it has said, and on C's random numbers. So that the same text
    always sounds the same, each is loaded anew, and must be closed.
    """

    def __init__(self) -> None:
        ctypes.CDLL(None).srand(1)
        self._library = ctypes.CDLL(find_library("espeak-ng"))
        self._rate_hz = self._library.espeak_Initialize(
            _SYNCHRONOUS, 0, None, _PHONEME_EVENTS | _IPA
        )
        self._pieces: list[Int16] = []
        self._events: list[tuple[int, int, str]] = []
        self._callback = _Callback(self._take)  # held here, or it would be garbage-collected
        self._library.espeak_SetSynthCallback(self._callback)

    def _take(
        self, samples: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[_Event]
    ) -> int:
        if samples and count:
            self._pieces.append(np.ctypeslib.as_array(samples, (count,)).copy())
        index = 0
        while events[index].type:
            event = events[index]
            if event.type in (_WORD, _PHONEME):
                said = event.id.text.decode("utf-8", "ignore") if event.type == _PHONEME else ""
                self._events.append((event.type, event.sample, said))
            index += 1
        return 0

    def close(self) -> None:
        self._library.espeak_Terminate()
        _ctypes.dlclose(self._library._handle)

    def say(
        self, text: str, voice: str, words_per_min: int, pitch: int, spread: int
    ) -> tuple[Float32, list[tuple[int, float, str]]]:
        if self._library.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(f"espeak-ng has no voice {voice!r}")
        for parameter, value in ((_RATE, words_per_min), (_PITCH, pitch), (_RANGE, spread)):
            self._library.espeak_SetParameter(parameter, value, 0)
        self._pieces.clear()
        self._events.clear()
        spoken = text.encode()
        flags = _UTF8 | _PHONEMES
        self._library.espeak_Synth(spoken, len(spoken) + 1, 0, 0, 0, flags, None, None)
        pcm = np.concatenate([*self._pieces, np.zeros(1, np.int16)])
        samples = soxr.resample(pcm.astype(np.float32) / 32768, self._rate_hz, ANALYSIS_RATE_HZ)
        return samples, [(kind, at / self._rate_hz, said) for kind, at, said in self._events]


def say(
    text: str, voice: str, words_per_min: int = 160, pitch: int = 50, spread: int = 50
) -> tuple[Float32, list[float], list[float]]:
    """Synthesise speech.

    Parameters
    ----------
    text
        Plain text; phonemes in [[...]].
    voice
        A voice of espeak-ng, with its variant if any, as in "en-us+f3".
    pitch, spread
        Height and range of the pitch, 0 to 99.

    Returns
    -------
    samples : Float32
        At 16 kHz, shape (n,).
    nuclei : list[float]
        Middles of the vowels and syllabic consonants, in seconds.
    words : list[float]
        Starts of the words, in seconds.

    Raises
    ------
    ValueError
        If espeak-ng has no such voice.
    """
    with closing(_Synthesiser()) as synthesiser:
        samples, events = synthesiser.say(text, voice, words_per_min, pitch, spread)
    phonemes = [(at, said) for kind, at, said in events if kind == _PHONEME]
    ends = [at for at, _ in phonemes[1:]] + [len(samples) / ANALYSIS_RATE_HZ]
    nuclei = [
        (at + end) / 2
        for (at, said), end in zip(phonemes, ends, strict=True)
        if _SYLLABIC in said or _VOWELS & set(said)
    ]
    return samples, nuclei, [at for kind, at, _ in events if kind == _WORD]
