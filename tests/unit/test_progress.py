"""What is shown of sessions as a whole: search, trends, days of practice, goals."""

from __future__ import annotations

import csv
import io
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from threading import Event

import pytest

from coach.coaching.days import Day, practice_days
from coach.coaching.exercises import exercises
from coach.coaching.goals import DAYS, Aim, progress, suggest
from coach.domain.metrics import METRICS
from coach.domain.session import SessionOverview, Summary, Voice
from coach.domain.stream import SessionKind, Task
from coach.export.history import to_csv, to_json
from coach.insights.search import Index, read_tags
from coach.insights.trends import habit, practices, trends
from coach.store.goal_file import GoalProgress, change_goals, read_goals, settle, write_goals

_START = datetime(2026, 11, 2, 18, 30, tzinfo=UTC)  # a Monday
_SHARES = {"calm": 0.6, "happy": 0.3}
_SUMMARY = Summary(Voice.HEARD, None, 0.8, _SHARES, 0.1, 3, 1, 9.0, (), (), ())
FILLERS = METRICS["fillers_per_min"]


def a_session(day: float = 0, fillers: float | None = None, **changes) -> SessionOverview:
    """Return a practice `day` days after the start."""
    figures = {} if fillers is None else {FILLERS.key: fillers}
    one = SessionOverview(
        f"20261102-183000-{round(day * 10):04x}",
        SessionKind.LIVE,
        "Practice",
        _START + timedelta(days=day),
        120.0,
        90.0,
        _SUMMARY,
        figures=figures,
    )
    return replace(one, **changes)


def talks(*fillers: float) -> list[SessionOverview]:
    """Return one talk a day; given in order of time, returned newest first as in the list."""
    return [a_session(day, value) for day, value in enumerate(fillers)][::-1]


# --- search ---


def test_every_word_must_occur_and_a_number_as_a_whole():
    board = a_session(1, title="Pitch to the Board", tags=("work", "Zürich"))
    later = a_session(10, title="pitch.wav", kind=SessionKind.FILE)
    index = Index([later, board])
    assert index.find("PITCH") == [later, board]
    assert index.find("pitch board") == index.find("zürich") == [board]
    assert index.find("tuesday 3 nov") == index.find("2026-11-03") == [board]
    assert index.find("12 november") == [later] and index.find("2 november") == []
    assert index.find("recording warm") == [later]
    assert index.find("") == [later, board] and index.find("pitch of nothing") == []


def test_task_and_tag_narrow_it_down():
    read = a_session(1, task=Task.READ, tags=("work",))
    talk = a_session(2, tags=("work", "board"))
    index = Index([talk, read])
    assert index.find(task=Task.READ) == [read]
    assert index.find(tag="work") == [talk, read] and index.find(tag="wor") == []
    assert index.find(task=Task.READ, tag="board") == []
    assert index.tags() == ["board", "work"]


def test_tags_are_read_from_a_line():
    assert read_tags(" work,  the   board,,work , ") == ("work", "the board")
    assert read_tags("") == ()


# --- trends ---


@pytest.mark.parametrize(
    ("key", "value", "other", "changed"),
    [
        ("pace_10s_syllables_per_s", 4.0, 3.5, False),
        ("pace_10s_syllables_per_s", 4.0, 3.3, True),
        ("pace_10s_syllables_per_s", 1.0, 0.8, False),  # too little to matter
        ("fillers_per_min", 0.1, 1.3, False),
        ("fillers_per_min", 0.1, 1.4, True),
    ],
)
def test_only_a_difference_that_matters_is_a_change(
    key: str, value: float, other: float, changed: bool
):
    assert METRICS[key].has_changed(value, other) == changed


def test_the_usual_is_that_of_the_newest_ten_practices():
    listed = [a_session(20 - n, 1.0 if n < 5 else 3.0) for n in range(13)]
    assert habit(listed, "") == {FILLERS.key: 2.0}
    assert habit([replace(listed[0], speech_s=19.0), *listed[1:3]], "") == {}


def test_practices_are_the_learners_own_since_they_began():
    own = a_session(2)
    others = [
        a_session(2, kind=SessionKind.FILE), a_session(2, exercise="project"), a_session(0),
    ]  # fmt: skip
    assert practices([own, *others], _START + timedelta(days=1)) == [own]
    assert practices([own], _START, Task.READ) == []


