"""A web page on which the moments of a talk can be heard."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.audio.mp3 import BIT_RATE, RATE_HZ, encode_mp3
from coach.coaching.advice import Priority
from coach.coaching.aspects import Passage
from coach.common.errors import CoachError
from coach.domain.stream import EventKind, SpeechEvent
from coach.export import moment_sounds as module
from coach.export.moment_sounds import MOST, MOST_S, moment_sounds
from coach.export.report_formats import KINDS, kind_of, save
from coach.export.report_html import to_html
from coach.insights.report import Report, make_report
from tests.unit.made import a_session

#: The window's own kind of application, for the PDF: tests of the window may come later.
pytestmark = pytest.mark.usefixtures("qapp")


def tone(seconds: float, rate_hz: int = 8_000) -> np.ndarray:
    at_s = np.arange(round(seconds * rate_hz)) / rate_hz
    return (16_000 * np.sin(2 * np.pi * 440 * at_s)).astype(np.int16)


def heard(mp3: bytes) -> np.ndarray:
    samples, rate_hz = soundfile.read(io.BytesIO(mp3), dtype="float32")
    assert rate_hz == RATE_HZ and samples.ndim == 1
    return samples


@pytest.fixture
def report() -> Report:
    """A report with a passage at 0:30, marks throughout, and moments of its own."""
    events = (
        SpeechEvent(EventKind.FILLER, 10.0, 10.4, 0.7),
        SpeechEvent(EventKind.FILLER, 20.0, 20.4, 0.9),
        SpeechEvent(EventKind.FILLER, 25.0, 25.4, 0.99, rejected=True),
        SpeechEvent(EventKind.FILLER, 31.0, 31.4, 0.95),  # within the passage's sound
        SpeechEvent(EventKind.LONG_PAUSE, 40.0, 42.0, 1.0),
        SpeechEvent(EventKind.MONOTONE, 50.0, 70.0, 0.8),
    )
    made = make_report(replace(a_session(), duration_s=90.0, events=events))
    priority = Priority("Slow down", "Too fast.", (Passage(30.0, 33.0, "fast"),), "two-speeds")
    return replace(made, advice=replace(made.advice, priority=priority))


@pytest.fixture
def cuts_s(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float]]:
    """Start and end in seconds of each sound that is encoded, of samples that count seconds."""
    found: list[tuple[float, float]] = []

    def encode(samples: np.ndarray, rate_hz: int) -> bytes:
        found.append((float(samples[0]), samples[0] + len(samples) / rate_hz))
        return b"mp3"

    monkeypatch.setattr(module, "encode_mp3", encode)
    return found


def counting(seconds: float) -> np.ndarray:
    """Samples at 8 kHz, each of which is its second; sounds begin on half seconds here."""
    return (np.arange(round(seconds * 8_000)) / 8_000).astype(np.float32)


@pytest.mark.parametrize("rate_hz", [8_000, 44_100, 48_000])
def test_a_sound_is_encoded_small_and_as_it_was(rate_hz: int):
    mp3 = encode_mp3(tone(4.0, rate_hz), rate_hz)
    assert len(mp3) == pytest.approx(4 * BIT_RATE / 8, rel=0.1)
    sound = heard(mp3)
    assert len(sound) == pytest.approx(4 * RATE_HZ, abs=0.2 * RATE_HZ)
    middle = sound[RATE_HZ : 2 * RATE_HZ]
    assert np.abs(np.fft.rfft(middle)).argmax() == 440
    assert np.abs(middle).max() == pytest.approx(16_000 / 32_768, rel=0.05)


def test_a_cut_fades_in_and_out():
    sound = heard(encode_mp3(tone(1.0), 8_000))
    loud = np.flatnonzero(np.abs(sound) > 0.1)
    assert np.abs(sound[loud[0] : loud[0] + 100]).max() < 0.3
    assert np.abs(sound[loud[-1] - 100 : loud[-1]]).max() < 0.3


def test_without_an_encoder_the_page_is_to_be_saved_without_sound(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise soundfile.LibsndfileError(1)

    monkeypatch.setattr(soundfile, "SoundFile", refuse)
    with pytest.raises(CoachError, match="can't write MP3") as caught:
        encode_mp3(tone(1.0), 8_000)
    assert caught.value.hint == "Save the page without sound."


def test_passages_come_first_then_moments_and_the_surest_marks(report: Report, cuts_s):
    sounds = moment_sounds(report, counting(90.0))
    (passage,) = report.advice.priority.passages
    marks = [report.session.events[number] for number in (1, 5, 0)]
    assert list(sounds) == [passage, *report.moments, *marks]
    assert cuts_s[0] == pytest.approx((28.5, 34.0))  # 1.5 s before to a second after
    assert cuts_s[-2] == pytest.approx((48.5, 48.5 + MOST_S))
    assert cuts_s[-1] == pytest.approx((8.5, 11.4))
    assert set(sounds.values()) == {f"data:audio/mpeg;base64,{base64.b64encode(b'mp3').decode()}"}


def test_a_page_has_no_more_than_ten_sounds(report: Report, cuts_s):
    events = tuple(SpeechEvent(EventKind.FILLER, s, s + 0.2, 0.9) for s in range(5, 85, 4))
    session = replace(report.session, events=events)
    many = replace(report, view=type(report.view)(session))
    assert len(moment_sounds(many, counting(90.0))) == MOST == 10


def test_sound_beyond_the_recordings_end_is_left_out(report: Report, cuts_s):
    sounds = moment_sounds(report, counting(20.0))
    assert report.advice.priority.passages[0] not in sounds
    assert [start_s for start_s, _ in cuts_s] == pytest.approx([0, 1.5, 18.5, 8.5][-len(cuts_s) :])


def test_the_page_plays_its_sounds_and_nothing_else(report: Report):
    page = KINDS["with_sound"].make_with_sound(report, tone(90.0)).decode()
    policy = "default-src 'none'; style-src 'unsafe-inline'; media-src data:"
    assert f'content="{policy}"' in page
    sources = re.findall(r'src="([^"]*)"', page)
    assert len(sources) == len(moment_sounds(report, tone(90.0))) == page.count("<audio controls")
    assert all(one.startswith("data:audio/mpeg;base64,") for one in sources)
    assert page.count('preload="none"') == len(sources)
    assert "<script" not in page and 'aria-label="Hear 0:30"' in page
    assert f"{len(sources)} moments can be heard on this page" in page
    at = page.index("0:30 fast")
    assert page[at:].startswith('0:30 fast\n<audio controls preload="none"')
    sound = heard(base64.b64decode(sources[0].partition(",")[2]))
    assert len(sound) / RATE_HZ == pytest.approx(5.5, abs=0.2)


def test_the_largest_page_stays_below_a_megabyte_and_a_half(report: Report):
    events = tuple(SpeechEvent(EventKind.MONOTONE, s, s + 9.0, 0.9) for s in range(5, 600, 20))
    session = replace(report.session, duration_s=620.0, events=events)
    many = replace(report, view=type(report.view)(session))
    with_sound = KINDS["with_sound"].make_with_sound(many, tone(620.0))
    without = KINDS["html"].make(many)
    assert len(with_sound) - len(without) == pytest.approx(
        MOST * MOST_S * BIT_RATE / 8 * 4 / 3, rel=0.2
    )
    assert len(with_sound) < 1_500_000


def test_a_page_without_sound_names_none(report: Report):
    page = to_html(report)
    assert "<audio" not in page and "media-src" not in page and "can be heard" not in page
    assert KINDS["html"].content(report, lambda: tone(90.0)).decode() == page
    assert KINDS["with_sound"].content(report).decode() == page


def test_only_the_page_with_sound_opens_the_recording(report: Report, tmp_path: Path):
    opened = []

    def read() -> np.ndarray:
        opened.append(1)
        return tone(90.0)

    for key, kind in KINDS.items():
        if kind.of_words:
            continue
        save(report, kind, tmp_path / f"{key}{kind.suffix}", read)
        assert len(opened) == (0 if key == "html" else 1)
    assert "<audio" in (tmp_path / "with_sound.html").read_text(encoding="utf-8")


def test_a_recording_that_cannot_be_read_leaves_the_file_alone(report: Report, tmp_path: Path):
    def read() -> np.ndarray:
        raise CoachError("No recording", "It was saved without sound.", "Read its report.")

    path = tmp_path / "page.html"
    path.write_text("before")
    with pytest.raises(CoachError, match="saved without sound"):
        save(report, KINDS["with_sound"], path, read)
    assert path.read_text() == "before"


def test_a_suffix_that_several_formats_share_keeps_the_chosen_one():
    assert kind_of(Path("talk.html"), KINDS["with_sound"]) is KINDS["with_sound"]
    assert kind_of(Path("talk.HTML"), KINDS["html"]) is KINDS["html"]
    assert kind_of(Path("talk.html"), KINDS["csv"]) is KINDS["html"]
    assert kind_of(Path("talk.pdf"), KINDS["with_sound"]) is KINDS["pdf"]
