"""The example client, who is invented: a practice to try things out with."""

from datetime import date
from pathlib import Path

from goalkit.errors import ExampleTakenError
from goalkit.shipped import EXAMPLE_CLIENT, shipped
from goalkit.store import import_client, open_practice

CLIENT = "example"
PERIOD = "2026-Q3"
AS_OF = date(2026, 9, 30)
"""The id of the example client; its last full quarter and the day on which that ended."""


def write_example(path: Path) -> None:
    """Make the example practice, or put it back as it was. It is not encrypted: nothing in it is secret.

    Raises ExampleTakenError where the file holds other clients.
    """
    text = shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8")
    with open_practice(path, create=True) as practice:
        found = [client.id for client in practice.clients()]
        if found not in ([], [CLIENT]):
            raise ExampleTakenError(str(path))
        if found:
            practice.erase(CLIENT)
        import_client(practice, text)
