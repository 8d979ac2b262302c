"""The table of metrics: their names, what suits listeners, and where they are shown.

They are computed elsewhere: from sound by the meters in `coach.analysis.metrics`, from a session's
events in `coach.coaching.figures`. Everything that shows, compares or advises reads this table.
"""

from __future__ import annotations

from collections.abc import Mapping

from coach.common.i18n import noop, tr
from coach.domain import norms
from coach.domain.metric import Metric, Worst
from coach.domain.norms import AtLeast, Between
from coach.domain.stream import EventKind

_PER_MINUTE, _PER_SECOND = noop("a minute"), noop("syllables/s")
_SEMITONES, _DB = noop("semitones"), noop("dB")

FILLERS = Metric(
    key="fillers_per_min",
    label=noop("Fillers"),
    name=noop("fillers"),
    unit=_PER_MINUTE,
    meaning=noop("“um” and the like between two silences; up to {high:g} a minute do no harm"),
    range=norms.FILLERS,
    least_change=1.25,  # one filler more in a talk of a minute is chance
    more=noop("More fillers", "than before"),
    less=noop("Fewer fillers", "than before"),
    rate_of=EventKind.FILLER,
    gauge_axis=(0.0, 15.0),
    tile=noop("Fillers", "a tile"),
    when_high=noop("many", "how a figure is"),
)
PACE = Metric(
    key="pace_10s_syllables_per_s",
    label=noop("Pace"),
    name=noop("pace"),
    unit=_PER_SECOND,
    meaning=noop(
        "syllables a second over the last ten seconds, pauses included;"
        " {low:g} to {high:g} suits a talk"
    ),
    range=norms.PACE,
    least_change=0.2,
    more=noop("Faster", "than before"),
    less=noop("Slower", "than before"),
    window_s=10.0,
    worst=Worst.FARTHEST_FROM_THE_MIDDLE,
    short=noop("pace", "a row under a timeline"),
    axis=(0.0, 7.0),
    column="pace_syllables_per_s",
    gauge=noop("pace {value} syll/s"),
    unreliable_in_noise=True,
    tile=noop("Pace", "a tile"),
    tile_value=noop("{value} syll/s"),
    when_low=noop("slow", "how a figure is"),
    when_high=noop("fast", "how a figure is"),
)
PAUSES = Metric(
    key="pauses_per_min",
    name=noop("pauses"),
    unit=_PER_MINUTE,
    meaning=noop("silences between words, of a quarter of a second or more"),
    range=norms.PAUSES,
    least_change=1.0,
    more=noop("More pauses", "than before"),
    less=noop("Fewer pauses", "than before"),
    gauge=noop("pauses {value} a minute"),
    gauge_decimals=0,
    gauge_axis=(0.0, 20.0),
    tile=noop("Pauses", "a tile"),
    when_low=noop("few", "how a figure is"),
)
PITCH_VARIETY = Metric(
    key="pitch_variety_st",
    label=noop("Pitch variety"),
    name=noop("pitch variety"),
    unit=_SEMITONES,
    meaning=noop(
        "how far the pitch moved in the last ten seconds, in semitones; under {low:g} is flat"
    ),
    # From the upper end of the norm on a voice is lively, and more does no harm.
    range=AtLeast(norms.VARIETY.low, norms.VARIETY.source),
    least_change=0.2,
    more=noop("More pitch variety", "than before"),
    less=noop("Less pitch variety", "than before"),
    window_s=10.0,
    worst=Worst.LEAST,
    short=noop("variety", "a row under a timeline"),
    axis=(0.0, 5.0),
    column="variety_semitones",
    gauge=noop("variety {value} st"),
    unreliable_in_noise=True,
    tile=noop("Variety", "a tile"),
    when_low=noop("flat", "how a figure is"),
)
ENERGY = Metric(
    key="energy_percent",
    label=noop("Energy"),
    name=noop("energy"),
    unit="%",
    meaning=noop("how lively rather than calm the voice sounds to the model"),
    # More than most people have is a goal; the right amount depends on the speaker's own usual.
    range=AtLeast(norms.ENERGY.high, norms.ENERGY.source),
    is_target=True,
    least_change=3.0,
    more=noop("More energy", "than before"),
    less=noop("Less energy", "than before"),
    window_s=3.0,
    worst=Worst.LEAST,
    depends_on_model=True,
)
LOUDNESS_VARIATION = Metric(
    key="loudness_variation_db",
    label=noop("Volume varies by"),
    name=noop("change of volume"),
    unit=_DB,
    meaning=noop("how far stressed syllables stand out from the rest of their phrase"),
    least_change=0.5,
)
LONGEST_STRETCH = Metric(
    key="longest_stretch_s",
    name=noop("longest without a pause"),
    unit=noop("s"),
    meaning=noop("from the end of a silence to the next"),
    range=norms.STRETCH_S,
    least_change=1.0,
)
SPEECH_LEVEL = Metric(
    key="speech_level_dbfs",
    label=noop("Volume"),
    name=noop("volume"),
    unit=noop("dBFS"),
    meaning=noop("level of the speech alone, below the loudest the recording can hold"),
    range=norms.LEVEL_DBFS,
    window_s=1.0,
    worst=Worst.LEAST,
)
RELATIVE_LEVEL = Metric(
    key="relative_level_db",
    label=noop("Volume against your usual"),
    unit=_DB,
    meaning=noop("the last second compared with your usual"),
    range=Between(-norms.VOLUME_BELOW_DB, norms.VOLUME_BELOW_DB),
    window_s=1.0,
    short=noop("volume", "a row under a timeline"),
    axis=(-18.0, 18.0),
    column="volume_db",
    gauge=noop("volume {value} dB"),
    gauge_decimals=0,
)
FADING_ENDS = Metric(
    key="fading_ends_percent",
    label=noop("Phrases that fade away"),
    name=noop("phrases that fade away"),
    unit="%",
    meaning=noop("phrases whose end can't be heard in the back row; up to {high:g}% is fine"),
    range=norms.FADING_ENDS,
)
SPEECH_TO_NOISE = Metric(
    key="speech_to_noise_db",
    label=noop("Above the noise"),
    unit=_DB,
    meaning=noop(
        "how far the voice stands out above the noise of the room; {low:g} dB or more is heard well"
    ),
    range=norms.ABOVE_NOISE,
    window_s=20.0,
)
PITCH = Metric(
    key="pitch_hz",
    label=noop("Pitch"),
    unit=noop("Hz"),
    meaning=noop("the middle of the voice's pitch"),
    unreliable_in_noise=True,
)
PITCH_RANGE = Metric(
    key="pitch_range_st",
    label=noop("Pitch range"),
    unit=_SEMITONES,
    meaning=noop("from the lowest to the highest pitch, leaving out the rarest of both"),
    unreliable_in_noise=True,
)
RISING_ENDS = Metric(
    key="rising_ends_percent",
    label=noop("Phrases that end rising"),
    name=noop("phrases that end rising"),
    unit="%",
    meaning=noop("phrases whose pitch rises at the end, as in questions and unfinished lists"),
    unreliable_in_noise=True,
)
FALLING_ENDS = Metric(
    key="falling_ends_percent",
    label=noop("Phrases that end falling"),
    unit="%",
    meaning=noop("phrases whose pitch falls at the end, as in statements"),
    unreliable_in_noise=True,
)
ARTICULATION = Metric(
    key="articulation_10s_syllables_per_s",
    label=noop("Pace without pauses"),
    unit=_PER_SECOND,
    meaning=noop("syllables a second while you speak, pauses taken out"),
    # The norm of the pace with pauses: farthest from its middle is most worth hearing.
    range=norms.PACE,
    window_s=10.0,
    worst=Worst.FARTHEST_FROM_THE_MIDDLE,
    unreliable_in_noise=True,
)
PACE_VARIATION = Metric(
    key="pace_variation_syllables_per_s",
    label=noop("Pace varies by"),
    name=noop("change of pace"),
    unit=_PER_SECOND,
    meaning=noop("how much the pace differs from phrase to phrase"),
    unreliable_in_noise=True,
)
FILLER_BURSTS = Metric(
    key="filler_bursts",
    label=noop("Bursts of fillers"),
    unit="",
    meaning=noop("three or more fillers in quick succession"),
)
FILLED_PAUSES = Metric(
    key="filled_pauses_percent",
    label=noop("Pauses with a filler"),
    unit="%",
    meaning=noop("pauses that begin or end with a filler"),
)
PAUSES_INSIDE_PHRASES = Metric(
    key="pauses_inside_phrases_percent",
    label=noop("Pauses inside a phrase"),
    unit="%",
    meaning=noop("pauses that break off a phrase"),
)
REPETITIONS = Metric(
    key="repetitions_per_min",
    label=noop("Repetitions"),
    unit=_PER_MINUTE,
    meaning=noop("sounds and syllables repeated before the word was finished"),
    rate_of=EventKind.REPETITION,
    needs_fluency=True,
)
PROLONGATIONS = Metric(
    key="prolongations_per_min",
    label=noop("Drawn-out sounds"),
    unit=_PER_MINUTE,
    meaning=noop("sounds that were held longer than the word needs"),
    rate_of=EventKind.PROLONGATION,
    needs_fluency=True,
)
BLOCKS = Metric(
    key="blocks_per_min",
    label=noop("Possible blocks"),
    name=noop("blocks"),
    unit=_PER_MINUTE,
    meaning=noop("silences in which the voice seemed to be stuck inside a word"),
    rate_of=EventKind.BLOCK,
    needs_fluency=True,
)
MONOTONE_SHARE = Metric(
    key="monotone_share_percent",
    unit="%",
    meaning=noop("how much of the time the pitch hardly moved; up to {high:g}% is fine"),
    range=norms.MONOTONE_SHARE,
    share_of=EventKind.MONOTONE,
)
RUSHED_SHARE = Metric(
    key="rushed_share_percent",
    unit="%",
    meaning=noop("how much of the time was faster than suits a talk; up to {high:g}% is fine"),
    range=norms.RUSHED_SHARE,
    share_of=EventKind.RUSHED,
)
QUIET_SHARE = Metric(
    key="quiet_share_percent",
    name=noop("time spoken softly"),
    unit="%",
    meaning=noop("how much of the time was much softer than usual; up to {high:g}% is fine"),
    range=norms.QUIET_SHARE,
    share_of=EventKind.QUIET,
    gauge_axis=(0.0, 40.0),
    tile=noop("Volume", "a tile"),
    tile_value=noop("soft for {value}"),
    tile_zero=noop("steady", "how a figure is"),
    when_high=noop("too often", "how a figure is"),
)

