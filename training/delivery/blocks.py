"""Fits what tells a block from a pause, and prints its weights for `detectors.blocks`.

    python -m training.delivery.blocks --data CORPORA [--talks 600]

Sentences of the speakers to train on, some of them broken off where a dip is, as many with a pause
there, put into rooms; with the network that is shipped, so fit it after that.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from coach.analysis.detectors.blocks import FEATURES, Blocks
from coach.analysis.detectors.utterances import Utterances
from coach.analysis.detectors.voice_track import VoiceTrack
from coach.analysis.signal.log_mel import LogMel
from coach.common.arrays import Bools, Float64
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ as RATE_HZ
from training.delivery.edits import block
from training.delivery.examples import Voices
from training.delivery.rooms import coloured, disturbed
from training.delivery.speech import Utterance, joined, silence

_SPEC = FeatureSpec()
#: Shares: of the sentences that are cut, by a block or a pause; of the talks in a noisy room.
_CUT, _NOISY = 0.6, 0.4
_SECONDS = 20.0


def main() -> None:
    """Fit the weights, and print them."""
    parser = argparse.ArgumentParser(prog="python -m training.delivery.blocks", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("COACH_DATA", "data")))
    parser.add_argument("--talks", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    voices = Voices(options.data, rng)
    found = [one for _ in range(options.talks) for one in _silences(_talk(voices, rng))]
    features, is_block = np.array([one for one, _ in found]), np.array([one for _, one in found])
    weights, bias = fitted(features, is_block)
    print(f"{len(found)} silences, {is_block.sum()} of them blocks")
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"{name:14s} {weight:8.3f}")
    print(f"{'bias':14s} {bias:8.3f}")


def fitted(features: Float64, is_block: Bools) -> tuple[Float64, float]:
    """Fit a logistic regression to features.

    Parameters
    ----------
    features
        Unscaled, shape (n, n_features).
    is_block
        Shape (n,).

    Returns
    -------
    weights : Float64
        For the unscaled features, shape (n_features,).
    bias : float
        For the same.
    """
    from sklearn.linear_model import LogisticRegression

    centre, scale = features.mean(axis=0), features.std(axis=0)
    model = LogisticRegression(max_iter=2_000).fit((features - centre) / scale, is_block)
    weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0] - weights @ centre)


def _talk(voices: Voices, rng: np.random.Generator) -> Utterance:
    """Return sentences of one speaker in a room."""
    clips: list[Utterance] = []
    while not clips:
        clips = [clip for clip in voices.somebody(rng) if clip.counted]
    parts = [silence(0.5)]
    while sum(part.duration_s for part in parts) < _SECONDS:
        clip = clips[rng.integers(len(clips))]
        cut = block(clip, rng) if rng.random() < _CUT else None
        parts += [cut or clip, silence(rng.uniform(0.3, 1.3))]
    said = joined(parts)
    if rng.random() < _NOISY:
        heard = disturbed(said.samples, voices.babble(len(said.samples), rng), rng)
    else:
        level = np.sqrt(np.mean(said.samples**2)) * 10 ** (-rng.uniform(25, 60) / 20)
        heard = said.samples + level * coloured(len(said.samples), 0.5, rng)
    return Utterance(heard.astype(np.float32), (), (), events=said.events)


def _silences(talk: Utterance) -> Iterator[tuple[Float64, bool]]:
    """Yield the features of every silence that may be a block, and whether it is one."""
    log_mel, track, utterances, blocks = (
        LogMel(_SPEC),
        VoiceTrack(_SPEC),
        Utterances(_SPEC),
        Blocks(),
    )
    spans = []
    pieces = np.split(talk.samples, range(RATE_HZ, len(talk.samples), RATE_HZ))
    for frames in [*(track.push(p, log_mel.push(p)) for p in pieces), track.finish()]:
        blocks.push(frames)
        spans += utterances.push(frames)[1]
    spans += utterances.finish()[1]
    known = [event for event in talk.events if event.kind == "block"]
    for span in spans:
        features = blocks.features(span)
        if features is not None:
            start_s, end_s = _SPEC.edges_s(span)
            shared_s = (min(end_s, e.end_s) - max(start_s, e.start_s) for e in known)
            yield features, max(shared_s, default=0.0) > 0.5 * (end_s - start_s)


if __name__ == "__main__":
    main()
