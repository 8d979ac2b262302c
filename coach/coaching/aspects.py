"""A talk judged aspect by aspect: a strength, something to work on, or neither."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from coach.coaching.figures import Figures
from coach.coaching.hesitation import bursts, filled, is_deliberate, silences
from coach.common.i18n import tr
from coach.domain import metrics, norms
from coach.domain.session import Session, Weakness
from coach.domain.stream import EventKind, Task
from coach.domain.tones import TENSE

_MAX_MOMENTS = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A moment to listen to, and what to listen for."""

    start_s: float
    end_s: float
    what: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one aspect of a talk amounts to.

    Attributes
    ----------
    score
        From -1 to 1: positive for a strength, negative for something to work on.
    text
        Praise for a strength, or a title for what to work on.
    why
        What was measured, and what would be better; "" for a strength.
    passages
        Up to three moments to listen to, in order of time.
    weakness
        None for a strength.
    """

    score: float
    text: str
    why: str = ""
    passages: tuple[Passage, ...] = ()
    weakness: Weakness | None = None


#: Takes a session, its figures and the speaker's usual figures, as far as they are known.
_Aspect = Callable[[Session, Figures, Figures], "Judgement | None"]


def _pace(session: Session, known: Figures, usual: Figures) -> Judgement | None:
    rate = known.get(metrics.PACE.key)
    if rate is None:
        return None
    low, high = norms.PACE.low, norms.PACE.high
    share = known[metrics.RUSHED_SHARE.key]
    if rate > high or share > norms.RUSHED_SHARE.high:
        why = (
            tr(
                "{rate:.1f} syllables a second is fast for what is new to listeners; {low} to"
                " {high} suits a talk.",
                rate=rate,
                low=low,
                high=high,
            )
            if rate > high
            else tr(
                "For {share:.0f}% of the time you spoke faster than suits a talk; on the whole it"
                " was {rate:.1f} syllables a second.",
                share=share,
                rate=rate,
            )
        )
        return Judgement(
            -min(1.0, max((rate - high) / high * 3, share / 35)),
            tr("Slow down"),
            why,
            _events(session, EventKind.RUSHED, tr("fast", "how a passage sounds")),
            Weakness.FAST if rate > high else Weakness.RUSHED,
        )
    if _is_slow(session, known) and _has_slow_words(known):
        return Judgement(
            _slowness(rate),
            tr("Keep it moving"),
            tr(
                "{rate:.1f} syllables a second, pauses included, is slow for a talk; "
                "{low} to {high} is about right.",
                rate=rate,
                low=low,
                high=high,
            ),
            _slowest(session),
            Weakness.SLOW,
        )
    if not norms.PACE.fits(rate):
        return None
    middle = 1 - abs(rate - (low + high) / 2) / ((high - low) / 2)
    praise = tr("Your pace, {rate:.1f} syllables a second, suits a talk.", rate=rate)
    return Judgement(0.3 + 0.4 * middle, praise)


def _is_slow(session: Session, known: Figures) -> bool:
    # In a conversation, the others' turns are silence.
    rate = known.get(metrics.PACE.key, norms.PACE.low)
    return rate < norms.PACE.low and session.task != Task.CONVERSATION


def _slowness(rate: float) -> float:
    """Return the score of a pace that is below its range."""
    return -min(1.0, (norms.PACE.low - rate) / norms.PACE.low * 2)


def _has_slow_words(known: Figures) -> bool:
    """Return whether the words themselves are slow, not only the pauses many or long."""
    return known.get(metrics.ARTICULATION.key, 0.0) < norms.PACE.low


def _is_too_silent(session: Session, known: Figures) -> bool:
    silence = known.get(metrics.SILENCE.key, 0.0)
    return not norms.SILENCE.fits(silence) and session.task != Task.CONVERSATION


def _silence(session: Session, known: Figures, usual: Figures) -> Judgement | None:
    if not _is_too_silent(session, known):
        return _slow_by_pauses(session, known)
    silence = known[metrics.SILENCE.key]
    return Judgement(
        -min(1.0, (silence - norms.SILENCE.high) / 25),
        tr("Shorten your pauses"),
        tr(
            "For {share:.0f}% of the talk you were silent; up to {most:.0f}% is fine. Pause"
            " where a sentence ends, and go on after a breath.",
            share=silence,
            most=norms.SILENCE.high,
        ),
        _longest_pauses(session),
        Weakness.SILENT,
    )


def _slow_by_pauses(session: Session, known: Figures) -> Judgement | None:
    """Judge a talk that is slow although its words aren't."""
    if not _is_slow(session, known) or _has_slow_words(known):
        return None
    rate = known[metrics.PACE.key]
    return Judgement(
        _slowness(rate),
        tr("Shorten your pauses"),
        tr(
            "{rate:.1f} syllables a second is slow for a talk; {low} to {high} is about right. Your"
            " words are quick enough: it is the pauses between them.",
            rate=rate,
            low=norms.PACE.low,
            high=norms.PACE.high,
        ),
        _longest_pauses(session),
        Weakness.SILENT,
    )


