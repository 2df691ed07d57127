"""`goalkit time-zone`, `locale` and `paper`: what holds in the practice."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from goalkit.cli.options import PracticeOption, opened
from goalkit.cli.terminal import say
from goalkit.locales import customs_text
from goalkit.store import Practice
from goalkit.store.settings import (
    choose_locale,
    choose_paper,
    choose_time_zone,
    practice_day,
    practice_locale,
    practice_paper,
    time_zone,
)
from goalkit.wording import day_text


@dataclass(frozen=True, kw_only=True)
class _Setting:
    """A setting of the practice: the word of its value, `unset` for what holds where nothing is chosen."""

    does: str
    word: str
    help: str
    unset: str
    choose: Callable[[Practice, str], None]
    told: Callable[[Practice], str]

    @property
    def command(self) -> Callable[..., None]:
        """The command that tells how it is, or chooses a value."""

        def run(
            value: Annotated[str, typer.Argument(metavar=self.word, help=self.help)] = "",
            practice: PracticeOption = None,
        ) -> None:
            with opened(practice) as place:
                if value:
                    self.choose(place, "" if value == self.unset else value)
                said = self.told(place)
            say(said)

        run.__doc__ = self.does
        return run


_SETTINGS = {
    "time-zone": _Setting(
        does="Tell by which time zone the practice counts days, or choose another one.",
        word="ZONE",
        help="Such as Europe/Berlin, or `computer` for that of the computer in use; else it is only told.",
        unset="computer",
        choose=choose_time_zone,
        told=lambda place: (
            f"Days are those of {time_zone(place) or 'the computer in use'}, "
            f"where it is {day_text(practice_day(place))}."
        ),
    ),
    "locale": _Setting(
        does="Tell how the practice writes and reads numbers and days, or choose the customs of a country.",
        word="LOCALE",
        help="A language and a country, such as en_US, or `none` for no country; else it is only told.",
        unset="none",
        choose=choose_locale,
        told=lambda place: f"{customs_text(practice_locale(place))}.",
    ),
    "paper": _Setting(
        does="Tell on which paper the practice prints, or choose another one.",
        word="PAPER",
        help="`a4` or `us-letter`, or `usual` for that of the country; else it is only told.",
        unset="usual",
        choose=choose_paper,
        told=lambda place: f"Reports are for the paper {practice_paper(place)}.",
    ),
}
COMMANDS = {name: setting.command for name, setting in _SETTINGS.items()}
"""The commands by their names."""
