"""All clients on one page: who needs something, and the way to each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.analysis.rules import rule_named
from goalkit.blocks import Table
from goalkit.charts import levels_bars, sentence_of
from goalkit.exercises.exercise import Exercise, all_exercises, page_of_all
from goalkit.exercises.headway import WorkSoFar
from goalkit.exercises.print_review import usual_folder
from goalkit.exercises.print_review.of_all import ReviewsOfAll
from goalkit.facts.practice import ClientState, client_states, levels_reached
from goalkit.shipped import BRIEF_NOTEBOOK, REVIEW_NOTEBOOK
from goalkit.store import Practice, shown_names
from goalkit.store.settings import choose_client, practice_rule
from goalkit.store.standing import standing
from goalkit.tables.practice import (
    clients_table,
    coaching_text,
    goals_text,
    hours_text,
    most_pressing_first,
    needs,
    pressing_text,
)
from goalkit.wording import count_text, day_text, list_text

ALL_CLIENTS = "All clients: who needs something"
AT_ONCE = 20
"""So many clients are shown before one asks for more."""
SEARCH, SHOW, ORDER = "Search by name", "Show", "In the order of"
ALL, PRESSING = "everybody", "those who need something"
ORDERS = ("what is most pressing", "names", "the last check-in", "the next session")
NOTHING_NEEDED = "Nothing needs you here."
NOBODY = "Nobody fits. Search for another name, or show everybody."
LEVELS = "How far the goals of all clients have come"
NEXT = "is chosen on every page now."
LEADS_TO = ("Start", "Check-in", "Progress", "Coaching session", "Review")


class Overview:
    """The clients of a practice on a day, to search, sort and open. `view` is what is shown."""

    def __init__(self, practice: Practice, *, on: date) -> None:
        self._practice, self._shown = practice, AT_ONCE
        self._names = shown_names(practice)
        rule = rule_named(*practice_rule(practice))
        found = standing(practice, on=on)
        self.states = client_states(found, on=on, rule=rule)
        self._needed = {one.client: tuple(needs(one, on=on)) for one in self.states}
        self.search = ipw.Text(description=SEARCH)
        self.search.observe(self._anew, names="value")
        lists = {
            "show": (SHOW, [(ALL, ""), (PRESSING, "pressing")], ""),
            "order": (ORDER, [(name, str(number)) for number, name in enumerate(ORDERS)], "0"),
        }
        self.choices = ui.Choices(lists, self._anew)
        self.more_button = ui.button("", self._show_more)
        self._opened, self._ways_on = "", ui.Showcase()
        self._count, self._rows = ipw.HTML(), ui.box("people")
        self._row_of: dict[str, ipw.Box] = {}
        levels = levels_bars(levels_reached(found, on=on))
        self.view = ui.box(
            "place",
            ui.box("field", ui.box("line", self.search)),
            self.choices,
            self._count,
            self._rows,
            self.more_button,
            ui.html(ui.marked(coaching_text(self.states, on=on), "hint", "p")),
            ui.words(LEVELS, "part", "h3"),
            ui.Showcase(levels),
            ui.html(ui.marked(sentence_of(levels), "help", "p")),
        )
        self._draw()

    def found(self) -> list[ClientState]:
        """The clients that are searched for, in the order that is chosen."""
        word = self.search.value.strip().casefold()
        found = [one for one in self.states if word in self._names[one.client].casefold()]
        if self.choices["show"]:
            found = [one for one in found if self._needed[one.client]]
        orders = (
            lambda one: most_pressing_first(one, self._needed[one.client]),
            lambda one: self._names[one.client].casefold(),
            lambda one: one.last_check_in or date.min,
            lambda one: one.next_session or date.max,
        )
        return sorted(found, key=orders[int(self.choices["order"])])

    def open(self, client_id: str) -> None:
        """Have this client chosen on every page, and show the ways on below the row."""
        choose_client(self._practice, client_id)
        pages = {one.title: one.notebook for one in all_exercises() if one.title in LEADS_TO}
        files = pages | {
            "Session brief": Path(BRIEF_NOTEBOOK).name,
            "Quarterly review": Path(REVIEW_NOTEBOOK).name,
        }
        name = self._names[client_id]
        self._opened = client_id
        self._ways_on.show([ui.Links(title="", sentence=f"{name} {NEXT}", files=files)])
        self._lead_on()

    def _lead_on(self) -> None:
        for client_id, row in self._row_of.items():  # what stands there already keeps the focus
            ways_on = (self._ways_on.view,) if client_id == self._opened else ()
            row.children = (*row.children[:2], *ways_on)

    def _anew(self, _: object = None) -> None:
        self._shown = AT_ONCE
        self._draw()

    def _show_more(self) -> None:
        self._shown += AT_ONCE
        self._draw()

    def _draw(self) -> None:
        found = self.found()
        pressing = sum(bool(self._needed[one.client]) for one in found)
        said = pressing_text(len(found), pressing)
        self._count.value = ui.marked(said if found else NOBODY, "hint", "p")
        self._row_of = {one.client: self._row(one) for one in found[: self._shown]}
        self._rows.children = tuple(self._row_of.values())
        self._lead_on()
        more = min(len(found) - self._shown, AT_ONCE)
        self.more_button.description = f"Show {more} more"
        ui.show(self.more_button, shown=more > 0)

    def _row(self, state: ClientState) -> ipw.Box:
        name = self._names[state.client]
        asked = list_text(self._needed[state.client])
        days = (
            ("last check-in", state.last_check_in),
            ("last session", state.last_session),
            ("next session", state.next_session),
        )
        facts = [goals_text(state)] if state.goals else []
        facts += [f"{what} {day_text(day)}" for what, day in days if day]
        if state.open_actions:
            facts.append(f"{count_text(state.open_actions, 'action')} open")
        if state.minutes:
            facts.append(f"{hours_text(state.minutes)} of coaching this year")
        words = ui.marked(asked[:1].upper() + asked[1:] or NOTHING_NEEDED, "needs", "p")
        return ui.box(
            "client",
            ui.button(name, lambda: self.open(state.client)),
            ui.html(f'{words}<p class="goalkit-help">{" · ".join(map(_fact, facts))}</p>'),
        )


def at_a_glance(practice: Practice, *, on: date) -> Iterator[Table | ui.Links]:
    """A row for each client, whoever needs something first, and the way to the page of all."""
    states = client_states(standing(practice, on=on), on=on, rule=rule_named(*practice_rule(practice)))
    yield clients_table(states, shown_names(practice), on=on)
    yield ui.Links(title="", sentence="", files={ALL_CLIENTS: practice_overview.notebook})


def _fact(text: str) -> str:
    """A fact that stands on one line."""
    return ui.marked(text, "fact", "span")


def _several(work: WorkSoFar) -> bool:
    """Whether somebody coaches here: alone with oneself there is nobody to look over."""
    return bool(work.workbook.client.coach)


@dataclass(frozen=True, kw_only=True)
class _Overview(Exercise):
    """A page of all clients."""

    def page_in(self, practice: Practice, *, on: date) -> Any:
        if not practice.clients():
            return super().page_in(practice, on=on)
        return page_of_all(self, Overview(practice, on=on), ReviewsOfAll(practice, usual_folder(), on=on))


practice_overview = _Overview(
    title="All clients", notebook="95_practice.ipynb", show=lambda _: (), urgency=130, is_for=_several
)