def _pauses(session: Session, known: Figures, usual: Figures) -> Judgement | None:
    if _is_too_silent(session, known):  # which says more than how many pauses there were
        return None
    longest_s, rate = known[metrics.LONGEST_STRETCH.key], known[metrics.PAUSES.key]
    if longest_s > norms.STRETCH_S.high or rate < norms.PAUSES.low:
        why = (
            tr("The longest stretch without one took {length:.0f} s.", length=longest_s)
            if longest_s > norms.STRETCH_S.high
            else tr(
                "There were {rate:.1f} pauses a minute; a talk needs at least "
                "{least:.0f} to breathe.",
                rate=rate,
                least=norms.PAUSES.low,
            )
        )
        hint = tr("A pause of half a second at the end of a sentence gives listeners time.")
        too_long = sorted(session.segments, key=lambda s: s.start_s - s.end_s)[:_MAX_MOMENTS]
        return Judgement(
            -min(1.0, max(longest_s / norms.STRETCH_S.high - 1, 1 - rate / norms.PAUSES.low)),
            tr("Leave pauses"),
            f"{why} {hint}",
            _in_order(
                Passage(
                    s.start_s,
                    s.end_s,
                    tr("{length:.0f} s without a pause", length=s.end_s - s.start_s),
                )
                for s in too_long
                if s.end_s - s.start_s > norms.STRETCH_S.high / 2
            ),
            Weakness.FEW_PAUSES if rate < norms.PAUSES.low else Weakness.LONG_STRETCH,
        )
    paused = silences(session.events)
    with_filler = filled(paused, session.events_of(EventKind.FILLER))
    good = np.mean(list(map(is_deliberate, paused, with_filler))) if paused else 0.0
    if good < norms.DELIBERATE_SHARE:
        return None
    return Judgement(0.2 + 0.6 * float(good), tr("You pause, and let listeners catch up."))


def _fillers(session: Session, known: Figures, usual: Figures) -> Judgement | None:
    rate = known[metrics.FILLERS.key]
    if norms.FILLERS.fits(rate):
        few = tr("Hardly any fillers.") if rate < 2 else tr("Few fillers: too few to matter.")
        counted = tr(
            "“Um”, “uh” and the like are counted; short ones between words are easily missed."
        )
        return Judgement(0.6 - 0.1 * rate, f"{few} {counted}")
    span = norms.FILLERS_HURT - norms.FILLERS.high
    return Judgement(
        -min(1.0, 0.3 + 0.7 * (rate - norms.FILLERS.high) / span),
        tr("Replace fillers with silence"),
        tr(
            "{rate:.1f} fillers a minute. Up to {few:.0f} cost nothing; from about {many:.0f},"
            " listeners notice them more than the talk.",
            rate=rate,
            few=norms.FILLERS.high,
            many=norms.FILLERS_HURT,
        ),
        _worst_bursts(session) or _events(session, EventKind.FILLER, tr("a filler")),
        Weakness.FILLERS,
    )


