"""The reviews of all clients: a card with one button on the page of all, how far they are, what failed."""

import os
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit import report
from goalkit.exercises.print_review.choices import DEPTHS, READERS, USUAL_DEPTHS
from goalkit.exercises.print_review.logo import LogoFile
from goalkit.exercises.print_review.making import Making, TimeLeft
from goalkit.exercises.print_review.printing import open_button
from goalkit.forms.debounce import Post
from goalkit.period import Period
from goalkit.shipped import REVIEW_NOTEBOOK, shipped
from goalkit.store import Practice, passphrase_given, private_mode
from goalkit.store.erasing import note_all_printed
from goalkit.store.settings import note_reviews_printed, practice_paper
from goalkit.terms import Audience
from goalkit.wording import count_text

if TYPE_CHECKING:
    from goalkit.report.batch import Batch, Done, Tally

TITLE = "The reviews of all clients"
WHAT = (
    "A PDF for each client, into one folder, with a page that leads to all of them. A sponsor's copy has "
    "what that client allows. You can go on meanwhile."
)
PERIOD, READER, DEPTH, DUE = "Which quarter?", "For whom?", "How much of it?", "Only those that are due"
DUE_HELP = (
    "Due is a review that is not in the folder yet, or whose records have changed since it was printed."
)
PRINT = "Print for all clients"
STOPPED = "Stopped. What was finished is there, and is not made again the next time."
HIDDEN = "Names are hidden on the screen. The PDFs have the real names: open them in the folder."
FOLDER = "Folder of the PDFs"
OPEN_ALL = "Open the page that leads to them"
NOT_NOTED = "Of {} it cannot be kept where the file is: erasing that client would not delete it."
QUARTERS = 5


class ReviewsOfAll(Making):
    """Prints the reviews of all clients into a folder below `out`, while the page goes on answering.

    `view` is the card.
    """

    def __init__(self, practice: Practice, out: Path, *, on: date) -> None:
        super().__init__(PRINT, "How far the reviews are", STOPPED)
        self._practice, self._out, self._on = practice, out, on
        quarters = [Period.quarter_of(on)]
        while len(quarters) < QUARTERS:
            quarters.append(quarters[-1].previous)
        lists = {
            "period": (PERIOD, [(one.label, one.text) for one in quarters], quarters[1].text),
            "audience": (READER, list(READERS), Audience.CLIENT),
            "depth": (DEPTH, list(DEPTHS), report.Depth.FULL),
        }
        self.choices, self.due = ui.Choices(lists, lambda: None), ui.FieldState(value=True)
        self.choices.controls["audience"].observe(self._choose_depth, names="value")
        self.failed, self.printed = ui.box("rows"), ui.Place()
        tick = ui.Tick(help=DUE_HELP).control(self.due, DUE)
        title = ui.words(TITLE, "part", "h3")
        body = ui.box("body", title, WHAT, self.choices, tick, self.failed, self.printed)
        self.view = ui.box("card", body, self._bar())

    def make(self) -> None:
        """Print what is due, or all."""
        with ui.guarded(self._fails):
            from goalkit.report.batch import Batch  # noqa: PLC0415 - Jupyter takes long

            asked, clients = self._asked(), self._practice.clients()
            batch = Batch.of(self._practice, clients, asked, only_due=self.due.value)
            self.failed.children = ()
            self.printed.open(lambda: self._folder(batch))
            self._begin(partial(self._print, batch))

    def _choose_depth(self, reader: Any) -> None:
        self.choices.controls["depth"].value = USUAL_DEPTHS.get(reader["new"], report.Depth.FULL)

    def _asked(self) -> report.OfPeriod:
        place, period = self._practice.place, self.choices["period"]
        assert place is not None  # noqa: S101 - a page is never opened on a practice in memory
        common = report.ReportRequest(
            notebook=shipped(REVIEW_NOTEBOOK),
            parameters={},
            out=self._out / f"reviews-{period}",
            as_of=self._on,
            paper=report.Paper(practice_paper(self._practice)),
            depth=report.Depth(self.choices["depth"]),
            audience=Audience(self.choices["audience"]),
            logo=LogoFile(place).path,
            passphrase=passphrase_given(),
        )
        return report.OfPeriod(common=common, practice=place, period=period, known_on=self._on)

    # ---- the work itself, in a thread of its own: the page is only touched by what is posted

    def _print(self, batch: "Batch", token: report.CancelToken, post: Post) -> None:
        from goalkit.report.batch import here, make_all  # noqa: PLC0415 - as above

        at_a_time, over, count = os.cpu_count() or 1, 0, len(batch.clients)
        time_left = TimeLeft(at_a_time)

        def on_done(done: "Done") -> None:
            nonlocal over
            over += 1
            if not done.problem:
                note_reviews_printed(self._practice, [done.whose], batch.of_period.period)
            left = time_left.after(count - over, at=monotonic(), is_new=done.is_new)
            post(partial(self.progress.show, over / count, f"{over} of {count}{left and f', {left}'}"))
            for said in filter(None, (done.problem, *done.notes)):
                post(partial(self._tell, f"{batch.names[done.whose]}: {said}"))

        files = {one.id: batch.of_period.file(one.id) for one in batch.clients}
        if unnoted := note_all_printed(self._practice, files):
            post(partial(self._tell, NOT_NOTED.format(count_text(unnoted, "client"))))
        works = here(report.ready_press(), at_a_time, token)
        post(partial(self._done, batch, make_all(batch, works, on_done)))

    def _done(self, batch: "Batch", tally: "Tally") -> None:
        self._ends(f"{tally.sentence}.")
        page, hidden = batch.of_period.index, private_mode(self._practice)
        self.printed.open(lambda: (self._folder(batch), HIDDEN if hidden else open_button(page, OPEN_ALL)))

    def _folder(self, batch: "Batch") -> ipw.Widget:
        return ui.words(f"{FOLDER}: {batch.of_period.index.parent}", "place-name", "p")

    def _tell(self, line: str) -> None:
        self.failed.children = (*self.failed.children, ui.words(line, "message", "p"))
