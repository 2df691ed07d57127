"""What an exercise says of itself, once: its page, how far it is, and why it can be due.

Each module of this package that holds an `Exercise` is a page. The start page, the foot of every page and
the links between them follow from what the exercises declare; nothing is registered anywhere else.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from goalkit import exercises
from goalkit.errors import GoalkitError
from goalkit.exercises.headway import Done, WorkSoFar
from goalkit.exercises.opening import bare_links, client_page, opened_page
from goalkit.forms import Debounce, Links, Navigation, Showcase, bare_page, guarded
from goalkit.model import CheckIn, Goal, Measure, Workbook
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import Period, parsed_day
from goalkit.store import Practice
from goalkit.store.settings import PRINTED, practice_day, write_as_chosen
from goalkit.terms import Headway
from goalkit.wording import day_text

NOBODY_YET = "Nobody is in this workbook yet. Add yourself or your first client, then come back here."
NOTHING_ELSE = "Nothing else is due."
NOTHING_HERE = "Nothing is written here yet. Nothing is due on the other pages."


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """A page by its title and the file of its notebook; `show` gives what stands on it for a client.

    `headway` says how far it is, in a state and a few words; `due` says in one sentence why it is due, and
    nothing where it is not. Of several that are due the one of the lowest `urgency` comes first. `is_for`
    says whether it is for a client at all; without it, it is. `drafts` has, by the name of a form, the words
    for what is typed into it and not saved; both may hold `{goal}`, `{new_goal}`, `{reading}`, `{period}` and
    `{day}`. Called in the notebook it opens: `practice` is the file, by default the usual one.
    """

    title: str
    notebook: str
    show: Callable[[OpenWorkbook], Any]
    headway: Callable[[WorkSoFar], Done] | None = None
    due: Callable[[WorkSoFar], str] | None = None
    urgency: int = 100
    is_for: Callable[[WorkSoFar], bool] | None = None
    drafts: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __call__(self, practice: str = "") -> Any:
        """The page for the notebook; whatever keeps it from opening is said on it."""

        def page_of(opened: Practice) -> Any:
            write_as_chosen(opened)
            return self.page_in(opened, on=practice_day(opened))

        return opened_page(practice, page_of)

    def page_in(self, practice: Practice, *, on: date) -> Any:
        """The page in an open practice on a day, with what comes next at its foot."""
        if not practice.clients():
            files = {f"Go to {start().title}": start().notebook}
            return bare_links(Links(title="Begin with a client", sentence=NOBODY_YET, files=files))

        def show(book: OpenWorkbook) -> tuple[Any, ...]:
            top, foot = _around(book, self)
            return top, self.show(book), foot

        return client_page(practice, show, on=on)


@dataclass(frozen=True)
class NextStep:
    """An exercise that is due, and one sentence that says why."""

    exercise: Exercise
    why: str


@dataclass(frozen=True)
class Unsaved:
    """What is typed into the form of this name and not saved, in words such as `Q2 2026, goals`."""

    exercise: Exercise
    form: str
    what: str


@cache
def all_exercises() -> tuple[Exercise, ...]:
    """Every exercise, in the order of their notebooks: the order of work."""
    modules = (import_module(one.name) for one in iter_modules(exercises.__path__, f"{exercises.__name__}."))
    found = {one for module in modules for one in vars(module).values() if isinstance(one, Exercise)}
    return tuple(sorted(found, key=lambda one: one.notebook))


def start() -> Exercise:
    """The first exercise, from which every other is reached."""
    return all_exercises()[0]


def how_far(work: WorkSoFar) -> tuple[tuple[Exercise, Headway, str], ...]:
    """Each exercise for this client that says how far it is, with its state and a few words on it."""
    typed, found = {one.exercise.notebook for one in unsaved(work)}, []
    for one in all_exercises():
        if one.headway and (one.is_for is None or one.is_for(work)):
            state, words = one.headway(work)
            if one.notebook in typed:
                state = Headway.STARTED if state is Headway.NOT_BEGUN else state
                words = f"{words}, something not saved yet"
            found.append((one, state, words))
    return tuple(found)


def unsaved(work: WorkSoFar) -> tuple[Unsaved, ...]:
    """What is typed and not saved, by exercise; a form about something that is gone is left out."""
    return tuple(
        Unsaved(one, name, what)
        for one in all_exercises()
        for form, words in one.drafts.items()
        for name in work.kept
        if (what := _unsaved_words(form, words, name, work.workbook))
    )


def _unsaved_words(form: str, words: str, name: str, workbook: Workbook) -> str:
    """The words for the draft of this name; empty where it is of another form, or about what is gone."""
    pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>\\S+)", re.escape(form))
    found = re.fullmatch(pattern, name)
    if found is None:
        return ""
    try:
        named = {what: _NAMES[what](workbook, text) for what, text in found.groupdict().items()}
    except GoalkitError:  # another kind of form with a name like this
        return ""
    return words.format_map(named) if all(named.values()) else ""


def _statement(workbook: Workbook, goal_id: str) -> str:
    goal = workbook.newest(Goal, goal_id)
    return f"“{goal.statement}”" if goal else ""


def _reading(workbook: Workbook, reading_id: str) -> str:
    reading = workbook.newest(CheckIn, reading_id)
    measure = reading and workbook.newest(Measure, reading.measure_id)
    return f"{measure.title} on {day_text(reading.on)}" if reading and measure else ""


_NAMES: dict[str, Callable[[Workbook, str], str]] = {
    "goal": _statement,
    "new_goal": lambda workbook, text: "" if _statement(workbook, text) else "a new goal",
    "reading": _reading,
    "period": lambda workbook, text: Period.parse(text, fiscal_start=workbook.client.fiscal_start).label,
    "day": lambda _, text: day_text(parsed_day(text)),
}
"""How what stands in the name of a form is put into words, empty where it is not there."""


def due_steps(work: WorkSoFar) -> tuple[NextStep, ...]:
    """What is due, the most urgent first."""
    mine = (one for one in all_exercises() if one.is_for is None or one.is_for(work))
    ordered = sorted(mine, key=lambda one: one.urgency)
    return tuple(NextStep(one, why) for one in ordered if one.due and (why := one.due(work)))


def next_step(work: WorkSoFar, *, after: Exercise | None = None) -> NextStep:
    """The first step that is due and not that of the exercise `after`, which is open already.

    Where nothing is due, what is not saved is finished, or the charts are there to look at.
    """
    for step in due_steps(work):
        if step.exercise is not after:
            return step
    for one in unsaved(work):
        if one.exercise is not after:
            why = f"Nothing else is due, but this is not saved yet: {one.exercise.title}, {one.what}."
            return NextStep(one.exercise, why)
    progress = next((one for one in all_exercises() if one.title == "Progress"), start())
    if after is progress:
        return NextStep(start(), NOTHING_ELSE)
    return NextStep(progress, f"{NOTHING_ELSE} The charts show where the goals stand.")


def work_so_far(book: OpenWorkbook) -> WorkSoFar:
    """What has been done in the workbook up to today."""
    printed, kept = book.draft(PRINTED), book.drafts()
    return WorkSoFar(workbook=book.workbook, on=book.today, printed=printed, kept=kept)


def _around(book: OpenWorkbook, here: Exercise) -> tuple[Showcase, Showcase]:
    """The row of all steps on top of the page of `here`, and at its foot what comes next, with links.

    How far each step is, and the foot, appear a moment after the page, and anew after each save.
    """
    top, end = Showcase(_navigation(here, {})), Showcase()

    def look() -> None:
        with guarded(lambda sentence: end.show([Links(title="", sentence=sentence)])):
            work = work_so_far(book)
            far = {one: state for one, state, _ in how_far(work)}
            top.show([_navigation(here, far)])
            end.show([foot(work, here)])

    later = Debounce(look)
    later.ask()
    book.when_saved(later.ask)
    return top, end


def page_of_all(here: Exercise, *parts: Any) -> Any:
    """The page of `here` that is of nobody in particular: below the row of all steps, above the way back."""
    back = Links(title="", sentence="", files=dict([link_to(start())]))
    return bare_page(Showcase(_navigation(here, {})), *parts, Showcase(back))


def _navigation(here: Exercise, far: Mapping[Exercise, Headway]) -> Navigation:
    """The row of all pages on that of `here`: steps, with how `far` those are that are known, and tools."""
    steps = [one for one in all_exercises() if one.headway or one is start()]
    tools = [(one.title, one.notebook) for one in all_exercises() if one not in steps]
    told = [(one.title, one.notebook, far.get(one)) for one in steps]
    return Navigation(told, tools, here.notebook)


def foot(work: WorkSoFar, here: Exercise) -> Links:
    """What comes next after the page of `here`; what is still to be done on it comes first."""
    step, to_do = next_step(work, after=here), _to_do_on(work, here)
    files = dict(link_to(one) for one in (step.exercise, start()) if one is not here)
    why = NOTHING_HERE if step.why.startswith(NOTHING_ELSE) and _is_empty(work, here) else step.why
    return Links(title="Next step", sentence=to_do or why, files=files, leads=not to_do)


def _to_do_on(work: WorkSoFar, here: Exercise) -> str:
    """Why the page of `here` is due, or what is typed on it and not saved; empty where neither is so."""
    due = (step.why for step in due_steps(work) if step.exercise is here)
    typed = (f"something is not saved yet: {one.what}." for one in unsaved(work) if one.exercise is here)
    said = next((f": {why}" for why in due), "") or next((f" {what}" for what in typed), "")
    return said and f"On this page{said}"


def _is_empty(work: WorkSoFar, here: Exercise) -> bool:
    return any(one is here and state is Headway.NOT_BEGUN for one, state, _ in how_far(work))


def next_links(step: NextStep, *to: Exercise) -> Links:
    """A step in words, with links to these exercises, the one to follow first."""
    return Links(title="Next step", sentence=step.why, files=dict(map(link_to, to)))


def link_to(exercise: Exercise) -> tuple[str, str]:
    """The words of a link to an exercise, and the file it leads to."""
    return f"Go to {exercise.title}", exercise.notebook
