"""A whole practice from one place to another: from a file to a server, and back.

Every row of every client goes with the span in which it was known, and so do drafts, settings, and what can
be undone. Where it came from it stays as it is.
"""

import sqlalchemy as sa

from goalkit.errors import ClientExistsError, MoveBrokenError
from goalkit.store import rows
from goalkit.store.connection import NAMED
from goalkit.store.practice import Practice
from goalkit.store.schema import DRAFTS, TABLES


def move(source: Practice, target: Practice) -> tuple[str, ...]:
    """Copy all that can be seen in `source` into `target`, whole or not at all, and give the ids of clients.

    What is written is read back and compared. Raises ClientExistsError where one of them is there already,
    and PracticeError.
    """
    with source.reading() as there, target.writing() as here:
        clients = tuple(rows.last_changes(there))
        for client_id in clients:
            if rows.last_changes(here, client_id):
                raise ClientExistsError(client_id)
            _copy(there, here, client_id)
        drafts = sa.select(DRAFTS.c.client_id, DRAFTS.c.form).order_by(DRAFTS.c.client_id, DRAFTS.c.form)
        for client_id, form in there.execute(drafts):
            rows.keep_draft(here, client_id, form, rows.draft(there, client_id, form))
    return clients


def _copy(there: sa.Connection, here: sa.Connection, client_id: str) -> None:
    for collection in TABLES:
        found = list(rows.read(there, collection, client_id=client_id))
        rows.write(here, collection, found)
        arrived = rows.read(here, collection, client_id=client_id)
        if [one._replace(row_key=None) for one in found] != [one._replace(row_key=None) for one in arrived]:
            raise MoveBrokenError(here.get_execution_options()[NAMED])
