"""The lock: when it is closed, what opens it, and what it leaves."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import psutil
import pytest
from tornado.web import HTTPError

from goalkit.errors import PassphraseNeededError, PassphraseWrongError
from goalkit.lab.kernel_pool import KernelPool
from goalkit.lab.lock import Lock
from goalkit.store import open_practice
from goalkit.store.environment import hand_over
from goalkit.store.keys import derived
from goalkit.store.settings import choose_lock_after
from tests.project import HOME

PASSPHRASE = "früh auf"


@pytest.fixture
def practice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An encrypted practice that locks after five minutes."""
    path = tmp_path / "practice.goalkit"
    with open_practice(path, passphrase=PASSPHRASE, create=True) as made:
        choose_lock_after(made, 5)
    monkeypatch.setenv("GOALKIT_PRACTICE", str(path))
    return path


class Ends:
    """Ends all Pythons, none here, as often as it is asked to."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> None:
        self.times += 1


def run(use: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(use())  # type: ignore[arg-type] # a coroutine


def test_what_has_no_passphrase_is_never_closed() -> None:
    async def use() -> None:
        lock = Lock(None, 1, Ends(), clock=iter([0.0, 1e9]).__next__)
        lock.look()
        assert not lock.is_closed

    run(use)


def test_it_is_closed_once_nobody_was_there_for_as_long_as_was_agreed() -> None:
    async def use() -> None:
        passed = [0.0]  # minutes
        lock, never = (Lock(PASSPHRASE, minutes, Ends(), clock=lambda: 60 * passed[0]) for minutes in (15, 0))
        for passed[0] in (14, 28):
            lock.look()
            assert not lock.is_closed
            lock.note_input()
        passed[0] = 43
        for one in (lock, never):
            one.look()
        assert (lock.is_closed, never.is_closed) == (True, False)

    run(use)


@pytest.mark.usefixtures("practice")
def test_only_the_passphrase_opens_it_and_no_key_is_remembered_meanwhile() -> None:
    async def use() -> None:
        lock, told = Lock(PASSPHRASE, 15, Ends()), list[bool]()
        lock.enter(tell := lambda: told.append(lock.is_closed))
        lock.close()
        lock.close()
        assert (lock.passphrase, derived.cache_info().currsize) == (None, 0)
        lock.has_left(tell)
        for wrong in ("früh", "", PASSPHRASE.upper()):
            with pytest.raises((PassphraseNeededError, PassphraseWrongError)):
                await lock.open(wrong)
        assert lock.is_closed
        await lock.open(PASSPHRASE)
        assert (lock.passphrase, lock.minutes) == (PASSPHRASE, 5)  # those of the practice
        assert told == [True, False]

    run(use)


@pytest.mark.usefixtures("practice")
def test_pythons_are_ended_after_every_window_has_handed_over_what_was_typed() -> None:
    async def use() -> None:
        lock = Lock(PASSPHRASE, 15, ends := Ends())
        lock.enter(first := lambda: None)
        lock.enter(second := lambda: None)
        lock.close()
        lock.has_left(first)
        await asyncio.sleep(0.05)
        assert ends.times == 0
        lock.forget(second)  # closed by the person
        await asyncio.sleep(0.05)
        assert ends.times == 1
        await lock.open(PASSPHRASE)
        lock.close()  # again
        assert lock.is_closed
        lock.has_left(first)
        await asyncio.sleep(0.05)
        assert ends.times == 2

    run(use)


@pytest.mark.usefixtures("practice")
def test_it_opens_although_a_window_never_answers() -> None:
    async def use() -> None:
        lock = Lock(PASSPHRASE, 15, Ends())
        lock.enter(lambda: None)
        lock.close()
        async with asyncio.timeout(5):
            await lock.open(PASSPHRASE)

    run(use)


# ---- the Pythons of pages

Use = Callable[[KernelPool], Awaitable[None]]
WithPythons = Callable[[Use], None]
GIVEN = "__import__('goalkit.store').store.passphrase_given()"
TYPED = """
import pathlib, time
from goalkit.forms.debounce import Debounce, in_background
folder = pathlib.Path({folder!r})
def makes(post):
    while not (folder / "go on").exists():
        time.sleep(0.01)
    post((folder / "made").touch)
