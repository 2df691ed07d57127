"""The one object that changes: a client's workbook, open in a practice."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, tzinfo
from pathlib import Path

from goalkit.analysis.rules import RULES, StatusRule, rule_named
from goalkit.errors import (
    ChoiceError,
    NobodyYetError,
    PeriodAheadError,
    PracticeMissingError,
    RuleError,
    StaleSaveError,
    YearError,
)
from goalkit.facts.brief import BriefFacts, brief_facts
from goalkit.facts.period import PeriodFacts
from goalkit.model import Consent, Record, Workbook, first_day
from goalkit.model.change import Change
from goalkit.model.sharing import consent_in_force, for_sponsor
from goalkit.period import Period, parsed_day
from goalkit.store.door import open_practice
from goalkit.store.environment import Location, is_for_paper, passphrase_given, practice_location
from goalkit.store.erasing import Remains, erase_client, note_printed, printed_files
from goalkit.store.practice import Practice
from goalkit.store.settings import (
    chosen_client,
    code_names,
    note_review_printed,
    practice_day,
    practice_locale,
    practice_paper,
    practice_rule,
    practice_zone,
    private_mode,
    set_private_mode,
    shown_name,
    write_as_chosen,
)
from goalkit.store.timestamps import end_of_day
from goalkit.terms import Audience


class OpenWorkbook:
    """A workbook and the practice it is kept in; `workbook` is what was last loaded or saved.

    `today` is the day on which facts count, `last_save` the moment of the last change made here.
    With `known_on` the workbook is as it was known then. From now on numbers are written as in the practice.
    """

    def __init__(
        self, practice: Practice, client_id: str, *, today: date, known_on: date | None = None
    ) -> None:
        self._practice, self._client_id = practice, client_id
        self.today, self._known_on = today, known_on
        self.last_save: datetime | None = None
        self._listeners: list[Callable[[], None]] = []
        self._renamed: list[Callable[[], None]] = []
        self._left: dict[str, Callable[[], None]] = {}
        self._changed: dict[str, Callable[[bool], None]] = {}
        self._read_steps: tuple[Workbook, tuple[Change | None, Change | None]] | None = None
        write_as_chosen(practice)
        self.workbook = self._load(known_on)

    def _load(self, known_on: date | None) -> Workbook:
        return self._practice.load(self._client_id, end_of_day(known_on, self.zone) if known_on else None)

    @property
    def zone(self) -> tzinfo | None:
        """The time zone in which moments have their day; None for that of this computer."""
        return practice_zone(self._practice)

    @property
    def whose(self) -> str:
        """The client as shown: by name, or in private mode by code name."""
        return shown_name(self._practice, self.workbook.client)

    @property
    def code_name(self) -> str:
        """A name for the client that names nobody, such as "Client Heron"."""
        return code_names(one.id for one in self._practice.clients())[self._client_id]

    @property
    def file_word(self) -> str:
        """The same as it stands in the names of files."""
        return self.code_name.lower().replace(" ", "-")

    @property
    def private_mode(self) -> bool:
        """Whether code names are shown in place of names, on this page and on every other."""
        return private_mode(self._practice)

    @property
    def locale(self) -> str:
        """The name of the locale of the practice; empty where no country was chosen."""
        return practice_locale(self._practice)

    @property
    def paper(self) -> str:
        """The usual paper of the practice: `a4` or `us-letter`."""
        return practice_paper(self._practice)

    @property
    def place(self) -> Location | None:
        """The file of the practice, or its address at a server; None for one in memory."""
        return self._practice.place

    def show_code_names(self, *, on: bool) -> None:
        """Switch private mode on or off. The page shows itself anew; others that are open follow."""
        set_private_mode(self._practice, on=on)
        for then in self._renamed:
            then()

    def when_renamed(self, then: Callable[[], None]) -> None:
        """Call `then` after each change of private mode made here."""
        self._renamed.append(then)

    def leave(self) -> None:
        """Have what is typed kept, before the page is shown anew; raises StoreError where it cannot be."""
        for then in self._left.values():
            then()

    def when_left(self, form: str, then: Callable[[], None]) -> None:
        """Call `then` before the page is shown anew, and before another form of this name is opened."""
        if earlier := self._left.get(form):
            earlier()
        self._left[form] = then

    def known(self, moment: datetime) -> Workbook:
        """The workbook as it was known at a moment."""
        return self._practice.load(self._client_id, moment)

    def of_all_clients(self) -> tuple[Workbook, ...]:
        """The workbooks of all clients of the practice, as known now."""
        return self._practice.workbooks()

    def when_changed(self, form: str, then: Callable[[bool], None]) -> None:
        """Call `then` after each change made here, until another form of this name is opened.

        It is told whether something was put back, so that fields may show less than they did.
        """
        self._changed[form] = then

    def when_saved(self, then: Callable[[], None]) -> None:
        """Call `then` after each change made here."""
        self._listeners.append(then)

    def record(
        self, *records: Record, without: Sequence[Record] = (), seen_at: datetime | None = None
    ) -> datetime | None:
        """Save these records, take those of `without` back, and return the moment of the save.

        Where nothing is different nothing happens, and None is returned. `seen_at` is the moment as
        of which they were read, by default that of `workbook`. Where one of them was changed since,
        StaleSaveError is raised and `workbook` has what is known now.
        """
        seen_at = seen_at or self.workbook.known_at
        with self._refreshed_where_stale():
            saved_at = self._practice.record(self._client_id, *records, without=without, seen_at=seen_at)
        if saved_at is not None:
            self._saved(saved_at)
        return saved_at

    @property
    def undoable(self) -> Change | None:
        """The change that `undo` takes back: the last one that this window has seen and is not undone."""
        return self._steps[0]

    @property
    def redoable(self) -> Change | None:
        """The change that `redo` makes again; None once something else was changed."""
        return self._steps[1]

    @property
    def _steps(self) -> tuple[Change | None, Change | None]:
        if self._read_steps is None or self._read_steps[0] is not self.workbook:
            self._read_steps = self.workbook, self._practice.steps(self._client_id)
        return self._read_steps[1]

    def undo(self) -> datetime:
        """Take back the last change of this client, wherever it was made, as a new change; gives its moment.

        Raises NothingToUndoError, and StaleSaveError where something was changed that is not in `workbook`
        yet: it has what is known now then.
        """
        return self._stepped(self._practice.undo)

    def redo(self) -> datetime:
        """Make again what the last undo took back; raises as `undo`."""
        return self._stepped(self._practice.redo)

    def _stepped(self, step: Callable[..., datetime]) -> datetime:
        with self._refreshed_where_stale():
            done_at = step(self._client_id, seen_at=self._seen_at)
        self._saved(done_at, is_back=True)
        return done_at

    def put_back(self, change: Change) -> datetime | None:
        """Have the records of a change be as they were before it, as a new change; gives its moment.

        None where they are so already. Raises WorkbookError where what was written later does not fit, and
        StaleSaveError as `undo`.
        """
        with self._refreshed_where_stale():
            done_at = self._practice.put_back(self._client_id, change.at, seen_at=self._seen_at)
        if done_at is not None:
            self._saved(done_at, is_back=True)
        return done_at

    def changes(
        self, *, before: datetime | None = None, among: Collection[str] = (), most: int = 50
    ) -> tuple[Change, ...]:
        """What was changed, newest first: at most so many changes before a moment, or of all.

        `among` are the collections of which at least one was changed; without them, all count.
        """
        return self._practice.changes(self._client_id, before=before, among=among, most=most)

    @property
    def _seen_at(self) -> datetime:
        """The moment of the last change that this window knows of."""
        return max(filter(None, (self.workbook.known_at, self.last_save)))

    @contextmanager
    def _refreshed_where_stale(self) -> Iterator[None]:
        try:
            yield
        except StaleSaveError:
            self.workbook = self._load(self._known_on)
            raise

    def _saved(self, saved_at: datetime, *, is_back: bool = False) -> None:
        self.last_save = saved_at
        self.workbook = self._load(self._known_on)
        for changed in [*self._changed.values()]:
            changed(is_back)
        for then in self._listeners:
            then()

    def keep_draft(self, form: str, text: str) -> None:
        """Keep what is typed into the form of this name and not saved yet."""
        self._practice.keep_draft(self._client_id, form, text)

    def draft(self, form: str) -> str:
        """What was kept of the form of this name, empty where nothing was."""
        return self._practice.draft(self._client_id, form)

    def drafts(self) -> tuple[str, ...]:
        """The names of what is kept: forms with something typed and not saved, and settings of pages."""
        return self._practice.drafts(self._client_id)

    def drop_draft(self, form: str) -> None:
        """Forget what was kept of the form of this name."""
        self._practice.drop_draft(self._client_id, form)

    @property
    def consent(self) -> Consent | None:
        """What the client lets a sponsor see today, also where the workbook is of an earlier day."""
        now = self.workbook if self._known_on is None else self._practice.load(self._client_id)
        return consent_in_force(now)

    def note_printed(self, path: Path) -> None:
        """Keep in mind that a PDF of this client was printed to this place."""
        note_printed(self._practice, self._client_id, path)

    def note_review_printed(self, period: str) -> None:
        """Keep in mind that the review of a period is printed, where that of a later one is not."""
        note_review_printed(self._practice, self._client_id, period)

    def printed_files(self) -> tuple[Path, ...]:
        """What was printed of this client, by a page or a command, and is still there."""
        return printed_files(self._practice, self._client_id)

    def erase(self, *, backups_too: bool) -> Remains:
        """Erase this client; tells what is left. Raises as `goalkit.store.erasing.erase_client`."""
        return erase_client(self._practice, self._client_id, backups_too=backups_too)

    @property
    def practice_rule(self) -> StatusRule:
        """The rule that judges the goals for which neither goal nor client has one."""
        return rule_named(*practice_rule(self._practice))

    def review(self, period: str = "", *, rule: str = "", audience: str = "") -> PeriodFacts:
        """The facts of the period written like `2026-Q3`, statuses judged by the rule of that name.

        Without a rule each goal is judged by its own, else by that of its client or of the practice.
        Without a period: of the last full quarter, or of the running one where nothing came before it.
        `audience` is `sponsor`, `client` or `coach`; for a sponsor they are made of what the client allows.
        Raises PeriodError, PeriodAheadError, RuleError or ChoiceError.
        """
        running = Period.quarter_of(self.today, fiscal_start=self.workbook.client.fiscal_start)
        return self._facts(self._span(period, running), rule, audience)

    def year(self, year: str = "", *, rule: str = "") -> PeriodFacts:
        """The facts of the year written like `2026`; without one, chosen as the quarter of `review` is.

        Statuses are judged as in `review`.

        Raises PeriodError, YearError, PeriodAheadError or RuleError.
        """
        running = Period.year_of(self.today, fiscal_start=self.workbook.client.fiscal_start)
        span = self._span(year, running)
        if span.months != running.months:
            raise YearError(year)
        return self._facts(span, rule)

    def brief(self) -> BriefFacts:
        """What a coach looks at before a session today: what changed since the session before."""
        return brief_facts(self._as_shown(), today=self.today, rule=self.practice_rule)

    @property
    def is_behind(self) -> bool:
        """Whether something was saved meanwhile, on another page say, that is not in `workbook`."""
        return self._known_on is None and self._practice.load(self._client_id).known_at > self._seen_at

    def _as_shown(self) -> Workbook:
        """The workbook with the name by which the client is shown; on paper that is always the real one."""
        client = self.workbook.client
        name = client.name if is_for_paper() else self.whose
        if name == client.name:
            return self.workbook
        return replace(self.workbook, client=replace(client, name=name))

    def _span(self, text: str, running: Period) -> Period:
        """The period that is named, else the one before the running one.

        That is the running one itself where this is its last day, or where nothing came before it.
        """
        if text:
            return Period.parse(text, fiscal_start=running.fiscal_start)
        begun = first_day(self.workbook)
        came_before = begun is not None and begun < running.start
        return running.previous if came_before and self.today < running.last_day else running

    def _facts(self, span: Period, rule: str, audience: str = "") -> PeriodFacts:
        if self.today < span.start:
            raise PeriodAheadError(span.text, self.today)
        if rule and rule not in RULES:
            raise RuleError(rule, tuple(RULES))
        if audience and audience not in tuple(Audience):
            raise ChoiceError(audience, tuple(Audience))
        reader, shown = Audience(audience or Audience.CLIENT), self._as_shown()
        return PeriodFacts(
            workbook=for_sponsor(shown, self.consent) if reader is Audience.SPONSOR else shown,
            period=span,
            as_of=min(span.last_day, self.today),
            known_on=self.today,
            rule=RULES[rule] if rule else self.practice_rule,
            for_all=bool(rule),
            audience=reader,
        )


def open_workbook(client: str = "", *, practice: str = "", as_of: str = "") -> OpenWorkbook:
    """Open the workbook of the client with this id, else of the one whose page was opened last.

    `practice` is its place (default: `GOALKIT_PRACTICE`, then the user's data folder). With `as_of`,
    a date such as `2026-03-31`, everything is as it was known at the end of that day, in the time zone of the
    practice.
    The passphrase is taken from `GOALKIT_PASSPHRASE`. Raises StoreError or DateError.
    """
    known_on = parsed_day(as_of) if as_of else None
    with _practice(practice) as opened:  # whoever only reads leaves nothing behind; a save opens it again
        whose = client or chosen_client(opened)
        return OpenWorkbook(opened, whose, today=known_on or practice_day(opened), known_on=known_on)


def _practice(path: str) -> Practice:
    """The practice in the file; where none is said and there is no file yet, nobody is in it."""
    try:
        return open_practice(practice_location(path), passphrase=passphrase_given())
    except PracticeMissingError:
        if path:
            raise
        raise NobodyYetError from None
