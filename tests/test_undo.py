"""Whatever was done, in one window or in two: undo leads back to the start, redo to where it was."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from goalkit.errors import NothingToUndoError, StaleSaveError
from goalkit.model import Client, Milestone, Objective, Record
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import open_practice
from tests.books import goal, reach, reading

TODAY = date(2026, 5, 20)
STEPS = 50
State = tuple[Record, ...]


class Run:
    """Windows on one client in which somebody saves, deletes, undoes and redoes, as chance has it.

    `states` are what the client's records were after each change that is not undone, and those that were
    undone and can be redone; `now` is where among them the client is.
    """

    def __init__(self, windows: list[OpenWorkbook], chance: Random) -> None:
        self._windows, self._chance = windows, chance
        self.states, self.now = [self.state()], 0

    def state(self) -> State:
        """The records that are known, in their order, as a window that is opened now has them."""
        book = self._windows[0]
        return tuple(OpenWorkbook(book._practice, "c1", today=TODAY).workbook.records())

    def step(self) -> None:
        """One thing in one window, which looks first at what the others did."""
        book, chance = self._chance.choice(self._windows), self._chance
        what = chance.choice([self._save, self._save, self._save, self._delete, self.undo, self.redo])
        try:
            what(book)
        except StaleSaveError:  # somebody else was faster: the window has what is there now
            assert len(self._windows) > 1
            what(book)
        assert self.state() == self.states[self.now]

    def undo(self, book: OpenWorkbook) -> None:
        if self.now == 0:
            with pytest.raises(NothingToUndoError):
                book.undo()
            return
        book.undo()
        self.now -= 1

    def redo(self, book: OpenWorkbook) -> None:
        if self.now == len(self.states) - 1:
            with pytest.raises(NothingToUndoError):
                book.redo()
            return
        book.redo()
        self.now += 1

    def _save(self, book: OpenWorkbook) -> None:
        records = [self._record() for _ in range(self._chance.randint(1, 3))]
        self._done(book.record(*{one.id: one for one in records}.values()))

    def _record(self) -> Record:
        number, some = self._chance.randrange(100), self._chance.randrange(3)
        day = TODAY - timedelta(days=some)
        return self._chance.choice([
            reading("m1", day, number),
            Objective(id=f"o{some}", title=f"Aim {number}"),
            Milestone(id=f"k{some}", goal_id="g1", title=f"Step {number}", due=day),
            goal(why=f"Because of {number}"),
            goal(version=2, since=TODAY, reason=f"A second site {number}"),
        ])  # fmt: skip

    def _delete(self, book: OpenWorkbook) -> None:
        """One or two things that nothing refers to."""
        known = [*book.workbook.check_ins, *book.workbook.objectives, *book.workbook.milestones]
        gone = self._chance.sample(known, min(len(known), self._chance.randint(1, 2)))
        if gone:
            self._done(book.record(without=gone))

    def _done(self, saved: object) -> None:
        if saved is not None:
            self.states = [*self.states[: self.now + 1], self.state()]
            self.now += 1


@contextmanager
def run_of(number: int, *places: str | Path) -> Iterator[Run]:
    """A run by its number, with a window for each of these places, which are the same practice."""
    with ExitStack() as open_ones:
        practices = [open_ones.enter_context(open_practice(place, create=True)) for place in places]
        practices[0].record("c1", Client(id="c1", name="Robin Example"), goal(), reach())
        windows = [OpenWorkbook(one, "c1", today=TODAY) for one in practices]
        yield Run(windows, Random(number))  # noqa: S311 - the same run each time


def goes_back_and_forth(run: Run) -> None:
    for _ in range(STEPS):
        run.step()
    book = OpenWorkbook(run._windows[-1]._practice, "c1", today=TODAY)
    while run.now:
        run.undo(book)
        assert run.state() == run.states[run.now]
    run.undo(book)
    while run.now < len(run.states) - 1:
        run.redo(book)
        assert run.state() == run.states[run.now]
    run.redo(book)


def test_undo_all_gives_the_start_and_redo_all_the_end(times: Callable[[int], int]) -> None:
    """150 runs of 50 steps with GOALKIT_RELIABILITY=full, a tenth of them by default."""
    for number in range(times(150)):
        with run_of(number, ":memory:") as run:
            goes_back_and_forth(run)


def test_so_it_is_with_two_windows_open_on_one_file(tmp_path: Path, times: Callable[[int], int]) -> None:
    """50 runs more, each window with the file open for itself."""
    for number in range(times(50)):
        file = tmp_path / f"{number}.goalkit"
        with run_of(number, file, file) as run:
            goes_back_and_forth(run)
