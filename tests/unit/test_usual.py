"""How a speaker usually sounds: stored with each practice, and compared with later ones."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from coach.analysis.analyzer import Analyzer
from coach.audio.file_source import FileSource
from coach.domain.session import Purpose, Session
from coach.domain.stream import AudioBlock, SessionKind, SpeechSegment, Task, VoiceProfile
from coach.pipeline import learn_usual, make_session, profile_voice
from coach.store.database import connect
from coach.store.folder import SessionFolder
from coach.store.session_store import Store
from coach.store.usual import usual_in_words, usual_voice
from tests.keeping import keep

EVER = datetime(1970, 1, 1, tzinfo=UTC)
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)


def profile(value: float, readings: int, model: str = "m") -> VoiceProfile:
    return VoiceProfile(model, np.full(4, value, np.float32), readings)


def practice(session: Session, voice: VoiceProfile | None, task: Task = Task.TALK) -> Session:
    """Return half a minute of the speaker's practice."""
    said = (SpeechSegment(0.0, 30.0, None, None),)
    return replace(
        session, kind=SessionKind.LIVE, voice=voice, task=task, segments=said, duration_s=30.0
    )


def test_no_practice_outweighs_the_others():
    found = usual_voice([], [profile(0.0, 480), profile(1.0, 100_000)], 4)
    assert found.embedding == pytest.approx(np.full(4, 0.5)) and found.readings == 960
    assert usual_voice([], [profile(0.0, 120), profile(1.0, 40)], 4).embedding[0] == pytest.approx(
        0.25
    )
    assert usual_voice([], [], 4) is None


def test_practices_of_the_task_are_enough_once_they_hold_half_a_minute():
    others = [profile(1.0, 400)]
    assert usual_voice([profile(0.0, 119)], others, 4).embedding[0] == 1.0
    assert usual_voice([profile(0.0, 60), profile(0.0, 60)], others, 4).embedding[0] == 0.0


def test_a_session_keeps_how_its_speaker_sounded(store: Store, session: Session):
    assert session.voice is not None and session.voice.model == session.model.sha256
    assert session.voice.readings == len(session.emotions)
    one = keep(store, session)
    back = store.load(one.id).voice
    assert back.embedding == pytest.approx(session.voice.embedding, rel=1e-3, abs=1e-3)
    assert (back.model, back.readings) == (session.voice.model, session.voice.readings)


def test_only_own_practices_since_then_and_of_this_model_count(store: Store, session: Session):
    first = practice(session, profile(1.0, 200))
    keep(store, first, started_at=NOON)
    keep(store, practice(session, profile(0.0, 200), Task.READ), started_at=NOON + timedelta(1))
    keep(store, practice(session, profile(9.0, 200, "other")), started_at=NOON + timedelta(2))
    keep(store, replace(first, kind=SessionKind.FILE), started_at=NOON + timedelta(3))
    exercise = replace(practice(session, profile(7.0, 200)), exercise="tell-it-warm")
    keep(store, exercise, started_at=NOON + timedelta(3))
    keep(store, practice(session, None), started_at=NOON + timedelta(4))
    assert store.usual_voice("m", 4, Task.TALK, EVER).embedding[0] == 1.0
    assert store.usual_voice("m", 4, Task.READ, EVER).embedding[0] == 0.0
    assert store.usual_voice("m", 4, Task.CONVERSATION, EVER).embedding[0] == pytest.approx(0.5)
    assert store.usual_voice("m", 4, Task.TALK, NOON + timedelta(hours=1)).embedding[0] == 0.0
    assert store.usual_voice("m", 4, Task.TALK, NOON + timedelta(5)) is None
    # The list can be rebuilt from the folders.
    (store.folder / "library.db").unlink()
    assert Store(store.folder).usual_voice("m", 4, Task.TALK, EVER).embedding[0] == 1.0


@pytest.mark.expects_log
def test_a_damaged_list_prevents_nobody_from_practising(
    store: Store, session: Session, model, talk_file: Path
):
    keep(store, practice(session, session.voice))
    with connect(store.library.path) as connection, connection:
        connection.execute("UPDATE session SET embedding = x'7f'")
    width = len(model.nobody.embedding)
    assert store.usual_voice(model.card.sha256, width, Task.TALK, EVER) is None
    with connect(store.library.path) as connection, connection:
        connection.execute("DROP TABLE session")
    learn_usual(store, model, EVER, should_stop=lambda: False)
    with closing(FileSource(talk_file)) as source:
        purpose = Purpose(usual_since=EVER)
        made = make_session(source, model, SessionKind.LIVE, store, purpose=purpose)
    assert len(made.emotions) == len(session.emotions)


