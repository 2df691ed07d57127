"""After a session: four questions to the client about working together, and their line over the sessions."""

from collections.abc import Iterator
from typing import Any

from goalkit import forms as ui
from goalkit.model import AllianceRating, CoachingSession, Workbook
from goalkit.model.record import latest, same_id
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import TypedBy
from goalkit.wording import count_text, day_text

ANSWERS = ("bond", "goals", "tasks", "use")
ALL_FOUR = "Answer all four, or none."
_ASKED = (
    "How freely could you speak?",
    "How far was it about what matters to you now?",
    "How much did the way we worked help you?",
    "How far will it be useful to you in the days ahead?",
)
ALLIANCE = ui.form(
    AllianceRating,
    only=[*ANSWERS, "typed_by"],
    **{
        name: ui.Rating(1, 10, label=label, needed=ALL_FOUR)
        for name, label in zip(ANSWERS, _ASKED, strict=True)
    },
)
TITLE = "After the session: four questions for the client"
HOW = (
    "From 1, hardly, to 10, fully. It stays between the two of you: no report prints it. "
    "A low number helps more than a kind one."
)
FELL = 2
"""From so many points lower than last time on, the coach is told."""
MOST_SHOWN = 8


class AlliancePart:
    """The questions about the last session, and what was answered over the sessions; `view` is what is shown.

    A session of an earlier day that is answered is not asked about again.
    """

    def __init__(self, book: OpenWorkbook) -> None:
        self._book, self._asked_about = book, ""
        self.questions, self.line = ui.Place(), ui.Place()
        self.view = ui.box("place", self.questions, self.line)
        self._show()
        book.when_saved(self._show)

    def _show(self) -> None:
        book, rated = self._book, ratings_in_order(self._book.workbook)
        held = [one for one in book.workbook.coaching_sessions if one.held_on <= book.today]
        last = latest(held, lambda one: one.held_on)
        answered = {session.id for session, _ in rated}
        asks = last if last and (last.held_on == book.today or last.id not in answered) else None
        stays = asks is None and self._asked_about in {one.id for one in held}  # it was answered just now
        wanted = asks.id if asks else ""
        if wanted != self._asked_about and not stays:
            self._asked_about = wanted
            self.questions.open(lambda: asks and (ui.words(TITLE, "part", "h3"), alliance_form(book, asks)))
        self.line.open(lambda: tuple(_over_sessions(rated)))


def alliance_form(book: OpenWorkbook, session: CoachingSession) -> ui.Form:
    """The questions about one session; the client types, or the coach for them."""
    key = same_id("alliance", session.id)
    start = {"typed_by": TypedBy.CLIENT.value}
    given = {"session_id": session.id}
    draft = ui.RecordDraft(ALLIANCE, key, given=given, start=start, optional=ANSWERS)
    made = ui.Form(draft, book, name=f"working together {session.held_on}")
    return made.lay_out(f"The session of {day_text(session.held_on)}. {HOW}", made.rows())


def ratings_in_order(workbook: Workbook) -> list[tuple[CoachingSession, AllianceRating]]:
    """Each session that was answered with its answers, by day."""
    sessions = {one.id: one for one in workbook.coaching_sessions}
    rated = ((sessions[one.session_id], one) for one in workbook.alliance_ratings)
    return sorted(rated, key=lambda both: both[0].held_on)


def _over_sessions(rated: list[tuple[CoachingSession, AllianceRating]]) -> Iterator[Any]:
    shown = rated[-MOST_SHOWN:]
    if len(shown) > 1:
        label = f"Working together: the mean of the client's four answers, over {len(shown)} sessions"
        yield ui.words(label, "help"), ui.series(label, [one.mean for _, one in shown])
    if said := what_fell(rated):
        yield ui.words(said, "help", "p")


def what_fell(rated: list[tuple[CoachingSession, AllianceRating]]) -> str:
    """What to ask where an answer of the last session fell, that which fell most; empty where none did."""
    if len(rated) < 2:
        return ""
    (_, before), (session, now) = rated[-2:]
    name = max(ANSWERS, key=lambda one: getattr(before, one) - getattr(now, one))
    was, is_now = getattr(before, name), getattr(now, name)
    if was - is_now < FELL:
        return ""
    told = ", as the client told the coach" if now.typed_by is TypedBy.COACH else ""
    return (
        f"“{ALLIANCE.fields[name].label}” was {is_now} on {day_text(session.held_on)}{told}, "
        f"{count_text(was - is_now, 'point')} lower than the time before: ask what was missing."
    )
