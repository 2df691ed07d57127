"""Every page as somebody goes through it who knows nothing of it: types into each field, and saves.

What a field takes is found by trying, as a person would: where a word of theirs gets a problem beside it,
what stood there before comes next, then a day to come, one that has passed, two numbers, and nothing.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle
from typing import Any

import ipywidgets as ipw

from goalkit.exercises.exercise import all_exercises
from goalkit.store import CHOSEN, Practice

TODAY = date(2026, 10, 7)
TYPED = ipw.Text | ipw.Textarea | ipw.Password | ipw.Combobox
INSTEAD = ("2027-03-31", "2026-10-06", "5", "8", "")
TRIES = 12
OPENS = re.compile("Add another|A new|Change|Correct")
"""The buttons behind which there is another form."""
DONE = re.compile(">(Saved|There is nothing to save|Nothing has changed)")


def parts_of(view: ipw.Widget) -> Iterator[ipw.Widget]:
    """A widget and all that stands in it, from the top."""
    yield view
    for child in getattr(view, "children", ()):
        yield from parts_of(child)


def found(view: ipw.Widget, kind: Any, look: str = "") -> list[Any]:
    """The parts of this kind, and of the look of `goalkit-look` where one is given."""
    all_of_it = [one for one in parts_of(view) if isinstance(one, kind)]
    return [one for one in all_of_it if not look or f"goalkit-{look}" in one._dom_classes]


def html_of(view: ipw.Widget) -> Iterator[str]:
    """All HTML that a page shows."""
    for one in parts_of(view):
        if isinstance(one, ipw.HTML):
            yield one.value
        if isinstance(one, ipw.Output):
            yield from (output["data"].get("text/html", "") for output in one.outputs)
        if getattr(one, "description_allow_html", False):
            yield one.description


def every_page(practice: Practice, client_id: str, *titles: str) -> Iterator[ipw.Widget]:
    """Each page for a client, or those of these titles, once for each step of it and each form on it."""
    for exercise in all_exercises():
        if titles and exercise.title not in titles:
            continue
        practice.keep_draft("", CHOSEN, client_id)
        page = exercise.page_in(practice, on=TODAY)
        view = getattr(page, "view", page)
        labels = {one.description for one in found(view, ipw.Button) if OPENS.match(one.description)}
        for opener in ("", *sorted(labels)):
            for button in buttons_of(view, opener)[:1] if opener else ():
                button.click()
            for number in range(max(1, len(steps_of(view)))):
                for step in steps_of(view)[number : number + 1]:
                    step.click()
                _press(view, "Another ")
                yield view


def fill(view: ipw.Widget, word: Callable[[], str]) -> list[str]:
    """Type a word into every field of a page and save; gives what was not saved and why, as HTML."""
    return [wrong for card in found(view, ipw.Box, "card") for wrong in _fill(card, word)]


def _fill(card: ipw.Widget, word: Callable[[], str]) -> list[str]:
    if not buttons_of(card, "Save"):
        for one in found(card, TYPED):
            one.value = word()
        return []
    _choose(card)
    fields = {line.children[0]: field for field in found(card, ipw.Box, "field") for line in _typed_in(field)}
    ways = {one: cycle((one.value, *INSTEAD)) for one in fields}
    for one in fields:
        one.value = word()
    _press(card, "Add this")
    _press(card, "Save")
    for _ in range(TRIES):
        wrong = [one for one, field in fields.items() if said_in(field, "problem")]
        for one in wrong:
            one.value = next(ways[one])
        if wrong:
            _press(card, "Save")
    said = said_in(card, "message") + said_in(card, "state") + said_in(card, "problem")
    return [] if DONE.search(said) else [said]


def _choose(card: ipw.Widget) -> None:
    """Set the first tick, and choose something in each list where nothing is chosen: more fields follow."""
    for one in found(card, ipw.Checkbox)[:1]:
        one.value = True
    for one in found(card, ipw.Dropdown):
        values = [value for _, value in one.options]
        if one.value == "" and len(values) > 1:
            one.value = values[1]


def _typed_in(field: ipw.Box) -> list[ipw.Box]:
    """The line of a field that is typed into."""
    line = field.children[0]
    return [line] if isinstance(line, ipw.Box) and isinstance(line.children[0], TYPED) else []


def said_in(part: ipw.Box, kind: str) -> str:
    """What is said as a problem or a message in a part of a page, as HTML."""
    return "".join(one.value for one in found(part, ipw.HTML) if f'class="goalkit-{kind}"' in one.value)


def steps_of(view: ipw.Widget) -> list[ipw.Button]:
    """The buttons that lead to the steps of a page."""
    return [button for row in found(view, ipw.Box, "steps") for button in row.children]


def buttons_of(view: ipw.Widget, label: str) -> list[ipw.Button]:
    """The buttons whose label begins like this."""
    return [one for one in found(view, ipw.Button) if one.description.startswith(label)]


def _press(view: ipw.Widget, label: str) -> None:
    """Press each button whose label begins like this."""
    for one in buttons_of(view, label):
        one.click()
