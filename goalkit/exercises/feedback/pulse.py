"""The pulse of a team: how many would recommend working in it, typed as counts, and its line."""

from typing import Any

from goalkit import forms as ui
from goalkit.exercises.periods import running_quarter
from goalkit.model import TeamPulse
from goalkit.model.people import FEWEST_ANSWERS
from goalkit.model.record import new_id
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import pulse_results
from goalkit.wording import count_text, day_text

NEW = "new"
COUNT = "Write how many; 0 if nobody did."
COUNTS = ("promoters", "passives", "detractors")
PULSE = ui.form(
    TeamPulse,
    only=["asked_on", COUNTS],
    promoters=ui.Whole(label="How many said 9 or 10?", needed=COUNT),
    passives=ui.Whole(label="How many said 7 or 8?", needed=COUNT),
    detractors=ui.Whole(label="How many said 0 to 6?", needed=COUNT),
)
HOW = (
    "Ask everybody in the team, on paper or with a survey that keeps no names: “Would you recommend working "
    "in this team, from 0 (no) to 10 (certainly)?” Write down how many said what. Fewer than "
    f"{count_text(FEWEST_ANSWERS, 'answer')} are not kept."
)


def pulse_step(book: OpenWorkbook) -> tuple[Any, ...]:
    """A choice of round, new or known, and below it what the rounds came to."""
    results = ui.Showcase()

    def show(_: Any = ()) -> None:
        has_any = bool(book.workbook.team_pulses)
        results.show(pulse_results(running_quarter(book)).with_sentences if has_any else ())

    known = {one.asked_on.isoformat(): one for one in book.workbook.team_pulses}
    days = ((day_text(known[day].asked_on), day) for day in sorted(known, reverse=True))

    def open_for(chosen: str) -> ui.Form:
        key = known[chosen].id if chosen in known else new_id()
        return _pulse_form(book, key, f"team pulse {chosen}", show)

    show()
    return HOW, ui.Chooser("Which round?", [("A new round", NEW), *days], open_for, chosen=NEW), results


def _pulse_form(book: OpenWorkbook, key: str, name: str, after_save: ui.AfterSave) -> ui.Form:
    day = ui.Day(label="Asked on", needed="Write the day.", between=lambda: (None, book.today))
    start = {"asked_on": book.today.isoformat()}
    draft = ui.RecordDraft(PULSE.given(asked_on=day), key, start=start, optional=COUNTS)
    made = ui.Form(draft, book, name=name, after_save=after_save)
    asked_on, counts = made.rows()
    return made.lay_out(asked_on.styled("day"), counts)
