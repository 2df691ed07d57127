"""Whose page was opened last. The practice keeps it, so that every page opens with the same client."""

from goalkit.errors import NobodyChosenError, NobodyYetError
from goalkit.store.drafts import CHOSEN
from goalkit.store.practice import Practice


def chosen_client(practice: Practice) -> str:
    """The id of the only client, else of the one whose page was opened last.

    Raises NobodyYetError or NobodyChosenError.
    """
    clients = practice.clients()
    if not clients:
        raise NobodyYetError
    chosen = clients[0].id if len(clients) == 1 else practice.draft("", CHOSEN)
    if not chosen:
        raise NobodyChosenError(tuple(client.id for client in clients))
    return chosen
