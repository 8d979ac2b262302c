"""The second truth of blocks, prolongations and repetitions, by ordinary people and actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import numpy as np

from coach.domain.stream import EventKind
from tests.accuracy import people, rooms, splicing, stutters
from tests.accuracy.hearing import hear
from tests.accuracy.people import Half
from tests.accuracy.rows import Row, row
from tests.accuracy.scoring import Score, matches
from tests.accuracy.stutters import Edit
from tests.accuracy.truths import Talk, clips_of
from training.corpora import load

_SEED = 144
#: Shares of the phrases that hold an event, and that are cut in the same way without one.
_CHANGED, _UNCHANGED = 0.35, 0.35
#: Use every second learner, and this many phrases of each actor.
_EVERY, _PHRASES = 2, 16


def harder(
    kind: EventKind,
    edit: Edit,
    counterexample: Edit,
    least_f1: float,
    most_false: float,
    data: Path,
    half: Half,
) -> Iterator[Row]:
    """Measure F1 with as many counterexamples as events, and false ones among counterexamples."""
    changed, untouched = Score(), Score()
    for phrases in _phrases(data, half):
        rng = splicing.seeded(_SEED + len(phrases[1]))
        changed += _score(kind, _talk(*phrases, edit, counterexample, rng))
        untouched += _score(kind, _talk(*phrases, None, counterexample, rng))
    of = f" of {changed.known}; {changed.right / changed.known:.0%} of them found"
    yield row(f"{kind}s, harder: F1", f">= {least_f1}", changed.f1, "{:.3f}", of)
    of = f" in {untouched.heard_s / 60:.0f} min"
    what = f"{kind}s, harder: false ones where the splices hold none"
    yield row(what, f"<= {most_false}", untouched.false_per_min, "{:.2f} a minute", of)


blocks = partial(harder, EventKind.BLOCK, stutters.block, stutters.pause, 0.75, 0.4)
prolongations = partial(
    harder, EventKind.PROLONGATION, stutters.prolongation, stutters.resynthesis, 0.85, 0.3
)
repetitions = partial(
    harder, EventKind.REPETITION, stutters.repetition, stutters.said_once, 0.85, 0.3
)


def _phrases(data: Path, half: Half) -> Iterator[tuple[str, list[np.ndarray]]]:
    """Yield each speaker's phrases, levelled, without such as "two two eight"."""
    for speaker in half.learners[::_EVERY]:
        read = (s for s in people.sentences(data, speaker) if not s.has_words_twice)
        cut = [people.pieces(sentence) or [] for sentence in read]
        if phrases := [piece for pieces in cut for piece in pieces]:
            yield speaker, phrases
    rng = np.random.default_rng(_SEED)
    for speaker, clips in clips_of(data, list(half.actors)).items():
        chosen = [clips[index] for index in rng.permutation(len(clips))[:_PHRASES]]
        yield speaker, [splicing.levelled(splicing.trimmed(load(clip))[0]) for clip in chosen]


def _talk(
    speaker: str,
    phrases: Iterable[np.ndarray],
    edit: Edit | None,
    counterexample: Edit,
    rng: np.random.Generator,
) -> Talk:
    """Join phrases with silences of 0.4 to 1.5 s, in pink noise at 25 to 40 dB."""
    parts, at_s, events = [splicing.silence(0.5)], 0.5, []
    for phrase in phrases:
        said, dice = phrase, rng.random()
        if edit and dice < _CHANGED and (changed := edit(phrase, rng)):
            said, (start_s, end_s) = changed
            events.append((at_s + start_s, at_s + end_s))
        elif _CHANGED <= dice < _CHANGED + _UNCHANGED and (same := counterexample(phrase, rng)):
            said = same[0]
        parts += [splicing.faded(said, 0.005, 0.005), splicing.silence(rng.uniform(0.4, 1.5))]
        at_s += (len(parts[-2]) + len(parts[-1])) / splicing.RATE_HZ
    samples = np.concatenate(parts)
    noise = rooms.pink(len(samples), rng)
    return Talk(speaker, rooms.add(samples, noise, rng.uniform(25, 40)), events)


def _score(kind: EventKind, talk: Talk) -> Score:
    heard = hear(talk.samples)
    found = heard.of(kind)
    return Score(len(talk.events), len(found), len(matches(talk.events, found)), heard.seconds)