def _variety(session: Session, known: Figures, usual: Figures) -> Judgement | None:
    spread = known.get(metrics.PITCH_VARIETY.key)
    if spread is None:
        return None
    share, before = known[metrics.MONOTONE_SHARE.key], usual.get(metrics.PITCH_VARIETY.key)
    norm = norms.variety(before)
    if spread < norm.low or share > norms.MONOTONE_SHARE.high:
        return Judgement(
            -min(1.0, max(1.5 - spread, share / 100, 0.2)),
            tr("Vary your pitch"),
            _why_flat(spread, share, before),
            _events(session, EventKind.MONOTONE, tr("flat", "how a passage sounds")),
            Weakness.FLAT,
        )
    if spread < norm.high:
        return Judgement(0.1, tr("Your voice has some melody."))
    lively = min(1.0, 0.4 + (spread - norm.high) / 3)
    if spread < norms.VARIETY.high:
        return Judgement(lively, tr("Your voice is livelier than usual."))
    return Judgement(lively, tr("Your voice is lively."))


def _why_flat(spread: float, share: float, usual: float | None) -> str:
    """Say why: flat by any standard, for much of the time, or for this speaker."""
    moves = tr(
        "Within ten seconds your pitch usually moves by {spread:.1f} semitones.", spread=spread
    )
    if spread < norms.VARIETY.low:
        low, high = norms.VARIETY.low, norms.VARIETY.high
        flat = tr("Under {low:.0f} sounds flat; {high} or more is lively.", low=low, high=high)
    elif share > norms.MONOTONE_SHARE.high:
        flat = tr("For {share:.0f}% of the time it hardly moved, which sounds flat.", share=share)
    else:
        flat = tr("In your other practices it is {usual:.1f}.", usual=usual)
    return f"{moves} {flat}"


def _volume(session: Session, known: Figures, usual: Figures) -> Judgement | None:
    measured, quiet = metrics.FADING_ENDS.key in known, known[metrics.QUIET_SHARE.key]
    fading = known.get(metrics.FADING_ENDS.key, 0.0)
    if not norms.FADING_ENDS.fits(fading) or not norms.QUIET_SHARE.fits(quiet):
        soft = tr(
            "For {share:.0f}% of the time you spoke much more softly than usual.", share=quiet
        )
        if norms.FADING_ENDS.fits(fading):
            title, why = tr("Keep up your voice"), soft
        else:
            title = tr("Carry the voice to the end of the sentence")
            why = tr("{share:.0f}% of the phrases fade away at their end.", share=fading)
            why += "" if norms.QUIET_SHARE.fits(quiet) else f" {soft}"
        return Judgement(
            -min(1.0, max(fading / 60, quiet / 40)),
            title,
            why,
            _events(session, EventKind.QUIET, tr("hard to hear")),
            Weakness.SOFT,
        )
    if quiet or not measured:
        return None
    return Judgement(0.25, tr("Your volume lasts to the end of the sentence."))


def _energy(session: Session, known: Figures, usual: Figures) -> Judgement | None:
    energy = known.get(metrics.ENERGY.key)
    if energy is None:
        return None
    norm = norms.energy(usual.get(metrics.ENERGY.key))
    if energy < norm.low:
        return Judgement(
            -min(0.6, (norm.low - energy) / 40 + 0.1),
            tr("Let them hear that you care"),
            _little_energy(energy, usual.get(metrics.ENERGY.key)),
            _least_energy(session),
            Weakness.LITTLE_ENERGY,
        )
    if energy > norm.high:
        return Judgement(min(0.5, (energy - norm.high) / 60 + 0.15), tr("Your voice has energy."))
    return None


