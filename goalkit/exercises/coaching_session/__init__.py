"""The coaching session: what was since last time, the conversation, what is promised, and the close."""

from datetime import timedelta
from typing import Any

from goalkit import forms as ui
from goalkit import sections
from goalkit.blocks import Heading
from goalkit.exercises.coaching_session.alliance import AlliancePart
from goalkit.exercises.coaching_session.conversation import SessionDraft, session_form
from goalkit.exercises.coaching_session.log import LogPart
from goalkit.exercises.coaching_session.timer import Timer
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.headway import Done, WorkSoFar, ago, headway
from goalkit.exercises.periods import running_quarter
from goalkit.exercises.print_review import usual_folder
from goalkit.exercises.private_mode import names_switch
from goalkit.model import Record
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import Section
from goalkit.sections.coaching_session import session_summary, still_promised
from goalkit.terms import GoalState
from goalkit.wording import count_text, day_text

SOON = timedelta(days=7)
"""How long before a coaching session it is time to prepare it."""
HIDDEN = "brief hidden"
"""Under which name it is kept that the brief was hidden."""
TIMER = "session timer"
"""Under which name the timer is kept."""
HIDE, SHOW = "Hide the brief while the client looks on", "Show the brief"
NOT_TODAY = "You left this session of an earlier day unsaved. Save it first, then begin today's."


def coaching_session_parts(book: OpenWorkbook) -> tuple[Any, ...]:
    """Private mode; the brief, and beside it timer, session, questions after it, earlier ones, and log."""
    timer = Timer(book.draft(TIMER), lambda text: _keep(book, TIMER, text))
    hours = LogPart(book, usual_folder())
    today = SessionOfToday(book)
    conversation = ui.box("hand", timer, today, AlliancePart(book), earlier_sessions(book), hours)
    beside = ui.box("two", ui.box("picture", hideable_brief(book)), conversation)
    return names_switch(book), ui.box("wide", beside)


def hideable_brief(book: OpenWorkbook) -> ui.Collapsible:
    """What was since last time, as the session brief tells it; out of sight while code names are shown."""
    brief = ui.ShownLater(lambda: _brief(book).parts)
    hidden = book.private_mode or bool(book.draft(HIDDEN))
    return ui.Collapsible(
        brief.view,
        (HIDE, SHOW),
        hidden=hidden,
        then=lambda hidden: _keep(book, HIDDEN, "yes" if hidden else ""),
    )


def _keep(book: OpenWorkbook, name: str, text: str) -> None:
    """Keep a setting of the page, or forget it. What goes wrong is in the log: nothing typed is lost."""
    with ui.guarded(lambda _: None):
        book.keep_draft(name, text) if text else book.drop_draft(name)


def _brief(book: OpenWorkbook) -> Section:
    brief = book.brief()
    parts = {
        "Agreed last time": sections.last_time,
        "Promised": sections.promised,
        "What changed since": sections.what_changed,
        "In the client's own words": sections.own_words,
    }
    told = (Section((Heading(level=3, text=title),)) + part(brief) for title, part in parts.items())
    return sum(told, Section(()))


class SessionOfToday:
    """The form of the session of today, or of one that was left unsaved; `view` is what is shown."""

    def __init__(self, book: OpenWorkbook) -> None:
        self._book, self._results, self.view = book, ui.Showcase(), ui.box("place")
        self.begin()

    def begin(self) -> None:
        """Show the form: of what is typed and not saved yet, else of today."""
        book = self._book
        self._draft = SessionDraft(book.workbook, today=book.today)
        goals = tuple(one for one in current(book.workbook.goals) if one.state is GoalState.ACTIVE)
        self.form = session_form(self._draft, book, goals, self._after_save)
        self._results.show(())
        older = () if self._draft.is_of_today else (ui.words(NOT_TODAY, "help", "p"),)
        self.view.children = (*older, self.form.view, self._results.view)

    def _after_save(self, _: tuple[Record, ...]) -> None:
        self._results.show(still_promised(running_quarter(self._book)).parts)
        if not self._draft.is_of_today:
            again = ui.button("Begin today's session", self.begin)
            self.view.children = (self.form.view, again, self._results.view)


def earlier_sessions(book: OpenWorkbook) -> Any:
    """A list of the sessions before today, and below it the one that is chosen; nothing without any."""
    sessions = {one.id: one for one in book.workbook.coaching_sessions if one.held_on < book.today}
    newest_first = sorted(sessions.values(), key=lambda one: one.held_on, reverse=True)
    options = [("none", ""), *((f"{day_text(one.held_on)}: {one.goal}", one.id) for one in newest_first)]

    def read(key: str) -> Any:
        return key and ui.Showcase(*session_summary(running_quarter(book), sessions[key]).parts)

    return sessions and ui.Chooser("Read an earlier session", options, read)


def _headway(work: WorkSoFar) -> Done:
    if work.last_session is None:
        return headway("No session written down yet", done=False, begun=False)
    still_open = count_text(len(work.open_actions), "open action")
    words = f"Last session {ago(work.last_session.held_on, work.on)}, {still_open}"
    return headway(words, done=not work.open_actions, begun=True)


def _due(work: WorkSoFar) -> str:
    late = [one for one in work.open_actions if one.due < work.on]
    if late:
        many = count_text(len(late), "promised action")
        return f"{many} {'is' if len(late) == 1 else 'are'} overdue."
    planned = work.last_session and work.last_session.next_on
    if not planned or planned > work.on + SOON:
        return ""
    if planned < work.on:
        return f"A coaching session was planned for {day_text(planned)}: there are no notes of it yet."
    return f"The next coaching session is on {day_text(planned)}."


coaching_session = Exercise(
    title="Coaching session",
    notebook="70_coaching_session.ipynb",
    show=coaching_session_parts,
    headway=_headway,
    due=_due,
    urgency=50,
    drafts={
        "coaching session": "the session",
        "working together {day}": "the questions after the session of {day}",
    },
    is_for=lambda work: bool(work.workbook.client.coach),
)