def test_a_damaged_voice_profile_costs_nothing_else(store: Store, session: Session):
    one = keep(store, practice(session, profile(1.0, 200)))
    with connect(SessionFolder(store.sessions, one.id).events_path) as connection, connection:
        connection.execute("UPDATE voice SET embedding = x'7f'")
    back = store.load(one.id)
    assert back.voice is None and len(back.emotions) == len(session.emotions)


def test_old_practices_are_analysed_again(store: Store, session: Session, model, talk):
    pcm, _ = talk
    one = keep(store, practice(session, None), pcm, NOON)
    gone = keep(store, practice(session, profile(1.0, 200, "before")), pcm, NOON + timedelta(1))
    store.audio_path(gone.id).unlink()
    learn_usual(store, model, EVER, should_stop=lambda: True)
    assert store.load(one.id).voice is None
    learn_usual(store, model, EVER, should_stop=lambda: False)
    found, width = store.load(one.id).voice, len(model.nobody.embedding)
    assert found.embedding == pytest.approx(session.voice.embedding, abs=0.05)
    assert store.usual_voice(model.card.sha256, width, Task.TALK, EVER).readings == found.readings
    assert store.library.unheard(model.card.sha256, EVER, 9) == [gone.id]


def test_a_practice_is_compared_with_the_usual_and_a_recording_is_not(
    store: Store, session: Session, model, talk_file: Path
):
    other = session.voice.embedding + 2 * np.sign(session.voice.embedding)
    keep(store, practice(session, VoiceProfile(model.card.sha256, other, 480)))

    def said(kind: SessionKind, since: datetime | None) -> np.ndarray:
        with closing(FileSource(talk_file)) as source:
            purpose = Purpose(usual_since=since)
            found = make_session(source, model, kind, store, purpose=purpose)
        store.delete(found.id)
        assert found.voice.embedding == pytest.approx(session.voice.embedding, abs=1e-2)
        return np.array([reading.probabilities for reading in found.emotions])

    alone = said(SessionKind.FILE, EVER)
    assert said(SessionKind.LIVE, None) == pytest.approx(alone)
    assert np.abs(said(SessionKind.LIVE, EVER) - alone).max() > 0.01


def test_silence_has_no_voice_profile(model, tmp_path: Path):
    import soundfile

    path = tmp_path / "silence.wav"
    soundfile.write(path, np.zeros(32_000), 16_000)
    assert profile_voice(path, model) is None


def test_a_profile_of_another_width_is_ignored(model, talk):
    pcm, rate_hz = talk
    damaged = VoiceProfile(model.card.sha256, np.ones(3, np.float32), 400)
    assert usual_voice([], [profile(1.0, 200), damaged, profile(3.0, 200)], 4).readings == 400

    def said(usual: VoiceProfile | None) -> np.ndarray:
        analyzer = Analyzer(model, rate_hz, usual=usual)
        update = analyzer.feed(AudioBlock(0, pcm[: 4 * rate_hz]))
        return np.array([reading.probabilities for reading in update.emotions])

    assert np.array_equal(said(damaged), said(None))


def test_a_damaged_profile_does_not_cost_a_good_one(store: Store, session: Session):
    damaged = VoiceProfile("m", np.ones(3, np.float32), 400)
    good = profile(1.0, 200)
    assert usual_voice([], [damaged, good], 4) == good
    assert usual_voice([damaged], [damaged, damaged, good], 4) == good
    assert usual_voice([damaged], [damaged], 4) is None
    keep(store, practice(session, good), started_at=NOON)
    keep(store, practice(session, damaged), started_at=NOON + timedelta(1))
    assert store.usual_voice("m", 4, Task.TALK, EVER).readings == 200


def test_the_usual_in_words():
    assert "Nothing" in usual_in_words([], {}, 0.25)
    assert "3 practices, 12.0 minutes" in usual_in_words([profile(0.0, 480)] * 3, {}, 0.5)
    told = usual_in_words([profile(0.0, 480)] * 3, {"energy_percent": 38.2}, 0.25)
    assert told == (
        "Known from 3 practices, 6.0 minutes of speech. Usually: energy 38%. It stays on this"
        " computer."
    )
