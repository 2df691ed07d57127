"""The picture of the future as a form."""

import ipywidgets as ipw

from goalkit.terms import Facet
from goalkit.widgets.controls import area_field, box, text_field, words
from goalkit.widgets.form import Book, Form
from goalkit.widgets.vision_draft import VisionDraft

FACETS = {facet: (facet.label, facet.question) for facet in Facet}
"""What each facet is called, and the question that helps to write it."""
_BEST_DAY = (
    "Close your eyes for a minute. It is an ordinary day five years from now, and it went as you wish. Where "
    "do you wake up, who is there, what do you do, what do people say? Write it as if you were there."
)
_STATEMENT = "One or two sentences that you would like to read every Monday."
_HORIZON = "Five years ahead, unless you know better. Such as 2031-12-31 or 31 Dec 2031."


def vision_form(draft: VisionDraft, book: Book) -> Form:
    """The form of the best day, of the vision, and of its facets, which may all stay empty."""
    form = Form(draft, book, name="vision")
    horizon = form.add("horizon", text_field, "The vision looks ahead to", help_text=_HORIZON)
    horizon.view.add_class("goalkit-day")
    form.lay_out(
        form.add("best_day", area_field, "The best day in five years", rows=6, help_text=_BEST_DAY).view,
        form.add("statement", area_field, "Your vision", rows=2, help_text=_STATEMENT).view,
        horizon.view,
        words("Sides of it, as far as they matter", "part", "h4"),
        box("answers", *_facets(form)),
    )
    return form


def _facets(form: Form) -> list[ipw.Widget]:
    return [
        form.add(facet.value, area_field, title, rows=3, help_text=question).view
        for facet, (title, question) in FACETS.items()
    ]
