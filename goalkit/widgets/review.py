"""The review as forms, one a step: looking back, goals, levels, looking ahead, words."""

from collections.abc import Iterator
from functools import partial

import ipywidgets as ipw

from goalkit import look
from goalkit.terms import Choice, Status
from goalkit.widgets.controls import area_field, box, choice_field, marked, text_field, words
from goalkit.widgets.decision_draft import REACHED, DecisionDraft
from goalkit.widgets.decisions_draft import DecisionsDraft
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.labels import Label
from goalkit.widgets.levels_draft import LevelDraft, LevelsDraft
from goalkit.widgets.paged import Paged
from goalkit.widgets.review_sheet import MOST_FOCUS, LookingAheadDraft, LookingBackDraft, WordsDraft
from goalkit.widgets.target_draft import TargetDraft
from goalkit.wording import day_text

ONE_A_LINE = "One a line. The first three stand on the page that a sponsor reads."
CHOICES = (
    ("not decided yet", ""),
    ("Keep: go on as it is", Choice.KEEP.value),
    ("Change: target, day or way", Choice.CHANGE.value),
    ("Stop: lay the goal aside", Choice.STOP.value),
    ("Reached: close the goal", REACHED),
)


def looking_back_form(draft: LookingBackDraft, book: Book, after_save: AfterSave) -> Form:
    """What went well, what was learned, what did not work."""
    form = Form(draft, book, name=f"review {draft.sheet.period} back", after_save=after_save)
    form.lay_out(
        form.add(
            "wins", area_field, "Wins: what went well, and how did you do it?", help_text=ONE_A_LINE
        ).view,
        form.add("learnings", area_field, "Learnings: what do you know now?", help_text=ONE_A_LINE).view,
        form.add("did_not_work", area_field, "What did not work?", help_text="One a line.").view,
    )
    return form


def decisions_form(draft: DecisionsDraft, book: Book, after_save: AfterSave) -> Form:
    """What is decided about each goal, below where it stands."""
    form = Form(draft, book, name=f"review {draft.sheet.period} goals", after_save=after_save)
    rows = {
        key: partial(_decision, form, key, f"Goal {number}")
        for number, key in enumerate(draft.goals, start=1)
    }
    undecided = next((key for key, part in draft.goals.items() if not part.choice), "")
    form.lay_out(*Paged(form, rows, what="goal", first=undecided).views)
    return form


def _decision(form: Form, key: str, goal: str) -> ipw.Widget:
    part, _ = form.draft.field(f"{key}.choice")
    assert isinstance(part, DecisionDraft)  # noqa: S101 - a mistake of whoever writes a form, not of a person
    choice = form.add(f"{key}.choice", choice_field, Label(goal, "Keep, change or stop?"), options=CHOICES)
    what = form.add(
        f"{key}.what",
        area_field,
        Label(goal, "What exactly?"),
        rows=2,
        help_text="Left empty, the goal itself stands there.",
    )
    why = form.add(f"{key}.reason", area_field, Label(goal, "Why?"), rows=2)
    changes = box("place")

    def show_changes(_: object = None) -> None:
        if part.is_change and not changes.children:
            changes.children = tuple(_changes(form, key, goal))
        changes.layout.display = None if part.is_change else "none"

    part.observe(show_changes, names="choice")
    show_changes()
    head = words(f"{goal}: {part.goal.statement}", "part", "h3")
    row = box("row", choice.view, what.view, why.view)
    return box("one", head, _standing(part.asked.status, part.asked.facts), row, changes)


def _standing(status: Status, facts: str) -> ipw.Widget:
    colour = look.STATUS_COLOURS[status]
    label = f'<span class="goalkit-status" style="color: {colour}">{status.label}</span>'
    return ipw.HTML(f'<p class="goalkit-standing">{label} {marked(f"· {facts}", "goal", "span")}</p>')


def _changes(form: Form, key: str, goal: str) -> Iterator[ipw.Widget]:
    """The fields for what changes, with what stands there now."""
    part, _ = form.draft.field(f"{key}.choice")
    assert isinstance(part, DecisionDraft)  # noqa: S101 - as above
    yield form.add(f"{key}.statement", text_field, Label(goal, "In a sentence")).view
    due = form.add(f"{key}.due", text_field, Label(goal, "Due on")).view
    targets = (
        one for name, each in part.targets.items() for one in _target(form, f"{key}.{name}", goal, each)
    )
    yield box("row", due, *targets)


def _target(form: Form, name: str, goal: str, part: TargetDraft) -> Iterator[ipw.Widget]:
    label, unit = f"Target of {part.measure.title}", part.measure.unit
    if part.measure.target_high is None:
        yield form.add(f"{name}.target", text_field, Label(goal, label), unit=unit).view
        return
    yield form.add(f"{name}.target", text_field, Label(goal, f"{label}, from"), unit=unit).view
    yield form.add(f"{name}.target_high", text_field, Label(goal, f"{label}, up to"), unit=unit).view


def levels_form(draft: LevelsDraft, book: Book, period: str, after_save: AfterSave) -> Form:
    """The level of each goal on its scale."""
    form = Form(draft, book, name=f"review {period} levels", after_save=after_save)
    rows = {
        key: partial(_level, form, key, f"Goal {number}") for number, key in enumerate(draft.scales, start=1)
    }
    unrated = next((key for key, part in draft.scales.items() if not part.has_level), "")
    about = words(f"How it was on {day_text(draft.on)}. 0 is as expected.", "help", "p")
    form.lay_out(about, *Paged(form, rows, what="goal", first=unrated).views)
    return form


def _level(form: Form, key: str, goal: str) -> ipw.Widget:
    part, _ = form.draft.field(f"{key}.level")
    assert isinstance(part, LevelDraft)  # noqa: S101 - a mistake of whoever writes a form, not of a person
    statement = part.asked.goal
    level = form.add(
        f"{key}.level",
        choice_field,
        Label(goal, "Which level?"),
        options=part.options,
        help_text=part.told,
    )
    note = form.add(f"{key}.note", area_field, Label(goal, "What makes you say so?"), rows=2)
    return box("one", words(f"{goal}: {statement}", "part", "h3"), box("rows", level.view, note.view))


def looking_ahead_form(draft: LookingAheadDraft, book: Book, after_save: AfterSave) -> Form:
    """What is started, the next focus, plans and thanks."""
    form = Form(draft, book, name=f"review {draft.sheet.period} ahead", after_save=after_save)
    plans = "One a line, such as: If an offer reaches my desk, then I pass it back unread."
    numbers = range(1, MOST_FOCUS + 1)
    focus = (form.add(f"focus_{number}", area_field, f"Next focus {number}", rows=2) for number in numbers)
    form.lay_out(
        form.add("start", area_field, "What do you start?", help_text="One a line.").view,
        words("Next focus: three things at most", "part", "h3"),
        box("row", *(one.view for one in focus)),
        form.add(
            "plans", area_field, "If-then plans: what could come between, and what then?", help_text=plans
        ).view,
        form.add("thanks", area_field, "Thanks: who helped, and with what?", help_text="One a line.").view,
    )
    return form


def words_form(draft: WordsDraft, book: Book, after_save: AfterSave) -> Form:
    """The words of client and coach."""
    form = Form(draft, book, name=f"review {draft.sheet.period} words", after_save=after_save)
    coach = book.workbook.client.coach or "the coach"
    form.lay_out(
        form.add("client_words", area_field, f"In the words of {book.whose}", rows=5).view,
        form.add("coach_words", area_field, f"In the words of {coach}", rows=5).view,
    )
    return form
