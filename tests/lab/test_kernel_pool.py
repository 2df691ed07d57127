"""The Python in reserve, as JupyterLab's server uses it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from goalkit.lab.kernel_pool import KernelPool

Use = Callable[[KernelPool], Awaitable[None]]


@pytest.fixture
def with_pythons(tmp_path: Path) -> Callable[[Use], None]:
    """Calls a use with a manager of Pythons for notebooks in a folder, and ends them all."""

    async def run(use: Use) -> None:
        (tmp_path / "below").mkdir()
        pythons = KernelPool(root_dir=str(tmp_path))
        await asyncio.sleep(0)  # the loop comes round, and the first one is started
        try:
            await use(pythons)
        finally:
            if pythons._reserve is not None:
                await pythons._reserve
            await pythons.shutdown_all(now=True)

    return lambda use: asyncio.run(run(use))


async def loaded(pythons: KernelPool, kernel_id: str) -> bool:
    """Whether a Python has goalkit loaded without being told."""
    client = pythons.get_kernel(kernel_id).client()
    client.start_channels()
    try:
        answer = await client.execute_interactive("import sys; assert 'goalkit.exercises' in sys.modules")
    finally:
        client.stop_channels()
    return bool(answer["content"]["status"] == "ok")


def test_the_next_notebook_gets_the_one_in_reserve(with_pythons) -> None:
    async def use(pythons: KernelPool) -> None:
        kernel_id = await pythons.start_kernel(path="", kernel_name="python3")
        assert await loaded(pythons, kernel_id)
        assert [kernel["id"] for kernel in pythons.list_kernels()] == [kernel_id]

    with_pythons(use)


def test_the_one_in_reserve_is_not_shown_and_stays_for_the_top_folder(with_pythons) -> None:
    async def use(pythons: KernelPool) -> None:
        assert pythons.list_kernels() == []
        await asyncio.sleep(0.5)  # it is being started
        assert len(pythons) == 1
        assert pythons.list_kernels() == []
        reserve = await pythons._reserve
        assert pythons.list_kernels() == []
        other = await pythons.start_kernel(path="below", kernel_name="python3")
        assert other != reserve
        assert await pythons.start_kernel(path="", kernel_name="python3") == reserve

    with_pythons(use)


def test_one_that_nobody_uses_is_ended_and_the_one_in_reserve_is_not(with_pythons) -> None:
    async def use(pythons: KernelPool) -> None:
        reserve = await pythons._reserve
        used, unused = [await pythons.start_kernel(path="below", kernel_name="python3") for _ in "ab"]
        assert await loaded(pythons, used) is not None
        pythons.cull_idle_timeout, pythons.cull_connected = 7200, True
        for one in (reserve, unused):
            pythons.get_kernel(one).last_activity = datetime.now(UTC) - timedelta(hours=3)
        await pythons.cull_kernels()
        assert [one in pythons for one in (reserve, used, unused)] == [True, True, False]

    with_pythons(use)


def test_one_that_is_being_started_can_be_listed(with_pythons) -> None:
    """JupyterLab asks every few seconds which ones there are, also in this moment."""

    async def use(pythons: KernelPool) -> None:
        starting = asyncio.create_task(pythons.start_kernel(path="below", kernel_name="python3"))
        listed: list[str] = []
        while not starting.done():
            listed += [kernel["execution_state"] for kernel in pythons.list_kernels()]
            await asyncio.sleep(0)
        assert await starting in pythons
        assert listed

    with_pythons(use)
