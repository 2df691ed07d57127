"""What `goalkit start` on an encrypted practice gives away: to other users, to other programs, to the disk.

It runs in the home of somebody whose own Jupyter is wide open, with a terminal in which they type.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import secrets
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit

import psutil
import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from goalkit.lab.checkpoints import PrivateCheckpoints
from goalkit.lab.server import Lab
from goalkit.model import Client
from goalkit.store import open_practice
from tests.books import goal, reach, reading
from tests.cli.test_process import PROGRAM, read_until
from tests.eavesdropper import AS_ANOTHER_USER, heard_by_another_user

if sys.platform == "win32":
    pytest.skip("a terminal and what a system tells of its processes", allow_module_level=True)

MOST = resource.getrlimit(resource.RLIMIT_CORE)[1]
PASSPHRASE = secrets.token_hex(12)
WIDE_OPEN = """
c.ServerApp.ip = "0.0.0.0"
c.ServerApp.allow_remote_access = True
c.ServerApp.token = c.IdentityProvider.token = ""
c.ServerApp.root_dir = "/"
c.ServerApp.allow_origin = "*"
c.ServerApp.disable_check_xsrf = True
c.ServerApp.terminals_enabled = True
c.KernelManager.transport_encryption = "disabled"
"""
OLDER_KERNEL = {
    "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    "display_name": "Python of before", "language": "python",
}  # fmt: skip
ELSEWHERE = "http://evil.example"
NOTES = """#!/bin/sh
{ echo "$0 $*"; env; } >> "${0%/*}/called-${0##*/}"
"""


@dataclass(frozen=True, kw_only=True)
class Running:
    """A `goalkit start` that listens at `address`, whose token is in there."""

    address: str
    home: Path
    program: psutil.Process

    def ask(self, path: str, *, content: Any = None, token: bool = True) -> Any:
        """The answer of the server to a request, as JSON; HTTPError where it is refused."""
        where = urlsplit(self.address)
        secret = where.query.removeprefix("token=")
        headers = {"Authorization": f"token {secret}"} if token else {}
        sent = None if content is None else json.dumps(content).encode()
        asked = urllib.request.Request(f"http://{where.netloc}{path}", sent, headers)
        with urllib.request.urlopen(asked) as answer:  # noqa: S310 - ours
            return json.loads(answer.read())

    def processes(self) -> list[psutil.Process]:
        """The program with all it started."""
        return [self.program, *self.program.children(recursive=True)]

    @contextmanager
    def page(self) -> Iterator[tuple[dict[str, Any], BlockingKernelClient]]:
        """The kernel of a page that is opened: how it is reached, and a client of it."""
        notebook = f"{secrets.token_hex(4)}.ipynb"
        kernel = {"kernel": {"name": "python3"}, "name": notebook, "path": notebook, "type": "notebook"}
        kernel_id = self.ask("/api/sessions", content=kernel)["kernel"]["id"]
        (file,) = self.home.rglob(f"kernel-{kernel_id}.json")
        client = BlockingKernelClient(connection_file=str(file))
        client.load_connection_file()
        client.start_channels(hb=False)  # on a busy computer it beats late, and would be taken for dead
        client.wait_for_ready(timeout=60)  # also until what a cell prints is heard
        try:
            yield json.loads(file.read_text()), client
        finally:
            client.stop_channels()


def told_by(client: BlockingKernelClient, code: str) -> str:
    """What code prints in a kernel."""
    said: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        said.append(str(message["content"].get("text") or message["content"].get("evalue", "")))

    client.execute_interactive(code, timeout=120, output_hook=hear)
    return "".join(said).strip()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a person with a Jupyter of their own, and with an encrypted practice."""
    home = tmp_path_factory.mktemp("home")
    files = {
        ".jupyter/jupyter_server_config.py": WIDE_OPEN,
        ".jupyter/jupyter_lab_config.py": WIDE_OPEN,
        "jupyter_server_config.py": WIDE_OPEN,
        ".local/share/jupyter/kernels/python3/kernel.json": json.dumps(OLDER_KERNEL),
        "bin/npm": NOTES,
        "bin/browser": NOTES,
    }
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    for program in (home / "bin").iterdir():
        program.chmod(0o755)
    with open_practice(home / "p.goalkit", passphrase=PASSPHRASE, create=True) as practice:
        practice.record(
            "c1", Client(id="c1", name="Robin"), goal(), reach(), reading("m1", date(2026, 3, 2), 7)
        )
    return home


