from __future__ import annotations

import html
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest

from coach.domain.session import Gap
from coach.domain.stream import (
    EmotionReading,
    EventKind,
    GapKind,
    MetricReading,
    SpeechEvent,
    SpeechSegment,
)
from coach.domain.tones import tone
from coach.domain.wording import clock, pauses_in_words
from coach.export.report_html import to_html
from coach.export.report_text import to_text
from coach.export.timeline_svg import timeline_svg
from coach.insights.evidence import best_moment_s
from coach.insights.lanes import lanes
from coach.insights.report import make_report, part_in_words
from coach.insights.session_view import SessionView


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (59.9, "0:59"), (61, "1:01"), (3_725, "1:02:05")]
)
def test_clock(seconds: float, shown: str):
    assert clock(seconds) == shown


def test_long_pauses_are_among_the_pauses():
    told = [pauses_in_words(*counts) for counts in ((3, 0), (3, 2), (0, 2))]
    assert told == ["3", "5, 2 of them long", "2, all long"]


def test_the_page_holds_headline_figures_timeline_and_moments(session):
    page = to_html(make_report(session))
    report = make_report(session)
    assert report.headline in page
    for figure in report.figures:
        assert figure.name in page and figure.value in page
    assert page.count("<svg") == 1
    assert report.limitations in page.replace("&#39;", "'")
    assert f"{session.model.scores.wa:.0%}" in report.limitations


def test_the_page_loads_nothing_else(session):
    page = to_html(make_report(session)).replace('xmlns="http://www.w3.org/2000/svg"', "")
    for reaching_out in ("http:", "https:", "<script", "src=", "<link", "@import"):
        assert reaching_out not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_a_hostile_title_is_only_text(session):
    page = to_html(make_report(replace(session, title="<script>alert(1)</script>.wav")))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_an_empty_session_can_be_reported(silent_session):
    assert "Nobody spoke" in to_html(make_report(silent_session))


def test_events_lie_in_lanes_except_rejected_ones(session):
    def event(kind: EventKind, at_s: float, rejected: bool = False) -> SpeechEvent:
        return SpeechEvent(kind, at_s, at_s + 0.5, 0.8, rejected)

    events = (
        event(EventKind.BLOCK, 2.0),
        event(EventKind.FILLER, 4.0, rejected=True),
        event(EventKind.PAUSE, 5.0),
        event(EventKind.REPETITION, 6.0),
    )
    marked = replace(session, events=events)
    found = {lane.name: lane.events for lane in lanes(marked)}
    assert found == {"pauses": (events[2],), "fluency": (events[0], events[3])}
    svg = ET.fromstring(timeline_svg(SessionView(marked)))
    titles = [t.text for t in svg.iter("{http://www.w3.org/2000/svg}title")]
    assert titles == ["0:05 pause", "0:02 possible block", "0:06 repeated sound"]
    bare = ET.fromstring(timeline_svg(SessionView(replace(session, events=()))))
    assert float(svg.get("height")) > float(bare.get("height"))


def test_every_kind_of_event_has_a_lane(session):
    for kind in EventKind:
        one = replace(session, events=(SpeechEvent(kind, 1.0, 2.0, 1.0),))
        assert len(lanes(one)) == 1, kind


def test_the_timeline_has_a_ribbon_where_somebody_spoke_and_is_hatched_elsewhere(session):
    svg = ET.fromstring(timeline_svg(SessionView(session)))
    polygons = svg.findall("{http://www.w3.org/2000/svg}polygon")
    named = {tone(label).colour for label in session.model.labels}
    unsure = [one for one in polygons if one.get("fill-opacity")]
    assert polygons and {one.get("fill") for one in polygons if one not in unsure} <= named
    assert svg.findall("{http://www.w3.org/2000/svg}path")


def test_lost_sound_and_skipped_windows_are_reported(session):
    gaps = (Gap(GapKind.DEVICE, 3.0, 4.5), Gap(GapKind.OVERRUN, 8.0, 8.5))
    lost = replace(
        session, dropped_samples=session.sample_rate_hz * 2, skipped_windows=4, gaps=gaps
    )
    report = make_report(lost)
    figures = {figure.name: figure.value for figure in report.figures}
    told = "2.0 s of sound are missing: at 0:03 (microphone lost), 0:08 (computer too busy)."
    assert report.missing.startswith(told) and told in to_html(report)
    assert to_html(report).count("sound missing</title>") == 2
    assert make_report(session).missing == ""
    assert figures["Not analysed (computer too busy)"] == "1.0 s"


