"""The recogniser's models: folders that the user has, found and checked without loading them."""

from __future__ import annotations

import importlib.util
import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.common import paths
from coach.common.errors import CoachError
from coach.common.files import decode_json
from coach.common.i18n import noop, tr
from coach.domain.settings import Settings

_log = logging.getLogger(__name__)

#: The command that installs the recogniser.
INSTALL = 'pip install "speaking-coach[words]"'
#: What a model of CTranslate2 for Whisper consists of; the vocabulary has one of two names.
_NEEDED = ("config.json", "model.bin", "tokenizer.json")
_VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
#: Endings of the weights that other programs use.
_OF_OTHERS = (".safetensors", ".pt", ".gguf", ".onnx", ".ggml")
_GET_ONE = noop("See how to get one: coach words")
#: Size of the vocabulary of models for English alone; that of the others is larger.
_ENGLISH_TOKENS = 51_864
#: Whisper's own cache of the models that were downloaded with its tools.
_CACHED = "models--*whisper*/snapshots/*"


@dataclass(frozen=True, slots=True)
class WordModel:
    """A folder with a Whisper model for CTranslate2.

    Attributes
    ----------
    size_bytes
        Size of the weights.
    is_english
        Whether it knows English alone.
    """

    folder: Path
    size_bytes: int
    is_english: bool

    @property
    def name(self) -> str:
        """Name to store with the words and to show."""
        parts = self.folder.parts
        # In the cache of the Hugging Face hub the folder itself is named by a hash.
        hub = next((one for one in parts if one.startswith("models--")), "")
        return hub.split("--")[-1] or self.folder.name


def is_installed() -> bool:
    """Return whether the recogniser itself is installed; it comes with the extra `words`."""
    return importlib.util.find_spec("faster_whisper") is not None


def not_installed() -> CoachError:
    """Return the error for a program without the recogniser."""
    return CoachError(
        tr("Words can't be recognised"),
        tr("The speech recogniser isn't installed."),
        tr("Install it: {command}", command=INSTALL),
    )


def open_model(folder: Path) -> WordModel:
    """Check a model's folder; the weights aren't read.

    Raises
    ------
    CoachError
        If it isn't a folder with such a model.
    """
    try:
        there = {one.name for one in folder.iterdir()}
        missing = [name for name in _NEEDED if name not in there]
        if not there.intersection(_VOCABULARIES):
            missing.append(_VOCABULARIES[0])
        if missing:
            raise _not_a_model(folder, missing, there)
        decode_json((folder / _NEEDED[0]).read_bytes(), dict[str, Any])
        tokens = _count_tokens(next(folder / one for one in _VOCABULARIES if one in there))
        size = (folder / _NEEDED[1]).stat().st_size
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise unusable(folder, tr("{path} can't be read ({why}).", path=folder, why=why)) from error
    return WordModel(folder, size, is_english=tokens <= _ENGLISH_TOKENS)


def _count_tokens(vocabulary: Path) -> int:
    content = vocabulary.read_bytes()
    if vocabulary.suffix == ".json":
        return len(decode_json(content, list[str]))
    return content.count(b"\n")


def chosen_model(chosen: Settings) -> WordModel:
    """Return the model chosen in the settings.

    Raises
    ------
    CoachError
        If none is chosen, it can't be used, or it doesn't know the chosen language.
    """
    if not chosen.words:
        raise CoachError(tr("Words can't be recognised"), tr("No model is chosen."), tr(_GET_ONE))
    model = open_model(Path(chosen.words))
    if model.is_english and chosen.words_language not in ("", "en"):
        why = tr(
            "It knows English alone, and you speak {language}.", language=chosen.words_language
        )
        raise unusable(
            model.folder, why, tr("Choose a model of many languages, or: coach words --language en")
        )
    return model


def unusable(folder: Path, why: str, hint: str = "") -> CoachError:
    """Return the error for a model that can't be used; `why` is a whole sentence."""
    title = tr("The words' model {name!r} can't be used", name=folder.name)
    return CoachError(title, why, hint or tr(_GET_ONE))


def _not_a_model(folder: Path, missing: list[str], there: set[str]) -> CoachError:
    if any(name.endswith(_OF_OTHERS) for name in there):
        return unusable(
            folder,
            tr("It holds a model for another program; the coach needs CTranslate2's format."),
            tr("Convert it: ct2-transformers-converter --quantization int8"),
        )
    return unusable(folder, tr("There is no {files} in it.", files=", ".join(missing)))


def find_models(chosen: str = "") -> list[WordModel]:
    """Return the models on this computer: the chosen one first, then by size.

    The learner's own folder of them is searched, and the cache in which the tools of the Hugging
    Face hub keep what was downloaded with them.

    Parameters
    ----------
    chosen
        Path of the folder in the settings; "" for none. It is left out if it can't be used.
    """
    found: dict[Path, WordModel] = {}
    for folder in _candidates():
        try:
            found[folder.resolve()] = open_model(folder)
        except CoachError as error:
            _log.info("%s", error)
    ranked = sorted(found.values(), key=lambda one: one.size_bytes)
    if not chosen:
        return ranked
    try:
        first = open_model(Path(chosen))
    except CoachError as error:
        _log.info("%s", error)
        return ranked
    return [first, *(one for one in ranked if one.folder.resolve() != first.folder.resolve())]


def _candidates() -> Iterator[Path]:
    home = os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface"
    for folder, pattern in ((paths.word_models_dir(), "*"), (Path(home) / "hub", _CACHED)):
        with suppress(OSError):  # as if there were nothing in it
            yield from sorted(one for one in folder.glob(pattern) if one.is_dir())
