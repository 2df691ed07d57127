"""The picture of the future: the best day, the vision with its sides, and which of them come first."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from goalkit import forms as ui
from goalkit.model import FacetPicture, Reflection, Vision, Workbook
from goalkit.model.record import latest, same_id
from goalkit.model.vision import MOST_IN_FOCUS
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import Facet

PROMPT = "The best day in five years"
"""The prompt of the reflection with which the picture begins."""
YEARS_AHEAD = 5
NO_STATEMENT = "Write your vision in one or two sentences first; the rest belongs to it."
TOO_MANY = f"At most {MOST_IN_FOCUS} at a time: remove the tick from what can wait."

BEST_DAY = ui.form(
    Reflection,
    only=["text"],
    text=ui.Text(
        rows=6,
        label=PROMPT,
        help="Close your eyes for a minute. It is an ordinary day five years from now, and it went as you "
        "wish. Where do you wake up, who is there, what do you do, what do people say? Write it as if you "
        "were there.",
    ),
)
VISION = ui.form(
    Vision,
    only=["statement", "horizon"],
    statement=ui.Text(
        rows=2, help="One or two sentences that you would like to read every Monday.", needed=NO_STATEMENT
    ),
    horizon=ui.Field(help="Five years ahead, unless you know better. Such as 2031-12-31 or 31 Dec 2031."),
)
SIDES = {facet.value: ui.Text(rows=3, label=facet.label, help=facet.question) for facet in Facet}


class PictureDraft(ui.RecordDraft[Vision]):
    """The vision with a text for each side. On another day it is written anew, and the old one stays."""

    def __init__(self, *, today: date) -> None:
        tomorrow = today + timedelta(days=1)
        horizon = ui.Day(between=lambda: (tomorrow, None), needed="Write the day to which it looks ahead.")
        super().__init__(
            VISION.given(horizon=horizon),
            find=newest_vision,
            dated={"id": same_id("vision", today), "written_on": today},
            more=SIDES,
            start={"horizon": (today + relativedelta(years=YEARS_AHEAD)).isoformat()},
        )

    def texts(self, record: Vision) -> dict[str, Any]:
        return super().texts(record) | {one.facet.value: one.picture for one in record.facets}

    def whole(self) -> dict[str, Any]:
        before = {one.facet: one for one in self.known.facets} if self.known else {}
        pictures = {facet: self.read(facet.value) for facet in Facet}
        facets = tuple(
            replace(before.get(facet, FacetPicture(facet=facet, picture="")), picture=picture)
            for facet, picture in pictures.items()
            if picture
        )
        return super().whole() | {"facets": facets}


def picture_form(book: OpenWorkbook) -> ui.Form:
    """The form of the best day, of the vision, and of its sides, which may all stay empty."""
    dated = {"id": same_id("best day", book.today), "written_on": book.today, "prompt": PROMPT}

    def newest(workbook: Workbook) -> Reflection | None:
        told = [one for one in workbook.reflections if one.prompt == PROMPT]
        return latest(told, lambda one: one.written_on)

    best_day = ui.RecordDraft(BEST_DAY, find=newest, dated=dated, optional=True)
    draft = ui.Draft(parts={"best_day": best_day, "vision": PictureDraft(today=book.today)})
    made = ui.Form(draft, book, name="vision")
    return made.lay_out(
        made.rows("best_day"),
        made.add("vision.statement"),
        made.add("vision.horizon").styled("day"),
        ui.words("Sides of it, as far as they matter", "part", "h4"),
        ui.box("answers", made.add_all("vision", *SIDES)),
    )


def newest_vision(workbook: Workbook) -> Vision | None:
    """The vision as it stands."""
    return latest(workbook.visions, lambda one: one.written_on)


# ---- which sides come first


class FocusDraft(ui.RecordDraft[Vision]):
    """Which sides are in focus, and which value each of them serves; the vision keeps its day."""

    def __init__(self, facets: tuple[FacetPicture, ...], workbook: Workbook) -> None:
        values = (("not said", ""), *((value.name, value.id) for value in workbook.values))
        fields: dict[str, ui.Field] = {}
        for one in facets:
            fields[f"{one.facet}.in_focus"] = ui.Tick(label=f"In focus: {one.facet.label}")
            fields[f"{one.facet}.value_id"] = ui.Choice(values, label="The value it serves")
        super().__init__(ui.Declared(Vision, {}, ()), find=newest_vision, more=fields)

    def texts(self, record: Vision) -> dict[str, Any]:
        found = {f"{one.facet}.in_focus": one.in_focus for one in record.facets}
        return found | {f"{one.facet}.value_id": one.value_id or "" for one in record.facets}

    def check(self) -> dict[str, str]:
        chosen = [name for name in self.fields if name.endswith(".in_focus") and self[name]]
        return dict.fromkeys(chosen[MOST_IN_FOCUS:], TOO_MANY)

    def whole(self) -> dict[str, Any]:
        whole = super().whole()
        return whole | {"facets": tuple(map(self._typed, whole["facets"]))}

    def _typed(self, facet: FacetPicture) -> FacetPicture:
        if f"{facet.facet}.in_focus" not in self.fields:
            return facet  # written since, in another window
        in_focus = self.read(f"{facet.facet}.in_focus")
        served = self.read(f"{facet.facet}.value_id") if in_focus else None
        return replace(facet, in_focus=in_focus, value_id=served)


def focus_form(facets: tuple[FacetPicture, ...], book: OpenWorkbook) -> ui.Form:
    """The form of the sides in focus, each with the value that it serves."""
    made, rows = ui.Form(FocusDraft(facets, book.workbook), book, name="focus"), []
    for one in facets:
        title = one.facet.label
        served = made.add(f"{one.facet}.value_id", of=title)
        in_focus = made.add(f"{one.facet}.in_focus")
        rows.append(ui.box("row", ui.words(f"{title}: {one.picture}", "goal"), in_focus, served))
    return made.lay_out(rows)
