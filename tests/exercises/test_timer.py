"""The timer goes by its clock, can be held, and says softly when it is over."""

import asyncio

from goalkit.exercises.coaching_session import timer
from goalkit.exercises.coaching_session.timer import Timer
from tests.forms.pages import words_of


class Clock:
    """A clock that goes when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def begun() -> tuple[Clock, Timer]:
    clock = Clock()
    made = Timer(clock=clock)
    made.choice.value = 15
    made.start_button.click()
    return clock, made


def test_it_shows_the_minutes_chosen_until_it_starts() -> None:
    made = Timer(clock=Clock())
    assert "60:00 left" in words_of(made)
    made.choice.value = 45
    assert "45:00 left" in words_of(made)


def test_it_shows_what_is_left_in_minutes_and_seconds() -> None:
    clock, made = begun()
    clock.now = 61.5
    made.tick()
    assert "13:59 left" in words_of(made)


def test_held_it_stands_still_and_then_goes_on() -> None:
    clock, made = begun()
    clock.now = 60
    made.start_button.click()
    assert made.start_button.description == "Go on"
    clock.now = 600
    made.start_button.click()
    clock.now = 630
    made.tick()
    assert "13:30 left" in words_of(made)


def test_at_the_end_it_says_so_and_rests() -> None:
    clock, made = begun()
    clock.now = 15 * 60 + 3
    made.tick()
    assert "00:00 left" in words_of(made)
    assert timer.OVER in words_of(made)
    assert not made.is_running
    made.start_button.click()
    assert "15:00 left" in words_of(made)
    assert timer.OVER not in words_of(made)


def test_set_back_it_waits_with_all_its_minutes() -> None:
    clock, made = begun()
    clock.now = 100
    made.reset_button.click()
    assert "15:00 left" in words_of(made)
    assert not made.is_running


def test_it_comes_by_itself_and_stops_when_it_is_over() -> None:
    clock = Clock()

    async def run_out() -> str:
        made = Timer(clock=clock)
        made.start_button.click()
        over = asyncio.Event()
        made.start_button.observe(lambda _: over.set(), names="description")
        clock.now = 60 * 60
        await over.wait()
        return words_of(made)

    assert timer.OVER in asyncio.run(asyncio.wait_for(run_out(), timeout=30))


def test_it_comes_again_only_while_it_runs() -> None:
    async def hold() -> tuple[bool, bool]:
        made = Timer(clock=Clock())
        made.start_button.click()
        running = made._waiting is not None
        made.start_button.click()
        return running, made._waiting is not None

    assert asyncio.run(hold()) == (True, False)


def test_it_goes_on_where_the_page_is_opened_again() -> None:
    kept: list[str] = []
    clock = Clock()
    made = Timer(keep=kept.append, clock=clock)
    made.choice.value = 30
    made.start_button.click()
    clock.now = 60
    again = Timer(kept[-1], kept.append, clock)
    assert again.is_running
    assert "29:00 left" in words_of(again)
    again.start_button.click()
    clock.now = 600
    held = Timer(kept[-1], kept.append, clock)
    assert "29:00 left" in words_of(held)
    assert held.start_button.description == "Go on"


def test_one_that_ran_out_while_nobody_looked_is_as_new() -> None:
    kept: list[str] = []
    clock = Clock()
    Timer(keep=kept.append, clock=clock).start_button.click()
    clock.now = 24 * 60 * 60
    again = Timer(kept[-1], kept.append, clock)
    assert not again.is_running
    assert "60:00 left" in words_of(again)


def test_nothing_is_kept_while_it_only_runs() -> None:
    kept: list[str] = []
    clock = Clock()
    made = Timer(keep=kept.append, clock=clock)
    made.start_button.click()
    clock.now = 60
    made.tick()
    assert len(kept) == 1