@pytest.mark.parametrize(("gaps", "told"), [(3, "0:06 (computer asleep). "), (4, "asleep), …. ")])
def test_of_many_gaps_only_the_first_are_listed(session, gaps: int, told: str):
    missing = tuple(Gap(GapKind.SLEEP, 2.0 + 2 * n, 3.0 + 2 * n) for n in range(gaps))
    said = make_report(replace(session, dropped_samples=100_000, gaps=missing)).missing
    assert told in said and "0:08" not in said


@pytest.mark.parametrize(("seldom", "shown"), [(1, ["happy"]), (2, ["happy", "calm", ""])])
def test_a_share_is_shown_from_half_a_percent(session, seldom: int, shown: list[str]):
    rows = np.full((300, len(session.model.labels)), 0.0, np.float32)
    rows[:, session.model.labels.index("happy")] = 1
    rows[:seldom] = np.roll(rows[0], session.model.labels.index("calm") - rows[0].argmax())
    rows[seldom : 2 * seldom] = 1 / rows.shape[1]
    readings = (EmotionReading(float(n), n + 1.0, row) for n, row in enumerate(rows))
    shares = make_report(replace(session, emotions=tuple(readings))).shares
    assert [share.label for share in shares] == shown
    assert shares[0].at_s == 2.0 * seldom  # the first of them, as all are equally clear


@pytest.mark.parametrize(
    ("values", "at_s"), [((3.0, 4.5, 3.0, 1.5), 30.0), ((3.0, 4.5, 3.0, 2.5), 10.0)]
)
def test_a_pace_plays_where_it_suits_least(session, values: tuple[float, ...], at_s: float):
    for key in ("pace_10s_syllables_per_s", "articulation_10s_syllables_per_s"):
        readings = tuple(MetricReading(key, 10.0 + 10 * n, v) for n, v in enumerate(values))
        assert best_moment_s(replace(session, metric_readings=readings), key) == at_s


def test_marked_events_are_listed_before_the_pauses(session):
    kinds = (EventKind.PAUSE, EventKind.FILLER, EventKind.LONG_PAUSE, EventKind.QUIET)
    events = tuple(SpeechEvent(kind, 9.0 - n, 9.5 - n, 0.9) for n, kind in enumerate(kinds))
    report = make_report(replace(session, events=events))
    assert [number for number, _ in report.marked] == [3, 1, 2, 0]
    assert report.notable == 2


def test_each_figure_plays_where_it_shows_most(session):
    def event(kind: EventKind, start_s: float, end_s: float, confidence: float) -> SpeechEvent:
        return SpeechEvent(kind, start_s, end_s, confidence, inside_phrase=start_s > 4)

    keys = ("pitch_variety_st", "speech_level_dbfs", "energy_percent")
    marked = replace(
        session,
        segments=tuple(SpeechSegment(*e, None, None) for e in ((0.0, 3.0), (5.0, 9.0), (15, 16))),
        events=(
            event(EventKind.PAUSE, 3.0, 3.5, 1.0),
            event(EventKind.LONG_PAUSE, 9.0, 11.0, 1.0),
            event(EventKind.PAUSE, 16.0, 16.9, 1.0),
            *(event(EventKind.FILLER, 12.0 + n, 12.1 + n, 0.6 + n / 100) for n in range(3)),
            event(EventKind.FILLER, 19.0, 19.2, 0.5),
        ),
        metric_readings=tuple(
            MetricReading(key, 12.0 + n, value)
            for key in keys
            for n, value in enumerate((20.0, 10.0, 30.0))
        ),
    )
    heard_s = {
        key: best_moment_s(marked, key)
        for key in (*keys, "fillers_per_min", "filler_bursts", "pauses_inside_phrases_percent")
    }
    assert list(heard_s.values()) == [3.0, 12.0, 10.0, 14.0, 12.0, 9.0]
    figures = {figure.name: figure.at_s for figure in make_report(marked).figures}
    assert (figures["Longest without a pause"], figures["Pauses"]) == (5.0, 9.0)


@pytest.mark.parametrize("make", [to_html, to_text])
def test_every_phrase_is_in_the_report(session, make):
    """For the PDF, see tests/unit/test_export.py."""
    report = make_report(session)
    told = " ".join(html.unescape(make(report)).split())  # lines may break anywhere
    assert len(report.phrases) >= 5
    for one in report.phrases:
        assert clock(one.start_s) in told and part_in_words(one) in told
