"""Printing a report: a card with the choices, one button, and how far the PDF is; the work behind it."""

import base64
import json
import webbrowser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit import report
from goalkit.exercises.periods import YEAR, choices_by_length
from goalkit.exercises.print_review.choices import Named, Offer, PrintChoices
from goalkit.exercises.print_review.consent import consent_form, consent_sentence
from goalkit.exercises.print_review.logo import LogoField, LogoFile
from goalkit.exercises.print_review.making import Making
from goalkit.forms.debounce import Post
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import Period
from goalkit.report.outline import Outline, reports_in
from goalkit.shipped import REVIEW_NOTEBOOK, shipped
from goalkit.store import Location, passphrase_given
from goalkit.terms import Audience

NAME = "print"
"""The name under which the choices are kept for the next time."""
KEEPS_NAME = (
    "Names are hidden on the screen. The PDF has the real name, because it is for the client and the sponsor."
)
CHANGE_CONSENT = "Change what the sponsor may see"
LOCK = "Passphrase that opens the PDF"
LOCK_HELP = "Empty: the PDF is not locked. It is kept nowhere: tell it to the reader in another way."
UNLOCKED = "It is not locked with a passphrase: keep it as you keep a letter."
LOCKED = "It opens with the passphrase alone, so it is not shown here. Tell it to the reader in another way."
MAKE = "Make the PDF"
READY, STOPPED = "The PDF is ready: see below", "Stopped. No file was written."
OPEN = "Open it in a window of its own"
NOT_OPENED = "It could not be opened from here. Open the folder, then the file in it."
OUT_OF_SIGHT = "It names the client and is not shown on this page while code names are shown."


@dataclass(frozen=True, kw_only=True)
class Places:
    """The place of the practice, the folder with the reports, and the folder that PDFs go to."""

    practice: Location
    notebooks: Path
    out: Path

    def reports(self) -> dict[str, Outline]:
        """The reports by the name of their file: those beside this page, else those of goalkit."""
        found = reports_in(self.notebooks) or reports_in(shipped(REVIEW_NOTEBOOK).parent)
        return {one.path.name: one for one in found}


