"""Which notebook is due next for a client, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from goalkit.analysis.feedback import is_time_to_ask
from goalkit.analysis.work_so_far import WorkSoFar
from goalkit.terms import Notebook
from goalkit.wording import count_text, day_text, list_text

JUST_REACHED = timedelta(days=14)
"""For how long a milestone that was reached counts as news."""
SOON = timedelta(days=7)
"""How long before a coaching session it is time to prepare it."""


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """A notebook that is due, and one sentence that says why."""

    notebook: Notebook
    why: str


def due_steps(work: WorkSoFar) -> tuple[NextStep, ...]:
    """What is due, the most pressing first."""
    found = ((notebook, why(work)) for notebook, why in _REASONS)
    return tuple(NextStep(notebook=notebook, why=sentence) for notebook, sentence in found if sentence)


def next_step(work: WorkSoFar, *, after: Notebook | None = None) -> NextStep:
    """The first step that is due and not that of the notebook `after`, which is open already."""
    due = (step for step in due_steps(work) if step.notebook is not after)
    return next(due, _ALL_DONE if after is not Notebook.PROGRESS else _NOTHING_DUE)


_ALL_DONE = NextStep(
    notebook=Notebook.PROGRESS, why="Nothing else is due. The charts show where the goals stand."
)
_NOTHING_DUE = NextStep(notebook=Notebook.START, why="Nothing else is due.")


def _vision(work: WorkSoFar) -> str:
    return "" if work.vision else "No vision is written yet: goals are easier to choose with one."


def _goals(work: WorkSoFar) -> str:
    if not work.goals:
        return "There is no goal to work on yet: write the first one in your own words."
    bare = work.without_measure
    if not bare:
        return ""
    one = f"“{bare[0].statement}” has" if len(bare) == 1 else f"{len(bare)} goals have"
    return f"{one} no measure yet, so nothing shows how far it is."


def _alignment(work: WorkSoFar) -> str:
    loose = len(work.not_aligned)
    if not loose:
        return ""
    which = f"{loose} of {count_text(len(work.goals), 'goal')}"
    return f"{which} {'is' if loose == 1 else 'are'} not aligned with objectives, values and other goals yet."


def _check_in(work: WorkSoFar) -> str:
    if not work.readings_due:
        return ""
    due = f"{count_text(work.readings_due, 'reading')} {'is' if work.readings_due == 1 else 'are'} due"
    if work.last_check_in is None:
        return f"{due}: the first check-in says where you begin."
    days = (work.on - work.last_check_in).days
    if not days:
        return f"The last check-in is of today, and {due} still."
    return f"The last check-in is {count_text(days, 'day')} old: {due}."


def _session(work: WorkSoFar) -> str:
    if not work.workbook.client.coach:
        return ""
    late = [one for one in work.open_actions if one.due < work.on]
    if late:
        many = count_text(len(late), "promised action")
        return f"{many} {'is' if len(late) == 1 else 'are'} overdue."
    planned = work.last_session and work.last_session.next_on
    if not planned or planned > work.on + SOON:
        return ""
    if planned < work.on:
        return f"A coaching session was planned for {day_text(planned)} and nothing is noted of it yet."
    return f"The next coaching session is on {day_text(planned)}."


def _review(work: WorkSoFar) -> str:
    if work.over is None or work.is_reviewed:
        return ""
    return f"{work.over.label} is over and was not looked back on yet."


def _print(work: WorkSoFar) -> str:
    if work.over is None or not work.is_reviewed or work.printed == work.over.text:
        return ""
    return f"The review of {work.over.label} is answered and was not printed yet."


def _feedback(work: WorkSoFar) -> str:
    if not work.goals:
        return ""
    if work.last_asked is None:
        return "Nobody was asked for feedback yet: those who see you at work see what you cannot."
    if not is_time_to_ask(work.last_asked, on=work.on):
        return ""
    if work.last_round is None:
        return f"Support was asked for on {day_text(work.last_asked)}, and no feedback is noted since."
    return f"The last round of feedback was on {day_text(work.last_round)}: it is time to ask again."


def _progress(work: WorkSoFar) -> str:
    reached = tuple(
        f"“{one.title}”"
        for one in work.workbook.milestones
        if one.reached_on and work.on - JUST_REACHED <= one.reached_on <= work.on
    )
    if not reached:
        return ""
    return f"Reached: {list_text(reached)}. That is worth a reward, and thanks to whoever helped."


_REASONS: tuple[tuple[Notebook, Callable[[WorkSoFar], str]], ...] = (
    (Notebook.VISION, _vision),
    (Notebook.GOALS, _goals),
    (Notebook.ALIGNMENT, _alignment),
    (Notebook.CHECK_IN, _check_in),
    (Notebook.SESSION, _session),
    (Notebook.REVIEW, _review),
    (Notebook.PRINT, _print),
    (Notebook.PROGRESS, _progress),
    (Notebook.FEEDBACK, _feedback),
)
"""The notebooks in the order in which they press, and what says why, empty where it is not due."""
