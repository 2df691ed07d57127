"""What goes into the PDF: the choices, the form that shows them, one button, and how far the PDF is."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import ipywidgets as ipw

from goalkit.exercises.print_review.logo import LogoField, LogoFile
from goalkit.forms import Book, Control, Debounce, Draft, Text, Tick, box, button, choice, marked, show, words
from goalkit.forms.controls import alert
from goalkit.forms.state import FieldState

NAME = "print"
"""The name under which the choices are kept for the next time."""
KEEPS_NAME = (
    "Names are hidden on the screen. The PDF has the real name, because it is for the client and the sponsor."
)
MAKE, CANCEL = "Make the PDF", "Cancel"
Named = tuple[str, str]
"""The words that are shown, and the value that is meant."""
NONE: tuple[Named, ...] = (("", ""),)
PAPERS: tuple[Named, ...] = (("A4", "a4"), ("US Letter", "us-letter"))


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A report that can be printed: its title, the titles of its parts, and the periods it can be about.

    `periods` are by their length, the newest first; there are none where it is always about today.
    """

    title: str
    parts: tuple[str, ...]
    periods: Mapping[str, Sequence[Named]] = field(default_factory=dict)


class PrintChoices(Draft):
    """The choices for one PDF. `offers` are the reports by their key; all but the period are remembered.

    `left_out` has the titles of parts that are not printed, by report.
    """

    def __init__(self, offers: Mapping[str, Offer], *, coach: str) -> None:
        fields = {
            "report": choice([(offer.title, key) for key, offer in offers.items()], label="Which report?"),
            "length": choice(NONE, label="How long a period?"),
            "period": choice(NONE, label="Which period?"),
            "paper": choice(PAPERS, label="Paper"),
            "coach": Text(label="Coach on the cover", help="Empty: the cover names no coach."),
        }
        super().__init__(fields, start={"coach": coach})
        self.offers = offers
        self.left_out: dict[str, list[str]] = {}
        self.settle()

    @property
    def offer(self) -> Offer:
        """The report that is chosen."""
        return self.offers[self["report"]]

    @property
    def lengths(self) -> tuple[Named, ...]:
        """The lengths of a period that the report can be about."""
        return tuple((length, length) for length in self.offer.periods) or NONE

    @property
    def periods(self) -> tuple[Named, ...]:
        """The periods of the chosen length."""
        return tuple(self.offer.periods.get(self["length"], ())) or NONE

    @property
    def without(self) -> tuple[str, ...]:
        """The titles of the parts of the report that are not printed."""
        left_out = self.left_out.get(self["report"], ())
        return tuple(title for title in self.offer.parts if title in left_out)

    @property
    def prints_nothing(self) -> bool:
        """Whether all parts are left out."""
        return bool(self.offer.parts) and len(self.without) == len(self.offer.parts)

    def tick(self, title: str, *, printed: bool) -> None:
        """Print a part of the report, or leave it out."""
        others = [one for one in self.without if one != title]
        self.left_out[self["report"]] = others if printed else [*others, title]

    def settle(self) -> None:
        """Choose something that there is, wherever nothing is chosen or what was chosen is gone."""
        self["report"] = _one_of(self["report"], list(self.offers))
        self["length"] = _one_of(self["length"], _values(self.lengths))
        self["paper"] = _one_of(self["paper"], _values(PAPERS))
        self.choose_period()

    def choose_period(self) -> None:
        """Choose the newest period that is over: it is the one to look back on."""
        running, *over = _values(self.periods)
        self["period"] = over[0] if over else running

    def remembered(self) -> dict[str, Any]:
        """What is chosen again the next time, ready for JSON."""
        names = ("report", "length", "paper", "coach")
        return {name: self[name] for name in names} | {"left_out": self.left_out}

    def remember(self, before: Mapping[str, Any]) -> None:
        """Choose again what `remembered` gave, as far as it is there."""
        for name in ("report", "length", "paper", "coach"):
            self[name] = before.get(name, "")
        self.left_out = dict(before.get("left_out", {}))
        self.settle()


class Printer(Protocol):
    """Whoever makes the PDF; it tells the form how far it is."""

    def make(self) -> None:
        """Make the PDF that is chosen."""

    def cancel(self) -> None:
        """Make it no more."""