@contextmanager
def started(home: Path, **more: str) -> Iterator[Running]:
    """`goalkit start` in this home, in a terminal where the passphrase is typed."""
    mine = {name: text for name, text in os.environ.items() if not name.startswith(("JUPYTER", "XDG_"))}
    places = {"HOME": str(home), "BROWSER": str(home / "bin" / "browser"), "JUPYTER_PREFER_ENV_PATH": "0"}
    path = os.pathsep.join([str(home / "bin"), mine["PATH"]])
    ours, theirs = os.openpty()
    resource.setrlimit(resource.RLIMIT_CORE, (MOST, MOST))  # as on a computer that keeps cores
    with subprocess.Popen(
        [PROGRAM, "start", "--practice", "p.goalkit"],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=home, start_new_session=True,
        env={**mine, **places, "PATH": path, **more},
    ) as lab:  # fmt: skip
        os.close(theirs)
        try:
            if "GOALKIT_PASSPHRASE" not in more:
                read_until(ours, ": ")
                os.write(ours, f"{PASSPHRASE}\n".encode())
            running = Running(address=address(home, lab), home=home, program=psutil.Process(lab.pid))
            yield running
        finally:
            lab.terminate()
            read_until(ours, None)
            os.close(ours)


def address(home: Path, lab: subprocess.Popen[bytes]) -> str:
    """Where the server of this home listens, as it tells once it does."""
    end = time.monotonic() + 60
    while time.monotonic() < end and lab.poll() is None:
        for file in home.rglob(f"jpserver-{lab.pid}.json"):
            told = json.loads(file.read_text())
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", told["port"])).close()
                return f"http://127.0.0.1:{told['port']}/lab?token={told['token']}"
        time.sleep(0.1)
    pytest.fail("it did not start")


@pytest.fixture(scope="module")
def running(home: Path) -> Iterator[Running]:
    """One `goalkit start` for all tests that only look."""
    with started(home) as running:
        yield running


@AS_ANOTHER_USER
def test_another_user_of_the_computer_reads_nothing_of_a_page(running: Running) -> None:
    with running.page() as (connection, client):
        assert heard_by_another_user(connection, lambda: told_by(client, "print('of nobody else')")) == 0


def traces(running: Running, end: Event) -> set[str]:
    """Where the passphrase was while this watched: in what a system tells of processes, or in a file."""
    found: set[str] = set()
    while not end.wait(0.05):
        for process in running.processes():
            for name in ("environ", "cmdline"):
                try:
                    told = Path(f"/proc/{process.pid}/{name}").read_bytes()
                except OSError:  # it has ended
                    continue
                if PASSPHRASE.encode() in told:
                    found.add(f"{name} of {told[:80]!r}")
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process was started with")
def test_no_program_is_told_the_passphrase_while_pages_open_and_a_review_is_printed(running: Running) -> None:
    end, found = Event(), set[str]()
    watches = Thread(target=lambda: found.update(traces(running, end)))
    watches.start()
    try:
        with running.page() as (_, client):
            assert "c1" in told_by(client, "import goalkit as gk; print(gk.open().client)")
            out = running.home / "review.pdf"
            assert not told_by(client, f"gk.open().review('2026-Q1').to_pdf({str(out)!r})")
            assert out.read_bytes().startswith(b"%PDF")
            left = "import subprocess; print(subprocess.run('cat', capture_output=True))"
            assert "stdout=b''" in told_by(client, left)  # nothing is left in its input
    finally:
        end.set()
        watches.join()
    written = [file for file in running.home.rglob("*") if file.is_file()]
    found |= {str(file) for file in written if PASSPHRASE.encode() in file.read_bytes()}
    assert found == set()
    assert (running.home / "bin" / "called-browser").exists()


def test_a_page_comes_back_with_the_passphrase_after_its_python_died(running: Running) -> None:
    with running.page() as (_, client):
        first = int(told_by(client, "import os; print(os.getpid())"))
        psutil.Process(first).kill()
        client.wait_for_ready(timeout=60)  # until the next one answers, and what a cell prints is heard
        assert int(told_by(client, "import os; print(os.getpid())")) != first
        assert told_by(client, "import goalkit as gk; print(gk.open().client)") == "c1"


def test_what_was_set_for_scripts_goes_no_further(home: Path) -> None:
    with started(home, GOALKIT_PASSPHRASE=PASSPHRASE) as running, running.page() as (_, client):
        assert told_by(client, "import goalkit as gk; print(gk.open().client)") == "c1"
        environments = [process.environ() for process in running.processes()]
    assert len(environments) > 1
    assert [each for each in environments if "GOALKIT_PASSPHRASE" in each] == []


def test_no_setting_of_the_persons_own_jupyter_opens_it(running: Running) -> None:
    (program,) = [each for each in running.processes() if each.pid == running.program.pid]
    heard = {each.laddr.ip for each in program.net_connections() if each.status == psutil.CONN_LISTEN}
    assert heard == {"127.0.0.1"}
    with pytest.raises(urllib.error.HTTPError, match="403"):
        running.ask("/api/contents", token=False)
    assert "00_start.ipynb" in {each["name"] for each in running.ask("/api/contents")["content"]}


