"""Two windows on one practice: in any order of typing, saving, undoing, changing the step and loading anew.

Whatever is typed is a word or a number that occurs nowhere else. So it can be told of each where it is: in
the workbook, in a field, kept as a draft, or gone because somebody typed over it or took it back.
"""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import astuple
from itertools import count
from pathlib import Path
from typing import Any

import ipywidgets as ipw
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from goalkit.exercises.exercise import all_exercises
from goalkit.forms import debounce
from goalkit.forms.card import KEYS_ARRIVE
from goalkit.forms.undo import UNSEEN
from goalkit.store import CHOSEN, open_practice
from tests.every_form import TYPED, buttons_of, found, said_in, steps_of
from tests.exercises.made import TODAY, fill

PAGES = (
    "Vision", "Goals", "Alignment", "Check-in", "Feedback", "Progress", "Coaching session", "Review",
)  # fmt: skip
TYPED_WORD = re.compile(r"q\d+q|\b7\d{5}\b")
SAVED_WORD = re.compile(r"q\d+q|(?<=')7\d{5}(?=')|(?<= )7\d{5}(?=\.0)")
"""Among the values of a workbook: texts, decimals and floats, but no part of a moment."""
DAYS = "2026-04-11", "2027-04-11"
MORE = "Another", "Remove this", "Use these", "Add this"
ACTS = st.tuples(
    st.sampled_from(["type"] * 8 + ["choose"] * 2 + ["save"] * 4 + ["undo"] * 2)
    | st.sampled_from(["redo", "load", "load", "step", "step", "step", "more", "wait"]),
    st.integers(0, 1),
    st.integers(0, 30),
    st.sampled_from(["word", "word", "number", "day", "nothing"]),
)
"""What is done, in which window, to which of its fields or buttons, and what is typed."""


class Clock(asyncio.SelectorEventLoop):
    """A loop in which time passes only when it is told to."""

    now = 1000.0

    def time(self) -> float:
        return self.now

    async def passes(self, seconds: float) -> None:
        self.now += seconds
        for _ in range(5):  # what is due, and what that asks for
            await asyncio.sleep(0)


class Window:
    """A page in a window of its own, with a Python of its own."""

    def __init__(self, file: Path, title: str) -> None:
        self._file, self.title = file, title
        self.load()

    def load(self) -> None:
        """Open the page, or open it anew."""
        (exercise,) = (one for one in all_exercises() if one.title == self.title)
        self.practice = open_practice(self._file)
        page = exercise.page_in(self.practice, on=TODAY)
        self.view = getattr(page, "view", page)

    @property
    def cards(self) -> list[ipw.Box]:
        """The forms that are open."""
        return [one for one in found(self.view, ipw.Box, "card") if buttons_of(one, "Save")]

    def parts(self, kind: Any) -> list[Any]:
        """The parts of this kind in all forms."""
        return [one for card in self.cards for one in found(card, kind)]

    @property
    def words(self) -> set[str]:
        """What stands in fields of all that was typed anywhere."""
        return words_in(self.parts(TYPED))


def words_in(parts: list[Any]) -> set[str]:
    """What stands in these fields or sentences of all that was typed anywhere."""
    return {word for one in parts for word in TYPED_WORD.findall(str(one.value))}


