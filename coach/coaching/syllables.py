"""About how many syllables a written word has, in any script."""

from __future__ import annotations

import re
import unicodedata

from coach.coaching.word_lists import plain

_VOWELS = re.compile(r"[aeiouyæœøаеёиоуыэюяαεηιουω]+")
#: English vowels that aren't said: "e" at the end of "make", "moved", "sometimes".
_SILENT = re.compile(r"(?<=[^aeiouyl])(?:e|es|ed)$")
#: Their "e" is said, as in "wanted" and "houses".
_SAID = re.compile(r"(?:[td]ed|(?:s|z|x|ch|sh|c|g)es)$")
_NO_VOWEL = "\N{DEVANAGARI SIGN VIRAMA}"
#: Digits of a number for each syllable that it has when it is said: "40" has three.
_DIGITS_A_SYLLABLE = 0.6


def count_syllables(word: str) -> int:
    """Return about how many syllables a word has, 0 for one without letters and digits.

    In alphabets, a group of vowels is a syllable, less the silent ones of English. In the scripts
    of India a letter is one unless its vowel is cut off. In others each letter is one, as in
    Chinese.

    Examples
    --------
    >>> [count_syllables(word) for word in ("trees", "banana", "wanted", "moved", "नमस्ते")]
    [1, 3, 2, 1, 3]
    """
    letters = plain(word)
    if not letters:
        return 0
    if any(sign.isdigit() for sign in letters):
        return round(sum(map(str.isdigit, letters)) / _DIGITS_A_SYLLABLE)
    decomposed = unicodedata.normalize("NFD", letters)
    bare = "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
    groups = len(_VOWELS.findall(bare))
    if groups or bare.isascii():
        # An "e" with an accent is said.
        silent = groups > 1 and _SILENT.search(decomposed) and not _SAID.search(decomposed)
        return max(1, groups - bool(silent))
    spoken = sum(unicodedata.category(sign).startswith("L") for sign in letters)
    return max(1, spoken - letters.count(_NO_VOWEL))
