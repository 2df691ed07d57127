"""How far the work in a workbook is on a day, and the words that say so."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from goalkit.analysis.cadence import readings_asked
from goalkit.frames import frames_of
from goalkit.model import Action, CoachingSession, Goal, Vision, Workbook
from goalkit.model.record import latest
from goalkit.model.workbook import current, first_day, last_quarter
from goalkit.period import Period
from goalkit.terms import GoalState, Headway
from goalkit.wording import count_text, day_text

Done = tuple[Headway, str]
"""How far an exercise is: a state, and a few words on it."""


@dataclass(frozen=True, kw_only=True)
class WorkSoFar:
    """The records of a workbook as they matter for what comes next on day `on`.

    `printed` is the period whose review was printed last, such as `2026-Q3`, and `kept` the names of what is
    kept without being saved, drafts among them; a workbook knows neither.
    """

    workbook: Workbook
    on: date
    printed: str = ""
    kept: tuple[str, ...] = ()

    @cached_property
    def vision(self) -> Vision | None:
        """The vision as it stands."""
        written = [one for one in self.workbook.visions if one.written_on <= self.on]
        return latest(written, lambda one: one.written_on)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The active goals, as they stand."""
        versions = (goal for goal in self.workbook.goals if goal.since <= self.on)
        return tuple(goal for goal in current(versions) if goal.state is GoalState.ACTIVE)

    @cached_property
    def without_measure(self) -> tuple[Goal, ...]:
        """The active goals that are not read by anything."""
        read = {measure.goal_id for measure in self.workbook.measures}
        return tuple(goal for goal in self.goals if goal.id not in read)

    @cached_property
    def not_aligned(self) -> tuple[Goal, ...]:
        """The active goals without a rated link to an objective, a value or another goal."""
        links = self.workbook.alignments
        linked = {one.goal_id for one in links} | {one.target_id for one in links}
        return tuple(goal for goal in self.goals if goal.id not in linked)

    @cached_property
    def readings_due(self) -> int:
        """How many of the measures that are read by check-ins have no reading in their span yet."""
        frames = frames_of([self.workbook], on=self.on)
        asked = readings_asked(frames.goals, frames.measures, frames.check_ins, as_of=self.on)
        return int(asked["due"].sum())

    @cached_property
    def last_check_in(self) -> date | None:
        """The day of the last check-in."""
        return max((one.on for one in self.workbook.check_ins if one.on <= self.on), default=None)

    @cached_property
    def last_round(self) -> date | None:
        """The day of the last round of feedback."""
        days = (answer.round_on for answer in self.workbook.feedback)
        return max((day for day in days if day <= self.on), default=None)

    @cached_property
    def last_asked(self) -> date | None:
        """The day of the last round; before the first one, that on which somebody was asked for support."""
        days = (one.asked_on for one in self.workbook.stakeholders if one.asked_on)
        return self.last_round or max((day for day in days if day <= self.on), default=None)

    @cached_property
    def last_session(self) -> CoachingSession | None:
        """The last coaching session."""
        held = [one for one in self.workbook.coaching_sessions if one.held_on <= self.on]
        return latest(held, lambda one: one.held_on)

    @cached_property
    def open_actions(self) -> tuple[Action, ...]:
        """The actions that are promised and not done."""
        return tuple(one for one in self.workbook.actions if one.done_on is None)

    @cached_property
    def over(self) -> Period | None:
        """The last quarter that is over, None where the workbook began later."""
        return last_quarter(self.workbook.client, first_day(self.workbook), self.on)

    @property
    def is_reviewed(self) -> bool:
        """Whether that quarter was looked back on."""
        return any(self.over and one.period == self.over.text for one in self.workbook.reviews)


def headway(words: str, *, done: object, begun: object) -> Done:
    """How far something is, with a few words on it."""
    return (Headway.DONE if done else Headway.STARTED if begun else Headway.NOT_BEGUN), words


def ago(day: date, on: date) -> str:
    """How long a day is past: `today`, `yesterday`, `9 days ago`; from four weeks on the day itself."""
    days = (on - day).days
    if days > 28:
        return f"on {day_text(day)}"
    return {0: "today", 1: "yesterday"}.get(days, f"{count_text(days, 'day')} ago")
