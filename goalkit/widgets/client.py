"""The client as a form: who it is, and what was agreed."""

from collections.abc import Iterator

import ipywidgets as ipw

from goalkit.period import MONTHS
from goalkit.widgets.client_draft import ClientDraft
from goalkit.widgets.controls import box, choice_field, text_field, words
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.rule_choices import DAYS, RULE_HELP, RULES, left_to

NAME = "client"
_FIRST_MONTHS = tuple((name, str(number)) for number, name in enumerate(MONTHS, start=1))
_DAY = "Such as 2026-09-12 or 12 Sep 2026."


def client_form(draft: ClientDraft, book: Book, after_save: AfterSave) -> Form:
    """The form of a client, with the agreement below; all but the name may stay empty."""
    form = Form(draft, book, name=NAME, after_save=after_save)
    form.lay_out(*_who(form), *_agreed(form), *_judged(form))
    return form


def _who(form: Form) -> Iterator[ipw.Widget]:
    alone = "Leave it empty if you work on your own."
    year = "Quarters are counted from here."
    yield box(
        "row",
        words("Who the workbook is about", "part", "h3"),
        form.add("name", text_field, "Name").view,
        form.add("role", text_field, "Role").view,
        form.add("organisation", text_field, "Organisation").view,
        form.add("coach", text_field, "Coach", help_text=alone).view,
        form.add(
            "fiscal_start",
            choice_field,
            "The organisation's year starts in",
            options=_FIRST_MONTHS,
            help_text=year,
        ).view,
    )


def _agreed(form: Form) -> Iterator[ipw.Widget]:
    who = "Such as: goals and status go to the sponsor, notes stay between us."
    yield box(
        "row",
        words("What was agreed (may stay empty)", "part", "h3"),
        form.add("purpose", text_field, "What the coaching is for").view,
        form.add("sponsor", text_field, "Sponsor", help_text="Who pays for it, if anybody does.").view,
        form.add("may_see", text_field, "Who may see what", help_text=who).view,
        form.add("signed_on", text_field, "Agreed on", help_text=_DAY).view,
        form.add("ends_on", text_field, "Ends on", help_text=_DAY).view,
        form.add("keep_years", text_field, "Kept after the end for", unit="years").view,
    )


def _judged(form: Form) -> Iterator[ipw.Widget]:
    rules, days = (left_to("all clients") + options for options in (RULES, DAYS))
    yield box(
        "row",
        words("How goals are judged (may stay as it is)", "part", "h3"),
        form.add("rule", choice_field, "Rule for statuses", options=rules, help_text=RULE_HELP).view,
        form.add("day_count", choice_field, "How days are counted", options=days).view,
    )
