"""Drafts: the text of a form that is not saved yet, one for each client and form."""

import sqlalchemy as sa

from goalkit.store.schema import DRAFTS


def keep(connection: sa.Connection, client_id: str, form: str, text: str) -> None:
    """Keep this text in place of the one before."""
    drop(connection, client_id, form)
    connection.execute(DRAFTS.insert().values(client_id=client_id, form=form, text=text))


def read(connection: sa.Connection, client_id: str, form: str) -> str:
    """The text that is kept, empty where there is none."""
    if not sa.inspect(connection).has_table(DRAFTS.name):
        return ""  # an older practice that takes no changes
    wanted = sa.select(DRAFTS.c.text).where(_of(client_id, form))
    return connection.execute(wanted).scalar_one_or_none() or ""


def names(connection: sa.Connection, client_id: str) -> tuple[str, ...]:
    """The forms of which a text is kept, in alphabetical order."""
    if not sa.inspect(connection).has_table(DRAFTS.name):
        return ()
    wanted = sa.select(DRAFTS.c.form).where(DRAFTS.c.client_id == client_id).order_by(DRAFTS.c.form)
    return tuple(connection.execute(wanted).scalars())


def drop(connection: sa.Connection, client_id: str, form: str) -> None:
    """Forget the text, where there is one."""
    connection.execute(DRAFTS.delete().where(_of(client_id, form)))


def erase(connection: sa.Connection, client_id: str) -> None:
    """Forget all drafts of a client, and that the client was chosen."""
    named = (DRAFTS.c.client_id == client_id) | (DRAFTS.c.text == client_id)
    connection.execute(DRAFTS.delete().where(named))


def _of(client_id: str, form: str) -> sa.ColumnElement[bool]:
    return (DRAFTS.c.client_id == client_id) & (DRAFTS.c.form == form)