class PrintForm:
    """A card with the choices and the button that makes the PDF. `view` is what is shown."""

    def __init__(self, draft: PrintChoices, book: Book, logo: LogoFile, printer: Printer) -> None:
        self.draft, self._book, self._printer = draft, book, printer
        if kept := book.draft(NAME):
            draft.remember(json.loads(kept))
        self.make_button = button(MAKE, self._make, primary=True)
        self.cancel_button = button(CANCEL, self._cancel)
        self.progress = ProgressBar("How far the PDF is")
        self.logo, self._message = LogoField(logo), ipw.HTML()
        self.fields = {name: self._control(name) for name in draft.fields}
        self.ticks: dict[str, Control] = {}
        self._ticks = box("choices")
        self.view = box("card", box("body", *self._rows()), self._bar())
        self._offer()
        self.ends()
        self._keeping = Debounce(self._keep)
        draft.states["report"].observe(lambda _: self._offer(), names="value")
        draft.states["length"].observe(lambda _: self._offer_periods(), names="value")
        draft.on_change(self._keeping.ask)

    @property
    def message(self) -> str:
        """What went wrong, as HTML."""
        return str(self._message.value)

    def begins(self) -> None:
        """Show that the PDF is being made."""
        self.say("")
        self.make_button.disabled, self.cancel_button.disabled = True, False
        self.progress.show(0, "Getting ready")

    def ends(self, said: str = "") -> None:
        """Show that nothing is being made, and what became of it."""
        self.make_button.disabled, self.cancel_button.disabled = False, True
        self.progress.close(said)

    def fails(self, sentence: str) -> None:
        """Show why there is no PDF."""
        self.ends()
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Show what went wrong, or nothing."""
        self._message.value = alert(sentence, "message")

    def _make(self) -> None:
        if self.draft.prints_nothing:
            self.say("Nothing would be printed: tick at least one part.")
        else:
            self._printer.make()

    def _cancel(self) -> None:
        self.cancel_button.disabled = True
        self.progress.say("Stopping")
        self._printer.cancel()

    def _keep(self) -> None:
        self._book.keep_draft(NAME, json.dumps(self.draft.remembered(), ensure_ascii=False))

    def _control(self, name: str) -> Control:
        offered = {"length": self.draft.lengths, "period": self.draft.periods}
        given = self.draft.fields[name]
        if name in offered:
            given = choice(offered[name], label=given.label)
        return given.control(self.draft.states[name], given.label)

    def _rows(self) -> Iterator[ipw.Widget]:
        views = {name: one.view for name, one in self.fields.items()}
        yield box("choices", views["report"], views["length"], views["period"])
        yield words("What is printed", "part", "h3")
        yield self._ticks
        yield words("Paper and cover", "part", "h3")
        yield box("choices", views["paper"], views["coach"])
        yield self.logo.view

    def _bar(self) -> ipw.Widget:
        whose = words(self._book.whose, "whose", "span")
        buttons = (self.make_button, self.cancel_button)
        hidden = self._book.whose != self._book.workbook.client.name
        keeps = (words(KEEPS_NAME, "help", "p"),) if hidden else ()
        return box("bar", self._message, *buttons, self.progress.view, whose, *keeps)

    def _offer(self) -> None:
        """Offer what the chosen report has."""
        _offer(self.fields["length"], self.draft.lengths)
        self._offer_periods()
        self.ticks = {title: self._tick(title) for title in self.draft.offer.parts}
        self._ticks.children = [one.view for one in self.ticks.values()]

    def _offer_periods(self) -> None:
        _offer(self.fields["period"], self.draft.periods)
        self.draft.choose_period()

    def _tick(self, title: str) -> Control:
        state = FieldState(value=title not in self.draft.without)

        def tick(change: Any) -> None:
            self.draft.tick(title, printed=change["new"])
            self._keeping.ask()

        state.observe(tick, names="value")
        return Tick().control(state, title)


class ProgressBar:
    """A bar with what is being done beside it. `view` is what is shown; nothing before it is begun."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._bar, self._words = ipw.HTML(), ipw.HTML()
        self.view = box("progress", self._bar, self._words)

    @property
    def shown(self) -> str:
        """Bar and words, as HTML."""
        return f"{self._bar.value}{self._words.value}"

    def show(self, share: float, said: str) -> None:
        """Show that this share (0 to 1) is done, and what comes now."""
        self._bar.value = (
            f'<progress max="100" value="{100 * share:.0f}" aria-label="{self._label}"></progress>'
        )
        self.say(said)

    def say(self, said: str) -> None:
        """Change the words alone."""
        self._words.value = f'<span role="status">{marked(said, "state", "span")}</span>'

    def close(self, said: str = "") -> None:
        """Show no bar any more, only these words."""
        self._bar.value = ""
        self.say(said)


def _offer(control: Control, options: tuple[Named, ...]) -> None:
    """Offer these, and nothing at all where there is no choice."""
    control.control.options = options
    show(control.view, shown=len(options) > 1)


def _values(options: Sequence[Named]) -> list[str]:
    return [value for _, value in options]


def _one_of(value: str, known: list[str]) -> str:
    return value if value in known else known[0]
