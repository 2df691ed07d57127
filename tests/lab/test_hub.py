"""A JupyterHub for several coaches, set up as docs/how-to/run-a-hub.md says: a hub, a proxy, a server."""

import asyncio
import json
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import repeat
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from jupyter_client.session import Session
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect
from traitlets.config import Config
from typer.testing import CliRunner

from goalkit.cli.app import app
from goalkit.errors import ServerAddressError
from goalkit.lab.hub import configure
from goalkit.model import Client
from goalkit.store import open_practice
from tests.project import HOME
from tests.servers import OWNER, Cluster, free_port

PAGE = (HOME / "docs" / "how-to" / "run-a-hub.md").read_text(encoding="utf-8")
PASSWORD = "Zwetschgental 12"
FOR_TESTS = """
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allowed_users = {{"anna", "bert", "sue"}}
c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}"
c.JupyterHub.hub_port = {ports[1]}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
c.Spawner.start_timeout = c.Spawner.http_timeout = 600
c.JupyterHub.ssl_cert = c.JupyterHub.ssl_key = ""
"""
"""What differs from the page: accounts that are made up, free ports without a certificate, and patience."""
LOOK = """
import json, os, subprocess, sys
said = subprocess.run([sys.executable, "-m", "goalkit", "clients"], capture_output=True, text=True)
print(json.dumps([os.path.expanduser("~"), os.getcwd(), said.stdout + said.stderr]))
"""
COACHES = ("anna", "bert", "sue")
"""The last one has an account everywhere, but nobody let her into the practice."""


def blocks(kind: str) -> str:
    """What stands on the page in blocks of a kind."""
    return "\n".join(re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL))


@pytest.fixture
def shared(server: Cluster) -> Iterator[str]:
    """Where a practice is whose coaches, made as the page says, have passwords and a client each."""
    server.ask(f"CREATE DATABASE hub OWNER {OWNER}")
    hba = server.folder / "data" / "pg_hba.conf"
    kept, place = hba.read_text(), f"127.0.0.1:{server.port}/hub"
    for line in re.findall(r"^goalkit (.*)$", blocks("console"), re.MULTILINE):
        done = CliRunner().invoke(app, shlex.split(line.replace("db.example.org/practice", place)))
        assert done.exit_code == 0, done.stderr
    for coach in COACHES:
        server.ask(f"ALTER ROLE {coach} PASSWORD '{PASSWORD}'")
    for coach in ("anna", "bert"):
        with open_practice(server.address(coach, "hub")) as practice:
            practice.record(f"of-{coach}", Client(id=f"of-{coach}", name=f"Client of {coach}"))
    hba.write_text(f"host hub anna,bert,sue 127.0.0.1/32 scram-sha-256\n{kept}")
    server.reload()
    yield place
    hba.write_text(kept)
    server.reload()
    server.ask("DROP DATABASE hub WITH (FORCE)")