class Practised:
    """Two windows and a look into the practice; what is done is noted in `log`."""

    def __init__(self, file: Path, titles: tuple[str, str], clock: Clock) -> None:
        with open_practice(file, create=True) as practice:
            fill(practice)
            practice.keep_draft("", CHOSEN, "c1")
        self.windows, self._clock = [Window(file, title) for title in titles], clock
        self._is_shared = len({*titles}) == 1
        self._practice, self._numbers, self.log = open_practice(file), count(), list[Any]()
        self._seen: list[set[str]] = [set(), set()]
        self._typed, self._gone = set[str](), set[str]()
        self._states, self._at = [self.content], 0
        self.saves = 0

    def close(self) -> None:
        """Close all three."""
        for practice in (self._practice, *(one.practice for one in self.windows)):
            practice.close()

    @property
    def content(self) -> Any:
        """What is in the workbook, in whatever order."""
        book = vars(self._practice.load("c1")).items()
        return {
            name: sorted(map(repr, one)) if isinstance(one, tuple) else one
            for name, one in book
            if name != "known_at"
        }

    @property
    def saved(self) -> set[str]:
        """What is in the workbook of all that was typed."""
        return {*SAVED_WORD.findall(str(astuple(self._practice.load("c1"))))}

    @property
    def kept(self) -> set[str]:
        """What is kept in drafts of all that was typed."""
        forms = self._practice.drafts("c1")
        return {word for form in forms for word in TYPED_WORD.findall(self._practice.draft("c1", form))}

    async def does(self, act: str, at: int, which: int, what: str) -> None:
        """Do it, where there is something to do it to, and look whether nothing was lost by that."""
        before, had, window = self.content, self.saved, self.windows[at]
        self._typed = window.words
        done = await getattr(self, f"_{act}")(window, which, what)
        now, has = self.content, self.saved
        self.log.append((act, at, done))
        if act == "save":
            assert has - had <= self._typed, "only what stands in this window is saved"
            assert had - has <= self._seen[at], "only what this window has shown is replaced"
            if now != before:
                self._at += 1
                self._states[self._at :] = [now]
                self.saves += 1
        elif act in ("undo", "redo"):
            self._at += 0 if now == before else 1 if act == "redo" else -1
            assert now == self._states[self._at], "a step leads to what was there before it"
        else:
            assert now == before, "only a save saves"
        self._gone |= had - has
        for number, one in enumerate(self.windows):
            self._seen[number] |= one.words | words_in(found(one.view, ipw.HTML))

    # ---- what can be done

    async def _type(self, window: Window, which: int, what: str) -> Any:
        field = picked(window.parts(TYPED), which)
        number = next(self._numbers)
        texts = {"word": f"q{number}q", "number": f"{700000 + number}", "day": DAYS[0], "nothing": ""}
        if field is not None and not field.disabled:
            field.value = texts[what]
            await self._clock.passes(0.01)
        return field and (field.description, field.value)

    async def _choose(self, window: Window, which: int, _: str) -> Any:
        field = picked(window.parts(ipw.Dropdown | ipw.Checkbox), which)
        if isinstance(field, ipw.Checkbox):
            field.value = not field.value
        elif field is not None:
            field.index = which % len(field.options)
        await self._clock.passes(0.01)
        return field and (field.description, field.value)

    async def _save(self, window: Window, which: int, _: str) -> Any:
        """Press the button; where a field needs another look, something else is typed there."""
        card = picked(window.cards, which)
        if card is None:
            return None
        before = self.content
        await self._press_save(card)
        for instead in (f"{700000 + next(self._numbers)}", *DAYS, "5", ""):
            wrong = [one for one in found(card, ipw.Box, "field") if said_in(one, "problem")]
            if not wrong or "meanwhile" in said_in(card, "problem"):
                break
            for field in (typed for one in wrong for typed in found(one, TYPED)):
                field.value = instead
            self._typed |= words_in(found(card, TYPED))
            await self._press_save(card)
        said = said_in(card, "state") + said_in(card, "message")
        if self.content != before:
            assert ">Saved " in said
            assert words_in(found(card, TYPED)) <= self.saved, "all that stands in a form that is saved"
        return said

    async def _press_save(self, card: ipw.Box) -> None:
        await self._clock.passes(KEYS_ARRIVE * 2)
        buttons_of(card, "Save")[0].click()
        await self._clock.passes(0.01)

    async def _undo(self, window: Window, which: int, _: str, label: str = "Undo") -> Any:
        pressed = picked([one for card in window.cards for one in buttons_of(card, label)], which)
        if pressed is None or pressed.disabled:
            return None
        before, saved, shown, described = self.content, self.saved, window.words, pressed.description
        pressed.click()
        await self._clock.passes(0.01)
        assert self.content != before or UNSEEN in "".join(said_in(one, "message") for one in window.cards)
        assert shown <= window.words | self.kept | saved | self._gone, "what was typed stays"
        return described

    async def _redo(self, window: Window, which: int, what: str) -> Any:
        return await self._undo(window, which, what, "Redo")

    async def _load(self, window: Window, *_: Any) -> None:
        typed = window.words
        debounce.finish()
        self._keeps(typed)
        window.practice.close()
        window.load()
        await self._clock.passes(0.01)
        if not self._is_shared and not steps_of(window.view):
            assert typed - self.saved - self._gone <= window.words, "what was typed is in its fields again"

    async def _step(self, window: Window, which: int, _: str) -> Any:
        """Open a step of the page; every other time, go back at once."""
        typed, steps = window.words, steps_of(window.view)
        pressed, in_sight = picked(steps, which), [at for at, one in enumerate(steps) if is_open(one)]
        if pressed is None:
            return None
        pressed.click()
        if which % 2:
            steps_of(window.view)[in_sight[0]].click()
            assert self._is_shared or typed <= window.words | self._gone, "what was typed is there again"
        await self._clock.passes(0.01)
        debounce.finish()
        self._keeps(typed)
        return pressed.description, which % 2

    async def _more(self, window: Window, which: int, _: str) -> Any:
        offered = (one for card in window.cards for label in MORE for one in buttons_of(card, label))
        pressed = picked([*offered], which)
        if pressed is not None:
            pressed.click()
            await self._clock.passes(0.01)
        return pressed and pressed.description

    async def _wait(self, *_: Any) -> None:
        await self._clock.passes(debounce.SECONDS * 2)

    def _keeps(self, typed: set[str]) -> None:
        """Of two windows with the same form the one that typed last into a field keeps its draft."""
        assert self._is_shared or typed <= self.saved | self.kept | self._gone, "what is not saved is kept"


def is_open(step: ipw.Button) -> bool:
    """Whether it is the step in sight."""
    return "goalkit-current" in step._dom_classes


def picked(many: list[Any], which: int) -> Any:
    """One of these; None where there are none."""
    return many[which % len(many)] if many else None


def test_in_whatever_order_two_windows_are_used_nothing_is_lost(
    times: Callable[[int], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """200 orders with GOALKIT_RELIABILITY=full, each time others; else always the same twenty."""
    numbers = count()

    @settings(
        max_examples=times(200),
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=times(200) < 200,
    )
    @given(st.tuples(*[st.sampled_from(PAGES)] * 2), st.lists(ACTS, min_size=10, max_size=40))
    def in_this_order(titles: tuple[str, str], acts: list[tuple[str, int, int, str]]) -> None:
        clock = Clock()
        monkeypatch.setattr(time, "monotonic", clock.time)
        practised: list[Practised] = []

        async def all_of_it() -> None:
            practised.append(Practised(tmp_path / f"{next(numbers)}.goalkit", titles, clock))
            for act in acts:
                await practised[0].does(*act)
            debounce.finish()

        try:
            clock.run_until_complete(all_of_it())
        except AssertionError as problem:
            problem.add_note(f"{titles}: {practised[0].log}")
            raise
        finally:
            practised[0].close()
            clock.close()

    in_this_order()