in_background(makes)
Debounce((folder / "kept").touch, seconds=3600).ask()
"""


@pytest.fixture
def with_pythons(practice: Path, monkeypatch: pytest.MonkeyPatch) -> WithPythons:
    """Calls a use with the Pythons of an encrypted practice, and ends them all."""
    monkeypatch.setenv("JUPYTER_PATH", str(HOME / "goalkit" / "lab" / "jupyter"))

    async def run(use: Use) -> None:
        (practice.parent / "below").mkdir()
        reading, writing = os.pipe()
        hand_over(os.fdopen(writing, "wb"), PASSPHRASE)
        pythons = KernelPool(root_dir=str(practice.parent), passphrase_pipe=reading)
        await asyncio.sleep(0)  # the loop comes round, and the one in reserve is started
        try:
            await use(pythons)
        finally:
            if pythons._reserve is not None:
                await pythons._reserve
            await pythons.shutdown_all(now=True)

    return lambda use: asyncio.run(run(use))


async def told_by(pythons: KernelPool, kernel_id: str, expression: str, code: str = "") -> str:
    """What an expression gives in a Python, after some code."""
    client = pythons.get_kernel(kernel_id).client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=60)
        asked = {"user_expressions": {"told": expression}, "reply": True, "timeout": 60}
        answer = await client.execute(code, **asked)
    finally:
        client.stop_channels()
    return str(answer["content"]["user_expressions"]["told"]["data"]["text/plain"])


async def until(so: Callable[[], object]) -> None:
    """Returns once something is so."""
    async with asyncio.timeout(30):
        while not so():  # noqa: ASYNC110 - what it waits for is in other programs
            await asyncio.sleep(0.05)


def test_no_python_is_left_or_started_until_it_is_opened(with_pythons: WithPythons) -> None:
    async def use(pythons: KernelPool) -> None:
        page = await pythons.start_kernel(path="below", kernel_name="python3")
        assert await told_by(pythons, page, GIVEN) == repr(PASSPHRASE)
        assert pythons._reserve is not None
        await pythons._reserve
        kernels = [pythons.get_kernel(one) for one in pythons.list_kernel_ids()]
        processes = [psutil.Process(one.provisioner.pid) for one in kernels]
        processes += [child for one in processes for child in one.children(recursive=True)]
        assert len(kernels) == 2
        pythons.lock.close()
        with pytest.raises(HTTPError, match="423"):
            await pythons.start_kernel(path="", kernel_name="python3")
        await until(lambda: not len(pythons))
        assert [each for each in processes if each.is_running()] == []
        await pythons.lock.open(PASSPHRASE)
        page = await pythons.start_kernel(path="", kernel_name="python3")
        assert await told_by(pythons, page, GIVEN) == repr(PASSPHRASE)

    with_pythons(use)


@pytest.mark.parametrize("folder", ["", "below"], ids=["from the reserve", "anew"])
def test_one_that_is_being_started_is_ended_too(with_pythons: WithPythons, folder: str) -> None:
    async def use(pythons: KernelPool) -> None:
        starting = asyncio.create_task(pythons.start_kernel(path=folder, kernel_name="python3"))
        await asyncio.sleep(0)
        pythons.lock.close()
        await asyncio.wait({starting})
        await until(lambda: not len(pythons))
        assert pythons.list_kernel_ids() == []

    with_pythons(use)


def test_one_that_is_started_again_while_it_is_closed_is_not_told_the_passphrase(
    with_pythons: WithPythons,
) -> None:
    async def use(pythons: KernelPool) -> None:
        page = await pythons.start_kernel(path="below", kernel_name="python3")
        pythons.lock.enter(lambda: None)  # a window that takes its time
        pythons.lock.close()
        await pythons.restart_kernel(page)
        assert await told_by(pythons, page, GIVEN) == "None"

    with_pythons(use)


def test_what_was_typed_is_kept_and_what_is_being_made_is_finished(
    with_pythons: WithPythons, tmp_path: Path
) -> None:
    async def use(pythons: KernelPool) -> None:
        page = await pythons.start_kernel(path="below", kernel_name="python3")
        await told_by(pythons, page, "1", TYPED.format(folder=str(tmp_path)))
        pythons.lock.close()
        await until((tmp_path / "kept").exists)
        assert not (tmp_path / "made").exists()
        assert page in pythons
        (tmp_path / "go on").touch()
        await until(lambda: not len(pythons))
        assert (tmp_path / "made").exists()

    with_pythons(use)


def test_one_that_still_makes_something_goes_on_where_it_is_opened_meanwhile(
    with_pythons: WithPythons, tmp_path: Path
) -> None:
    async def use(pythons: KernelPool) -> None:
        page = await pythons.start_kernel(path="below", kernel_name="python3")
        await told_by(pythons, page, "1", TYPED.format(folder=str(tmp_path)))
        pythons.lock.close()
        await until((tmp_path / "kept").exists)
        await pythons.lock.open(PASSPHRASE)
        assert page in pythons
        (tmp_path / "go on").touch()

    with_pythons(use)
