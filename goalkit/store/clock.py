"""What a clock that was ahead has left: moments that are still to come. They are found, and dated anew."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from goalkit.store.rows import seal
from goalkit.store.schema import SPAN, TABLES, Moment

TICK = timedelta(microseconds=1)
"""The least by which two moments differ."""


def moments_after(connection: sa.Connection, clock: datetime) -> tuple[datetime, ...]:
    """The moments after `clock` at which something is said to have changed, in their order."""
    found = _moments()
    wanted = sa.select(found.c.moment).where(found.c.moment > clock).order_by(found.c.moment)
    return tuple(connection.execute(wanted).scalars())


def date_anew(connection: sa.Connection, clock: datetime) -> None:
    """Have all that is dated after `clock` be dated just before it, in the same order.

    Where something else was changed within these microseconds, it comes after that.
    """
    ahead, found = moments_after(connection, clock), _moments()
    past = sa.select(sa.func.max(found.c.moment, type_=Moment())).where(found.c.moment <= clock)
    last, begin = connection.execute(past).scalar_one(), clock - len(ahead) * TICK
    begin = begin if last is None else max(begin, last)
    anew = {moment: begin + number * TICK for number, moment in enumerate(ahead, start=1)}
    for name, table in TABLES.items():
        for column in (table.c[one] for one in SPAN):
            rows = connection.execute(sa.select(table.c.row_key, column).where(column > clock)).all()
            changed = [{"key": key, "moment": anew[moment]} for key, moment in rows]
            if changed:
                row = table.update().where(table.c.row_key == sa.bindparam("key"))
                connection.execute(row.values({column.name: sa.bindparam("moment")}), changed)
                seal(connection, name, [one["key"] for one in changed])


def _moments() -> sa.Subquery:
    """Every moment at which something changed, once."""
    columns = [table.c[name] for table in TABLES.values() for name in SPAN]
    return sa.union(*(sa.select(one.label("moment")) for one in columns)).subquery()
