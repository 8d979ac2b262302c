"""A second set of stutters, unlike those of `truths`, among similar cuts without a stutter.

Made at any dip or vowel of ordinary sentences, with short and long fades, and noise. As many
phrases are spliced or resynthesised without a stutter, so that detecting the splice doesn't help.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tests.accuracy import splicing
from tests.accuracy.splicing import RATE_HZ

Span = tuple[float, float]
#: Changes a phrase and returns where, in seconds; None if the phrase isn't suitable.
Edit = Callable[[np.ndarray, np.random.Generator], tuple[np.ndarray, Span] | None]
#: Speech needed before and after a cut, in seconds.
_AROUND_S = 0.25
#: A dip further below the loud parts is a silence, or the closure of a stop.
_INSIDE_DB = 25.0


def block(phrase: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, Span] | None:
    """Cut the voice off for 0.3 to 1 s at any dip.

    Half of the time it comes back with a burst, like a plosive's.
    """
    at_s = _dip(phrase, rng)
    if at_s is None:
        return None
    before, after = np.split(phrase, [round(at_s * RATE_HZ)])
    before = splicing.faded(before, 0, rng.uniform(0, 0.03))
    after = splicing.faded(after, rng.uniform(0, 0.03), 0)
    if rng.random() < 0.5:
        after = np.concatenate([_burst(rng), after])
    silence = splicing.silence(rng.uniform(0.3, 1.0))
    whole = np.concatenate([before, silence, after])
    return whole, (at_s, at_s + len(silence) / RATE_HZ)


def pause(phrase: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, Span] | None:
    """Pause as everybody does: the last sound is drawn out and dies away."""
    at_s = _dip(phrase, rng)
    if at_s is None:
        return None
    before, after = np.split(phrase, [round(at_s * RATE_HZ)])
    drawn_s = rng.uniform(0.15, 0.22)
    drawn = [(len(before) / RATE_HZ - drawn_s, len(before) / RATE_HZ)]
    before = splicing.stretched(before, drawn, rng.uniform(1.5, 2.2))
    before = splicing.faded(before, 0, rng.uniform(0.1, 0.2))
    after = splicing.faded(after, rng.uniform(0, 0.03), 0)
    silence = splicing.silence(rng.uniform(0.3, 1.0))
    start_s = len(before) / RATE_HZ
    whole = np.concatenate([before, silence, after])
    return whole, (start_s, start_s + len(silence) / RATE_HZ)


def prolongation(phrase: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, Span] | None:
    """Hold any vowel for 0.45 to 1 s, by one of two ways of stretching."""
    return _held(phrase, rng, lambda length_s: rng.uniform(0.45, 1.0) / length_s)


def resynthesis(phrase: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, Span] | None:
    """Stretch a vowel in the same ways, by next to nothing."""
    return _held(phrase, rng, lambda _: rng.uniform(0.95, 1.25))


def repetition(phrase: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, Span] | None:
    """Say any syllable, or its beginning, two to four times before continuing."""
    unit = _unit(phrase, rng)
    if unit is None:
        return None
    start, end = unit
    parts = []
    for _ in range(rng.integers(1, 4)):
        said = _again(phrase[start:end], rng)
        parts += [said, splicing.silence(rng.uniform(0, 0.15))]
    again = splicing.joined(parts)
    whole = splicing.joined([phrase[:start], again, phrase[start:]])
    return whole, (start / RATE_HZ, (end + len(whole) - len(phrase)) / RATE_HZ)


def said_once(phrase: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, Span] | None:
    """Take such a syllable out, resynthesise it and put it back."""
    unit = _unit(phrase, rng)
    if unit is None:
        return None
    start, end = unit
    said = _again(phrase[start:end], rng)
    whole = splicing.joined([phrase[:start], said, phrase[end:]])
    return whole, (start / RATE_HZ, start / RATE_HZ + len(said) / RATE_HZ)


def _held(
    phrase: np.ndarray, rng: np.random.Generator, factor: Callable[[float], float]
) -> tuple[np.ndarray, Span] | None:
    last_s = len(phrase) / RATE_HZ - _AROUND_S
    inner = [v for v in splicing.vowels(phrase) if v[0] > 0.1 and v[1] < last_s]
    if not inner:
        return None
    start_s, end_s = inner[rng.integers(len(inner))]
    times = factor(end_s - start_s)
    if rng.random() < 0.5:
        whole = splicing.stretched(phrase, [(start_s, end_s)], times)
    else:
        start, end = round(start_s * RATE_HZ), round(end_s * RATE_HZ)
        longer = splicing.overlapped(phrase, (start, end), times, rng)
        whole = splicing.joined([phrase[:start], longer, phrase[end:]])
    return whole, (start_s, start_s + (end_s - start_s) * times)


def _unit(phrase: np.ndarray, rng: np.random.Generator) -> tuple[int, int] | None:
    """Return a span, in samples: from the start or a dip to a dip or just past the nucleus."""
    nuclei, dips = splicing.syllables(phrase)
    places = []
    for start_s, nucleus_s, dip_s in zip([0.0, *dips], nuclei, dips, strict=False):
        end_s = dip_s if rng.random() < 0.5 else min(dip_s, nucleus_s + rng.uniform(0.05, 0.1))
        if 0.12 < end_s - start_s < 0.4:
            places.append((round(start_s * RATE_HZ), round(end_s * RATE_HZ)))
    return places[rng.integers(len(places))] if places else None


def _again(unit: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    said = splicing.stretched(unit, [(0, len(unit) / RATE_HZ)], rng.uniform(0.93, 1.07))
    said = splicing.faded(said, rng.uniform(0, 0.02), rng.uniform(0.005, 0.03))
    return said * np.float32(10 ** (rng.uniform(-2, 2) / 20))


def _dip(phrase: np.ndarray, rng: np.random.Generator) -> float | None:
    """Pick a dip between two syllables inside speech, in seconds, or None."""
    _, dips = splicing.syllables(phrase)
    last_s = len(phrase) / RATE_HZ - _AROUND_S
    loud_db = 10 * np.log10(np.percentile(np.convolve(phrase**2, np.full(320, 1 / 320)), 95))
    inner = []
    for dip_s in dips:
        around = phrase[round((dip_s - 0.01) * RATE_HZ) :][: RATE_HZ // 50]
        level_db = 10 * np.log10(np.mean(around**2) + 1e-12)
        if _AROUND_S < dip_s < last_s and level_db > loud_db - _INSIDE_DB:
            inner.append(dip_s)
    return float(rng.choice(inner)) if inner else None


def _burst(rng: np.random.Generator) -> np.ndarray:
    """Return a plosive's burst: noise that decays within 10 ms, then 5 to 25 ms of near silence."""
    size = round(rng.uniform(0.015, 0.035) * RATE_HZ)
    decay = np.exp(-np.arange(size) / (0.003 * RATE_HZ))
    level = splicing.LEVEL * 10 ** (rng.uniform(-6, 3) / 20)
    return (level * rng.standard_normal(size) * decay).astype(np.float32)
