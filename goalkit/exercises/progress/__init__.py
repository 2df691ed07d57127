"""The dashboard: what was reached, where every goal stands under a rule, and a small next step."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from goalkit.analysis.rules import RULES, rule_named
from goalkit.exercises.check_in.earlier import earlier_readings
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import period_choices
from goalkit.exercises.progress.small_steps import Proposed, small_steps_form
from goalkit.exercises.rules import DAYS, RULE_CHOICES, RULE_HELP
from goalkit.facts.period import PeriodFacts
from goalkit.forms import Choices, Debounce, Message, Showcase, box, guarded, words
from goalkit.measure_text import small_step_text
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import PARTS, Section, dashboard_part, goal_by_goal, just_reached, standing
from goalkit.terms import Audience, MilestoneState
from goalkit.wording import count_text, list_text

ALL, PART = "all goals", "part "
AS_CHOSEN = ""
MOST_GOALS_AT_ONCE = 8
JUST_REACHED = timedelta(days=14)
"""For how long a milestone that was reached counts as news."""
SMALL_STEPS = (
    "Small steps keep a goal alive. These goals have none in the next six weeks: "
    "take one as it is, or change it first."
)
HOW_JUDGED = (
    "The status compares how far a goal is with how far it should be by now. Three well-known rules draw the "
    "line between on track, behind and at risk in different places: choose one to see all goals by it."
)
WHERE_NONE_IS_CHOSEN = (
    "For all clients, it judges every goal that has no rule of its own and whose client has none. It takes "
    "effect at once."
)


def progress_parts(book: OpenWorkbook) -> Sequence[Any]:
    """The choices, what they show, and a form with small next steps for one client."""
    dashboard = Dashboard(book)
    earlier = earlier_readings(book)
    return (
        dashboard.overview, *_small_steps(book), dashboard.closer_look, *earlier, *practice_rule(book)
    )  # fmt: skip


Listed = tuple[str, Sequence[tuple[str, str]], str]
"""A list to choose from: its label, pairs of words and value, and the value chosen first."""


class Dashboard:
    """What the choices show, drawn anew after each of them and after each save."""

    def __init__(self, book: OpenWorkbook) -> None:
        self._book = book
        self.shown, self.closer = Showcase(), Showcase()
        self._periods = period_choices(book.workbook, book.today)
        self.facts = self._facts(self._periods[0][1], AS_CHOSEN)
        self.choices = Choices(self._lists(), self.draw)
        self.look_at = Choices({"part": self._parts()}, self._draw_closer)
        self.message = Message()
        judged = words(HOW_JUDGED, "help")
        self.overview = box("place", self.choices.view, judged, self.message.view, self.shown.view)
        self.closer_look = box("place", self.look_at.view, self.closer.view)
        Debounce(self.draw, seconds=0).ask()  # the choices can be used before the charts are drawn
        book.when_saved(self.draw)

    def draw(self) -> None:
        """Show what is chosen."""
        self.message.clear()
        with guarded(self.message.say):
            self.facts = self._facts(self.choices["period"], self.choices["rule"])
            self.shown.show(_parts_of(just_reached(self.facts), standing(self.facts)))
        self._draw_closer()

    def _draw_closer(self) -> None:
        with guarded(self.message.say):
            self.closer.show(_parts_of(self._chosen_part()))

    def _chosen_part(self) -> Section:
        part = self.look_at["part"]
        if part.startswith(PART):
            return dashboard_part(self.facts, part.removeprefix(PART))
        return goal_by_goal(self.facts, only="" if part == ALL else part)

    def _facts(self, period: str, rule: str) -> PeriodFacts:
        return self._book.review(period, rule=rule, audience=Audience.COACH)

    def _lists(self) -> dict[str, Listed]:
        named = ((f"all by the {rule.title}", name) for name, rule in RULES.items())
        rules = (("as agreed for each goal", AS_CHOSEN), *named)
        return {
            "period": ("Period", self._periods, self._periods[0][1]),
            "rule": ("How status is judged", rules, rules[0][1]),
        }

    def _parts(self) -> Listed:
        goals = self.facts.goals
        few = len(goals) <= MOST_GOALS_AT_ONCE
        options = (
            *([("All goals", ALL)] if few else []),
            *zip(goals["statement"], goals["goal"], strict=True),
            *((name, f"{PART}{name}") for name in PARTS),
        )
        return "Look closer at", options, options[0][1]


def _parts_of(*sections: Section) -> Iterable[Any]:
    return [part for section in sections for part in section.with_sentences]


def practice_rule(book: OpenWorkbook) -> Sequence[Any]:
    """The rule of the whole practice: chosen here, and it counts at once."""
    now = book.practice_rule
    choices = Choices(
        {
            "rule": ("Rule for all clients", RULE_CHOICES, now.name),
            "days": ("How days are counted", DAYS, now.count),
        },
        lambda: book.choose_practice_rule(rule_named(choices["rule"], choices["days"])),
    )
    help_text = words(f"{WHERE_NONE_IS_CHOSEN} {RULE_HELP}", "help")
    return (words("The rule where none is chosen", "part", "h3"), help_text, choices.view)


def _small_steps(book: OpenWorkbook) -> Sequence[Any]:
    today = book.today
    facts = book.review(period_choices(book.workbook, today)[0][1])
    proposed = [
        Proposed(goal=step.goal, statement=step.statement, title=small_step_text(step), due=step.due)
        for step in facts.small_steps
    ]
    if not proposed:
        return ()
    return (words("Small next steps", "part", "h3"), words(SMALL_STEPS, "help"),
            small_steps_form(proposed, book, today=today).view)  # fmt: skip


def _headway(work: WorkSoFar) -> Done:
    reached = sum(one.reached_on is not None for one in work.workbook.milestones)
    steps = f"{reached} of {count_text(len(work.workbook.milestones), 'milestone')} {MilestoneState.REACHED}"
    return headway(steps, done=False, begun=work.workbook.check_ins)


def _due(work: WorkSoFar) -> str:
    reached = tuple(
        f"“{one.title}”"
        for one in work.workbook.milestones
        if one.reached_on and work.on - JUST_REACHED <= one.reached_on <= work.on
    )
    if not reached:
        return ""
    return f"Reached: {list_text(reached)}. That is worth a reward, and thanks to whoever helped."


progress = Exercise(
    title="Progress",
    notebook="60_progress.ipynb",
    show=progress_parts,
    headway=_headway,
    due=_due,
    urgency=80,
    drafts={"small steps": "next steps"},
)
