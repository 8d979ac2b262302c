"""What the live page is made of: the ring, the gauges, the ribbon, the plan's bar."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QImage, QRawFont

from coach.coaching.plan import read_plan
from coach.common.paths import translations_dir
from coach.domain import metrics
from coach.domain.model_card import ReadingSpec
from coach.domain.settings import ThemeChoice
from coach.domain.stream import (
    AnalysisUpdate,
    EmotionReading,
    EventKind,
    MetricReading,
    SpeechEvent,
)
from coach.export.qt_picture import FAMILIES, load_fonts
from coach.gui.live.gauges import Gauges
from coach.gui.live.hero import Hero
from coach.gui.live.live_bar import LiveBar, SectionBar
from coach.gui.live.ribbon import LiveTimeline
from coach.gui.shared import theme, translation
from coach.gui.shared.widgets import label

_LABELS = ("neutral", "calm", "happy")


def reading(at_s: float, best: int | None, energy: float | None = 0.5) -> EmotionReading:
    values = np.full(3, 0.05 if best is not None else 1 / 3, np.float32)
    if best is not None:
        values[best] = 0.9
    return EmotionReading(at_s - 0.5, at_s + 0.5, values, energy)


def near(image: QImage, colour: QColor) -> list[tuple[int, int]]:
    """Places in about this colour, every second pixel."""
    wanted = np.array(colour.getRgb()[:3])
    return [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if np.abs(np.array(image.pixelColor(x, y).getRgb()[:3]) - wanted).sum() < 160
    ]


def tinted(image: QImage) -> list[int]:
    """Columns with something orange, every second pixel."""
    return [
        x
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y).red() - image.pixelColor(x, y).blue() > 60
    ]


@pytest.fixture
def hero(qtbot) -> Hero:
    made = Hero(_LABELS, ReadingSpec())
    qtbot.addWidget(made)
    made.resize(QSize(800, 240))
    return made


def test_the_ring_has_the_tones_colour_and_grows_with_the_energy(hero: Hero):
    widths = []
    for energy in (0.1, 0.9):
        hero.show_reading(reading(1.0, 2, energy), speaking=True)
        columns = tinted(hero.grab().toImage())
        widths.append(max(columns) - min(columns))
    assert widths[1] > widths[0] + 60 and hero.word == "warm"
    hero.show_reading(reading(1.0, None), speaking=True)
    assert hero.word == "listening" and not tinted(hero.grab().toImage())


def test_the_ring_is_a_circle_as_high_as_the_room_with_all_the_energy(hero: Hero):
    hero.resize(QSize(800, 324))
    diameters = []
    for energy in (0.0, 1.0):
        hero.show_reading(reading(1.0, 2, energy), speaking=True)
        image = hero.grab().toImage()
        row = [x for x in range(800) if image.pixelColor(x, 240) != image.pixelColor(0, 0)]
        columns = tinted(image)
        diameters.append(max(columns) - min(columns))
        assert bool(row) == (energy > 0)  # 90 below the middle, and the small one ends at 67
    assert diameters[0] == pytest.approx(135, abs=12)
    assert diameters[1] == pytest.approx(300, abs=20)


def test_a_state_is_shown_in_a_grey_ring_and_a_cue_where_no_tone_can_be_named(hero: Hero):
    hero.show_reading(reading(1.0, 2, 0.9), speaking=True)
    hero.show_state("Paused")
    assert (hero.word, hero.line, hero.colour) == ("Paused", "", None)
    assert hero.accessibleDescription() == "Paused" and not tinted(hero.grab().toImage())
    hero.show_state("")
    assert hero.word == "warm" and hero.colour is not None
    hero.has_model = False
    hero.show_reading(None, speaking=True)
    assert (hero.word, hero.line) == ("", "the tone isn't judged")
    hero.show_cue("slower")
    assert hero.word == "slower"
    hero.show_cue("")
    hero.show_reading(None, speaking=False)
    assert (hero.word, hero.line) == ("", "no speech")


def test_the_line_says_the_energy_or_why_no_tone_is_named(hero: Hero):
    hero.show_reading(reading(1.0, 2, 0.9), speaking=True)
    assert hero.line == "energy high"
    hero.show_reading(reading(1.0, 2, None), speaking=True)
    assert hero.line == "very sure, 90%" or hero.line.endswith(", 90%")
    hero.show_reading(None, speaking=True)
    assert hero.line == "at least one second of speech is needed"


def test_gauges_have_a_needle_and_the_range_that_suits_listeners(qtbot):
    gauges = Gauges()
    qtbot.addWidget(gauges)
    gauges.resize(900, 64)
    pace = gauges.gauges[metrics.PACE.key]
    before = pace.grab().toImage()
    update = AnalysisUpdate(30.0, -20.0, 1.0, metrics=(MetricReading(metrics.PACE.key, 30.0, 3.5),))
    gauges.show_update(update)
    assert pace.text == "pace 3.5 syll/s, about 140 words a minute"
    image = pace.grab().toImage()
    assert image != before
    ink = QColor(theme.colours().ink)
    needle = [x for x, y in near(image, ink) if 26 <= y < 38]
    assert needle and abs(np.mean(needle) - (8 + (pace.width() - 16) * 3.5 / 7)) < 3
    low, high = metrics.PACE.band_on((0.0, 7.0))
    assert (low, high) == pytest.approx((2.4 / 7, 4 / 7))


def test_after_some_silence_only_the_pauses_have_a_figure(qtbot):
    gauges = Gauges()
    qtbot.addWidget(gauges)
    pace, pauses = (gauges.gauges[one.key] for one in (metrics.PACE, metrics.PAUSES))

    def at(until_s: float, since_s: float | None, recording: bool = True) -> tuple[str, str]:
        low = (MetricReading(metrics.PACE.key, until_s, 0.1),)
        update = AnalysisUpdate(until_s, -60.0, since_s, metrics=low)
        gauges.show_update(update, recording)
        return pace.text, pauses.text

    low = "pace 0.1 syll/s, about 0 words a minute"
    assert at(1.0, None)[0] == "pace – syll/s"  # nobody has spoken yet
    assert at(30.0, 29.0) == (low, "pauses 0 a minute, fillers 0")
    assert at(34.9, None)[0] == low
    assert at(35.0, None) == ("pace – syll/s", "pauses 0 a minute, fillers 0")
    assert at(36.0, 35.5)[0] == low
    assert at(36.5, 35.5, recording=False) == ("pace – syll/s", "pauses – a minute")


@pytest.mark.parametrize(
    ("value", "mark", "told"),
    [
        (2.3, "arrow-down", "below the good range"),
        (2.36, "check", "in the good range"),  # as it is shown: 2.4
        (4.0, "check", "in the good range"),
        (4.1, "arrow-up", "above the good range"),
    ],
)
def test_a_mark_tells_whether_the_figure_is_good(qtbot, value: float, mark: str, told: str):
    gauges = Gauges()
    qtbot.addWidget(gauges)
    gauge = gauges.gauges[metrics.PACE.key]
    assert gauge.mark == ""
    gauge.show_value(value)
    assert gauge.mark == mark and gauge.accessibleName().endswith(told)


def test_pauses_are_counted_over_the_last_minute(qtbot):
    gauges = Gauges()
    qtbot.addWidget(gauges)
    pauses = gauges.gauges[metrics.PAUSES.key]

    def at(until_s: float, *events: tuple[EventKind, float]) -> str:
        found = tuple(SpeechEvent(kind, end_s - 0.5, end_s, 0.9) for kind, end_s in events)
        gauges.show_update(AnalysisUpdate(until_s, -20.0, None, events=found))
        return pauses.text

    assert at(10.0, (EventKind.PAUSE, 5.0)) == "pauses – a minute, fillers 0"
    assert at(30.0, (EventKind.LONG_PAUSE, 20.0)) == "pauses 4 a minute, fillers 0"
    assert at(61.0, (EventKind.FILLER, 40.0)) == "pauses 2 a minute, fillers 1"
    assert at(70.0) == "pauses 1 a minute, fillers 1"
    gauges.clear_session()
    assert pauses.text == "pauses – a minute, fillers 0"


def test_the_ribbon_is_as_wide_as_the_energy_and_grey_where_unsure(qtbot):
    timeline = LiveTimeline(_LABELS, 0.4, 1.0)
    qtbot.addWidget(timeline)
    emotions = tuple(
        reading(at_s, best, energy)
        for at_s, best, energy in ((0.5, 2, 0.0), (1.5, 2, 0.0), (2.5, 1, 1.0), (3.5, None, 1.0))
    )
    timeline.show_update(AnalysisUpdate(4.0, -20.0, 0.0, emotions, unsettled_s=((0.0, 4.0),)))
    warm, calm, unsure = timeline.ribbon.pieces
    assert [colour for colour, _ in (warm, calm, unsure)] == ["#E69F00", "#56B4E9", None]
    ends_s = [(outline.boundingRect().left(), outline.boundingRect().right()) for _, outline in
              (warm, calm, unsure)]  # fmt: skip
    assert ends_s == [(-4.0, -2.0), (-2.0, -1.0), (-1.0, 0.0)]
    assert warm[1].boundingRect().height() < 0.6 < unsure[1].boundingRect().height()
    assert warm[1].first().y() == pytest.approx(0.5 + 0.12 / 2)  # without energy
    assert unsure[1].boundingRect().height() == pytest.approx(0.9, abs=0.01)  # with all of it
    timeline.clear_session()
    assert timeline.ribbon.pieces == []


def test_a_talk_that_is_over_is_seen_at_the_clock_and_in_the_plan(qtbot):
    bar = LiveBar()
    qtbot.addWidget(bar)
    bar.resize(1100, 60)
    bar.begin(read_plan("opening 1, end 1"))
    bar.show_time(90.0)
    assert bar.clock.property("role") == "clock" and "end, 0:30 left" in bar.plan.whole
    red = QColor(theme.colours().recording)
    assert not near(bar.sections.grab().toImage(), red)
    bar.show_time(150.0)
    assert bar.clock.property("role") == "clock over" and "0:30 over" in bar.plan.whole
    over = [x for x, _ in near(bar.sections.grab().toImage(), red)]
    assert over and min(over) == pytest.approx(0.8 * bar.sections.width(), abs=6)
    bar.begin(None)
    bar.show_time(999.0)
    assert bar.clock.property("role") == "clock" and bar.sections.isHidden()


def test_the_typefaces_hold_every_letter_of_the_catalogue(qapp):
    loaded = load_fonts()
    raw = []
    for family in FAMILIES:
        one = QFont(loaded)
        one.setFamilies([family])
        raw.append(QRawFont.fromFont(one))
        assert raw[-1].familyName() == family
    text = (translations_dir() / "coach_hi.ts").read_text(encoding="utf-8")
    letters = {letter for letter in text if letter.isprintable()}
    known = {one for one in letters if any(font.supportsCharacter(ord(one)) for font in raw)}
    assert letters - known == set()


@pytest.mark.parametrize("role", ["note", "soft", "heading", "value", "sentence"])
def test_no_letter_is_cut_off_at_its_top(qtbot, role: str):
    """Devanagari's signs reach above the letters of the Latin font, which comes first."""
    translation.speak("hi")
    theme.apply(theme.running(), ThemeChoice.LIGHT)
    try:
        one = label("पूर्ण हिस्सों में, नहीं ऊँचाई", role)
        qtbot.addWidget(one)
        one.ensurePolished()
        inks = []
        for room in (0, 20):
            one.resize(one.sizeHint() + QSize(0, room))
            image = one.grab().toImage()
            empty = image.pixelColor(image.width() - 1, image.height() - 1)
            rows, columns = range(image.height()), range(image.width())
            inks.append(sum(image.pixelColor(x, y) != empty for x in columns for y in rows))
        assert inks[0] == inks[1] > 0
    finally:
        translation.speak("en")
        theme.apply(theme.running(), ThemeChoice.LIGHT)


