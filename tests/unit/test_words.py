"""Words: where a talk is cut, what counts as heard, what is marked, and the figures."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import pairwise

import jsonschema
import pytest

from coach.coaching.word_lists import Phrase, plain, word_lists
from coach.common import paths
from coach.common.errors import CoachError
from coach.domain.stream import EventKind, SpeechEvent, SpeechSegment
from coach.domain.words import Transcript, Word
from coach.export.annotations import to_labels, to_textgrid
from coach.export.report_html import to_html
from coach.export.report_text import to_text
from coach.export.session_json import to_json
from coach.export.subtitles import subtitles, to_srt, to_vtt
from coach.export.transcript_text import bracketed, said_in_text, to_transcript
from coach.insights.report import make_report
from coach.insights.search import Index
from coach.insights.session_view import SessionView
from coach.insights.spoken import Mark, Spoken, Token
from coach.insights.word_figures import word_figures
from coach.store.folder import SessionFolder
from coach.store.session_store import Store
from coach.transcription.evidence import heard_by_both
from coach.transcription.pieces import MOST_S, pieces
from tests.keeping import keep
from tests.unit.built import built


def segment(start_s: float, end_s: float) -> SpeechSegment:
    return SpeechSegment(start_s, end_s, None, None)


def event(kind: EventKind, start_s: float, end_s: float) -> SpeechEvent:
    return SpeechEvent(kind, start_s, end_s, 1.0)


def said(text: str, start_s: float = 1.0, each_s: float = 0.4, probability: float = 0.9):
    """Words of a text, one after the other, without gaps."""
    return tuple(
        Word(start_s + n * each_s, start_s + (n + 1) * each_s, f" {word}", probability)
        for n, word in enumerate(text.split())
    )


def talk(words: tuple[Word, ...], *events: SpeechEvent, language: str = "en"):
    end_s = max((word.end_s for word in words), default=1.0)
    return built(
        segments=(segment(words[0].start_s if words else 0.0, end_s),),
        events=events,
        transcript=Transcript("ear", language, words),
    )


def marks(text: str, **more) -> list[tuple[str, str]]:
    return [(one.phrase, one.mark.value) for one in Spoken(talk(said(text, **more))).found]


# Where a talk is cut.


def test_pieces_hold_all_speech_and_end_at_the_longest_pause():
    pauses = [event(EventKind.PAUSE, 10.0, 10.4), event(EventKind.PAUSE, 18.0, 19.0)]
    pauses += [event(EventKind.PAUSE, 25.0, 25.3)]
    found = pieces(built(segments=(segment(1.0, 40.0),), events=tuple(pauses)))
    assert found == [(0.7, 18.3), (18.7, 40.3)]  # with a margin of 0.3 s


def test_pieces_never_are_too_long_even_without_pauses():
    found = pieces(built(segments=(segment(0.0, 80.0),)))
    assert [round(end - start, 1) for start, end in found] == [28.0, 28.0, 24.3]
    assert all(before[1] == after[0] for before, after in pairwise(found))
    assert max(end - start for start, end in found) <= MOST_S + 0.6


def test_a_long_silence_is_left_out():
    found = pieces(built(segments=(segment(1.0, 2.0), segment(2.5, 4.0), segment(8.0, 9.0))))
    assert found == [(0.7, 4.3), (7.7, 9.3)]
    assert pieces(built()) == []


# What counts as heard.


def test_words_where_nobody_speaks_are_dropped():
    session = built(segments=(segment(10.0, 12.0),))
    invented = said("thanks for watching", 3.0)
    kept = heard_by_both((*invented, *said("good morning", 10.5)), session)
    assert [word.text for word in kept] == [" good", " morning"]
    assert heard_by_both(said("you", 5.0), built()) == ()


def test_words_end_where_a_pause_begins():
    pause = event(EventKind.PAUSE, 5.0, 7.0)
    session = built(segments=(segment(1.0, 9.0),), events=(pause,))
    stretched = (Word(4.0, 6.5, " end.", 0.9), Word(6.2, 7.8, " Then", 0.9))
    first, second = heard_by_both(stretched, session)
    assert (first.end_s, second.start_s) == (5.0, 7.0)


def test_the_words_beside_a_pause_are_timed_by_the_speech():
    session = built(segments=(segment(1.0, 3.0), segment(4.0, 6.0)))
    words = (Word(1.3, 1.6, " one", 0.9), Word(2.0, 2.7, " two", 0.9), Word(4.9, 5.2, " far", 0.9))
    one, two, far = heard_by_both(words, session)
    assert (one.start_s, two.end_s) == (1.0, 3.0)
    assert (far.start_s, far.end_s) == (4.9, 5.2)  # too far from either edge to be sure


def test_a_word_without_length_gets_some():
    (word,) = heard_by_both([Word(2.0, 2.0, " a", 0.9)], built(segments=(segment(1.0, 3.0),)))
    assert word.end_s - word.start_s == pytest.approx(0.05)


# What is marked.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was like a dream", [("like", "filler_word")]),
        ("I would like to talk", []),
        ("what I like best", []),
        ("So you know we went", [("you know", "filler_word")]),
        ("Do you know what I mean", []),
        ("It is a kind of tree", []),
        ("It was kind of late", [("kind of", "filler_word")]),
        ("I think maybe we should", [("I think", "hedge"), ("maybe", "hedge")]),
        ("we we went home", [("we", "repeated_word")]),
        ("it is very very good", []),
    ],
)
def test_filler_words_hedges_and_repeated_words(text, expected):
    assert marks(text) == expected


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence():
    assert marks("that is all you. Know this") == []


def test_words_said_twice_with_a_pause_between_are_no_slip():
    assert marks("we we went", each_s=0.4) != []
    apart = (*said("we", 1.0), *said("we went", 3.0))
    assert Spoken(talk(apart)).found == ()
    (found,) = Spoken(talk(said("so then we we went"))).found
    assert (found.first, found.start_s) == (3, pytest.approx(1.8))
    assert found.end_s == pytest.approx(2.6)


def test_the_detector_has_the_say_on_fillers():
    words = (*said("so", 1.0), *said("um", 2.0), *said("then um we", 6.0))
    filler = event(EventKind.FILLER, 1.5, 2.2)
    spoken = Spoken(talk(words, filler))
    assert [word.text for word in spoken.words] == [" so", " then", " we"]
    shown = [(token.text, token.mark, token.faint) for token in spoken.tokens()]
    assert shown == [
        (" so", None, False),
        ("", Mark.FILLER, False),  # in place of the first "um"
        (" then", None, False),
        (" um", None, True),  # nothing was detected there
        (" we", None, False),
    ]


def test_an_unsure_word_in_a_filler_is_that_filler_until_it_is_rejected():
    filler = event(EventKind.FILLER, 2.0, 2.6)
    words = (*said("so", 1.0), Word(2.0, 2.4, " are", 0.3), *said("we", 3.0))
    assert [word.text for word in Spoken(talk(words, filler)).words] == [" so", " we"]
    sure = (words[0], replace(words[1], probability=0.9), words[2])
    assert len(Spoken(talk(sure, filler)).words) == 3
    rejected = Spoken(talk(words, replace(filler, rejected=True)))
    assert len(rejected.words) == 3 and Mark.FILLER not in {t.mark for t in rejected.tokens()}


def test_sentences_end_at_full_stops_and_long_pauses():
    words = (*said("One two. three", 1.0), *said("four", 4.0), *said("My five", 4.9))
    pauses = (event(EventKind.LONG_PAUSE, 2.3, 3.9), event(EventKind.PAUSE, 4.45, 4.85))
    spoken = Spoken(talk(words, *pauses))
    assert [spoken.text_of(one) for one in spoken.sentences] == [
        "One two.",
        "three",
        "four",
        "My five",
    ]


@pytest.mark.parametrize(("then", "ends"), [("Then", 2), ("then", 1), ("I", 1), ("I'm", 1)])
def test_a_short_pause_ends_a_sentence_before_a_capital_letter(then: str, ends: int):
    words = (*said("we went", 1.0), *said(then, 2.2))
    spoken = Spoken(talk(words, event(EventKind.PAUSE, 1.8, 2.2)))
    assert len(spoken.sentences) == ends


def test_a_phrase_is_found_where_it_was_said():
    words = (*said("We went home again.", 1.0), *said("So you know we left.", 5.0))
    (found,) = Spoken(talk(words)).found
    assert (found.first, found.start_s) == (5, pytest.approx(5.4))
    assert found.end_s == pytest.approx(6.2)


def test_words_that_were_not_sure_are_faint():
    words = (
        *said("so", 1.0, probability=0.49),
        *said("um", 2.0),
        *said("we", 3.0, probability=0.5),
    )
    so, um, we = Spoken(talk(words)).tokens()
    assert (so.faint, um.faint, we.faint) == (True, True, False)
    assert (um.start_s, um.end_s) == (2.0, 2.4)


def test_an_unsure_word_that_touches_a_filler_is_a_word():
    words = (*said("so", 1.0), Word(2.0, 2.4, " are", 0.3))
    for start_s, kept in ((2.19, 1), (2.25, 2)):  # over half of it, and less
        filler = event(EventKind.FILLER, start_s, 3.0)
        assert len(Spoken(talk(words, filler)).words) == kept


def test_signs_without_letters_are_no_words():
    spoken = Spoken(talk(said("♪ ♪ we — — went -")))
    assert [word.text for word in spoken.words] == [" we", " went"] and spoken.found == ()
    assert [token.text for token in spoken.tokens()] == [" we", " went"]


def test_an_empty_phrase_of_the_learners_is_left_out(home):
    own = paths.word_models_dir() / "en.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[[fillers]]\nphrase = ""\n')
    assert marks("we went home") == []


def test_a_language_without_lists_has_no_marks_but_repeated_words():
    spoken = Spoken(talk(said("like maybe maybe"), language="xx"))
    assert [(one.phrase, one.mark) for one in spoken.found] == [("maybe", Mark.REPEATED_WORD)]
    assert word_lists("../en").fillers == ()


@pytest.mark.parametrize(
    ("text", "expected"), [(" “Don’t,”", "don't"), ("है।", "है"), ("50%.", "50%"), ("—", "")]
)
def test_words_are_compared_without_signs(text, expected):
    assert plain(text) == expected


def test_the_learners_own_list_counts(home):
    assert marks("frankly we like it") == []
    own = paths.word_models_dir() / "en.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[[fillers]]\nphrase = "frankly"\n')
    assert marks("frankly we like it") == [("frankly", "filler_word")]
    before = own.stat().st_mtime_ns
    own.write_text('[[fillers]]\nphrase = "we"\n')
    os.utime(own, ns=(before, before + 1))
    assert marks("frankly we like it") == [("we", "filler_word")]  # as soon as it is changed


def test_the_learners_own_list_is_written_as_words_are(home):
    own = paths.word_models_dir() / "en.toml"
    own.parent.mkdir(parents=True)
    own.write_text(
        'hesitations = ["Öhm"]\ncommon = ["Don’t"]\n'
        '[[fillers]]\nphrase = "I’m Frank"\nnot_after = ["When"]\nnot_before = ["Ly"]\n'
    )
    assert marks("so I'm frank") == [("I’m Frank", "filler_word")]
    assert marks("when I'm frank") == marks("I'm frank ly") == []
    lists = word_lists("en")
    assert lists.hesitations == {"öhm"} and lists.common == {"don't"}


@pytest.mark.expects_log
def test_a_damaged_list_is_reported_and_left_out(home, caplog):
    own = paths.word_models_dir() / "en.toml"
    own.parent.mkdir(parents=True)
    own.write_text("fillers = 3")
    assert word_lists("en").fillers
    assert f"{own} can't be read (Expected `array`, got `int` - at `$.fillers`)" in caplog.text
    report = make_report(talk(said("we went home")))
    assert "en.toml can't be read (Expected `array`" in to_text(report)


def test_every_shipped_phrase_can_be_found():
    for language in ("en", "hi"):
        lists = word_lists(language)
        for phrase in (*lists.fillers, *lists.hedges):
            words = [plain(word) for word in phrase.phrase.split()]
            assert all(words) and phrase.is_at(words, 0), phrase
        assert not lists.common & {phrase.phrase for phrase in lists.hedges}


def test_a_phrase_minds_its_neighbours():
    phrase = Phrase("so what", not_after=("", "and"), not_before=("now",))
    assert phrase.is_at(["oh", "so", "what"], 1)
    assert not phrase.is_at(["so", "what"], 0)
    assert not phrase.is_at(["and", "so", "what"], 1)
    assert not phrase.is_at(["oh", "so", "what", "now"], 1)


# Figures.


def test_figures_of_words():
    text = "Trees like trees and trees and you know maybe forests forests."
    words = (*said(text, 0.0), *said("um", 20.0), *said(" ".join(["long"] * 36), 21.0, 0.25))
    session = replace(talk(words), segments=(segment(0.0, 30.0),))
    figures = word_figures(session, Spoken(session))
    assert figures.words == 11 + 36
    assert figures.per_minute == pytest.approx(60 * 47 / 30)
    assert [(one.phrase, one.times) for one in figures.fillers] == [("like", 1), ("you know", 1)]
    assert [one.phrase for one in figures.hedges] == ["maybe"]
    assert figures.repeated[0].phrase == "long" and figures.repeated[0].times == 35
    (sentence,) = [one for one in figures.long_sentences if one.start_s > 10]
    assert sentence.words == 36 and sentence.text == " ".join(["long"] * 36)
    assert (sentence.start_s, sentence.end_s) == (21.0, 30.0)
    assert figures.most_used == (("long", 36), ("trees", 3))


def test_the_most_used_words():
    ten = [f"{letter}ords" for letter in "abcdefghij"]
    text = " the 12 ".join([*ten, *ten, *ten])
    assert word_figures(built(), Spoken(talk(said(text)))).most_used == tuple(
        (word, 3) for word in ten[:8]
    )


def test_a_sentence_as_long_as_is_easy_to_follow_is_not_too_long():
    spoken = Spoken(talk(said(" ".join(f"word{n}" for n in range(35)))))
    assert word_figures(built(), spoken).long_sentences == ()


def test_a_very_short_talk_has_no_words_a_minute():
    session = talk(said("three short words"))
    assert word_figures(session, Spoken(session)).per_minute is None


# What is shown and written.


@pytest.fixture
def report():
    words = (*said("We like  <trees> you know.", 1.0), *said("Um then we went home", 8.0))
    pause = event(EventKind.LONG_PAUSE, 3.2, 7.0)
    filler = event(EventKind.FILLER, 7.2, 7.6)
    session = replace(talk(words, pause, filler), segments=(segment(1.0, 3.1), segment(7.2, 12.0)))
    return make_report(session)


def test_the_report_shows_the_words(report):
    rows = {row.name: row.value for row in report.words}
    assert rows["Words"] == "9" and rows["Filler words"] == "you know 1"
    assert "Words a minute" in rows and "Most used" not in rows
    text = to_text(report)
    assert "[long pause 3.8 s]" in text and "[filler] then we went home" in text
    page = to_html(report)
    assert "We like &lt;trees&gt; [you know]." in page and "A computer&#39;s guess, by ear" in page
    assert make_report(built()).words == ()


def test_a_report_without_a_word_says_so():
    silent = make_report(replace(talk(()), segments=(segment(0.0, 30.0),), script="Good morning."))
    assert [(row.name, row.value) for row in silent.words] == [("Words", "None were recognised")]
    assert "words a minute" not in to_text(silent).casefold()


def test_the_text_of_a_talk(report):
    lines = to_transcript(report).splitlines()
    assert lines[2] == "[0:01] We like <trees> [you know]. [long pause 3.8 s]"
    assert lines[4] == "[0:07] [filler] then we went home"
    assert said_in_text(report.view).endswith("[long pause 3.8 s] [filler] then we went home")


def test_a_long_text_has_paragraphs():
    sentence = f"{'tree ' * 9}end."
    lines = to_transcript(make_report(talk(said(" ".join([sentence] * 12))))).splitlines()
    assert [len(line.split()) for line in lines[2:] if line] == [1 + 80, 1 + 40]


@pytest.mark.parametrize("sign", ["", ".", ",", ";", ":", "?"])
def test_brackets_leave_signs_outside(sign: str):
    token = Token(1.0, 2.0, f" basically{sign}", Mark.FILLER_WORD)
    assert bracketed(token) == f" [basically]{sign}"


def test_without_words_there_is_no_text():
    with pytest.raises(CoachError) as raised:
        to_transcript(make_report(built()))
    assert raised.value.title == "No words in this session"
    assert raised.value.message == "No speech recogniser has heard it."
    assert raised.value.hint.startswith("Let one: coach words ")


def test_subtitles_are_short_and_never_overlap(report):
    words = (*said(" ".join(["seventeen"] * 30), 1.0), *said("The end.", 20.0))
    spoken = Spoken(talk(words, event(EventKind.LONG_PAUSE, 13.5, 19.5)))
    made = list(subtitles(spoken))
    assert all(len(line) <= 37 for one in made for line in one.text.splitlines())
    assert all(len(one.text.splitlines()) <= 2 and one.end_s - one.start_s <= 7.0 for one in made)
    assert all(a.end_s <= b.start_s for a, b in pairwise(made))
    assert made[-1].text == "The end." and made[-2].end_s <= 13.5
    assert sum(one.text.count("seventeen") for one in made) == 30


def test_subtitles_in_their_formats():
    long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"
    words = (*said(f"We R&B fans stood on the platform of {long}.", 0.2), *said("Yes.", 3661.001))
    view = SessionView(talk(words))
    first, second = to_srt(view).strip().split("\n\n")
    assert first.splitlines()[1].startswith("00:00:00,200 --> ")
    assert first.splitlines()[2:] == ["We R&B fans stood on the platform of", f"{long}."]
    assert second == "2\n01:01:01,001 --> 01:01:01,401\nYes."
    assert "We R&amp;B fans" in to_vtt(view) and "\n\n01:01:01.001 --> " in to_vtt(view)


def test_a_long_mark_leaves_the_subtitles_after_it_their_time():
    held = event(EventKind.PROLONGATION, 1.0, 3.0)
    spoken = Spoken(talk(said("Yes. No. Good. Then we went on.", 1.0, 0.5), held))
    made = list(subtitles(spoken))
    assert all(one.end_s > one.start_s for one in made), made
    assert all(a.end_s <= b.start_s for a, b in pairwise(made))
    assert made[-1].start_s == pytest.approx(2.5)


def test_srt_and_vtt(report):
    srt, vtt = to_srt(report.view), to_vtt(report.view)
    assert srt.startswith("1\n00:00:01,000 --> 00:00:03,000\nWe like <trees> [you know].\n\n2\n")
    assert vtt.startswith("WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nWe like &lt;trees&gt;")
    assert "[filler] then we went home" in srt


def test_a_session_without_words_has_none_to_write():
    for write in (to_srt, to_vtt):
        with pytest.raises(CoachError, match="No words"):
            write(SessionView(built()))
    with pytest.raises(CoachError, match="coach words one"):
        to_transcript(make_report(built()))


def test_praat_gets_a_tier_of_words_and_audacity_none(report):
    grid = to_textgrid(report.view).decode()
    assert 'name = "words"' in grid and 'text = "<trees>"' in grid
    assert "<trees>" not in to_labels(report.view).decode()
    assert 'name = "words"' not in to_textgrid(SessionView(built())).decode()


def test_json_holds_the_words_and_follows_the_schema(report):
    schema = json.loads((paths.resources_dir() / "analysis.schema.json").read_text())
    for view in (report.view, SessionView(built())):
        written = json.loads(to_json([view], as_array=False))
        jsonschema.validate(written, schema)
    told = json.loads(to_json([report.view], as_array=False))
    assert told["transcript"]["words"][0] == {
        "start_s": 1.0,
        "end_s": 1.4,
        "text": " We",
        "probability": 0.9,
    }
    assert told["words"]["words"] == 9 and written["transcript"] is written["words"] is None


# Stored.


def test_words_are_stored_and_replaced(store: Store, session):
    one = keep(store, session)
    assert store.load(one.id).transcript is None
    first = Transcript("ear", "en", said("good morning"))
    assert store.store_transcript(one.id, first).transcript == first
    assert store.load(one.id).transcript == first
    second = Transcript("ear", "hi", said("नमस्ते"))
    store.store_transcript(one.id, second)
    assert Store(store.folder).load(one.id).transcript == second
    none_said = Transcript("ear", "", ())
    assert store.store_transcript(one.id, none_said).transcript == none_said


def test_sessions_are_found_by_what_was_said(store: Store, session):
    one, other = keep(store, session), keep(store, session)
    said_words = said("Photosynthesis isn’t magic, photosynthesis is chemistry.")
    store.store_transcript(one.id, Transcript("ear", "en", said_words))
    overviews = {overview.id: overview for overview in store.library.overviews()}
    assert overviews[one.id].said == "chemistry is isn't magic photosynthesis"
    assert overviews[other.id].said == ""
    found = Index(store.library.overviews()).find("chemistry photosynth")
    assert [overview.id for overview in found] == [one.id]


def test_words_at_impossible_times_are_no_words(store: Store, session):
    one = keep(store, session)
    endless = (Word(1.0, float("inf"), " ever", 0.9),)
    assert store.store_transcript(one.id, Transcript("ear", "en", endless)).transcript is None


def test_words_of_a_session_that_is_deleted_meanwhile_are_not_listed(
    store: Store, session, monkeypatch: pytest.MonkeyPatch
):
    one = keep(store, session)
    put = store.library.put

    def delete_first(changed):
        store.delete(one.id)
        put(changed)

    monkeypatch.setattr(store.library, "put", delete_first)
    store.store_transcript(one.id, Transcript("ear", "en", said("good morning")))
    assert store.library.ids() == set()


def test_damaged_words_leave_the_session_alone(store: Store, session):
    one = keep(store, session)
    store.store_transcript(one.id, Transcript("ear", "en", said("good morning")))
    path = SessionFolder(store.sessions, one.id).events_path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE word RENAME COLUMN text TO wrong")
    loaded = store.load(one.id)
    assert loaded.transcript is None and loaded.events == one.events
