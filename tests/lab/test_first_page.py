"""The browser is opened once JupyterLab listens."""

import asyncio
import socket
import sys
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

from tornado.ioloop import IOLoop

from goalkit.api.example import write_example
from goalkit.lab.server import Lab
from goalkit.lab.server_extension import open_once_listening
from tests.browser.conftest import running

LOOKS = """
import re, socket, sys
from pathlib import Path
from urllib.parse import unquote, urlsplit
page = Path(unquote(urlsplit(sys.argv[1]).path)).read_text(encoding='utf-8')
address = urlsplit(re.search(r'url=(http[^"]+)', page)[1])
try:
    socket.create_connection((address.hostname, address.port)).close()
    found = 'it listens'
except OSError as refused:
    found = str(refused)
Path(__file__).with_name('found.txt').write_text(found)
"""


class Server:
    """What JupyterLab does at its start, in its order: it is told to listen, writes, opens, runs its loop."""

    def __init__(self, loop: IOLoop) -> None:
        self.io_loop, self.done = loop, list[str]()

    def write_browser_open_files(self) -> None:
        self.done.append("written")

    def launch_browser(self) -> None:
        self.done.append("opened")


def test_it_is_opened_after_the_server_listens() -> None:
    async def starts() -> list[str]:
        server = Server(IOLoop.current())
        open_once_listening(server)
        server.io_loop.add_callback(lambda: server.done.append("listens"))
        server.write_browser_open_files()
        server.launch_browser()
        await asyncio.sleep(0.1)
        return server.done

    assert asyncio.run(starts()) == ["listens", "written", "opened"]


def test_a_browser_that_is_there_at_once_is_not_refused(tmp_path: Path) -> None:
    """A real JupyterLab, and as its browser a program that connects as soon as it is called."""
    program = tmp_path / "browser.py"
    program.write_text(LOOKS, encoding="utf-8")
    write_example(tmp_path / "practice.goalkit")
    started = Lab(practice=tmp_path / "practice.goalkit")
    browser = f"{sys.executable} {program} %s"
    with running(started.command(), started.environment(), tmp_path, browser=browser) as address:
        written = urlsplit(address)
        socket.create_connection((written.hostname, written.port)).close()
        assert told_in(tmp_path / "found.txt") == "it listens"


def told_in(file: Path) -> str:
    """What the browser found, as soon as it has."""
    end = monotonic() + 180
    while not (file.exists() and file.read_text()):
        assert monotonic() < end, "no browser was opened"
        sleep(0.05)
    return file.read_text()