@pytest.fixture
def hub(shared: str, tmp_path: Path) -> Iterator[str]:
    """The address of a hub that runs with the configuration of the page."""
    ports, homes = [free_port() for _ in range(3)], str(tmp_path / "{username}")
    words = blocks("py").replace("db.example.org/practice", shared)
    (tmp_path / "jupyterhub_config.py").write_text(words + FOR_TESTS.format(homes=homes, ports=ports))
    (line,) = re.findall(r"^echo '(.*)' \|", PAGE, re.MULTILINE)
    line = line.replace("db.example.org:5432:practice", shared.replace("/", ":")).replace(
        "PASSWORD", PASSWORD
    )
    for coach in COACHES:
        (tmp_path / coach).mkdir(0o700)
        (kept := tmp_path / coach / ".pgpass").write_text(line.replace("anna", coach))
        kept.chmod(0o600)
    program = [sys.executable, "-m", "jupyterhub", "--config", "jupyterhub_config.py"]
    with subprocess.Popen(program, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        said = []
        for line in running.stderr:
            said.append(line)
            if "JupyterHub is now running" in line:
                break
        assert running.poll() is None, said
        reader = threading.Thread(target=running.stderr.read)  # whoever writes is never kept waiting
        reader.start()
        yield f"http://127.0.0.1:{ports[0]}"
        running.terminate()
        reader.join()


class Browser:
    """What a coach sees who has logged in at the hub, and whose JupyterLab is started."""

    def __init__(self, session: requests.Session, hub: str, coach: str) -> None:
        self.session, self.hub, self.coach = session, hub, coach
        session.get(f"{hub}/hub/login")
        typed = {"username": coach, "password": "any", "_xsrf": session.cookies["_xsrf"]}
        session.post(f"{hub}/hub/login", typed).raise_for_status()  # leads on to a page that waits

    def opened(self) -> requests.Response:
        """The page that opens once the JupyterLab runs."""
        where = f"{self.hub}/hub/api/users/{self.coach}/server/progress"
        with self.session.get(where, params={"_xsrf": self.session.cookies["_xsrf"]}, stream=True) as told:
            assert any('"ready": true' in line for line in told.iter_lines(decode_unicode=True))
        return self.session.get(f"{self.hub}/user/{self.coach}/")

    async def run(self, code: str) -> list[dict[str, Any]]:
        """All that a new Python of the coach says to some code."""
        own = f"{self.hub}/user/{self.coach}/api/kernels"
        token = self.session.cookies.get("_xsrf", path=f"/user/{self.coach}/")
        started = self.session.post(own, headers={"X-XSRFToken": token})
        started.raise_for_status()
        cookies = "; ".join(f"{one.name}={one.value}" for one in self.session.cookies)
        place = f"{own.replace('http', 'ws', 1)}/{started.json()['id']}/channels"
        channel = await websocket_connect(HTTPRequest(place, headers={"Cookie": cookies, "Origin": self.hub}))
        asked = Session().msg("execute_request", {"code": code})
        await channel.write_message(json.dumps({**asked, "channel": "shell"}, default=str))
        told = []
        while not told or told[-1]["msg_type"] != "execute_reply":
            told.append(json.loads(await channel.read_message() or ""))
        channel.close()
        while await channel.read_message() is not None:
            pass
        return told


def test_each_coach_has_an_account_a_home_and_the_own_clients_of_the_practice(
    hub: str, tmp_path: Path
) -> None:
    with ExitStack() as kept:
        sessions = (kept.enter_context(requests.Session()) for _ in COACHES)
        anna, bert, sue = (Browser(*words) for words in zip(sessions, repeat(hub), COACHES, strict=False))
        for coach in (anna, bert, sue):
            page = coach.opened()
            assert urlsplit(page.url).path == f"/user/{coach.coach}/lab/tree/00_start.ipynb"
            assert '"goalkitFonts": true' in page.text
        for one, other in ((anna, "bert"), (bert, "anna")):
            (printed,) = (
                said["content"]["text"] for said in asyncio.run(one.run(LOOK)) if said["msg_type"] == "stream"
            )
            home, folder, clients = json.loads(printed)
            assert Path(home) == tmp_path / one.coach
            assert Path(folder).is_relative_to(home)
            assert f"of-{one.coach}" in clients
            assert f"of-{other}" not in clients
            assert one.session.get(f"{hub}/user/{other}/api/contents").status_code == 403
        page = asyncio.run(sue.run(code_of(tmp_path / "sue", "00_start.ipynb")))
        assert "does not know you as a coach" in json.dumps(page)


def code_of(home: Path, page: str) -> str:
    """The cells of a page that lies in this home."""
    (place,) = home.rglob(page)
    cells = json.loads(place.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(one["source"]) for one in cells if one["cell_type"] == "code")


def test_the_address_of_a_hub_names_nobody_and_no_file() -> None:
    for address in ("practice.goalkit", "postgresql://anna@db.example.org/p"):
        with pytest.raises(ServerAddressError, match="is for all coaches"):
            configure(Config(), practice=address)
    with pytest.raises(ServerAddressError, match="leave the password out"):
        configure(Config(), practice="postgresql:///p?password=Zwetschge")


def test_a_coach_is_known_at_the_server_by_the_name_at_the_hub() -> None:
    (c := Config()).Spawner = Config()
    configure(c, practice="postgresql://db.example.org:5433/p?sslrootcert=/etc/ca")
    spawner = SimpleNamespace(user=SimpleNamespace(name="anna@example.org"))
    said = c.Spawner.environment["GOALKIT_PRACTICE"](spawner)
    assert said == "postgresql://anna%40example.org@db.example.org:5433/p?sslrootcert=/etc/ca"
