"""The settings: what holds for the whole practice, whoever is chosen, each with what it changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.exercises.exercise import Exercise, page_of_all
from goalkit.exercises.print_review import usual_folder
from goalkit.exercises.print_review.choices import PAPERS
from goalkit.exercises.private_mode import WHAT_STAYS
from goalkit.exercises.rules import DAYS, RULE_CHOICES, RULE_HELP
from goalkit.forms.steps import Options
from goalkit.locales import locale_title
from goalkit.store import Practice, private_mode, set_private_mode
from goalkit.store.backups import backup_folder
from goalkit.store.settings import (
    LOCK_AFTER,
    PAPER,
    choose_locale,
    choose_lock_after,
    choose_paper,
    choose_practice_rule,
    choose_time_zone,
    lock_after,
    practice_locale,
    practice_rule,
    time_zone,
    time_zones,
)
from goalkit.terms import DayCount, Rule

FOR_ALL = (
    "What is chosen here holds for every client, and from now on. Pages that are open follow within a few "
    "seconds, open reports when they are loaded again."
)
CHOSEN_HERE, KEPT_HERE = "What you choose", "Where things are kept"
COUNTS = "Saved: it holds for every client from now on."
COUNTS_LATER = "Saved: it holds after the next lock, or when goalkit is started again."
LOCK_CHOICES = (5, LOCK_AFTER, 30, 60)
LOCALES = (
    "da_DK", "nl_BE", "nl_NL", "en_AU", "en_CA", "en_IN", "en_IE", "en_NZ", "en_SG", "en_ZA", "en_GB",
    "en_US", "fi_FI", "fr_BE", "fr_CA", "fr_FR", "fr_CH", "de_AT", "de_DE", "de_CH", "it_IT", "ja_JP",
    "nb_NO", "pl_PL", "pt_BR", "pt_PT", "es_MX", "es_ES", "sv_SE",
)  # fmt: skip
"""The locales to choose from, as their titles are ordered; `goalkit locale` takes any other."""
IN_MEMORY = "in memory, and nowhere else"
BY_ADMINISTRATOR = "made by the administrator of the server"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What holds for the whole practice: its title, how it is `now`, and what it changes, in words."""

    title: str
    changes: str
    now: Callable[[Practice], str]

    def shown(self, practice: Practice) -> ipw.Widget:
        """How it is, and what it changes."""
        now = ui.words(self.now(practice), "place-name", "p")
        return ui.box("field", ui.words(self.title, "label"), now, self.changes)


@dataclass(frozen=True, kw_only=True)
class Chosen(Setting):
    """A setting that is chosen from a list; `now` gives one of the values, `saved` says when it counts.

    Where it is none of `options` it stands beside them, in the words of `other`.
    """

    options: Callable[[], Options]
    choose: Callable[[Practice, str], None]
    saved: str = COUNTS
    other: str = "{}"

    def shown(self, practice: Practice) -> ipw.Widget:
        said = ipw.HTML()

        def chosen() -> None:
            said.value = ""
            with ui.guarded(lambda sentence: setattr(said, "value", ui.alert(sentence, "problem"))):
                self.choose(practice, choices["one"])
                said.value = ui.status(self.saved)

        now, options = self.now(practice), tuple(self.options())
        if now not in dict(options).values():
            options += ((self.other.format(now), now),)
        choices = ui.Choices({"one": (self.title, options, now)}, chosen)
        return ui.box("field", choices, self.changes, said)


def _choose_rule(practice: Practice, name: str) -> None:
    _, count = practice_rule(practice)
    choose_practice_rule(practice, Rule(name), count)


def _choose_count(practice: Practice, name: str) -> None:
    rule, _ = practice_rule(practice)
    choose_practice_rule(practice, rule, DayCount(name))


def _backups(practice: Practice) -> str:
    if practice.path is None:
        return BY_ADMINISTRATOR if practice.place else IN_MEMORY
    return str(backup_folder(practice.path))


