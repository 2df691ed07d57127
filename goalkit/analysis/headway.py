"""How far each notebook is for a client, in a few words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from goalkit.analysis.feedback import is_time_to_ask
from goalkit.analysis.work_so_far import WorkSoFar
from goalkit.period import Period
from goalkit.terms import Headway, MilestoneState, Notebook
from goalkit.wording import count_text, day_text


@dataclass(frozen=True, kw_only=True)
class HowFar:
    """How far one notebook is: a state, and what there is in words."""

    notebook: Notebook
    headway: Headway
    words: str


def how_far(work: WorkSoFar) -> tuple[HowFar, ...]:
    """One for each notebook that asks, in the order of work; the coaching session only with a coach."""
    told = ((notebook, tell(work)) for notebook, tell in _TOLD if _is_for(work, notebook))
    return tuple(HowFar(notebook=notebook, headway=state, words=words) for notebook, (state, words) in told)


def _is_for(work: WorkSoFar, notebook: Notebook) -> bool:
    return notebook is not Notebook.SESSION or bool(work.workbook.client.coach)


Told = tuple[Headway, str]


def _vision(work: WorkSoFar) -> Told:
    book = work.workbook
    parts = (
        "vision written" if work.vision else "no vision yet",
        count_text(len(book.values), "value") if book.values else "no values yet",
        "wheel filled in" if book.life_area_ratings else "no wheel yet",
    )
    begun = (work.vision, book.value_ratings, book.life_area_ratings)
    return _state(done=all(begun), begun=any((*begun, book.values))), _sentence(parts)


def _goals(work: WorkSoFar) -> Told:
    if not work.goals:
        return Headway.NOT_BEGUN, "No goal to work on yet"
    bare = len(work.without_measure)
    without = f", {bare} without a measure" if bare else ""
    return _state(done=not bare, begun=True), count_text(len(work.goals), "goal") + without


def _alignment(work: WorkSoFar) -> Told:
    held = len(work.goals) - len(work.not_aligned)
    words = f"{held} of {count_text(len(work.goals), 'goal')} aligned"
    return _state(done=bool(held) and not work.not_aligned, begun=bool(held)), words


def _check_in(work: WorkSoFar) -> Told:
    if work.last_check_in is None:
        return Headway.NOT_BEGUN, "No check-in yet"
    due = f", {count_text(work.readings_due, 'reading')} due" if work.readings_due else ""
    words = f"Last check-in {ago(work.last_check_in, work.on)}{due}"
    return _state(done=not work.readings_due, begun=True), words


def _feedback(work: WorkSoFar) -> Told:
    people = len(work.workbook.stakeholders)
    rounds = len({answer.round_on for answer in work.workbook.feedback if answer.round_on <= work.on})
    words = f"{count_text(people, 'person', 'people')}, {count_text(rounds, 'round')} of feedback"
    done = bool(rounds) and not is_time_to_ask(work.last_round, on=work.on)
    return _state(done=done, begun=bool(people)), words


def _progress(work: WorkSoFar) -> Told:
    reached = sum(one.reached_on is not None for one in work.workbook.milestones)
    steps = f"{reached} of {count_text(len(work.workbook.milestones), 'milestone')} {MilestoneState.REACHED}"
    return _state(done=False, begun=bool(work.workbook.check_ins)), steps


def _session(work: WorkSoFar) -> Told:
    if work.last_session is None:
        return Headway.NOT_BEGUN, "No session noted yet"
    still_open = f"{count_text(len(work.open_actions), 'open action')}"
    words = f"Last session {ago(work.last_session.held_on, work.on)}, {still_open}"
    return _state(done=not work.open_actions, begun=True), words


def _review(work: WorkSoFar) -> Told:
    if work.over is None:
        return Headway.NOT_BEGUN, "The first quarter still runs"
    words = f"{work.over.label} {'is reviewed' if work.is_reviewed else 'waits for its review'}"
    return _state(done=work.is_reviewed, begun=bool(work.workbook.reviews)), words


def _print(work: WorkSoFar) -> Told:
    if not work.printed:
        return Headway.NOT_BEGUN, "Nothing printed yet"
    is_latest = work.over is None or work.printed == work.over.text
    return _state(done=is_latest, begun=True), f"Last printed: {Period.parse(work.printed).label}"


_TOLD: tuple[tuple[Notebook, Callable[[WorkSoFar], Told]], ...] = (
    (Notebook.VISION, _vision),
    (Notebook.GOALS, _goals),
    (Notebook.ALIGNMENT, _alignment),
    (Notebook.CHECK_IN, _check_in),
    (Notebook.FEEDBACK, _feedback),
    (Notebook.PROGRESS, _progress),
    (Notebook.SESSION, _session),
    (Notebook.REVIEW, _review),
    (Notebook.PRINT, _print),
)


def ago(day: date, on: date) -> str:
    """How long a day is past: `today`, `yesterday`, `9 days ago`; from four weeks on the day itself."""
    days = (on - day).days
    if days > 28:
        return f"on {day_text(day)}"
    return {0: "today", 1: "yesterday"}.get(days, f"{count_text(days, 'day')} ago")


def _state(*, done: bool, begun: bool) -> Headway:
    return Headway.DONE if done else Headway.STARTED if begun else Headway.NOT_BEGUN


def _sentence(parts: tuple[str, ...]) -> str:
    text = ", ".join(parts)
    return text[0].upper() + text[1:]
