"""The words that are marked in a language: a TOML file for each, which the learner may replace."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import msgspec

from coach.common import paths
from coach.common.i18n import tr

_log = logging.getLogger(__name__)

#: Signs that end a sentence.
ENDS = (".", "?", "!", "…", "।", "。", "？", "！")


def plain(text: str) -> str:
    """Return a word as it is compared: in lower case, without punctuation around it."""
    straight = unicodedata.normalize("NFC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    start, end = 0, len(straight)
    while start < end and not _is_of_word(straight[start]):
        start += 1
    while end > start and not _is_of_word(straight[end - 1]):
        end -= 1
    return straight[start:end].casefold()


def _is_of_word(sign: str) -> bool:
    # Marks as well: vowels of Indian scripts are no word characters to `re`.
    return unicodedata.category(sign)[0] in "LMN" or sign == "%"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase to be marked.

    Attributes
    ----------
    phrase
        One word or several, as they are written.
    not_after, not_before
        It doesn't count after or before one of these words; "" is a sentence's beginning or end.
    """

    phrase: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()

    def is_at(self, words: Sequence[str], place: int) -> bool:
        """Return whether it counts at a place in the plain words of a sentence."""
        wanted = _plain_words(self.phrase)
        if not wanted:
            return False
        end = place + len(wanted)
        if tuple(words[place:end]) != wanted:
            return False
        before = words[place - 1] if place else ""
        after = words[end] if end < len(words) else ""
        return before not in self.not_after and after not in self.not_before


@cache
def _plain_words(phrase: str) -> tuple[str, ...]:
    return tuple(map(plain, phrase.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """What is marked in one language; see `resources/words/en.toml`.

    Attributes
    ----------
    problem
        Why the learner's own lists aren't used; "" if they are, or if there are none.
    """

    longest_sentence: int = 35
    hesitations: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    doubles: frozenset[str] = frozenset()
    fillers: tuple[Phrase, ...] = ()
    hedges: tuple[Phrase, ...] = ()
    problem: str = ""


def word_lists(language: str) -> WordLists:
    """Return the lists of a language: the learner's own, else those shipped, else empty ones.

    A file of the learner's that can't be read is logged, and the shipped one is used.

    Parameters
    ----------
    language
        ISO 639 code.
    """
    if not language.isalpha():  # part of a file's name
        return WordLists()
    own = paths.word_models_dir() / f"{language}.toml"
    shipped = paths.resources_dir() / "words" / f"{language}.toml"
    lists = _read(shipped, 0) if shipped.is_file() else WordLists()
    try:
        return _read(own, own.stat().st_mtime_ns)
    except FileNotFoundError:
        return lists
    except (OSError, ValueError) as error:
        why = " ".join(str(getattr(error, "strerror", None) or error).split())
        _log.warning("%s can't be read (%s); the shipped lists are used.", own, why)
        return replace(lists, problem=tr("{path} can't be read ({why}).", path=own, why=why))


@cache
def _read(path: Path, changed_ns: int) -> WordLists:
    """Read a file again only once it has changed; `changed_ns` is the time of that."""
    try:
        lists = msgspec.toml.decode(path.read_bytes(), type=WordLists)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error
    return replace(
        lists,
        hesitations=frozenset(map(plain, lists.hesitations)),
        numbers=frozenset(map(plain, lists.numbers)),
        common=frozenset(map(plain, lists.common)),
        doubles=frozenset(map(plain, lists.doubles)),
        fillers=tuple(map(_as_compared, lists.fillers)),
        hedges=tuple(map(_as_compared, lists.hedges)),
    )


def _as_compared(phrase: Phrase) -> Phrase:
    return replace(
        phrase,
        not_after=tuple(map(plain, phrase.not_after)),
        not_before=tuple(map(plain, phrase.not_before)),
    )
