"""The helper process of the recogniser: `python -P -m coach.transcription.helper FOLDER ...`.

A model that is damaged, too large for the memory, or crashes takes only this process with it,
which ends when its input does.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

import msgspec
import numpy as np

from coach.audio.protocol import HEAD, JSON, send
from coach.common.i18n import noop
from coach.domain.stream import AudioBlock
from coach.transcription import engine
from coach.transcription.protocol import FAILED, Failed, Heard

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

#: A piece with so many words shows which language is spoken.
_ENOUGH_WORDS = 5


def _send_failure(out: BinaryIO, template: str, **fields: str) -> None:
    send(out, FAILED, msgspec.json.encode(Failed(template, fields)))


def _hear_all(source: BinaryIO, out: BinaryIO, model: WhisperModel, language: str) -> None:
    while head := source.read(HEAD.size):
        _, length = HEAD.unpack(head)
        piece = AudioBlock(0, np.frombuffer(source.read(length), "<i2"))
        found, words = engine.hear(model, piece.samples, language)
        send(out, JSON, msgspec.json.encode(Heard(found, words)))
        if len(words) >= _ENOUGH_WORDS:
            language = found


def main(folder: str, language: str, threads: str) -> None:
    """Recognise what comes from stdin; errors are sent to stdout too, as the last message."""
    # Libraries print what they like; only messages may go to the program.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    if hasattr(os, "nice"):
        os.nice(10)
    failed = noop("It can't be loaded, and may be damaged ({why}).")
    try:
        model = engine.load(folder, int(threads))
        send(out, JSON, b"{}")
        failed = noop("It failed while it recognised words ({why}).")
        _hear_all(sys.stdin.buffer, out, model, language)
    except MemoryError:
        _send_failure(out, noop("There is too little memory for it."))
    except Exception as error:  # reported by the parent, which has a log
        why = " ".join(str(error).split()) or repr(error)
        _send_failure(out, failed, why=why)


if __name__ == "__main__":
    main(*sys.argv[1:])
