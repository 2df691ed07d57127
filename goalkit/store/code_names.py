"""Code names in place of names, for whoever shares the screen. The practice keeps whether they are shown."""

import json
from collections.abc import Iterable
from functools import cache
from hashlib import sha256

from goalkit.model import Client
from goalkit.shipped import CODE_NAMES, shipped
from goalkit.store.practice import Practice

PRIVATE = "private mode"
"""The name of the draft of the practice itself that is there while code names are shown."""


def private_mode(practice: Practice) -> bool:
    """Whether code names are shown in place of names."""
    return bool(practice.draft("", PRIVATE))


def set_private_mode(practice: Practice, *, on: bool) -> None:
    """Show code names from now on, or names again."""
    if on:
        practice.keep_draft("", PRIVATE, "on")
    else:
        practice.drop_draft("", PRIVATE)


def shown_names(practice: Practice) -> dict[str, str]:
    """The name by which each client is shown, by id, in the order in which they came."""
    clients = practice.clients()
    if private_mode(practice):
        return code_names(client.id for client in clients)
    return {client.id: client.name for client in clients}


def shown_name(practice: Practice, client: Client) -> str:
    """The name by which one client is shown."""
    return shown_names(practice).get(client.id, client.name) if private_mode(practice) else client.name


def code_names(client_ids: Iterable[str]) -> dict[str, str]:
    """A code name for each id, such as "Client Heron": the same each time, and no two alike.

    It follows from the id alone, but where an earlier client has that word already it is the next one.
    """
    names: dict[str, str] = {}
    for client_id in client_ids:
        names[client_id] = _first_free(client_id, set(names.values()))
    return names


def _first_free(client_id: str, taken: set[str]) -> str:
    words = _words()
    start = int.from_bytes(sha256(client_id.encode()).digest()[:8]) % len(words)
    candidates = (f"Client {word}" for word in words[start:] + words[:start])
    free = (name for name in candidates if name not in taken)
    return next(free, f"Client {len(taken) + 1}")


@cache
def _words() -> list[str]:
    words: list[str] = json.loads(shipped(CODE_NAMES).read_text(encoding="utf-8"))
    return words
