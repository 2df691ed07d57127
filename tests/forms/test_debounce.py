"""Typing is kept soon, and not at every key."""

import asyncio
from typing import Any

from goalkit.forms import debounce
from goalkit.forms.debounce import Debounce, poll


def test_without_a_running_loop_work_is_done_at_once() -> None:
    done: list[str] = []
    Debounce(lambda: done.append("kept")).ask()
    assert done == ["kept"]


def test_many_wishes_are_one_piece_of_work_within_two_seconds() -> None:
    assert debounce.SECONDS <= 2
    done: list[str] = []

    async def type_quickly() -> None:
        happened = asyncio.Event()
        work = Debounce(lambda: (done.append("kept"), happened.set()))
        for _ in range(50):
            work.ask()
        assert done == []
        await happened.wait()
        await asyncio.sleep(debounce.SECONDS * 1.5)

    asyncio.run(asyncio.wait_for(type_quickly(), timeout=30))
    assert done == ["kept"]


def test_what_is_forgotten_is_not_done() -> None:
    done: list[str] = []

    async def type_and_save() -> None:
        work = Debounce(lambda: done.append("kept"))
        work.ask()
        work.cancel()
        await asyncio.sleep(debounce.SECONDS * 1.5)

    asyncio.run(type_and_save())
    assert done == []


def test_hurried_work_is_done_once_and_only_if_it_was_asked_for() -> None:
    done: list[str] = []

    async def type_and_leave() -> None:
        work = Debounce(lambda: done.append("kept"))
        work.flush()
        assert done == []
        work.ask()
        work.flush()
        await asyncio.sleep(debounce.SECONDS * 1.5)

    asyncio.run(type_and_leave())
    assert done == ["kept"]


def test_work_that_fails_is_done_again_the_next_time() -> None:
    tried: list[str] = []
    told: list[Any] = []
    thrice = asyncio.Event()

    def work() -> None:
        tried.append("looked")
        if len(tried) == 3:
            thrice.set()
        raise ZeroDivisionError

    async def look_on() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context["exception"]))
        poll(work, seconds=0.01)
        await thrice.wait()

    asyncio.run(asyncio.wait_for(look_on(), timeout=30))
    assert len(told) >= 2
