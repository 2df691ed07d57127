"""The dashboard: what was reached, where every goal stands under a rule, and a small next step."""

from datetime import timedelta
from typing import Any

from goalkit import forms as ui
from goalkit.analysis.rules import RULES
from goalkit.exercises.celebrating import CELEBRATED, Celebrations
from goalkit.exercises.check_in.earlier import earlier_readings
from goalkit.exercises.exercise import Exercise, link_to
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import period_choices
from goalkit.exercises.print_review import usual_folder
from goalkit.exercises.progress.small_steps import small_steps_form
from goalkit.exercises.settings import settings
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import PARTS, Section, dashboard_part, goal_by_goal, just_reached, standing
from goalkit.terms import Audience, MilestoneState
from goalkit.wording import count_text, list_text

ALL, PART = "all goals", "part "
AS_CHOSEN = ""
MOST_GOALS_AT_ONCE = 8
JUST_REACHED = timedelta(days=14)
"""For how long a milestone that was reached counts as news, unless it was celebrated."""
SMALL_STEPS = (
    "Small steps keep a goal alive. These goals have none in the next six weeks: "
    "take one as it is, or change it first."
)
HOW_JUDGED = (
    "The status compares how far a goal is with how far it should be by now. Three well-known rules draw the "
    "line between on track, behind and at risk in different places: choose one to see all goals by it, and "
    "where the others would say something else."
)
WHERE_NONE_IS_CHOSEN = (
    "Which rule counts? You choose it for all clients in Settings, for one client on Start, and for one goal "
    "on the page Goals."
)


def progress_parts(book: OpenWorkbook) -> tuple[Any, ...]:
    """The choices, what they show, and a form with small next steps for one client."""
    dashboard, steps = (
        Dashboard(book),
        book.review(period_choices(book.workbook, book.today)[0][1]).small_steps,
    )
    files = dict([link_to(settings)])
    return (
        dashboard.reached,
        Celebrations(book, usual_folder(), again=True),
        dashboard.overview,
        steps and ui.words("Small next steps", "part", "h3"),
        steps and SMALL_STEPS,
        steps and small_steps_form(steps, book),
        dashboard.closer_look,
        earlier_readings(book),
        ui.Showcase(ui.Links(title="", sentence=WHERE_NONE_IS_CHOSEN, files=files, leads=False)),
    )


class Dashboard:
    """What the choices show, drawn anew after each of them and after each save."""

    def __init__(self, book: OpenWorkbook) -> None:
        self._book = book
        self.reached, self.shown, self.closer = ui.Showcase(), ui.Showcase(), ui.Showcase()
        self._message = ui.Place()
        periods = period_choices(book.workbook, book.today)
        self.facts = book.review(periods[0][1], rule=AS_CHOSEN)
        named = ((f"all by the {rule.title}", name) for name, rule in RULES.items())
        rules = (("as agreed for each goal", AS_CHOSEN), *named)
        lists = {
            "period": ("Period", periods, periods[0][1]),
            "rule": ("How status is judged", rules, AS_CHOSEN),
        }
        goals = self.facts.goals
        parts = (
            *([("All goals", ALL)] if len(goals) <= MOST_GOALS_AT_ONCE else []),
            *zip(goals["statement"], goals["goal"], strict=True),
            *((name, f"{PART}{name}") for name in PARTS),
        )
        self.choices = ui.Choices(lists, self.draw)
        self.look_at = ui.Choices({"part": ("Look closer at", parts, parts[0][1])}, self._draw_closer)
        self.overview = ui.box("place", self.choices, HOW_JUDGED, self._message, self.shown)
        self.closer_look = ui.box("place", self.look_at, self.closer)
        ui.Debounce(self.draw, seconds=0).ask()  # the choices can be used before the charts are drawn
        book.when_saved(self.draw)

    def draw(self) -> None:
        """Show what is chosen, or say why that cannot be."""

        def drawn() -> None:
            rule = self.choices["rule"]  # whoever looks by another rule is told where the others disagree
            reader = Audience.CLIENT if rule == AS_CHOSEN else Audience.COACH
            self.facts = self._book.review(self.choices["period"], rule=rule, audience=reader)
            self.reached.show(_parts_of(just_reached(self.facts)))
            self.shown.show(_parts_of(standing(self.facts)))
            self.closer.show(_parts_of(self._chosen_part()))

        self._message.open(drawn)

    def _draw_closer(self) -> None:
        self._message.open(lambda: self.closer.show(_parts_of(self._chosen_part())))

    def _chosen_part(self) -> Section:
        part = self.look_at["part"]
        if part.startswith(PART):
            return dashboard_part(self.facts, part.removeprefix(PART))
        return goal_by_goal(self.facts, only="" if part == ALL else part)


def _parts_of(*sections: Section) -> list[Any]:
    return [part for section in sections for part in section.with_sentences]


def _headway(work: WorkSoFar) -> Done:
    milestones = work.workbook.milestones
    reached = sum(one.reached_on is not None for one in milestones)
    steps = f"{reached} of {count_text(len(milestones), 'milestone')} {MilestoneState.REACHED}"
    return headway(steps if milestones else "No milestone yet", done=False, begun=work.workbook.check_ins)


def _due(work: WorkSoFar) -> str:
    reached = tuple(
        f"“{one.title}”"
        for one in work.workbook.milestones
        if one.reached_on and work.on - JUST_REACHED <= one.reached_on <= work.on
        if CELEBRATED.format(one.id) not in work.kept
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