def test_only_like_is_compared_with_like():
    others = [
        a_session(1.5, 99, task=Task.READ),
        a_session(1.5, 99, kind=SessionKind.FILE),
        a_session(1.5, 99, exercise="pitch-slides"),
        a_session(1.5, 99, speech_s=5.0),
        a_session(1.5),  # not measured
    ]
    found = trends([*talks(9, 8, 10, 4), *others])
    assert [one.kind for one in found] == [
        "5 talks", "1 reading", "Slide the pitch: 1 attempt", "1 recorded talk",
    ]  # fmt: skip
    (line,) = found[0].lines
    assert line.values == (9, 8, 10, 4) and line.metric is FILLERS


def test_an_exercise_has_a_goal_of_its_own():
    done = [
        a_session(day, exercise="pitch-slides", task=task, figures={"pitch_variety_st": value})
        for day, task, value in ((2, Task.READ, 3.0), (1, Task.TALK, 1.0), (0, Task.TALK, 2.0))
    ]
    ((found,),) = (one.lines for one in trends(done))
    assert found.values == (2.0, 1.0, 3.0)
    assert found.band == exercises()["pitch-slides"].goals[0]
    assert "the exercise's goal, at least 2.5 semitones" in found.band_words


def test_of_many_sessions_all_are_drawn():
    ((found,),) = (one.lines for one in trends(talks(*[2.0] * 390, *[9.0] * 10)))
    assert found.values == (*[2.0] * 390, *[9.0] * 10)
    assert found.change.words == "More fillers than in November: worse"


# --- days ---


def test_a_day_follows_the_local_clock():
    late = datetime(2026, 10, 25, 0, 30, tzinfo=timezone(timedelta(hours=2)))  # clocks go back
    early = datetime(2026, 10, 25, 23, 30, tzinfo=timezone(timedelta(hours=1)))
    far = datetime(2026, 10, 26, 8, 0, tzinfo=timezone(timedelta(hours=14)))  # still the 25th here
    days = practice_days(a_session(started_at=at) for at in (late, early, far))
    assert days == {date(2026, 10, 25): Day(2, 180.0), date(2026, 10, 26): Day(1, 90.0)}
    assert days[date(2026, 10, 25)].words == "2 practices, 3 min"
    assert Day(1, 170.0).words == "1 practice, 3 min"
    assert Day(1, 59.0).words == "1 practice, 59 s" and Day(1, 60.0).words.endswith(", 1 min")
    assert Day(1, 3900).words == "1 practice, 1 h 5 min" and Day().words == "no practice"


def test_recordings_and_the_sample_talk_are_no_practice():
    kinds = (SessionKind.FILE, SessionKind.SAMPLE)
    assert practice_days(a_session(kind=kind) for kind in kinds) == {}
    assert len(practice_days([a_session(exercise="project")])) == 1


# --- goals ---


def _aim(**changes) -> Aim:
    return replace(Aim(FILLERS.key, 3, _START, most=5.0), **changes)


def test_a_streak_starts_again_after_a_miss():
    today = date(2026, 12, 1)
    found = progress(_aim(), talks(4, 3, 8, 5.04), today)
    assert (found.reached, found.met) == (1, False)  # 5.04 is shown as 5.0
    assert found.words == "1 of 3 in a row; the last: 5.0 a minute"
    assert progress(_aim(), [], today).words == "0 of 3 in a row"
    assert progress(_aim(), talks(4.4), today).words.endswith("the last: 4.4 a minute")
    found = progress(_aim(), talks(9, 4, 3, 5, 9), today)
    assert found.met and found.aim.met_on == date(2026, 11, 5)
    assert found.words == "Met on 05 November 2026"
    assert progress(found.aim, talks(9, 9), today) == found  # it stays met


def test_a_figure_counts_as_it_is_shown():
    energy = METRICS["energy_percent"]
    for value, met in ((49.6, True), (49.4, False)):
        found = progress(
            Aim(energy.key, 1, _START, least=50.0),
            [a_session(figures={energy.key: value})],
            date(2026, 12, 1),
        )
        assert found.met == met == (energy.quantity(value) == "50%")


