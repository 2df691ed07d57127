"""The Python in reserve, as JupyterLab's server uses it."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from traitlets.config import Config

from goalkit.lab.kernel_pool import KernelPool
from goalkit.lab.server import Lab

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way there")
Use = Callable[[KernelPool], Awaitable[None]]


@pytest.fixture
def with_pythons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Use], None]:
    """Calls a use with a manager of Pythons for notebooks in a folder, and ends them all."""
    monkeypatch.setenv("JUPYTER_PATH", Lab(practice=tmp_path).environment()["JUPYTER_PATH"])

    async def run(use: Use) -> None:
        (tmp_path / "below").mkdir()
        confidential = Config(KernelManager={"transport_encryption": "required"})
        pythons = KernelPool(root_dir=str(tmp_path), connection_dir=str(tmp_path), config=confidential)
        await asyncio.sleep(0)  # the loop comes round, and the first one is started
        try:
            await use(pythons)
        finally:
            await pythons.shutdown_all(now=True)

    return lambda use: asyncio.run(run(use))


async def loaded(pythons: KernelPool, kernel_id: str) -> bool:
    """Whether a Python has goalkit loaded without being told."""
    client = pythons.get_kernel(kernel_id).client()
    client.start_channels()
    try:
        answer = await client.execute("import sys; assert 'goalkit.exercises' in sys.modules", reply=True)
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
        for _ in range(1200):  # a minute at most
            if len(pythons):  # it is being started
                break
            await asyncio.sleep(0.05)
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


HOLD = """
import signal, sys
class Hold:
    def find_spec(name, path=None, target=None):
        if name == NAME:
            open(REACHED, "w").close()
            signal.pause()
sys.meta_path.insert(0, Hold)
"""


@POSIX
@pytest.mark.parametrize(
    ("name", "in_use"), [("runpy", False), ("goalkit.report.kernel", False), ("goalkit.report.kernel", True)]
)
def test_one_that_is_ended_while_it_is_loaded_says_nothing(
    with_pythons,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
    in_use: bool,  # noqa: FBT001 - of the table above
) -> None:
    """Ctrl-C soon after a start, when `name` is just being loaded."""
    reached = tmp_path / "reached"
    os.mkfifo(reached)
    hold = HOLD + f"NAME, REACHED = {name!r}, {str(reached)!r}"
    (tmp_path / "sitecustomize.py").write_text(hold, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)

    async def use(pythons: KernelPool) -> None:
        page = asyncio.create_task(pythons.start_kernel(path="", kernel_name="python3")) if in_use else None
        await asyncio.to_thread(reached.read_text)
        await pythons.shutdown_all()
        if page:
            page.cancel()

    with_pythons(use)
    assert capfd.readouterr().err == ""


@POSIX
def test_one_that_is_ended_in_the_midst_of_its_work_says_nothing(
    with_pythons, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    reached = tmp_path / "reached"
    os.mkfifo(reached)
    work = f"""
        import signal
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        open({str(reached)!r}, "w").close()
        get_ipython().kernel.shell_channel_thread.join()
    """

    async def use(pythons: KernelPool) -> None:
        client = pythons.get_kernel(await pythons.start_kernel(path="", kernel_name="python3")).client()
        client.start_channels()
        client.execute(dedent(work))
        await asyncio.to_thread(reached.read_text)
        client.stop_channels()
        await pythons.shutdown_all()

    with_pythons(use)
    assert capfd.readouterr().err == ""