class Printing(Making):
    """Makes the PDF that is chosen while the page goes on answering.

    `view` is the card with the choices, `printed` the place where the PDF appears.
    """

    def __init__(self, book: OpenWorkbook, places: Places) -> None:
        self._book, self._places, self._reports = book, places, places.reports()
        self._keeping = ui.Debounce(lambda: book.keep_draft(NAME, json.dumps(self.draft.remembered())))
        self._logo = LogoFile(places.practice)
        self.draft = PrintChoices(self._offers(), coach=book.workbook.client.coach, paper=book.paper)
        if kept := book.draft(NAME):
            self.draft.remember(json.loads(kept))
        super().__init__(MAKE, "How far the PDF is", STOPPED)
        self.logo, self.printed = LogoField(self._logo), ui.Place()
        self.fields = {name: self._control(name) for name in self.draft.fields}
        self.ticks: dict[str, ui.Control] = {}
        self._ticks = ui.box("choices")
        self.allowed, self.consent = ipw.HTML(), ui.Place()
        self.lock = ui.FieldState(value="")
        consent = partial(consent_form, book, self._show_allowed)
        self.consent_button = ui.button(CHANGE_CONSENT, lambda: self.consent.open(consent))
        self.view = ui.box("card", ui.box("body", self._choices()), self._bar(*self._told()))
        self._offer()
        self._show_allowed()
        self.draft.states["audience"].observe(lambda _: self._choose_reader(), names="value")
        self.draft.states["depth"].observe(lambda _: self._offer_parts(), names="value")
        self.draft.states["report"].observe(lambda _: self._offer(), names="value")
        self.draft.states["length"].observe(lambda _: self._offer_periods(), names="value")
        self.draft.on_change(self._keeping.ask)

    def make(self) -> None:
        """Make the PDF."""
        if self.draft.prints_nothing:
            self._said.say("Nothing would be printed: tick at least one part.")
            return
        with ui.guarded(self._fails):
            request = self.request()
            self._book.note_printed(request.out)  # before it is there: an erasure finds it whatever happens
            self.printed.open(lambda: None)
            self._begin(partial(self._render, request))

    def request(self) -> report.ReportRequest:
        """What is chosen, as it is rendered."""
        draft, client, today = self.draft, self._book.workbook.client, self._book.today
        outline = self._reports[draft["report"]]
        as_of, about = today, today.isoformat()
        if draft["period"]:
            span = Period.parse(draft["period"], fiscal_start=client.fiscal_start)
            as_of, about = min(span.last_day, today), draft["period"]
        name = f"{outline.title.lower().replace(' ', '-')}-{about}"  # such as quarterly-review-2026-Q3
        audience = Audience(draft["audience"]) if draft["audience"] else None
        depth = report.Depth(draft["depth"])
        more = report.told_apart(audience, depth)
        return report.ReportRequest(
            notebook=outline.path.resolve(),
            parameters=report.report_parameters(client.id, self._places.practice, period=draft["period"]),
            out=self._places.out / report.file_name(self._book.file_word, name, report.Format.PDF, *more),
            as_of=as_of,
            paper=report.Paper(draft["paper"]),
            depth=depth,
            audience=audience,
            without=draft.without,
            coach=draft["coach"].strip(),
            logo=self._logo.path,
            passphrase=passphrase_given(),
            lock=self.lock.value or None,
        )

    # ---- the work itself, in a thread of its own: the page is only touched by what is posted

    def _render(self, request: report.ReportRequest, token: report.CancelToken, post: Post) -> None:
        notes: list[str] = []

        def on_stage(stage: report.Stage) -> None:
            post(partial(self.progress.show, stage.share, stage.label))

        hooks: Any = {"on_stage": on_stage, "on_note": notes.append, "token": token}
        path = report.render_review(request, press=report.ready_press(), **hooks)
        post(partial(self._done, path, request, notes))

    def _done(self, path: Path, request: report.ReportRequest, notes: Sequence[str]) -> None:
        with ui.guarded(self._fails):
            self._ends(READY)
            self._said.say(" ".join(notes))
            in_sight = not self._book.private_mode
            is_locked = request.lock is not None
            self.printed.open(lambda: printed_pdf(path, in_sight=in_sight, is_locked=is_locked))
            if period := request.parameters.get("period", ""):
                self._book.note_review_printed(period)

    # ---- what the client allows

    def _choose_reader(self) -> None:
        self.draft.choose_depth()
        self._show_allowed()

    def _show_allowed(self, _: object = None) -> None:
        """Say what the client allows, where it is for a sponsor."""
        is_for_sponsor = self.draft["audience"] == Audience.SPONSOR
        self.allowed.value = ui.marked(consent_sentence(self._book), "help", "p") if is_for_sponsor else ""
        ui.show(self.consent_button, shown=is_for_sponsor)
        ui.show(self.consent, shown=is_for_sponsor)

    # ---- the choices

    def _offers(self) -> dict[str, Offer]:
        """The reports as they are offered, each with the periods that it can be about."""
        lengths, offers = choices_by_length(self._book.workbook, self._book.today), {}
        for name, one in self._reports.items():
            periods = {YEAR: lengths[YEAR]} if one.only_years else lengths
            of_period = periods if "period" in one.parameters else {}
            readers = "audience" in one.parameters
            offers[name] = Offer(title=one.title, parts=one.parts, knows_readers=readers, periods=of_period)
        return offers

    def _control(self, name: str) -> ui.Control:
        field, offered = self.draft.fields[name], self._offered()
        if name in offered:
            field = ui.Choice(offered[name], label=field.label, help=field.help)
        return field.control(self.draft.states[name], field.label)

    def _offered(self) -> dict[str, tuple[Named, ...]]:
        """What there is to choose from of the report."""
        draft = self.draft
        chosen = {"audience": draft.readers, "depth": draft.depths}
        return chosen | {"length": draft.lengths, "period": draft.periods}

    def _choices(self) -> Iterator[Any]:
        fields = self.fields
        yield fields["audience"]
        yield ui.box("collapsible", self.allowed, self.consent_button)
        yield self.consent
        yield ui.box("choices", *(fields[name] for name in ("report", "length", "period", "depth")))
        yield ui.words("What is printed", "part", "h3")
        yield self._ticks
        yield ui.words("Paper and cover", "part", "h3")
        yield ui.box("choices", fields["paper"], fields["coach"])
        yield self.logo
        yield ui.words("Lock", "part", "h3")
        yield ui.Secret(help=LOCK_HELP).control(self.lock, LOCK)

    def _told(self) -> tuple[Any, ...]:
        whose = self._book.whose
        is_hidden = whose != self._book.workbook.client.name
        return ui.words(whose, "whose", "span"), is_hidden and KEEPS_NAME

    def _offer(self) -> None:
        """Offer what the chosen report has."""
        for name in ("length", "audience", "depth"):
            _offer(self.fields[name], self._offered()[name])
        self._offer_periods()
        self._offer_parts()

    def _offer_parts(self) -> None:
        self.ticks = {title: self._tick(title) for title in self.draft.titles}
        self._ticks.children = [one.view for one in self.ticks.values()]

    def _offer_periods(self) -> None:
        _offer(self.fields["period"], self.draft.periods)
        self.draft.choose_period()

    def _tick(self, title: str) -> ui.Control:
        state = ui.FieldState(value=title not in self.draft.without)

        def tick(change: Any) -> None:
            self.draft.tick(title, printed=change["new"])
            self._keeping.ask()

        state.observe(tick, names="value")
        return ui.Tick().control(state, title)


def _offer(control: ui.Control, options: Sequence[Named]) -> None:
    """Offer these, and nothing at all where there is no choice."""
    control.control.options = options
    ui.show(control, shown=len(options) > 1)


def printed_pdf(path: Path, *, in_sight: bool, is_locked: bool = False) -> tuple[Any, ...]:
    """Where the PDF is, and how to open it; with `in_sight` it is shown as well, unless it is locked."""
    content = base64.b64encode(path.read_bytes()).decode("ascii")
    data = {"application/pdf": content, "text/plain": "This window cannot show a PDF."}
    page = ipw.Output(outputs=({"output_type": "display_data", "data": data, "metadata": {}},))
    page.add_class("goalkit-pdf")
    return (
        ui.words("Your PDF", "part", "h3"),
        ui.words(f"{path.name}, in the folder {path.parent}", "place-name", "p"),
        LOCKED if is_locked else UNLOCKED,
        open_button(path),
        not is_locked and (page if in_sight else OUT_OF_SIGHT),
    )


def open_button(path: Path, label: str = OPEN) -> tuple[Any, ...]:
    """A button that opens a file in a window of its own, and where it is said that it could not be."""
    problem = ui.Place()

    def open_it() -> None:
        is_open = webbrowser.open(path.as_uri())
        problem.open(lambda: None if is_open else ui.words(NOT_OPENED, "message", "p"))

    return ui.box("line", ui.button(label, open_it)), problem