def test_only_what_the_goal_is_about_counts():
    listed = [
        a_session(4, 4.0),
        a_session(3.9, 99.0, exercise="project"),
        a_session(3.8, 99.0, task=Task.READ),
        a_session(3.7, 99.0, kind=SessionKind.SAMPLE),
        a_session(3.6, 99.0, speech_s=5.0),
        a_session(3.5),
        a_session(3, 4.0, kind=SessionKind.FILE),
        a_session(-1, 4.0),  # before the goal was set
    ]
    assert progress(_aim(), listed, date(2026, 12, 1)).reached == 2


def test_other_models_sessions_count_only_for_figures_that_need_no_model():
    energy, today = METRICS["energy_percent"], date(2026, 12, 1)
    aim = Aim(energy.key, 3, _START, least=50.0)
    listed = [
        a_session(day, model=model, figures={energy.key: value, FILLERS.key: 4.0})
        for day, model, value in ((3, "new", 60), (2, "old", 20), (1, "new", 70), (0, "old", 60))
    ]
    assert progress(aim, listed, today).words == "2 of 3 in a row; the last: 60%"
    silent = a_session(4, 4.0, model="none")  # without a model there is no such figure
    assert progress(aim, [silent, *listed], today).reached == 2
    assert progress(_aim(), listed, today).aim.met_on == date(2026, 11, 4)


def test_days_of_practice_are_counted_by_the_week():
    aim = Aim(DAYS, 2, _START, least=3.0)
    week = [a_session(day) for day in (0, 0.1, 1, 4)][::-1]
    found = progress(aim, week, date(2026, 11, 6))
    assert found.words == "3 of 3 days this week; 1 of 2 weeks in a row"
    more = [a_session(day, speech_s=spoken_s) for day, spoken_s in ((5, 19.0), (4, 20.0))]
    assert progress(aim, more + week[1:], date(2026, 11, 7)).words.startswith("3 of 3 days")
    assert progress(aim, more[:1] + week[1:], date(2026, 11, 7)).words.startswith("2 of 3 days")
    many = [a_session(day) for day in (5, 4, 3, 2)]
    assert progress(aim, many + week, date(2026, 11, 7)).words.startswith("3 of 3 days")
    monday = date(2026, 11, 9)  # the new week breaks nothing yet
    assert progress(aim, week, monday).words == "0 of 3 days this week; 1 of 2 weeks in a row"
    assert progress(aim, week, date(2026, 11, 16)).reached == 0
    second = [a_session(day) for day in (13, 11, 8)]
    found = progress(aim, second + week, date(2026, 11, 15))
    assert found.met and found.aim.met_on == date(2026, 11, 15)
    once = progress(replace(aim, times=1), week, monday)
    assert once.aim.met_on == date(2026, 11, 6) and aim.words.endswith("2 weeks in a row")


def test_a_goal_in_words():
    assert _aim().words == "Fillers at most 5 a minute, in 3 talks in a row"
    energy = Aim("energy_percent", 1, _START, 25.0, 60.0, Task.READ)
    assert energy.words == "Energy 25 to 60%, once"


def test_a_step_is_suggested_where_the_norm_is_far_off():
    assert suggest(FILLERS, None) == (None, 5.0)
    assert suggest(FILLERS, 3.0) == (None, 5.0)
    assert suggest(FILLERS, 10.0) == (None, 8.0)
    assert suggest(METRICS["pauses_per_min"], 2.0) == (2.4, None)
    for usual in (0.0, 0.02):  # a goal of at least 0 would always be met
        assert suggest(METRICS["pauses_per_min"], usual) == suggest(METRICS["pauses_per_min"], None)
    assert suggest(METRICS["energy_percent"], 20.2)[0] == 24.0
    assert suggest(METRICS["pace_10s_syllables_per_s"], 3.0) == (2.4, 4.0)


@pytest.mark.parametrize(
    "changes",
    [
        {"metric": "nothing"},
        {"most": None},
        {"least": 6.0},
        {"times": 0},
        {"since": datetime(2026, 1, 1)},
        {"metric": DAYS},
    ],
)
def test_a_goal_that_makes_no_sense_is_refused(changes: dict):
    with pytest.raises(ValueError, match="invalid goal"):
        _aim(**changes)