SILENCE = Metric(
    key="silence_percent",
    name=noop("silence"),
    unit="%",
    meaning=noop(
        "how much of the talk, from the first word to the last, was silence; up to {high:g}% is"
        " fine"
    ),
    range=norms.SILENCE,
)


def _other_window(metric: Metric, window_s: int) -> Metric:
    """Return the same metric over a window of another length; it has readings only."""
    return Metric(
        key=metric.key.replace("10s", f"{window_s}s"),
        label=f"{metric.label} over {window_s} s",
        unit=metric.unit,
        meaning=f"as {metric.key}, over {window_s} s",
        window_s=float(window_s),
        unreliable_in_noise=metric.unreliable_in_noise,
    )


#: By key, in the order in which they are compared.
METRICS: dict[str, Metric] = {
    one.key: one
    for one in (
        PACE,
        PAUSES,
        FILLERS,
        PITCH_VARIETY,
        ENERGY,
        LOUDNESS_VARIATION,
        LONGEST_STRETCH,
        SPEECH_LEVEL,
        RELATIVE_LEVEL,
        FADING_ENDS,
        SPEECH_TO_NOISE,
        PITCH,
        PITCH_RANGE,
        RISING_ENDS,
        FALLING_ENDS,
        ARTICULATION,
        PACE_VARIATION,
        FILLER_BURSTS,
        FILLED_PAUSES,
        PAUSES_INSIDE_PHRASES,
        REPETITIONS,
        PROLONGATIONS,
        BLOCKS,
        MONOTONE_SHARE,
        RUSHED_SHARE,
        QUIET_SHARE,
        SILENCE,
        *(_other_window(one, window_s) for one in (PACE, ARTICULATION) for window_s in (3, 20)),
    )
}


