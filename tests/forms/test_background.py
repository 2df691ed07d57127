"""Long work beside a page that goes on answering."""

import asyncio
import threading

from goalkit.forms.debounce import Debounce, Post, finish, in_background


def test_the_page_goes_on_while_the_work_runs_and_alone_does_what_is_posted() -> None:
    told: list[tuple[str, bool]] = []

    async def page() -> None:
        done, answered = asyncio.Event(), threading.Event()

        def tell(words: str) -> None:
            told.append((words, threading.current_thread() is threading.main_thread()))

        def work(post: Post) -> None:
            tell("works")
            answered.wait()
            post(lambda: tell("posted"))
            post(done.set)

        in_background(work)
        answered.set()  # which a page that waits would never do
        await done.wait()

    asyncio.run(page())
    assert told == [("works", False), ("posted", True)]


def test_where_no_page_runs_it_is_done_at_once() -> None:
    told: list[str] = []
    in_background(lambda post: post(lambda: told.append("posted")))
    assert told == ["posted"]


def test_before_a_python_ends_what_waits_is_done_and_what_is_made_is_told() -> None:
    done: list[str] = []

    async def page() -> None:
        may_end = threading.Event()

        def work(post: Post) -> None:
            may_end.wait()
            post(lambda: done.append("made"))

        Debounce(lambda: done.append("kept"), seconds=3600).ask()
        in_background(work)
        assert not finish()
        assert done == ["kept"]
        may_end.set()
        (thread,) = (one for one in threading.enumerate() if one.name == "background")
        await asyncio.to_thread(thread.join)
        assert finish()
        assert done == ["kept", "made"]

    asyncio.run(page())
