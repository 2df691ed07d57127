"""What a review looks at: the facts of one client over one period, computed when asked for.

Two dates matter. The data are those known on day `known_on`; the facts count on day `as_of`, the last
day of the period or, where the period is still running, the day of knowledge.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from goalkit.analysis.actions import actions_done
from goalkit.analysis.alignment import alignment_matrix
from goalkit.analysis.balance import balance, value_levels
from goalkit.analysis.cadence import missing_spans, readings_asked
from goalkit.analysis.confidence import judged_statements
from goalkit.analysis.keeping import keeping, kept_spans
from goalkit.analysis.ledger import ledger, share_first
from goalkit.analysis.milestones import SmallStep, milestone_states, small_steps
from goalkit.analysis.pace import paused_days, pauses
from goalkit.analysis.progress import progress, status_workings
from goalkit.analysis.readings import daily_readings
from goalkit.analysis.rules import GAP, StatusRule, rule_named
from goalkit.analysis.status import goal_status, other_rules
from goalkit.facts.attainment import AttainmentFacts
from goalkit.facts.forecast import ForecastFacts
from goalkit.frames import Frames, frames_of
from goalkit.model import Agreement, Review, Vision, Workbook
from goalkit.model.record import latest
from goalkit.model.review import latest_review
from goalkit.period import Period, add_months
from goalkit.terms import Audience


@dataclass(frozen=True, kw_only=True)
class PeriodFacts:
    """The facts of one period. Every frame has the columns its function in `analysis` names.

    `rule` judges the goals for which neither goal nor client has one of their own; with `for_all` it
    judges every goal. For a sponsor `workbook` has nothing that is private; see `goalkit.model.sharing`.
    """

    workbook: Workbook
    period: Period
    as_of: date
    known_on: date
    rule: StatusRule = GAP
    for_all: bool = False
    audience: Audience = Audience.CLIENT

    @cached_property
    def frames(self) -> Frames:
        """The records as frames, as they count on `as_of`; with `for_all` without rules of their own."""
        frames = frames_of([self.workbook], on=self.as_of)
        if not self.for_all:
            return frames
        count = {"rule": self.rule.name.value, "day_count": self.rule.count.value}
        kinds = frames.measures.dtypes[list(count)].to_dict()
        return replace(frames, measures=frames.measures.assign(**count).astype(kinds))

    @property
    def _read(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The measures and what they were read as, with which most functions of `analysis` begin."""
        return self.frames.measures, self.frames.check_ins

    @cached_property
    def before(self) -> date:
        """The day before the period began: the "then" of every then and now."""
        return self.period.start - timedelta(days=1)

    @cached_property
    def year_before(self) -> date:
        """The first day of the twelve months that end with the period."""
        return add_months(self.period.end, -12)

    @cached_property
    def pauses(self) -> pd.DataFrame:
        """One row a version of a goal: since when, until when and for how many days it was paused."""
        return pauses(self.frames.goal_versions, as_of=self.as_of)

    @cached_property
    def progress(self) -> pd.DataFrame:
        """One row a measure, maintain measures over this period."""
        return self._progress(self.frames.measures)

    def _progress(self, measures: pd.DataFrame) -> pd.DataFrame:
        frames = self.frames
        return progress(
            measures,
            frames.check_ins,
            frames.milestones,
            as_of=self.as_of,
            since=self.period.start,
            rule=self.rule,
            paused=paused_days(self.pauses),
        )

    @cached_property
    def status_workings(self) -> pd.DataFrame:
        """The rows of `progress` with what share and expected share are fractions of."""
        kept = kept_spans(*self._read, as_of=self.as_of, since=self.period.start)
        return status_workings(self.progress, kept, self.milestones, as_of=self.as_of)

    @cached_property
    def goals(self) -> pd.DataFrame:
        """One row a goal: its status and what decides it."""
        return goal_status(self.frames.goals, self.progress)

    @cached_property
    def other_rules(self) -> pd.DataFrame:
        """One row a goal and rule under which its status would be another."""
        return other_rules(self.frames.goals, self.progress, as_of=self.as_of)

    @cached_property
    def rules(self) -> tuple[StatusRule, ...]:
        """The rules that judge these goals, each once, in the order of the goals."""
        used = self.progress[["rule", "day_count"]].drop_duplicates().itertuples(index=False)
        return tuple(rule_named(name, count) for name, count in used) or (self.rule,)

    @cached_property
    def small_steps(self) -> tuple[SmallStep, ...]:
        """A next step for each running goal that has none within six weeks."""
        return small_steps(self.goals, self.progress, self.milestones, as_of=self.as_of)

    @cached_property
    def readings(self) -> pd.DataFrame:
        """One row a measure and day."""
        return daily_readings(*self._read, as_of=self.as_of)

    @cached_property
    def kept(self) -> pd.DataFrame:
        """One row a span of a maintain measure, from its start on."""
        return kept_spans(*self._read, as_of=self.as_of)

    @cached_property
    def keeping(self) -> pd.DataFrame:
        """One row a maintain measure: how well it was kept since its start."""
        return keeping(self.frames.measures, self.kept)

    @cached_property
    def forecast(self) -> ForecastFacts:
        """Where the goals are heading from `as_of` on."""
        return ForecastFacts(frames=self.frames, readings=self.readings, kept=self.kept, as_of=self.as_of)

    @cached_property
    def milestones(self) -> pd.DataFrame:
        """One row a milestone with its state."""
        return milestone_states(self.frames.milestones, as_of=self.as_of, since=self.period.start)

    @cached_property
    def value_levels(self) -> pd.DataFrame:
        """One row a rated value, before the period and now."""
        personal, ratings = self.frames.personal_values, self.frames.value_ratings
        return value_levels(personal, ratings, as_of=self.as_of, then=self.before)

    @cached_property
    def balance(self) -> pd.DataFrame:
        """One row a life area, before the period and now."""
        return balance(self.frames.life_areas, as_of=self.as_of, then=self.before)

    @cached_property
    def attainment(self) -> AttainmentFacts:
        """Levels and T-scores, where they began and now."""
        return AttainmentFacts(
            workbook=self.workbook, frames=self.frames, as_of=self.as_of, before=self.before
        )

    @cached_property
    def judged(self) -> pd.DataFrame:
        """One row a statement of confidence whose measure or goal is decided."""
        return judged_statements(self.frames, as_of=self.as_of, rule=self.rule)

    @cached_property
    def alignment(self) -> pd.DataFrame:
        """One row a rated pair of a goal and what it is aligned with, by the latest rating."""
        frames = self.frames
        return alignment_matrix(frames.goals, frames.alignments, frames.objectives, frames.personal_values)

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """One row a change of goal or measure."""
        return ledger(self.frames.goal_versions, self.frames.measure_versions)

    @cached_property
    def moved_due(self) -> pd.DataFrame:
        """One row a goal whose due day was moved in the period: goal, since, before, status by that one."""
        in_period = (self.ledger["what"] == "due") & (self.ledger["since"] > pd.Timestamp(self.before))
        moved = self.ledger[in_period].drop_duplicates("goal")[["goal", "since", "before"]]
        if moved.empty:
            return moved.assign(status="")
        measures = self.frames.measures
        before = measures["goal"].map(moved.set_index("goal")["before"]).astype(measures["due"].dtype)
        judged = self._progress(measures.assign(due=before.fillna(measures["due"])))
        return moved.merge(goal_status(self.frames.goals, judged)[["goal", "status"]], on="goal")

    @cached_property
    def share_first(self) -> pd.DataFrame:
        """One row a reach measure whose target was moved: its share by the first target and by today's."""
        return share_first(self.frames.measure_versions, self.progress)

    @cached_property
    def missing(self) -> pd.DataFrame:
        """One row a span of this period without the reading that was due."""
        return missing_spans(*self._read, as_of=self.as_of, since=self.period.start)

    @cached_property
    def actions_done(self) -> pd.DataFrame:
        """One row where an action was due in this period: how many were done by their due day."""
        return actions_done(self.frames.actions, as_of=self.as_of, since=self.period.start)

    @cached_property
    def readings_asked(self) -> pd.DataFrame:
        """One row a measure that is read by check-ins, with its last reading and whether one is due."""
        return readings_asked(self.frames.goals, *self._read, as_of=self.as_of)

    @cached_property
    def quarters(self) -> tuple["PeriodFacts", ...]:
        """The facts of each quarter of the period that has begun, as they count at its end."""
        begun = (quarter for quarter in self.period.quarters if quarter.start <= self.as_of)
        return tuple(
            replace(self, period=quarter, as_of=min(quarter.last_day, self.as_of)) for quarter in begun
        )

    @cached_property
    def answers(self) -> Review | None:
        """What was answered when this period was reviewed, the later recorded of two on one day."""
        return latest_review(self.workbook.reviews, self.period.text)

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """What was answered about this period and each shorter one in it, by their first days."""
        held, fiscal_start = self.workbook.reviews, self.period.fiscal_start
        spans = [Period.parse(text, fiscal_start=fiscal_start) for text in {one.period for one in held}]
        inside = [span for span in spans if self.period.start <= span.start and span.end <= self.period.end]
        ordered = sorted(inside, key=lambda span: (span.end, span.months))
        return tuple(found for span in ordered if (found := latest_review(held, span.text)))

    @cached_property
    def vision(self) -> Vision | None:
        """The vision as it stood on `as_of`."""
        written = [vision for vision in self.workbook.visions if vision.written_on <= self.as_of]
        return latest(written, lambda vision: vision.written_on)

    @cached_property
    def agreement(self) -> Agreement | None:
        """The newest agreement that was signed by `as_of`."""
        signed = [one for one in self.workbook.agreements if one.signed_on <= self.as_of]
        return latest(signed, lambda one: one.signed_on)

    @cached_property
    def rounds(self) -> tuple[date, ...]:
        """The days of the feedback rounds so far, oldest first."""
        days = {answer.round_on for answer in self.workbook.feedback}
        return tuple(sorted(day for day in days if day <= self.as_of))
