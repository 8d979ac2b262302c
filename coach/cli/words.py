"""The command about words: which models there are, and the words of stored sessions."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coach.cli.console import open_store, print_error, progress_bar
from coach.common import paths
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain import settings

if TYPE_CHECKING:
    from coach.transcription.models import WordModel

#: Sound that a model's speed is measured with, in seconds: as much as Whisper hears at once.
_HEARD_S = 28.0
_LANGUAGE_OF_SAMPLE = "en"
#: Where models in the right format are, and how the recogniser's own tool gets one.
_GET = "hf download Systran/faster-whisper-base --local-dir {folder}"


def tell_models(chosen: Path | None, language: str | None) -> None:
    """Print whether words can be recognised, with which models, and how to get one.

    Parameters
    ----------
    chosen
        Model to use from now on, "" for none; None leaves the settings as they are.
    language
        ISO 639 code of what is spoken from now on, "" to find out; None likewise.

    Raises
    ------
    CoachError
        If the chosen model can't be used, or the settings can't be stored.
    typer.Exit
        With code 1 if there is nothing to recognise words with.
    """
    from coach.transcription.models import (
        chosen_model,
        find_models,
        is_installed,
        not_installed,
        open_model,
    )

    now = settings.load(paths.settings_file())
    if chosen is not None:
        # An empty text as a path is this folder.
        folder = None if chosen == Path() else open_model(chosen.expanduser().resolve()).folder
        now = replace(now, words="" if folder is None else str(folder))
    if language is not None:
        now = replace(now, words_language=_checked(language))
    if chosen is not None or language is not None:
        if now.words:
            chosen_model(now)  # refuses a language that it doesn't know
        settings.save(now, paths.settings_file())
    if not is_installed():
        print_error(not_installed())
        raise typer.Exit(1)
    found = find_models(now.words)
    is_asked = chosen is None and language is None
    for one in found:
        mark = "*" if str(one.folder) == now.words else " "
        print(f"{mark} {_line(one, with_speed=is_asked)}", flush=True)
    if not is_asked:
        return
    if not found:
        print(tr("No model was found."), file=sys.stderr)
    get = _GET.format(folder=paths.word_models_dir() / "base")
    use = "coach words --use FOLDER"
    print(
        tr(
            "Any Whisper model in CTranslate2's format will do. To get one, with the internet: "
            "{get}\nTo use one: {use}",
            get=get,
            use=use,
        ),
        file=sys.stderr,
    )
    if not found:
        raise typer.Exit(1)


def _checked(language: str) -> str:
    """Return a language's code. Raises CoachError if it can't be one."""
    if language and not (language.isalpha() and 2 <= len(language) <= 3):
        raise CoachError(
            tr("Language not understood"),
            tr("{name!r} isn't a language's code.", name=language),
            tr("Use two letters, as in en or hi; none to find out."),
        )
    return language.casefold()


def _line(model: WordModel, with_speed: bool) -> str:
    """Return what a model is, how large and, if wanted, how fast, which takes a while."""
    what = tr("English only") if model.is_english else tr("many languages")
    told = f"{model.size_bytes / 1e6:6.0f} MB  {what}"
    if not with_speed:
        return f"{model.name}  {told}  {model.folder}"
    try:
        speed = tr("{times:.0f} times real time on one core", times=_speed(model))
    except CoachError as error:
        speed = error.message
    return f"{model.name}  {told}  {speed}  {model.folder}"


def _speed(model: WordModel) -> float:
    """Return how many times faster than real time a model is, by the sample talk."""
    import soxr

    from coach.domain.stream import ANALYSIS_RATE_HZ
    from coach.store.recording import read_recording
    from coach.transcription.process import RecogniserProcess

    talk = read_recording(paths.sample_talk())
    pcm = soxr.resample(talk.samples, talk.sample_rate_hz, ANALYSIS_RATE_HZ)
    pcm = pcm[: round(_HEARD_S * ANALYSIS_RATE_HZ)]
    with RecogniserProcess(model, _LANGUAGE_OF_SAMPLE, threads=1) as process:
        process.wait_until_loaded()
        began_s = time.monotonic()
        process.hear(pcm)
        return _HEARD_S / (time.monotonic() - began_s)


def recognise_words(ids: list[str], everything: bool) -> None:
    """Recognise the words of stored sessions, and store them; a failure doesn't stop the rest.

    Parameters
    ----------
    ids
        Ids of sessions, their beginnings, or "last".
    everything
        Take every session that has no words yet instead.

    Raises
    ------
    CoachError
        If no model is chosen or it can't be used, or there is no such session.
    typer.Exit
        With code 2, at the end, if a session failed.
    """
    from coach.insights.session_view import SessionView
    from coach.transcription.models import chosen_model, is_installed, not_installed
    from coach.transcription.transcriber import Transcriber

    if not is_installed():
        raise not_installed()
    now = settings.load(paths.settings_file())
    model = chosen_model(now)
    store = open_store()
    chosen = sorted(store.library.ids()) if everything else [store.find(one) for one in ids]
    failed = 0
    for one in chosen:
        try:
            session = store.load(one)
            if everything and session.transcript is not None:
                continue
            transcriber = Transcriber(model, now.words_language)
            with progress_bar(one) as advance:
                transcript = transcriber.transcribe(store.audio_path(one), session, advance)
            changed = store.store_transcript(one, transcript)
            figures = SessionView(changed).word_figures
            count = 0 if figures is None else figures.words
            print(tr("{session}  %n word(s)", "", count, session=one), flush=True)
        except CoachError as error:
            print_error(error)
            failed += 1
    if failed:
        raise typer.Exit(2)