def compared() -> list[Metric]:
    """Return the metrics that sessions are compared by."""
    return [one for one in METRICS.values() if one.least_change is not None]


def drawn() -> list[Metric]:
    """Return the metrics that are drawn over time."""
    return [one for one in METRICS.values() if one.axis is not None]


def tiled() -> list[Metric]:
    """Return the metrics that head a report."""
    return [one for one in METRICS.values() if one.tile]


def in_words_a_minute(pace: float) -> str:
    """Return a pace in syllables a second as about how many words that is.

    Syllables are what is counted; how many a word has depends on the talk.
    """
    words = round(60 * pace / norms.SYLLABLES_PER_WORD, -1)
    return tr("about {words:.0f} words a minute", words=words)


def gauged() -> list[Metric]:
    """Return the metrics that are shown while somebody speaks."""
    return [one for one in METRICS.values() if one.gauge]


def comparable(figures: Mapping[str, float], model: str, other: str) -> dict[str, float]:
    """Return the figures that can be compared across emotion models.

    Parameters
    ----------
    figures
        Figures by metric key.
    model
        SHA-256 of the model that made these figures.
    other
        SHA-256 of the model that made those they are compared with.
    """
    if model == other:
        return dict(figures)
    return {key: value for key, value in figures.items() if not _of_model(key)}


def _of_model(key: str) -> bool:
    return key in METRICS and METRICS[key].depends_on_model
