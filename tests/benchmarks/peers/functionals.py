"""openSMILE's functionals beside our features, network and whole analysis."""

from __future__ import annotations

from collections.abc import Iterator

import opensmile

from coach.analysis.networks.emotion import EmotionModel
from coach.audio.file_source import FileSource
from coach.common import paths
from coach.domain.session import Purpose
from coach.domain.stream import SessionKind
from coach.pipeline import make_session
from tests.accuracy.people import RATE_HZ
from tests.benchmarks.peers.contest import Contest
from tests.benchmarks.peers.ours import read_tones
from tests.benchmarks.peers.sounds import SOUND_S, WINDOW_S, file_of, speech, windows

_FILE_S = 60.0


def contests() -> Iterator[Contest]:
    smile = opensmile.Smile(
        opensmile.FeatureSet.eGeMAPSv02, opensmile.FeatureLevel.Functionals, num_workers=1
    )
    model = EmotionModel(paths.emotion_model())
    sound = speech(SOUND_S)
    cut = windows(sound, WINDOW_S, model.card.readings.hop_s)
    yield Contest(
        "openSMILE eGeMAPSv02 for each window / our features and network, streaming",
        lambda: [smile.process_signal(one, RATE_HZ) for one in cut],
        lambda: read_tones(model, sound),
        reach=30,
        remark=f"{len(cut)} windows of {WINDOW_S:g} s; theirs: 88 functionals, no classifier",
    )
    with file_of(_FILE_S) as path:
        yield Contest(
            "openSMILE eGeMAPSv02, a whole file / our whole analysis of it",
            lambda: smile.process_file(path),
            lambda: make_session(
                FileSource(path), model, SessionKind.FILE, None, purpose=Purpose(with_fluency=True)
            ),
            reach=3,
            remark=f"{_FILE_S:g} s at 16 kHz; theirs: 88 functionals of the whole, no tones, events"
            " or syllables; ours: no formants, jitter, shimmer or MFCC",
        )
