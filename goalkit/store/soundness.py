"""Whether the file of a practice is sound, as the database itself sees it."""

import sqlalchemy as sa

from goalkit.store.practice import Practice

_CHECKS = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check(20)")


def damage(practice: Practice) -> tuple[str, ...]:
    """What is damaged in the file; nothing where it is sound. Raises PracticeError."""
    with practice.reading() as connection:
        found = [one for check in _CHECKS for one in _findings(connection.exec_driver_sql(check))]
    return tuple(f"the file is damaged: {finding}" for finding in found if finding != "ok")


def _findings(result: sa.CursorResult[tuple[object, ...]]) -> list[str]:
    """The first column of what a check answers; the one of the cipher answers nothing for a plain file."""
    return [str(row[0]) for row in result] if result.returns_rows else []
