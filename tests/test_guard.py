"""The guard of the other tests: it sees a connection and stops it, here and in other processes."""

import socket
import subprocess
import sys

import pytest

from tests.conftest import CONNECTIONS

FAR = "192.0.2.1"  # an address kept for documentation, which is nobody's


def forget() -> str:
    """What the guard wrote down; taken away so that it does not fail this test."""
    tried = CONNECTIONS.read_text(encoding="utf-8")
    CONNECTIONS.write_text("", encoding="utf-8")
    return tried


def test_a_connection_to_another_machine_is_refused_and_written_down() -> None:
    with socket.socket() as connection, pytest.raises(PermissionError, match="no connection but loopback"):
        connection.connect((FAR, 80))
    assert FAR in forget()


def test_a_python_started_by_a_test_is_watched_too() -> None:
    code = f"import socket; socket.create_connection(('{FAR}', 80), 1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "PermissionError" in done.stderr
    assert FAR in forget()


def test_loopback_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        assert forget() == ""
