"""What holds for any number of clients: none, one, and one beside another."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit import frames
from goalkit.analysis import alignment, attainment, feedback, ledger, milestones
from goalkit.analysis.actions import actions_done
from goalkit.analysis.attainment import attainment_levels, levels_from_readings
from goalkit.analysis.balance import balance
from goalkit.analysis.cadence import missing_spans
from goalkit.analysis.forecast import (
    forecast_readings,
    forecast_workings,
)
from goalkit.analysis.keeping import keeping, keeping_chances, kept_spans
from goalkit.analysis.progress import progress, status_workings
from goalkit.analysis.readings import daily_readings, last_readings
from goalkit.analysis.status import goal_status
from goalkit.terms import Cadence, Direction, Join, Kind
from tests.analysis.made import empty, made, measures

AS_OF, SINCE = date(2026, 9, 30), date(2026, 7, 1)
MILESTONES, CHECK_INS = empty("MILESTONES"), empty("CHECK_INS")

ON_CHECK_INS = {
    "daily_readings": lambda table, read: daily_readings(table, read, as_of=AS_OF),
    "last_readings": lambda table, read: last_readings(table, read, as_of=AS_OF, since=SINCE),
    "kept_spans": lambda table, read: kept_spans(table, read, as_of=AS_OF, since=SINCE),
    "keeping": lambda table, read: keeping(table, kept_spans(table, read, as_of=AS_OF)),
    "progress": lambda table, read: progress(table, read, MILESTONES, as_of=AS_OF, since=SINCE),
    "forecast_readings": lambda table, read: forecast_readings(table, read, as_of=AS_OF),
    "forecast_workings": lambda table, read: forecast_workings(
        forecast_readings(table, read, as_of=AS_OF), daily_readings(table, read, as_of=AS_OF)
    ),
    "keeping_chances": lambda table, read: keeping_chances(
        table, kept_spans(table, read, as_of=AS_OF), spans=4
    ),
    "status_workings": lambda table, read: status_workings(
        progress(table, read, MILESTONES, as_of=AS_OF, since=SINCE),
        kept_spans(table, read, as_of=AS_OF, since=SINCE),
        milestones.milestone_states(MILESTONES, as_of=AS_OF),
        as_of=AS_OF,
    ),
    "missing_spans": lambda table, read: missing_spans(table, read, as_of=AS_OF, since=SINCE),
}
GOALS, MEASURES = empty("GOALS"), empty("MEASURES")
MATRIX = alignment.alignment_matrix(GOALS, empty("ALIGNMENTS"), empty("OBJECTIVES"), empty("PERSONAL_VALUES"))
STANDS = progress(MEASURES, CHECK_INS, MILESTONES, as_of=AS_OF)
LEVELS_READ = levels_from_readings(frames.frames_of([], on=AS_OF), [AS_OF])
LEVELS = attainment_levels(frames.frames_of([], on=AS_OF), as_of=AS_OF, then=SINCE)
EMPTY = {
    **{name: of(MEASURES, CHECK_INS) for name, of in ON_CHECK_INS.items()},
    "goal_status": goal_status(GOALS, STANDS),
    "milestone_states": milestones.milestone_states(MILESTONES, as_of=AS_OF, since=SINCE),
    "balance": balance(empty("LIFE_AREAS"), as_of=AS_OF, then=SINCE),
    "levels_from_readings": LEVELS_READ,
    "attainment": attainment.attainment(empty("ATTAINMENT"), LEVELS_READ, as_of=AS_OF),
    "attainment_levels": LEVELS,
    "attainment_change": attainment.attainment_change(LEVELS),
    "attainment_sums": attainment.attainment_sums(LEVELS),
    "next_milestones": milestones.next_milestones(MILESTONES, as_of=AS_OF),
    "alignment_matrix": MATRIX,
    "open_goals": alignment.open_goals(GOALS),
    "between": alignment.between(GOALS, MATRIX),
    "orphan_goals": alignment.orphan_goals(GOALS, MATRIX),
    "uncovered_objectives": alignment.uncovered_objectives(empty("OBJECTIVES"), MATRIX),
    "tensions": alignment.tensions(MATRIX),
    "hours_left": alignment.hours_left(GOALS, empty("WEEKLY_HOURS")),
    "feedback_by_group": feedback.feedback_by_group(empty("FEEDBACK"), round_on=AS_OF),
    "feedback_overall": feedback.feedback_overall(empty("FEEDBACK"), round_on=AS_OF),
    "feedback_gaps": feedback.feedback_gaps(empty("FEEDBACK"), round_on=AS_OF),
    "feedback_trend": feedback.feedback_trend(empty("FEEDBACK"), round_on=AS_OF),
    "actions_done": actions_done(empty("ACTIONS"), as_of=AS_OF, since=SINCE),
    "ledger": ledger.ledger(GOALS, MEASURES),
    "share_first": ledger.share_first(MEASURES, STANDS),
}


COLUMNS = {
    "daily_readings": "measure on value",
    "last_readings": "measure on value confidence first_confidence",
    "kept_spans": "measure span_start span_end value kept",
    "keeping": "measure spans_read spans_kept share run worst_value worst_span_start strength strongest",
    "progress": "client goal measure title kind direction unit baseline target target_high cadence join "
    "weekdays start due rule day_count on actual came confidence first_confidence share expected reached_on "
    "spans read kept read_whole kept_whole of_period paused status",
    "forecast_readings": "measure on low median high probability remark",
    "forecast_workings": "measure count run ahead last level line_pace spread turns mean_pace strayed least "
    "repeats missed walk median scale",
    "keeping_chances": "measure spans_read next all",
    "status_workings": "client goal measure title kind direction unit baseline target target_high cadence "
    "join weekdays start due rule day_count on actual came confidence first_confidence share expected "
    "reached_on spans read kept read_whole kept_whole of_period paused status part whole passed time",
    "attainment_sums": "client when weighted squared weight t goals",
    "next_milestones": "client goal milestone expected earliest latest",
    "missing_spans": "measure span_start span_end",
    "actions_done": "client judged in_time late still_open share",
    "goal_status": "client goal statement state status rule measures on_track weakest weakest_measure "
    "share confidence first_confidence",
    "milestone_states": " ".join([*frames.MILESTONES, "state", "reached_in_period"]),
    "balance": "client area then_on then now_on now wanted change beyond_chance gap",
    "attainment": "client rated_on t goals",
    "levels_from_readings": "client goal scale weight rated_on level read_on value",
    "attainment_levels": "client goal statement scale weight unit baseline baseline_from baseline_on "
    "baseline_value now now_from now_on now_value change note",
    "attainment_change": "client baseline now change goals",
    "alignment_matrix": "client goal statement aligned_with target target_title rating rated_on reason "
    "decision decision_note",
    "open_goals": " ".join(frames.GOALS),
    "between": " ".join(MATRIX.columns),
    "orphan_goals": "client goal statement",
    "uncovered_objectives": "client objective title owner",
    "tensions": " ".join(MATRIX.columns),
    "hours_left": "client hours limit left unsaid",
    "feedback_by_group": "client behaviour group answers mean hidden",
    "feedback_overall": "client behaviour answers mean hidden",
    "feedback_gaps": "client behaviour self others gap",
    "feedback_trend": "client behaviour group mean previous change beyond_chance",
    "ledger": "client goal measure since what before after unit reason",
    "share_first": "client goal measure unit baseline target first_baseline first_target share_first share",
}


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_in_gives_an_empty_frame_of_the_same_columns(name):
    assert EMPTY[name].empty
    assert list(EMPTY[name].columns) == COLUMNS[name].split()


@st.composite
def one_client(draw, client):
    """Some measures of a client and their check-ins, in the order in which they were recorded."""
    rows = [
        {
            "client": client, "measure": f"{client}/{number}",
            "kind": draw(st.sampled_from([Kind.REACH, Kind.MAINTAIN, Kind.DONE])),
            "direction": draw(st.sampled_from(list(Direction))), "target_high": 20.0,
            "cadence": draw(st.sampled_from(list(Cadence))), "join": draw(st.sampled_from(list(Join))),
        }
        for number in range(draw(st.integers(0, 4)))
    ]  # fmt: skip
    read = [
        {
            "measure": row["measure"],
            "on": date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 300))),
            "value": draw(st.none() | st.integers(0, 30)),
            "confidence": draw(st.none() | st.floats(0, 1)),
        }
        for row in rows
        for _ in range(draw(st.integers(0, 8)))
    ]
    return rows, read


def read_frame(rows):
    return made(frames.CHECK_INS, {"note": ""}, rows)


def of_client(found, client):
    """The rows of this client, without what only tells how large the whole frame was."""
    own = found[found["measure"].astype("str").str.startswith(f"{client}/")]
    return own.astype({"measure": "str"}).reset_index(drop=True)


@pytest.mark.parametrize("name", ON_CHECK_INS)
@given(ada=one_client("ada"), bob=one_client("bob"))
@settings(max_examples=25)
def test_the_rows_of_another_client_change_nothing(name, ada, bob):
    compute = ON_CHECK_INS[name]
    alone = compute(measures(*ada[0]), read_frame(ada[1]))
    beside = compute(measures(*bob[0], *ada[0]), read_frame(bob[1] + ada[1]))
    pd.testing.assert_frame_equal(of_client(beside, "ada"), of_client(alone, "ada"))


@pytest.mark.parametrize("name", ON_CHECK_INS)
@given(ada=one_client("ada"), random=st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_in_which_different_days_were_recorded_changes_nothing(name, ada, random):
    compute, (rows, read) = ON_CHECK_INS[name], ada
    once_a_day = list({(row["measure"], row["on"]): row for row in read}.values())
    shuffled = random.sample(once_a_day, len(once_a_day))
    plain = compute(measures(*rows), read_frame(once_a_day))
    pd.testing.assert_frame_equal(compute(measures(*rows), read_frame(shuffled)), plain)
