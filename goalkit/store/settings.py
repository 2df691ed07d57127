"""Settings of a practice: whose page was opened last, code names in place of names, the rule for statuses,
when pages are locked, the time zone of its days, its locale and its paper, and what was asked once.

Each is kept as a draft of client "", which stands for the practice itself.
"""

import json
import platform
from collections.abc import Callable, Iterable, Mapping
from datetime import date, tzinfo
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from zoneinfo import ZoneInfo, available_timezones

import sqlalchemy as sa

from goalkit.errors import (
    ChoiceError,
    NobodyChosenError,
    NobodyYetError,
    NotYourClientError,
    PracticeError,
    TimeZoneError,
)
from goalkit.locales import locale_of, notation_of, paper_of
from goalkit.model import Client
from goalkit.period import today
from goalkit.shipped import CODE_NAMES, shipped
from goalkit.store import rows
from goalkit.store.practice import Practice
from goalkit.store.rows import CHOSEN
from goalkit.terms import DayCount, Rule
from goalkit.wording import write_as

PRIVATE = "private mode"
"""The name of the draft that is there while code names are shown."""
KEYRING = f"keyring of {platform.node()}"
"""The name of the draft that is there once the keyring of this computer was offered."""
RULE = "rule"
"""The name of the draft that holds the rule and its day count."""
LOCK = "lock after"
"""The name of the draft that holds the minutes without input after which pages are locked."""
LOCK_AFTER = 15
"""Those minutes, until others are chosen."""
TIME_ZONE = "time zone"
"""The name of the draft that holds the name of the time zone."""
LOCALE = "locale"
"""The name of the draft that holds the name of the locale."""
PRINTED = "printed"
"""The name of the draft of a client that holds the period whose review was printed last."""
PAPER = "paper"
"""The name of the draft that holds the paper, where it is not the usual one of the locale."""
PAPERS = ("a4", "us-letter")
"""The sizes of paper, by the names that the typesetter knows."""


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


def choose_client(practice: Practice, client_id: str) -> None:
    """Have pages show this client when they are opened next; where they do so already nothing is written."""
    if practice.draft("", CHOSEN) != client_id:
        practice.keep_draft("", CHOSEN, client_id)


def note_review_printed(practice: Practice, client_id: str, period: str) -> None:
    """Keep in mind that the review of a period is printed, where that of a later one is not."""
    if practice.draft(client_id, PRINTED) < period:
        practice.keep_draft(client_id, PRINTED, period)


def note_reviews_printed(practice: Practice, ids: Iterable[str], period: str) -> None:
    """The same of several clients in one save, of those for whom it can be kept."""
    change_drafts(practice, PRINTED, dict.fromkeys(ids, lambda kept: max(kept, period)))


def change_drafts(practice: Practice, form: str, changes: Mapping[str, Callable[[str], str]]) -> int:
    """Change what is kept under a name of several clients, in one save; gives of how many it cannot be.

    Each of `changes` gives the new text from the one that is kept, "" where none is. It cannot be changed
    where the client is that of another coach or was erased meanwhile, and of nobody where the practice takes
    no changes.
    """
    try:
        with practice.writing() as connection:
            return sum(not _changed(connection, one, form, new) for one, new in changes.items())
    except PracticeError:
        return len(changes)


def _changed(connection: sa.Connection, client_id: str, form: str, new: Callable[[str], str]) -> bool:
    """Whether a draft is now as `new` gives it."""
    kept = rows.draft(connection, client_id, form)
    if (text := new(kept)) == kept:
        return True
    if not rows.last_changes(connection, client_id):
        return False
    try:
        with connection.begin_nested():  # what the server refuses ends no more than this
            rows.keep_draft(connection, client_id, form, text)
    except NotYourClientError:
        return False
    return True


