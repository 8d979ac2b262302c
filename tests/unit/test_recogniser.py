"""The real speech recogniser, in its helper process, and what happens when it can't be used."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
import soundfile
import soxr

from coach.common import paths
from coach.common.errors import Cancelled, CoachError
from coach.domain.settings import Settings
from coach.domain.stream import ANALYSIS_RATE_HZ
from coach.domain.words import Word
from coach.transcription import models, process
from coach.transcription.models import chosen_model, find_models, open_model
from coach.transcription.process import RecogniserProcess
from coach.transcription.protocol import Heard
from coach.transcription.transcriber import Transcriber

#: What is said in the first twenty seconds of the sample talk.
_SAID = (
    "good morning and thank you for coming today i would like to talk about the trees that stand "
    "in our streets we walk under them every day and we hardly notice them yet on a summer "
    "afternoon a street with trees is four degrees cooler than one without"
)


@pytest.fixture
def copied(word_folder: Path, tmp_path: Path) -> Path:
    """A copy of the model to be spoiled."""
    return Path(shutil.copytree(word_folder, tmp_path / "a model"))


def heard_in(transcript) -> list[str]:
    return [word.text.strip(" ,.").casefold() for word in transcript.words]


def test_the_sample_talk_is_understood(word_folder: Path, session, talk_file: Path):
    shares: list[float] = []
    transcriber = Transcriber(open_model(word_folder), threads=1)
    transcript = transcriber.transcribe(talk_file, session, shares.append)
    heard = heard_in(transcript)
    assert heard[: len(_SAID.split())] == _SAID.split()
    assert transcript.language == "en" and transcript.model == word_folder.name
    assert shares == sorted(shares) and shares[-1] > 0.9
    starts_s = [word.start_s for word in transcript.words]
    assert starts_s == sorted(starts_s) and all(w.start_s < w.end_s for w in transcript.words)
    # The first word of the second sentence comes after the pause, to within a tenth of a second.
    pause = next(one for one in session.events if one.start_s > 2)
    today = transcript.words[heard.index("today")]
    assert today.start_s == pytest.approx(pause.end_s, abs=0.1)
    again = transcriber.transcribe(talk_file, session)
    assert again == transcript  # nothing is left to chance


def test_times_are_right_at_another_rate_and_in_later_pieces(
    word_folder: Path, session, talk, tmp_path: Path
):
    """After half a minute of silence, at 44.1 kHz."""
    samples, rate_hz = talk
    later_s = 30.0
    late = np.concatenate([np.zeros(round(later_s * rate_hz), np.int16), samples])
    path = tmp_path / "late.wav"
    soundfile.write(path, soxr.resample(late, rate_hz, 44_100), 44_100)
    moved = replace(
        session,
        duration_s=session.duration_s + later_s,
        segments=tuple(
            replace(one, start_s=one.start_s + later_s, end_s=one.end_s + later_s)
            for one in session.segments
        ),
        events=(),
    )
    transcript = Transcriber(open_model(word_folder)).transcribe(path, moved)
    today = transcript.words[heard_in(transcript).index("today")]
    assert today.start_s == pytest.approx(later_s + 3.4, abs=0.3)


def test_a_session_without_speech_has_no_words(word_folder: Path, session, talk_file: Path):
    silent = replace(session, segments=(), events=())
    assert Transcriber(open_model(word_folder)).transcribe(talk_file, silent).words == ()


def test_it_can_be_stopped_from_another_thread(word_folder: Path, session, talk_file: Path):
    transcriber = Transcriber(open_model(word_folder), threads=1)
    threading.Timer(0.3, transcriber.stop).start()
    with pytest.raises(Cancelled):
        transcriber.transcribe(talk_file, session)


def test_stopped_before_it_began(word_folder: Path, session, talk_file: Path):
    transcriber = Transcriber(open_model(word_folder))
    transcriber.stop()
    with pytest.raises(Cancelled):
        transcriber.transcribe(talk_file, session)


def test_a_model_that_was_cut_off(copied: Path, session, talk_file: Path):
    weights = copied / "model.bin"
    weights.write_bytes(weights.read_bytes()[:1_000_000])
    with pytest.raises(CoachError, match=r"'a model' can't be used.*may be damaged.*coach words"):
        Transcriber(open_model(copied)).transcribe(talk_file, session)


def test_a_model_that_is_nonsense(copied: Path):
    (copied / "model.bin").write_bytes(b"nonsense" * 1_000)
    with RecogniserProcess(open_model(copied)) as recogniser, pytest.raises(CoachError) as caught:
        recogniser.wait_until_loaded()
    assert "'a model' can't be used" in str(caught.value)


def test_a_crash_is_one_clear_line(word_folder: Path):
    with RecogniserProcess(open_model(word_folder)) as recogniser:
        recogniser.wait_until_loaded()
        recogniser._process.kill()
        with pytest.raises(CoachError, match="crashed"):
            recogniser.hear(np.zeros(ANALYSIS_RATE_HZ, np.int16))


def test_nothing_is_downloaded(copied: Path, session, talk_file: Path):
    """Without its vocabulary the library would ask the network for one."""
    model = open_model(copied)
    (copied / "tokenizer.json").unlink()
    with pytest.raises(CoachError):
        Transcriber(model).transcribe(talk_file, session)


def test_without_the_recogniser(word_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(process, "is_installed", lambda: False)
    with pytest.raises(CoachError, match=r"isn't installed.*pip install"):
        RecogniserProcess(open_model(word_folder))


def test_a_recogniser_that_cannot_be_started(
    word_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no such program"))
    with pytest.raises(CoachError, match="can't be started"):
        RecogniserProcess(open_model(word_folder))


def test_what_is_no_model(tmp_path: Path):
    with pytest.raises(CoachError, match="No such file"):
        open_model(tmp_path / "nowhere")
    with pytest.raises(CoachError, match=r"There is no config.json, model.bin, tokenizer.json"):
        open_model(tmp_path)
    (tmp_path / "model.safetensors").touch()
    with pytest.raises(CoachError, match="another program"):
        open_model(tmp_path)


def fake(folder: Path, tokens: int = 51_865, size: int = 10) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "tokenizer.json").write_text("{}")
    (folder / "model.bin").write_bytes(b"0" * size)
    (folder / "vocabulary.json").write_text(json.dumps(["x"] * tokens))
    return folder


def test_a_damaged_description(tmp_path: Path):
    (fake(tmp_path / "one") / "config.json").write_text("{")
    with pytest.raises(CoachError, match="can't be read"):
        open_model(tmp_path / "one")


def test_models_for_english_are_told_from_the_others(word_folder: Path, tmp_path: Path):
    assert open_model(word_folder).is_english
    assert open_model(fake(tmp_path / "en", 51_864)).is_english
    assert not open_model(fake(tmp_path / "all")).is_english


def test_models_are_found(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    assert find_models() == []
    fake(paths.word_models_dir() / "large", size=300)
    fake(paths.word_models_dir() / "small", size=20)
    (paths.word_models_dir() / "no model").mkdir()
    snapshot = "hub/models--Systran--faster-whisper-base/snapshots/0a1b2c"
    cached = fake(tmp_path / "hf" / snapshot, size=100)
    assert [one.name for one in find_models()] == ["small", "faster-whisper-base", "large"]
    first = find_models(str(cached))
    assert [one.name for one in first] == ["faster-whisper-base", "small", "large"]
    assert find_models(str(tmp_path / "gone")) == find_models()


def test_the_chosen_model(word_folder: Path):
    assert chosen_model(Settings(words=str(word_folder))).folder == word_folder
    assert chosen_model(Settings(words=str(word_folder), words_language="en")).is_english
    with pytest.raises(CoachError, match="No model is chosen"):
        chosen_model(Settings())
    with pytest.raises(CoachError, match="English alone, and you speak hi"):
        chosen_model(Settings(words=str(word_folder), words_language="hi"))


def test_words_survive_the_way_between_the_processes():
    heard = Heard("hi", [Word(0.0, 0.5, " नमस्ते", 0.9)])
    assert msgspec.json.decode(msgspec.json.encode(heard), type=Heard) == heard


def test_it_says_whether_it_is_installed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(models.importlib.util, "find_spec", lambda _: None)
    assert not models.is_installed()
