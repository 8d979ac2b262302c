"""What was said, compared with the script: what was left out, and what was changed.

A recogniser is wrong more often than a reader, so single words say nothing. A passage counts as
left out if several words in a row are missing, and as changed if several in a row were heard as
others; how often that is wrong is in docs/accuracy.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from coach.coaching.script import Script
from coach.coaching.word_lists import plain
from coach.insights.spoken import FAINT_BELOW, Spoken

#: Fewest words in a row that count as left out, and as changed. Ours.
_LEFT_OUT, _CHANGED = 4, 4
#: Of a passage that was left out so many words are missing for each that was heard. Ours.
_LONGER = 3
#: Words of a long talk, of about half an hour.
_LONG = 5_000
#: Words in common that don't part two differences.
_BRIDGE = 1


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage of the script that was said otherwise, or not at all.

    Attributes
    ----------
    script
        The passage in the script.
    heard
        What was heard in its place; "" for nothing.
    at_s
        When it should have come, in seconds.
    """

    script: str
    heard: str
    at_s: float


@dataclass(frozen=True, slots=True)
class AgainstScript:
    """What was said, compared with the script.

    Attributes
    ----------
    said
        Share of the script's words that were heard, in order.
    """

    said: float
    left_out: tuple[Difference, ...]
    changed: tuple[Difference, ...]


def against_script(script: Script, spoken: Spoken) -> AgainstScript | None:
    """Compare what was said with a script; None if either holds no words."""
    wanted = [plain(word) for word in script.words]
    heard = list(spoken.plain_words())
    if not (wanted and heard):
        return None
    # In a long talk, words that come often are no anchors: comparing them all takes too long.
    matcher = SequenceMatcher(None, wanted, heard, autojunk=len(heard) > _LONG)
    same = sum(block.size for block in matcher.get_matching_blocks())
    left_out: list[Difference] = []
    changed: list[Difference] = []
    for start, end, first, last in _differing(matcher):
        if _are_numbers(wanted[start:end], heard[first:last], spoken):
            same += end - start
            continue
        at_s = spoken.words[first].start_s if first < len(heard) else spoken.words[-1].end_s
        found = Difference(
            " ".join(script.words[start:end]), spoken.text_of(range(first, last)), at_s
        )
        missing = (end - start) - (last - first)
        if missing >= _LEFT_OUT and last - first <= missing / _LONGER:
            left_out.append(found)
        elif min(end - start, last - first) >= _CHANGED and _is_sure(spoken, first, last):
            changed.append(found)
    return AgainstScript(same / len(wanted), tuple(left_out), tuple(changed))


def _differing(matcher: SequenceMatcher[str]) -> list[tuple[int, int, int, int]]:
    """Return where the two differ: start and end in the script, first and last in what was heard.

    A single word in common between two differences, such as "the", doesn't part them.
    """
    found: list[tuple[int, int, int, int]] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        if found and start - found[-1][1] <= _BRIDGE:
            found[-1] = (found[-1][0], end, found[-1][2], last)
        else:
            found.append((start, end, first, last))
    return found


def _are_numbers(wanted: list[str], heard: list[str], spoken: Spoken) -> bool:
    """Return whether the two may be one number, in words and in digits."""
    numbers = spoken.lists.numbers
    return (
        bool(wanted and heard)
        and all(word in numbers or _is_digits(word) for word in (*wanted, *heard))
        and any(map(_is_digits, (*wanted, *heard)))
    )


def _is_digits(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


def _is_sure(spoken: Spoken, first: int, last: int) -> bool:
    """Return whether most of the heard words aren't faint."""
    heard = spoken.words[first:last]
    return 2 * sum(word.probability >= FAINT_BELOW for word in heard) > len(heard)