def test_goals_are_saved_with_the_day_they_were_met(tmp_path: Path):
    path = tmp_path / "goals.json"
    assert settle(path, [], date(2026, 12, 1)) == GoalProgress() and not path.exists()
    open_one = Aim(DAYS, 2, _START, least=3.0)
    write_goals([_aim(), open_one], path)
    assert os.name != "posix" or path.stat().st_mode & 0o077 == 0
    assert read_goals(path).aims == (_aim(), open_one)
    settle(path, talks(4, 4, 4), date(2026, 12, 1))
    assert read_goals(path).aims == (_aim(met_on=date(2026, 11, 4)), open_one)
    assert settle(path, [], date(2026, 12, 1)).goals[0].met  # although the sessions are deleted


def test_simultaneous_changes_are_all_saved(tmp_path: Path):
    path = tmp_path / "goals.json"
    aims = [_aim(times=number) for number in (1, 2, 3)]
    write_goals(aims, path)
    begun, go_on = Event(), Event()

    def remove_slowly(goals: tuple[Aim, ...]) -> tuple[Aim, ...]:
        begun.set()
        assert go_on.wait(10)
        return goals[1:]

    with ThreadPoolExecutor() as pool:
        first = pool.submit(change_goals, path, remove_slowly)
        assert begun.wait(10)
        second = pool.submit(change_goals, path, lambda goals: goals[:-1])
        met = pool.submit(settle, path, talks(4, 4), date(2026, 12, 1))
        with pytest.raises(TimeoutError):
            second.result(0.3)  # it waits for the first
        go_on.set()
        first.result(), second.result(), met.result()
    assert read_goals(path).aims == (replace(aims[1], met_on=date(2026, 11, 3)),)
    assert os.name != "posix" or path.with_suffix(".lock").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"{", b'{"goals": [{"metric": "x"}]}', b"[]"])
def test_damaged_goals_are_reported_and_left_alone(tmp_path: Path, content: bytes):
    path = tmp_path / "goals.json"
    path.write_bytes(content)
    found = settle(path, [], date(2026, 12, 1))
    assert found.goals == () and "Goals can't be read" in str(found.error)
    assert path.read_bytes() == content


def test_a_goal_that_is_not_understood_is_kept_and_the_others_are_read(tmp_path: Path):
    path = tmp_path / "goals.json"
    write_goals([_aim(), _aim(times=1)], path)
    path.write_text(path.read_text().replace(FILLERS.key, "of_a_later_coach", 1))
    found = settle(path, talks(4), date(2026, 12, 1))
    assert [one.met for one in found.goals] == [True]
    assert "1 goal can't be understood." in found.error.message
    assert read_goals(path).aims == (found.goals[0].aim,)
    assert "of_a_later_coach" in path.read_text()


def test_a_goal_that_cannot_be_saved_is_shown_as_met_anyway(tmp_path: Path):
    path = tmp_path / "goals.json"
    write_goals([_aim(times=1)], path)
    path.with_suffix(".lock").mkdir()
    found = settle(path, talks(4), date(2026, 12, 1))
    assert found.goals[0].met and "Goals not saved" in str(found.error)
    assert read_goals(path).aims == (_aim(times=1),)


# --- export ---


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_title_is_a_formula(sign: str):
    (row,) = csv.DictReader(io.StringIO(to_csv([a_session(title=f"{sign}1+1")]).decode()))
    assert row["title"] == f"'{sign}1+1"


def test_everything_is_exported():
    listed = [a_session(1, 4.0, tags=("a", "b"), title="=HYPERLINK(1)"), a_session(0)]
    first, second = csv.DictReader(io.StringIO(to_csv(listed).decode()))
    assert (first["duration_s"], first["speech_s"]) == ("120.0", "90.0")
    assert first["tags"] == "a, b" and float(first[FILLERS.key]) == 4.0
    assert first["title"] == "'=HYPERLINK(1)"  # nothing for a spreadsheet to compute
    assert second[FILLERS.key] == "" and second["task"] == "talk"
    goals = [progress(_aim(), listed, date(2026, 12, 1))]
    found = json.loads(to_json(listed, goals))
    assert found["sessions"][0]["title"] == "=HYPERLINK(1)"
    assert found["sessions"][0]["metrics"] == {FILLERS.key: 4.0}
    assert found["goals"][0]["state"] == "1 of 3 in a row; the last: 4.0 a minute"
    assert found["goals"][0]["most"] == 5.0
