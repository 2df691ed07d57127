"""No connection leaves the machine while tests run: an audit hook refuses it and writes it down."""

import os
import socket
import sys
from pathlib import Path

LOOPBACK = ("127.", "::1", "localhost")
LOG_VARIABLE = "GOALKIT_TEST_CONNECTIONS"


def watch() -> None:
    """Refuse every connection but loopback in this process from now on."""

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event == "socket.connect" and not is_near(args[0], args[1]):
            log = Path(os.environ[LOG_VARIABLE])  # by now: each process that runs tests has one of its own
            with log.open("a", encoding="utf-8") as file:
                file.write(f"{' '.join(sys.argv[:1])} connects to {args[1]}\n")
            raise PermissionError(f"tests make no connection but loopback: {args[1]}")

    sys.addaudithook(hook)


def is_near(connection: object, address: object) -> bool:
    """Whether an address is this machine: a local socket or loopback.

    A datagram socket may name any address, because that sends nothing; Jupyter learns its own
    address in this way.
    """
    local = not isinstance(address, tuple)
    datagram = isinstance(connection, socket.socket) and connection.type == socket.SOCK_DGRAM
    return local or datagram or str(address[0]).startswith(LOOPBACK)