def test_the_speaker_says_when_the_next_section_begins(qtbot):
    bar = LiveBar()
    qtbot.addWidget(bar)
    bar.begin(read_plan("opening 1, middle 2, end 1"))
    assert bar.next_button.isVisibleTo(bar)
    bar.show_time(70.0)
    assert bar.plan.whole == "middle, 1:50 left · 4:00 in all"
    bar.next_button.click()
    assert bar.section_starts_s == [70.0]
    assert bar.plan.whole == "middle, 2:00 left · 4:00 in all"
    bar.show_time(200.0)
    assert bar.plan.whole == "middle, 0:10 over · 4:00 in all"
    bar.go_on()
    assert not bar.next_button.isVisibleTo(bar)
    bar.go_on()  # there is no further section
    assert bar.section_starts_s == [70.0, 200.0]
    bar.begin(None)
    assert bar.section_starts_s == [] and not bar.next_button.isVisibleTo(bar)


def test_the_bar_of_sections_grows_with_a_section_that_takes_longer(qtbot):
    bar = SectionBar()
    qtbot.addWidget(bar)
    bar.resize(303, theme.GRID)
    plan = read_plan("opening 1, end 1")

    def colour_at(share: float) -> str:
        return bar.grab().toImage().pixelColor(round(share * 300), 4).name().upper()

    chosen = theme.colours()
    bar.show_plan(plan, 30.0)
    assert [colour_at(x) for x in (0.2, 0.4, 0.7)] == [chosen.ink, chosen.line, chosen.line]
    bar.show_plan(plan, 90.0)  # as planned, as nobody said otherwise
    assert [colour_at(x) for x in (0.2, 0.7, 0.9)] == [chosen.soft, chosen.ink, chosen.line]
    bar.show_plan(plan, 180.0, [120.0])
    assert [colour_at(x) for x in (0.2, 0.5, 0.9)] == [chosen.soft, chosen.recording, chosen.ink]
