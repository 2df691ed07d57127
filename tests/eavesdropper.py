"""Another user of this computer, who connects to a kernel and listens."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
AS_ANOTHER_USER = pytest.mark.skipif(not IS_ROOT, reason="only root can become another user")

_LISTENS = """
import os, sys, time, zmq
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
listens = zmq.Context().socket(zmq.SUB)
listens.subscribe(b"")
listens.connect(sys.argv[1])
print("connected", flush=True)
sys.stdin.readline()
heard = 0
while listens.poll(1000):
    listens.recv_multipart()
    heard += 1
print(heard)
"""


def heard_by_another_user(connection: dict[str, Any], talk: Callable[[], object]) -> int:
    """How many messages of a kernel another user reads while it is talked to."""
    address = f"tcp://{connection['ip']}:{connection['iopub_port']}"
    program = [sys.executable, "-c", _LISTENS, address]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "connected\n"
        time.sleep(1)  # the moment a connection takes
        talk()
        told, _ = other.communicate("\n")
    return int(told)
