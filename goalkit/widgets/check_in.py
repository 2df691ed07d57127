"""The check-in as a form: what is due, one measure below the other."""

from collections.abc import Iterator

import ipywidgets as ipw

from goalkit.terms import Kind
from goalkit.widgets.check_in_draft import (
    NOT_YET,
    YES,
    Asked,
    CheckInDraft,
    MilestoneDraft,
    last_words,
    wanted_words,
)
from goalkit.widgets.controls import box, choice_field, percent_field, text_field, tick_field, words
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.labels import Label
from goalkit.wording import day_text

NAME = "check-in"
_ANSWERS = (("not said", ""), (YES, YES), (NOT_YET, NOT_YET))


def check_in_form(draft: CheckInDraft, book: Book, after_save: AfterSave) -> Form:
    """The form of a check-in: every reading that is due, and every one of which something is typed."""
    form = Form(draft, book, name=NAME, after_save=after_save)
    form.then = "what it means is told below"
    form.lay_out(*_rows(form, draft))
    return form


def _rows(form: Form, draft: CheckInDraft) -> Iterator[ipw.Widget]:
    example = f"Such as {draft.today.isoformat()} or {day_text(draft.today)}."
    day_help = f"{example} For a week or month that is over, write its last day."
    day = form.add("on", text_field, "Day of these readings", help_text=day_help)
    day.view.add_class("goalkit-day")
    yield day.view
    for key, reading in draft.shown.items():
        yield _reading(form, key, reading.asked)
    if draft.milestones:
        yield words("Milestones: tick what is reached", "part", "h3")
    for key, step in draft.milestones.items():
        yield _milestone(form, f"milestone {key}", step)


def _reading(form: Form, key: str, asked: Asked) -> ipw.Widget:
    title, unit = asked.measure.title, asked.measure.unit
    facts = " · ".join(filter(None, (last_words(asked), wanted_words(asked.measure))))
    if asked.measure.kind is Kind.DONE:
        value = form.add(f"{key}.value", choice_field, title, options=_ANSWERS, help_text=facts)
    else:
        value = form.add(f"{key}.value", text_field, title, unit=unit, help_text=facts)
    value.view.add_class("goalkit-main")
    sure = form.add(f"{key}.confidence", percent_field, Label(title, "How sure are you?"))
    note = form.add(f"{key}.note", text_field, Label(title, "Note"))
    return box("row", words(asked.goal, "goal"), value.view, sure.view, note.view)


def _milestone(form: Form, key: str, step: MilestoneDraft) -> ipw.Widget:
    due = f"{step.milestone.title} (due {day_text(step.milestone.due)})"
    return form.add(f"{key}.reached", tick_field, due).view
