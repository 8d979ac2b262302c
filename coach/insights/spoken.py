"""The text of a talk, with its pauses, fillers, hedges and repeated words marked where they are.

Two ears hear the talk: the recogniser, which drops "um" and repeated beginnings of words, and the
detectors of the delivery, which know no words. The detectors have the say on pauses, fillers and
repeated sounds; the words are the recogniser's. An "um" beside a filler that was detected is that
filler, and so is a word that the recogniser made of it, unsure: the filler stands in their place.
If the speaker rejects the filler, the word is back. An "um" where none was detected is shown
faintly, and counts as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.coaching.word_lists import ENDS, Phrase, plain, word_lists
from coach.common.stretches import Stretch, touching
from coach.domain.session import Session
from coach.domain.stream import PAUSES, EventKind
from coach.domain.words import Word

#: A word less probable than this is shown faintly. Of the wrong words about half are; ours.
FAINT_BELOW = 0.5
#: A pause from this length on ends a sentence whose end the recogniser didn't write; a shorter one
#: does before a capital letter. Ours.
_PAUSE_OF_SENTENCE_S = 1.0
#: What an unsure word must share with a filler to be that filler, as a share of the word.
_SAME = 0.5
#: How far from a filler an "um" may be that is meant for it: recognisers are bad at timing them.
_BESIDE_S = 1.0
#: Two equal words further apart than this aren't a slip.
_NEXT_S = 1.0


class Mark(StrEnum):
    """Why something in the text is marked."""

    PAUSE = "pause"
    LONG_PAUSE = "long_pause"
    FILLER = "filler"  # a sound, detected
    REPETITION = "repetition"
    PROLONGATION = "prolongation"
    BLOCK = "block"
    FILLER_WORD = "filler_word"
    HEDGE = "hedge"
    REPEATED_WORD = "repeated_word"


#: Detected events that are marked in the text.
_EVENTS = {
    EventKind.PAUSE: Mark.PAUSE,
    EventKind.LONG_PAUSE: Mark.LONG_PAUSE,
    EventKind.FILLER: Mark.FILLER,
    EventKind.REPETITION: Mark.REPETITION,
    EventKind.PROLONGATION: Mark.PROLONGATION,
    EventKind.BLOCK: Mark.BLOCK,
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text, a phrase that is marked, or something detected between words.

    Attributes
    ----------
    text
        As written, with the space before it; "" for what was detected.
    mark
        Why it is marked; None for a plain word.
    faint
        Whether the recogniser was unsure of it.
    """

    start_s: float
    end_s: float
    text: str
    mark: Mark | None = None
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that is marked, where it was said.

    Attributes
    ----------
    phrase
        As in the word lists.
    first
        Number of its first word in `Spoken.words`.
    """

    phrase: str
    mark: Mark
    start_s: float
    end_s: float
    first: int


class Spoken:
    """What was said in a session.

    Attributes
    ----------
    words
        Words that count: without those in a detected filler and those that stand for one.
    sentences
        Ranges of numbers in `words`; a sentence ends at a full stop or a long pause.
    found
        Filler words, hedges and repeated words, in order.
    lists
        The words that are marked in its language.
    """

    def __init__(self, session: Session) -> None:
        transcript = session.transcript
        heard = () if transcript is None else transcript.words
        self.lists = word_lists("" if transcript is None else transcript.language)
        self._events = session.events_of(*_EVENTS)
        fillers = [(e.start_s, e.end_s) for e in self._events if e.kind == EventKind.FILLER]
        self._pauses = [(e.start_s, e.end_s) for e in self._events if e.kind in PAUSES]
        kept: list[Word] = []
        #: "um" and the like where no filler was detected.
        self._hesitations: list[Word] = []
        for one in heard:
            said = plain(one.text)
            if not said:  # a sign alone, such as a note of music
                continue
            if said in self.lists.hesitations:
                if not _is_beside(one, fillers):
                    self._hesitations.append(one)
            elif one.probability >= FAINT_BELOW or not _is_in(one, fillers):
                kept.append(one)
        self.words = tuple(kept)
        self._plain = [plain(one.text) for one in self.words]
        self.sentences = tuple(self._find_sentences())
        self.found = tuple(sorted(self._find(), key=lambda one: one.first))

    def text_of(self, sentence: range) -> str:
        """Return a sentence as it is written."""
        return "".join(self.words[number].text for number in sentence).strip()

    def plain_words(self) -> Sequence[str]:
        """Return the words as they are compared, in order."""
        return self._plain

    def tokens(self) -> list[Token]:
        """Return the whole text, in order of time."""
        shown: list[Token] = []
        found = {one.first: one for one in reversed(self.found)}
        number = 0
        while number < len(self.words):
            one = found.get(number)
            count = 1 if one is None else len(one.phrase.split())
            shown.append(
                _token(self.words[number : number + count], None if one is None else one.mark)
            )
            number += count
        shown += [Token(w.start_s, w.end_s, w.text, None, True) for w in self._hesitations]
        shown += [Token(one.start_s, one.end_s, "", _EVENTS[one.kind]) for one in self._events]
        # What was detected goes before a word that begins at the same time.
        return sorted(shown, key=lambda one: (one.start_s, bool(one.text)))

    def _find_sentences(self) -> Iterator[range]:
        start = 0
        for number, word in enumerate(self.words, 1):
            is_last = number == len(self.words)
            if (
                is_last
                or word.text.rstrip().endswith(ENDS)
                or self._is_paused(word, self.words[number])
            ):
                yield range(start, number)
                start = number

    def _is_paused(self, word: Word, then: Word) -> bool:
        """Return whether a sentence ends between two words, by the pause there."""
        begins = then.text.strip()
        is_capital = begins[:1].isupper() and plain(begins).split("'")[0] != "i"
        if not is_capital and then.start_s - word.end_s < _PAUSE_OF_SENTENCE_S:
            return False
        return bool(touching(self._pauses, word.end_s, then.start_s))

    def _find(self) -> Iterator[Found]:
        kinds = ((Mark.FILLER_WORD, self.lists.fillers), (Mark.HEDGE, self.lists.hedges))
        for sentence in self.sentences:
            words = self._plain[sentence.start : sentence.stop]
            for mark, phrases in kinds:
                for phrase in phrases:
                    yield from self._find_phrase(phrase, mark, sentence.start, words)
        for number, (before, after) in enumerate(zip(self._plain, self._plain[1:], strict=False)):
            first, second = self.words[number], self.words[number + 1]
            if (
                before == after
                and before not in self.lists.doubles
                and second.start_s - first.end_s <= _NEXT_S
                and not first.text.rstrip().endswith(ENDS)
            ):
                yield Found(after, Mark.REPEATED_WORD, first.start_s, second.end_s, number + 1)

    def _find_phrase(
        self, phrase: Phrase, mark: Mark, first: int, words: Sequence[str]
    ) -> Iterator[Found]:
        for place in range(len(words)):
            if phrase.is_at(words, place):
                begin = self.words[first + place]
                end = self.words[first + place + len(phrase.phrase.split()) - 1]
                yield Found(phrase.phrase, mark, begin.start_s, end.end_s, first + place)


def _token(words: Sequence[Word], mark: Mark | None) -> Token:
    """Return one token of some words."""
    faint = min(word.probability for word in words) < FAINT_BELOW
    text = "".join(word.text for word in words)
    return Token(words[0].start_s, words[-1].end_s, text, mark, faint)


def _is_in(word: Word, fillers: Sequence[Stretch]) -> bool:
    """Return whether a word lies in one of the fillers."""
    least_s = _SAME * (word.end_s - word.start_s)
    return any(
        min(word.end_s, end_s) - max(word.start_s, start_s) >= least_s
        for start_s, end_s in touching(fillers, word.start_s, word.end_s)
    )


def _is_beside(word: Word, fillers: Sequence[Stretch]) -> bool:
    """Return whether a word lies beside or in one of the fillers."""
    return bool(touching(fillers, word.start_s - _BESIDE_S, word.end_s + _BESIDE_S))