SETTINGS = (
    Chosen(
        title="Rule for the status",
        changes=f"From when a goal is behind, if neither goal nor client says otherwise. {RULE_HELP}",
        options=lambda: RULE_CHOICES,
        now=lambda practice: practice_rule(practice)[0],
        choose=_choose_rule,
    ),
    Chosen(
        title="How days are counted",
        changes="Moves by one day how far a goal should be, if neither goal nor client says otherwise.",
        options=lambda: DAYS,
        now=lambda practice: practice_rule(practice)[1],
        choose=_choose_count,
    ),
    Chosen(
        title="Names on the screen",
        changes=f"Code names stand in place of names, for whoever shares the screen. {WHAT_STAYS}",
        options=lambda: (("as they are", ""), ("code names, such as Client Heron", "hidden")),
        now=lambda practice: "hidden" if private_mode(practice) else "",
        choose=lambda practice, value: set_private_mode(practice, on=bool(value)),
    ),
    Chosen(
        title="Time zone",
        changes="Says on which day something was written, and when a day ends: for whoever travels, or works "
        "with a computer that is set elsewhere.",
        options=lambda: (("that of the computer in use", ""), *((zone, zone) for zone in time_zones())),
        now=time_zone,
        choose=choose_time_zone,
    ),
    Chosen(
        title="Numbers and dates",
        changes="Says how numbers and money are written and read, and whether 3/4/2026 is in April or March. "
        "Texts stay English. A country that is not in the list: “goalkit locale” in a terminal.",
        options=lambda: (
            ("of no country: you are asked what 3/4/2026 means", ""),
            *((locale_title(name), name) for name in LOCALES),
        ),
        now=practice_locale,
        choose=choose_locale,
    ),
    Chosen(
        title="Paper",
        changes="What reports are printed on, unless you choose another one with the report.",
        options=lambda: (("the usual one of that country", ""), *PAPERS),
        now=lambda practice: practice.draft("", PAPER),
        choose=choose_paper,
    ),
    Chosen(
        title="Lock pages that nobody uses",
        changes="What is shown is gone then, and the passphrase opens it again. A practice without a "
        "passphrase is not locked.",
        options=lambda: (
            *((f"after {minutes} minutes", str(minutes)) for minutes in LOCK_CHOICES),
            ("never", "0"),
        ),
        now=lambda practice: str(lock_after(practice)),
        choose=lambda practice, minutes: choose_lock_after(practice, int(minutes)),
        saved=COUNTS_LATER,
        other="after {} minutes",
    ),
    Setting(
        title="The practice",
        changes="One file, or a database on a server, with all records of all clients. To open another one: "
        "“goalkit start --practice FILE” in a terminal.",
        now=lambda practice: str(practice.place or IN_MEMORY),
    ),
    Setting(
        title="Backups",
        changes="Made by themselves at the start and while you work. How to keep them on another disk: see "
        "“Back up and restore” in the documentation.",
        now=_backups,
    ),
    Setting(
        title="What is printed",
        changes="PDFs made on the page Print and cards of milestones: in a folder among your documents.",
        now=lambda _: str(usual_folder()),
    ),
)
"""Every setting, as it stands on the page; a new one is one more entry here."""


def settings_card(practice: Practice) -> ipw.Widget:
    """The settings of a practice: those that are chosen, then where things are kept."""
    chosen = [one.shown(practice) for one in SETTINGS if isinstance(one, Chosen)]
    kept = [one.shown(practice) for one in SETTINGS if not isinstance(one, Chosen)]
    parts = (ui.words(CHOSEN_HERE, "part", "h3"), chosen, ui.words(KEPT_HERE, "part", "h3"), kept)
    return ui.box("card", ui.box("body", *parts))


@dataclass(frozen=True, kw_only=True)
class _Settings(Exercise):
    """A page of nobody in particular: what stands on it holds for all clients."""

    def page_in(self, practice: Practice, *, on: date) -> Any:  # noqa: ARG002 - it is the same on every day
        return page_of_all(self, FOR_ALL, settings_card(practice))


settings = _Settings(title="Settings", notebook="89_settings.ipynb", show=lambda _: (), urgency=120)
