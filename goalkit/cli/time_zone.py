"""`goalkit time-zone`: by which time zone days are told; and that of this computer."""

from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from goalkit.cli.options import PracticeOption, opened
from goalkit.cli.terminal import say
from goalkit.store.settings import choose_time_zone, practice_day, time_zone, time_zones
from goalkit.wording import day_text

COMPUTER = "computer"
ZoneArgument = Annotated[
    str,
    typer.Argument(
        metavar="ZONE",
        help=f"Such as Europe/Berlin, or `{COMPUTER}` for that of the computer in use; else it is only told.",
    ),
]


def computer_zone() -> str:
    """The name of this computer's time zone, such as `Europe/Berlin`; empty where it does not tell one."""
    from babel.localtime import get_localzone  # when a practice is made, and not at each command

    try:
        zone = get_localzone()
    except LookupError:  # the variable TZ may hold a rule in place of a name
        return ""
    return zone.key if isinstance(zone, ZoneInfo) and zone.key in time_zones() else ""


def choose_zone(zone: ZoneArgument = "", practice: PracticeOption = None) -> None:
    """Tell by which time zone the practice counts days, or choose another one."""
    with opened(practice) as place:
        if zone:
            choose_time_zone(place, "" if zone == COMPUTER else zone)
        name, today = time_zone(place), practice_day(place)
    say(f"Days are those of {name or 'the computer in use'}, where it is {day_text(today)}.")
