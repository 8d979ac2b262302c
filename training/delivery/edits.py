"""Fillers, stutters and pauses spliced into speech, and their counterexamples.

Each edit has a counterpart that processes the sound in the same way without making an event, so
that the network learns what was said and not how it was spliced.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from coach.domain.stream import ANALYSIS_RATE_HZ as RATE_HZ
from training.delivery.fillers import hesitation
from training.delivery.speech import Event, Utterance, joined, pick, silence
from training.delivery.stretching import stretched

#: A sound at least as long as the first counts as held; one up to the second is ordinary speech.
#: In between nobody can tell, and nothing is learnt.
_HELD_S, _NATURAL_S = 0.36, 0.26
#: Prefix to the kind of an uncertain event, whose frames have no weight in training.
UNKNOWN = "unknown-"

#: Returns the edited utterance; None if it has no place for the edit.
Edit = Callable[[Utterance, np.random.Generator], Utterance | None]


def prolongation(said: Utterance, rng: np.random.Generator) -> Utterance | None:
    """Hold a sound inside an utterance: mostly a vowel, at times what lies between two.

    Counterexamples are sounds that are made no longer than those of ordinary speech.

    Returns
    -------
    Utterance or None
        The edited utterance; None if it has no place for the edit.
    """
    at = pick(
        rng, said.nuclei_s if rng.random() < 0.75 else said.dips_s, 0.08, said.duration_s - 0.15
    )
    if at is None:
        return None
    half = rng.uniform(0.03, 0.07)
    start, end = max(0.0, at - half), min(said.duration_s, at + half)
    length = rng.uniform(0.12, 1.1)
    middle = said.cut(start, end)
    held = stretched(middle.samples, length / (end - start))
    length = len(held) / RATE_HZ
    is_last = all(t <= at + 0.05 for t in said.nuclei_s)  # everybody holds the last syllable
    kind = "prolongation" if length >= _HELD_S and not is_last else ""
    if not kind and length > _NATURAL_S:
        kind = UNKNOWN + "prolongation"
    events: tuple[Event, ...] = (Event(kind, 0.0, length),) if kind else ()
    if is_last and length > _NATURAL_S:  # "so-o-o" may well be a hesitation
        events += (Event(UNKNOWN + "filler", 0.0, length),)
    held_part = Utterance(held, (length / 2,) * len(middle.nuclei_s), (), said.counted, events)
    return joined([said.cut(0, start), held_part, said.cut(end, said.duration_s)], 0.004)


def repetition(said: Utterance, rng: np.random.Generator) -> Utterance | None:
    """Say a sound, a syllable or a short word again before the sentence continues.

    The counterexample inserts another syllable instead.

    Returns
    -------
    Utterance or None
        The edited utterance; None if it has no place for the edit.
    """
    edges = (0.0, *said.dips_s)
    index = int(rng.integers(len(edges))) if rng.random() < 0.7 else 0
    start = edges[index]
    size = rng.choice(3, p=(0.25, 0.55, 0.2))
    last = min(index + (2 if size == 2 else 1), len(edges) - 1)
    end = edges[last] if last > index else said.duration_s
    if size == 0:
        end = start + min(rng.uniform(0.08, 0.16), end - start)
    if not 0.07 < end - start < 0.6 or (not any(start <= t < end for t in said.nuclei_s) and size):
        return None
    unit = said.cut(start, end)
    again = rng.random() < 0.65
    if not again:
        other = [
            (a, b)
            for a, b in itertools.pairwise(edges)
            if 0.1 < b - a < 0.5 and (b <= start or a >= end)
        ]
        if not other:
            return None
        unit = said.cut(*other[rng.integers(len(other))])
    parts = []
    for _ in range(rng.integers(1, 4) if again else 1):
        factor = rng.uniform(0.92, 1.08)
        samples = stretched(unit.samples, factor) * np.float32(10 ** (rng.uniform(-3, 2) / 20))
        nuclei = tuple(t * len(samples) / max(1, len(unit.samples)) for t in unit.nuclei_s)
        parts += [replace(unit, samples=samples, nuclei_s=nuclei, events=())]
        if rng.random() < 0.7:
            parts.append(silence(rng.uniform(0.0, 0.2)))
    inserted = joined(parts, 0.005)
    rest = said.cut(start, said.duration_s)
    whole = joined([said.cut(0, start), inserted, rest], 0.005)
    if again:
        begins = start
        ends = start + inserted.duration_s + (end - start)
        whole = replace(whole, events=(*whole.events, Event("repetition", begins, ends)))
    return whole


def block(said: Utterance, rng: np.random.Generator) -> Utterance | None:
    """Stop where the sound is weakest between two syllables: at once, as a blocked voice does.

    In the counterexample the sound is drawn out and dies away, as at the end of a word.

    Returns
    -------
    Utterance or None
        The edited utterance; None if it has no place for the edit.
    """
    at = pick(rng, said.dips_s, 0.1, said.duration_s - 0.1)
    if at is None:
        return None
    before, after = said.cut(0, at), said.cut(at, said.duration_s)
    length = rng.uniform(0.26, 1.1)
    blocked = rng.random() < 0.55
    if blocked:
        fade = rng.uniform(0.003, 0.03)
        rise_db = rng.uniform(0, 4)
    else:
        fade = rng.uniform(0.04, 0.15)
        rise_db = 0.0
        tail = min(rng.uniform(0.1, 0.25), before.duration_s / 2)
        cut = before.duration_s - tail
        end = before.cut(cut, before.duration_s)
        factor = rng.uniform(1.3, 2.2)
        longer = replace(
            end,
            samples=stretched(end.samples, factor),
            nuclei_s=tuple(t * factor for t in end.nuclei_s),
        )
        before = joined([before.cut(0, cut), longer], 0.004)
    samples = before.samples.copy()
    count = min(len(samples), max(1, round(fade * RATE_HZ)))
    samples[-count:] *= np.linspace(1, 0, count, dtype=np.float32)
    before = replace(before, samples=samples)
    onset = after.samples.copy()
    onset[: RATE_HZ // 20] *= np.float32(10 ** (rise_db / 20))
    if not blocked:
        soft = round(rng.uniform(0.01, 0.05) * RATE_HZ)
        onset[:soft] *= np.linspace(0, 1, len(onset[:soft]), dtype=np.float32)
    after = replace(after, samples=onset)
    whole = joined([before, silence(length), after])
    if blocked:
        start = before.duration_s
        whole = replace(whole, events=(*whole.events, Event("block", start, start + length)))
    return whole


def filler(said: Utterance, rng: np.random.Generator) -> Utterance | None:
    """Insert a filler before, after or inside an utterance, with or without silence around it.

    Returns
    -------
    Utterance or None
        The edited utterance; None if no filler could be made for it.
    """
    sound = hesitation(said, rng)
    if sound is None:
        return None
    length = len(sound) / RATE_HZ
    events = (Event("filler" if length >= 0.18 else UNKNOWN + "filler", 0.0, length),)
    put_in = Utterance(sound, (length / 2,), (), said.counted, events)
    places = (0.0, *said.dips_s, said.duration_s)
    at = float(places[rng.integers(len(places))])
    gaps = [silence(rng.uniform(0.03, 0.5)) if rng.random() < 0.4 else silence(0) for _ in range(2)]
    parts = [said.cut(0, at), gaps[0], put_in, gaps[1], said.cut(at, said.duration_s)]
    return joined([part for part in parts if len(part.samples)], rng.uniform(0.005, 0.03))


def resynthesised(said: Utterance, rng: np.random.Generator) -> Utterance | None:
    """Speak part of an utterance a little faster or slower by the same means, without an event.

    Returns
    -------
    Utterance or None
        The edited utterance; None if the part is shorter than 50 ms.
    """
    start = rng.uniform(0, max(0.01, said.duration_s - 0.3))
    end = min(said.duration_s, start + rng.uniform(0.1, 0.5))
    part = said.cut(start, end)
    if len(part.samples) < RATE_HZ // 20:
        return None
    samples = stretched(part.samples, rng.uniform(0.75, 1.3))
    scale = len(samples) / len(part.samples)
    part = replace(
        part, samples=samples, nuclei_s=tuple(t * scale for t in part.nuclei_s), dips_s=()
    )
    return joined([said.cut(0, start), part, said.cut(end, said.duration_s)], 0.004)


#: The edits and their shares.
EDITS: tuple[tuple[Edit, float], ...] = (
    (filler, 0.40),
    (prolongation, 0.26),
    (repetition, 0.13),
    (block, 0.13),
    (resynthesised, 0.08),
)
