"""The values and the balance wheel as forms: two levels each, from 1 to 10; and the focus."""

import ipywidgets as ipw

from goalkit.model import Value
from goalkit.widgets.controls import box, choice_field, rating_field, text_field, tick_field, words
from goalkit.widgets.focus_draft import FocusDraft
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.labels import Label
from goalkit.widgets.rounds import HIGH, LOW
from goalkit.widgets.value_round_draft import ValueRoundDraft
from goalkit.widgets.vision import FACETS
from goalkit.widgets.wheel_draft import WheelDraft
from goalkit.wording import day_text

_MEANINGS = "1 hardly, 10 fully"
_NO_VALUE = ("not said", "")


def value_round_form(draft: ValueRoundDraft, book: Book, after_save: AfterSave) -> Form:
    """The form of how much each value matters and is lived."""
    form = Form(draft, book, name="values lived", after_save=after_save)
    form.lay_out(*(_value(form, draft, key, value) for key, value in draft.values.items()))
    return form


def _value(form: Form, draft: ValueRoundDraft, key: str, value: Value) -> ipw.Widget:
    last = draft.last.get(key)
    before = f"Last {last.importance} and {last.lived} on {day_text(last.rated_on)}" if last else _MEANINGS
    told = ": ".join(filter(None, (value.name, value.meaning)))
    return box(
        "row",
        words(told, "goal"),
        _level(form, f"{key}.importance", Label(value.name, "How important is it?"), before),
        _level(form, f"{key}.lived", Label(value.name, "How much is it lived?"), ""),
    )


def wheel_form(draft: WheelDraft, book: Book, after_save: AfterSave) -> Form:
    """The form of the balance wheel, whose areas can be given other names."""
    form = Form(draft, book, name="balance wheel", after_save=after_save)
    form.lay_out(*(_area(form, draft, place) for place in draft.areas))
    return form


def _area(form: Form, draft: WheelDraft, place: str) -> ipw.Widget:
    number, area = int(place) + 1, draft.names[int(place)]
    last = draft.last.get(area)
    before = f"Last {last.now} and {last.wanted} on {day_text(last.rated_on)}" if last else _MEANINGS
    return box(
        "row",
        form.add(f"{place}.area", text_field, f"Area {number}").view,
        _level(form, f"{place}.now", Label(f"Area {number}", "Now"), before),
        _level(form, f"{place}.wanted", Label(f"Area {number}", "Wanted"), ""),
    )


def focus_form(draft: FocusDraft, values: tuple[Value, ...], book: Book) -> Form:
    """The form of the facets in focus, each with the value that it serves."""
    form = Form(draft, book, name="focus")
    options = (_NO_VALUE, *((value.name, value.id) for value in values))
    form.lay_out(*(_facet(form, draft, name, options) for name in draft.facets))
    return form


def _facet(form: Form, draft: FocusDraft, name: str, options: tuple[tuple[str, str], ...]) -> ipw.Widget:
    facet = next(one for one in draft.vision.facets if one.facet.value == name)
    title, _ = FACETS[facet.facet]
    return box(
        "row",
        words(f"{title}: {facet.picture}", "goal"),
        form.add(f"{name}.in_focus", tick_field, f"In focus: {title}").view,
        form.add(f"{name}.value_id", choice_field, Label(title, "The value it serves"), options=options).view,
    )


def _level(form: Form, name: str, label: Label, help_text: str) -> ipw.Widget:
    return form.add(name, rating_field, label, low=LOW, high=HIGH, help_text=help_text).view