def practice_rule(practice: Practice) -> tuple[Rule, DayCount]:
    """The rule of the practice and how it counts days; gap and exclusive until another is chosen."""
    rule, _, count = practice.draft("", RULE).partition(" ")
    return Rule(rule or Rule.GAP), DayCount(count or DayCount.EXCLUSIVE)


def choose_practice_rule(practice: Practice, rule: Rule, count: DayCount) -> None:
    """Judge by this rule from now on, counting days like this."""
    practice.keep_draft("", RULE, f"{rule} {count}")


def lock_after(practice: Practice) -> int:
    """The minutes without input after which pages are locked; 0 where they never are."""
    return int(practice.draft("", LOCK) or LOCK_AFTER)


def choose_lock_after(practice: Practice, minutes: int) -> None:
    """Lock pages after so many minutes without input from now on, with 0 never."""
    practice.keep_draft("", LOCK, str(minutes))


def time_zone(practice: Practice) -> str:
    """The name of the time zone of the practice, such as `Europe/Berlin`; empty for that of the computer."""
    return practice.draft("", TIME_ZONE)


def choose_time_zone(practice: Practice, name: str) -> None:
    """Tell days by the time zone of this name from now on; an empty one is that of the computer.

    Raises TimeZoneError.
    """
    _choose(practice, TIME_ZONE, _zone(name).key if name else "")


def practice_zone(practice: Practice) -> tzinfo | None:
    """The time zone by which moments have their day; None for that of the computer. Raises TimeZoneError."""
    name = time_zone(practice)
    return _zone(name) if name else None


def practice_day(practice: Practice) -> date:
    """The day it is in the practice."""
    return today(practice_zone(practice))


@cache
def time_zones() -> tuple[str, ...]:
    """The names of all time zones, in order; they are looked for on the disk once."""
    return tuple(sorted(available_timezones()))


def _zone(name: str) -> ZoneInfo:
    if name not in time_zones():
        raise TimeZoneError(name, tuple(get_close_matches(name, time_zones())))
    return ZoneInfo(name)


def practice_locale(practice: Practice) -> str:
    """The name of the locale of the practice, such as `de_CH`; empty where no country was chosen."""
    return practice.draft("", LOCALE)


def choose_locale(practice: Practice, name: str) -> None:
    """Write and read numbers and days as in the locale of this name from now on; an empty one is no country.

    Raises LocaleError.
    """
    _choose(practice, LOCALE, str(locale_of(name)) if name else "")


def write_as_chosen(practice: Practice) -> None:
    """Write and read numbers and days as in the locale of the practice from now on, in this Python."""
    write_as(notation_of(practice_locale(practice)))


def practice_paper(practice: Practice) -> str:
    """The paper that is chosen, one of `PAPERS`; else the usual one where the locale is spoken."""
    return practice.draft("", PAPER) or paper_of(practice_locale(practice))


def choose_paper(practice: Practice, paper: str) -> None:
    """Print on this paper from now on; an empty one is that of the locale. Raises ChoiceError."""
    if paper and paper not in PAPERS:
        raise ChoiceError(paper, PAPERS)
    _choose(practice, PAPER, paper)


def _choose(practice: Practice, name: str, value: str) -> None:
    """Keep a setting, or with an empty value forget it."""
    if value:
        practice.keep_draft("", name, value)
    else:
        practice.drop_draft("", name)


def private_mode(practice: Practice) -> bool:
    """Whether code names are shown in place of names."""
    return bool(practice.draft("", PRIVATE))


def set_private_mode(practice: Practice, *, on: bool) -> None:
    """Show code names from now on, or names again."""
    _choose(practice, PRIVATE, "on" if on else "")


def keyring_was_offered(practice: Practice) -> bool:
    """Whether it was asked on this computer if its keyring shall keep the passphrase."""
    return bool(practice.draft("", KEYRING))


def note_keyring_offer(practice: Practice) -> None:
    """Have it not asked again on this computer."""
    practice.keep_draft("", KEYRING, "offered")


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