class Browser:
    """A browser in which the workbook is open: its cookies go along, whichever page asks."""

    def __init__(self, running: Running) -> None:
        self._host, jar = urlsplit(running.address).netloc, CookieJar()
        self._opened = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self._opened.open(running.address).read()
        self.cookies = {cookie.name: str(cookie.value) for cookie in jar}

    def status(self, path: str, *, content: bytes | None = None, **headers: str) -> int:
        """What the server answers, by its number."""
        asked = urllib.request.Request(f"http://{self._host}{path}", content, headers)
        try:
            with self._opened.open(asked) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code

    def websocket(self, path: str, **headers: str) -> int:
        """What the server answers whoever asks for a websocket: 101 where it opens one."""
        wanted = {
            "Host": self._host,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version": "13",
        }
        lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in (wanted | headers).items())]
        host, _, port = self._host.partition(":")
        with socket.create_connection((host, int(port))) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode())
            return int(line.recv(64).split()[1])


@pytest.fixture(scope="module")
def browser(running: Running) -> Browser:
    return Browser(running)


def test_a_page_of_another_address_reaches_nothing(running: Running, browser: Browser) -> None:
    """Not with the person's cookies, and not by a name of its own for this computer, with the token even."""
    assert browser.status("/api/contents") == 200
    assert browser.status("/api/contents", Origin=ELSEWHERE) == 404
    with_token = f"/api/contents?{urlsplit(running.address).query}"
    assert browser.status(with_token) == 200
    assert browser.status(with_token, Host="evil.example") == 403
    kernel = {"kernel": {"name": "python3"}, "name": "x.ipynb", "path": "x.ipynb", "type": "notebook"}
    kernel_id = running.ask("/api/sessions", content=kernel)["kernel"]["id"]
    for path in (f"/api/kernels/{kernel_id}/channels", "/goalkit/lock"):
        assert browser.websocket(path) == 101
        assert browser.websocket(path, Origin=ELSEWHERE) == 403
        assert browser.websocket(f"{path}?{urlsplit(running.address).query}", Host="evil.example") == 403
        assert browser.websocket(path, Cookie="") == 403


def test_nothing_is_done_without_the_secret_of_the_page(browser: Browser) -> None:
    kernel = json.dumps({"name": "python3"}).encode()
    assert browser.status("/api/kernels", content=kernel) == 403
    secret = {"X-XSRFToken": browser.cookies["_xsrf"]}
    assert browser.status("/api/kernels", content=kernel, **secret) == 201


def test_the_lock_hears_nobody_without_the_token(running: Running) -> None:
    with pytest.raises(urllib.error.HTTPError, match="403"):
        running.ask("/goalkit/lock", token=False)
    with pytest.raises(urllib.error.HTTPError, match="400"):  # with it: this is no websocket
        running.ask("/goalkit/lock")


def test_there_is_no_terminal_and_no_other_kernel(running: Running) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        running.ask("/api/terminals")
    assert set(running.ask("/api/kernelspecs")["kernelspecs"]) == {"python3"}


def test_no_package_manager_is_called(running: Running) -> None:
    with running.page() as (_, client):
        told_by(client, "1")
    assert not (running.home / "bin" / "called-npm").exists()


def test_what_a_page_writes_is_for_the_person_alone(running: Running) -> None:
    written = running.home / "export.json"
    with running.page() as (_, client):
        assert told_by(client, f"print(open({str(written)!r}, 'w').write('x'))") == "1"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_what_is_run_is_kept_nowhere_and_no_core_is_dumped(running: Running) -> None:
    marker = secrets.token_hex(8)
    with running.page() as (_, client):
        assert told_by(client, f"print({marker!r})") == marker
    assert MOST, "no core is dumped here anyway"
    assert {process.rlimit(resource.RLIMIT_CORE)[0] for process in running.processes()} == {0}
    kept = [
        file for file in running.home.rglob("*") if file.is_file() and marker.encode() in file.read_bytes()
    ]
    assert kept == []


def test_a_checkpoint_is_for_the_person_alone(tmp_path: Path) -> None:
    """Also in a folder that an earlier JupyterLab left open."""
    (tmp_path / "mine.ipynb").write_text("{}")
    kept = tmp_path / ".ipynb_checkpoints"
    kept.mkdir(mode=0o755)
    contents = AsyncLargeFileManager(root_dir=str(tmp_path), checkpoints_class=PrivateCheckpoints)
    asyncio.run(contents.create_checkpoint("mine.ipynb"))
    assert [file.name for file in kept.iterdir()] == ["mine-checkpoint.ipynb"]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert any("PrivateCheckpoints" in word for word in Lab(practice=tmp_path).command())


def test_a_cookie_does_not_open_the_next_start(home: Path) -> None:
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with started(home) as first:
        browser.open(first.address).read()
        port = urlsplit(first.address).port
        assert browser.open(f"http://127.0.0.1:{port}/api/contents").status == 200
    with started(home) as second:
        assert urlsplit(second.address).port == port
        with pytest.raises(urllib.error.HTTPError, match="403"):
            browser.open(f"http://127.0.0.1:{port}/api/contents")