def _little_energy(energy: float, usual: float | None) -> str:
    if usual is None:
        return tr(
            "The energy of your voice was {energy:.0f}% on average, as the model hears it.",
            energy=energy,
        )
    return tr(
        "The energy of your voice was {energy:.0f}% on average; usually it is {usual:.0f}%.",
        energy=energy,
        usual=usual,
    )


def _calm(session: Session, known: Figures, usual: Figures) -> Judgement | None:
    if TENSE not in session.model.labels:
        return None
    column = session.model.labels.index(TENSE)
    readings = [one for one in session.corrected_emotions if not one.is_unlike]
    if not readings:
        return None
    tense = np.array([reading.probabilities[column] for reading in readings])
    share = float(np.mean(tense >= session.model.readings.unsure_below))
    if norms.TENSE_SHARE.fits(share):
        return None
    tensest = [readings[i] for i in np.argsort(-tense)[: 4 * _MAX_MOMENTS]]
    return Judgement(
        -min(0.6, share),
        tr("Breathe out before you begin"),
        tr("In {share:.0%} of the readings your voice sounded tense to the model.", share=share),
        _apart([Passage(r.start_s, r.end_s, tr("tense", "how a voice sounds")) for r in tensest]),
        Weakness.TENSE,
    )


#: Key of the exercise that trains an aspect, and the aspect. On equal scores, the earlier wins.
ASPECTS: tuple[tuple[str, _Aspect], ...] = (
    ("two-speeds", _pace),
    ("keep-the-thread", _silence),
    ("full-stop", _pauses),
    ("silence-for-filler", _fillers),
    ("pitch-slides", _variety),
    ("project", _volume),
    ("tell-it-warm", _energy),
    ("tell-it-calm", _calm),
)


def _events(session: Session, kind: EventKind, what: str) -> tuple[Passage, ...]:
    """Return the most confident events of a kind, in order of time."""
    ranked = sorted(session.events_of(kind), key=lambda event: -event.confidence)
    return _in_order(Passage(e.start_s, e.end_s, what) for e in ranked[:_MAX_MOMENTS])


def _worst_bursts(session: Session) -> tuple[Passage, ...]:
    """Return the longest runs of fillers, in order of time."""
    found = bursts(session.events_of(EventKind.FILLER))
    ranked = sorted(found, key=lambda burst: -len(burst))[:_MAX_MOMENTS]
    return _in_order(
        Passage(b[0].start_s, b[-1].end_s, tr("%n filler(s)", "", len(b))) for b in ranked
    )


def _longest_pauses(session: Session) -> tuple[Passage, ...]:
    pauses = session.events_of(EventKind.LONG_PAUSE)
    ranked = sorted(pauses, key=lambda e: e.start_s - e.end_s)[:_MAX_MOMENTS]
    return _in_order(
        Passage(e.start_s, e.end_s, tr("a pause of {length:.1f} s", length=e.end_s - e.start_s))
        for e in ranked
    )


def _slowest(session: Session) -> tuple[Passage, ...]:
    paces = [one for one in session.metric_readings if one.key == metrics.PACE.key]
    ranked = sorted(paces, key=lambda one: one.value)[: 4 * _MAX_MOMENTS]
    slow = tr("slow", "how a passage sounds")
    return _apart([Passage(metrics.PACE.begins_s(r), r.time_s, slow) for r in ranked])


def _least_energy(session: Session) -> tuple[Passage, ...]:
    known = [(r.activation, r) for r in session.emotions if r.activation is not None]
    ranked = sorted(known, key=lambda one: one[0])[: 4 * _MAX_MOMENTS]
    return _apart([Passage(r.start_s, r.end_s, tr("little energy")) for _, r in ranked])


def _apart(passages: list[Passage]) -> tuple[Passage, ...]:
    """Return the first few that don't overlap an earlier one of the list, in order of time."""
    chosen: list[Passage] = []
    for one in passages:
        if all(one.start_s >= other.end_s or one.end_s <= other.start_s for other in chosen):
            chosen.append(one)
    return _in_order(chosen[:_MAX_MOMENTS])


def _in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda passage: passage.start_s))
