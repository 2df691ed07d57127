"""Every error of goalkit, in one tree.

Below `GoalkitError`: `StoreError` where a practice cannot be read or written, `PracticeError` among them
where that is about its file; `CommandError` about the words of a command; `ReportError` where a review
cannot be run or printed. All others are about what was handed in.

Each class composes its own message from typed arguments: what is wrong, the value in quotes, what
to do. Private text is never in a message, ids are. `exit_code` is what the command line returns:
2 when the user can mend it, 1 when goalkit failed.
"""

from datetime import date, datetime
from typing import ClassVar


def _quoted(names: tuple[str, ...], none: str = "none yet") -> str:
    return ", ".join(f"'{one}'" for one in names) or none


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%b %Y}"


class GoalkitError(Exception):
    """Base of every error that goalkit raises on purpose."""

    exit_code: ClassVar[int] = 2

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows in place of a traceback: the sentence alone."""
        return [f"{self}."]


class RecordError(GoalkitError):
    """A record breaks a rule of its own: `record` and `field` say where.

    `problem` is the sentence that says what to do; it can stand beside the field in a form.
    """

    def __init__(self, record: str, field: str, problem: str) -> None:
        self.record, self.field, self.problem = record, field, problem
        super().__init__(f"{record}, {field}: {problem.removesuffix('.')}")


class PeriodError(GoalkitError):
    """Text that names no period."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"'{text}' is not a period: write a quarter such as '2026-Q3', "
            "a month such as '2026-05' or a year such as '2026'"
        )


class YearError(GoalkitError):
    """A period that is no year, where a year is needed."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"'{text}' is not a year: write it such as '2026'")


class PeriodAheadError(GoalkitError):
    """A period of which nothing can be known yet."""

    def __init__(self, period: str, known_on: date) -> None:
        self.period, self.known_on = period, known_on
        super().__init__(
            f"'{period}' had not begun on '{known_on}', and nothing is known of it: choose an earlier period"
        )


class DayAheadError(GoalkitError):
    """A day of knowledge that has not come yet."""

    def __init__(self, day: date, today: date) -> None:
        self.day, self.today = day, today
        super().__init__(
            f"'{day}' is later than today, '{today}', and nothing is known of it: "
            "choose today or an earlier day"
        )


class DateError(GoalkitError):
    """Text that names no day."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"'{text}' is not a date: write year, month and day such as '2026-03-31'")


class RuleError(GoalkitError):
    """A name that no status rule has."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.name, self.known = name, known
        super().__init__(f"'{name}' is not a rule for statuses: choose one of {', '.join(known)}")


class ChoiceError(GoalkitError):
    """A word that is none of `known`, those to choose from."""

    def __init__(self, word: str, known: tuple[str, ...]) -> None:
        self.word, self.known = word, known
        super().__init__(f"'{word}' cannot be chosen: give one of {', '.join(known)}")


class TimeZoneError(GoalkitError):
    """A name that no time zone has on this computer; `near` are names that look like it."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        self.name, self.near = name, near
        meant = f", such as {', '.join(near)}" if near else ""
        super().__init__(
            f"'{name}' is not a time zone: give a continent and a city of it, like Europe/Berlin{meant}"
        )


class LocaleError(GoalkitError):
    """A name that no locale has."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"'{name}' is not a locale: give a language and a country, like en_GB, en_US, de_CH or fr_CA"
        )


class ForecastError(GoalkitError):
    """A reading, target, direction or level that no forecast can be made with."""


class FrameError(GoalkitError):
    """A frame that cannot be used: `frame` says which, `problems` name each column and row that is wrong."""

    def __init__(self, frame: str, *problems: str) -> None:
        self.frame, self.problems = frame, problems
        more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
        super().__init__(f"{frame}: {'; '.join(problems[:3])}{more}")


class TitleError(GoalkitError):
    """Words that name no `what` of a client, or several; `ids` are those that may be meant."""

    def __init__(self, title: str, what: str, ids: tuple[str, ...], *, several: bool = False) -> None:
        self.title, self.ids = title, ids
        said = (
            f"is the title of several {what}s: give one of their ids"
            if several
            else f"is no {what} of this client: give its title as it is written there, or one of the ids"
        )
        super().__init__(f"'{title}' {said} ({_quoted(ids, 'there are none yet')})")


class WorkbookError(GoalkitError):
    """Records that do not fit together; `problems` names each with the ids involved."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("the workbook does not fit together: " + "; ".join(problems))


class ImportRefusedError(GoalkitError):
    """An import that was refused whole; `problems` names each with row and column, `more` counts the rest."""

    def __init__(self, problems: tuple[str, ...], *, more: int = 0) -> None:
        self.problems, self.more = problems, more
        rest = (f"… and {more:,} more",) if more else ()
        head = f"nothing was imported, mend {len(problems) + more:,} first:"
        super().__init__("\n".join((head, *problems, *rest)))


class StoreError(GoalkitError):
    """Base of what can go wrong with the practice file or database."""


class PracticeError(StoreError):
    """Something is wrong with the practice at `path`: `says` tells what and what to do, or a sentence."""

    says: ClassVar[str] = "cannot be used as a practice"

    def __init__(self, path: str, sentence: str = "") -> None:
        self.path = path
        super().__init__(sentence or f"'{path}' {self.says}")


class PracticeMissingError(PracticeError):
    """There is no file."""

    says = (
        "is not there: give the file of your practice with --practice FILE; or make one with "
        "`goalkit import FILE` for a client of your own, or `goalkit demo` for an example"
    )


class PracticeForeignError(PracticeError):
    """The file was not made by goalkit."""

    says = "is no practice of goalkit: give another file"


class PracticeNewerError(PracticeError):
    """The file was made by a newer goalkit."""

    says = "was made by a newer goalkit: update goalkit, then open it again"


class PracticeOlderError(PracticeError):
    """The file was made by an earlier goalkit and takes no changes, so it cannot be brought up to date."""

    says = (
        "was made by an earlier goalkit and has to be brought up to date, but it can only be read: "
        "copy it to a folder that you may write to"
    )


class PracticeDamagedError(PracticeError):
    """The file cannot be read any more."""

    says = (
        "is damaged: go on with your last backup, which `goalkit restore` puts back; "
        "`goalkit backups` lists all there are"
    )


class PassphraseNeededError(PracticeError):
    """The file is encrypted and no passphrase was given."""

    says = "is encrypted (or no practice of goalkit): give its passphrase in GOALKIT_PASSPHRASE"


class PassphraseWrongError(PracticeError):
    """The passphrase does not open the file."""

    says = "does not open with this passphrase: check the keyboard and try again"


class PassphraseUnneededError(PracticeError):
    """A passphrase was given for a file that is not encrypted."""

    says = "is not encrypted: open it without a passphrase"


class PassphraseThereError(PracticeError):
    """The file shall be encrypted, and it is."""

    says = "is encrypted already: `goalkit passphrase` changes its passphrase"


class PassphraseNoneError(PracticeError):
    """The passphrase of a file shall be changed that has none."""

    says = "is not encrypted and has no passphrase: `goalkit encrypt` gives it one"


class PassphraseUnsetError(PracticeError):
    """A practice is to be made, and nobody said with which passphrase, nor that it needs none."""

    says = "is not there yet: set GOALKIT_PASSPHRASE to make it, or add --plain for one without encryption"


class PracticeLockedError(PracticeError):
    """Another program is writing."""

    says = "is in use by another program: close that one, or try again in a moment"


class PracticeReplacedError(PracticeError):
    """Another file took its place while it was waited for."""

    says = "was replaced while it was open: try again"


class PracticeFullError(PracticeError):
    """There is no room left."""

    says = "has no room left on its disk: make room and save again"


class PracticeReadOnlyError(PracticeError):
    """The file, its folder or its disk takes no changes."""

    says = "can only be read: copy it to a folder that you may write to"


class PracticeDiskError(PracticeError):
    """The disk failed while it read or wrote."""

    says = "could not be read or written by its disk: see that it is connected and has room"


class PracticeOnServerError(PracticeError):
    """Something was asked for that only a practice in a file has."""

    says = "is on a server, whose administrator sees to that: `goalkit move` copies the practice into a file"


class PracticeInFileError(PracticeError):
    """Something was asked for that only a practice on a server has."""

    says = "is a file, which has one coach: `goalkit move` copies it to a server"


class ServerDriverError(PracticeError):
    """The package that speaks with the server is not installed."""

    says = "is on a server, for which a package is missing: install it with `pip install 'goalkit[server]'`"


class ServerAddressError(PracticeError):
    """An address that no server can be reached by; `path` is empty where a password stood in it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, f"The address of the practice cannot be used: {reason}")


class ServerAwayError(PracticeError):
    """The server does not answer, or not any more."""

    def __init__(self, path: str, reason: str = "") -> None:
        said = f" ({reason})" if reason else ""
        super().__init__(
            path,
            f"The practice's server does not answer{said}: see that you are connected, and try again in a "
            "moment. What was told as saved is saved",
        )


class ServerDamagedError(PracticeDamagedError):
    """What the server gives cannot be read, or is not what was written."""

    says = (
        "is damaged at the server: ask whoever looks after it for the last backup, and say that rows were "
        "changed by something else than goalkit, or cannot be read"
    )


class ServerPasswordNeededError(PassphraseNeededError):
    """The server asks for a password and none was given."""

    says = "asks for your password at the server: give it in GOALKIT_PASSPHRASE or in the file .pgpass"


class ServerPasswordWrongError(PassphraseWrongError):
    """The server does not let this name in with this password."""

    says = "does not let you in with this name and password: check both and try again"


class ServerEmptyError(PracticeError):
    """The database at the server holds no practice yet."""

    says = "holds no practice yet: whoever owns the database makes it with `goalkit coach NAME`"


class ServerOlderError(PracticeError):
    """The practice was made by an earlier goalkit, and a coach cannot bring it up to date."""

    says = (
        "was made by an earlier goalkit: it is brought up to date when whoever owns the database runs "
        "`goalkit clients` on it"
    )


class NotACoachError(PracticeError):
    """Who is logged in at the server is no coach of this practice."""

    says = "does not know you as a coach: whoever owns the database adds you with `goalkit coach NAME`"


class NotTheOwnerError(PracticeError):
    """Something was asked for that is up to whoever owns the database."""

    says = (
        "is looked after by whoever owns the database: only that account makes the practice and adds coaches"
    )


class NotYourClientError(PracticeError):
    """A change to what belongs to another coach, by somebody who may at most read it."""

    says = "kept nothing of this: the client belongs to another coach, and only that coach changes anything"


class ClientTakenError(PracticeError):
    """The id of a new client is that of a client of another coach."""

    says = "has a client with this id already, of another coach: give yours another id"


class CoachUnknownError(PracticeError):
    """A client shall be handed over to somebody who is no coach of the practice, or has no account."""

    def __init__(self, path: str, coach: str, *, account: bool = False) -> None:
        self.coach = coach
        missing = (
            f"has no account '{coach}': whoever looks after the server makes it with "
            f"`createuser --pwprompt {coach}`"
            if account
            else f"has no coach '{coach}': whoever owns the database adds one with `goalkit coach {coach}`"
        )
        super().__init__(path, f"'{path}' {missing}")


class MoveBrokenError(PracticeError):
    """What was read back from where a practice was moved to is not what was there."""

    says = (
        "was left as it was: what was read back is not what was moved. `goalkit check` tells what is damaged"
    )


class TextNotKeptError(PracticeError):
    """A text with a character that a server cannot keep."""

    says = "cannot keep a text with a character that nobody sees (its code is zero): write the text again"


class LogSetAsideWarning(UserWarning):
    """A log beside the practice at `path` did not belong to it and is kept as `aside` now."""

    def __init__(self, path: str, aside: str) -> None:
        self.path, self.aside = path, aside
        super().__init__(
            f"Beside '{path}' lay saves that do not belong to it, as after a backup was put back: it "
            f"opens as it is in its file, and those saves are kept in '{aside}'"
        )


class ClientUnknownError(StoreError):
    """No client has this id, or had it at the moment asked for (`then`); `known` are the ids there are."""

    def __init__(self, client_id: str, known: tuple[str, ...], *, then: bool = False) -> None:
        self.client_id, self.known = client_id, known
        when = " known at that moment" if then else ""
        super().__init__(f"'{client_id}' is no client{when}: give one of them ({_quoted(known)})")


class NobodyYetError(StoreError):
    """The practice is missing or empty."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody is in your practice yet: add a client in '00 start', then open this page again"
        )


class NobodyChosenError(StoreError):
    """Several clients are in the practice, `known` are their ids, and the page of none was opened yet."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(
            "It is not clear whose page this is: choose a client in '00 start', then open this page again"
        )


class ClientExistsError(StoreError):
    """A client to be imported is there already."""

    def __init__(self, client_id: str) -> None:
        self.client_id = client_id
        super().__init__(
            f"'{client_id}' is a client already and stays as it is: import into another practice with "
            "--practice FILE, or give the client another id in the file"
        )


class MeasureUnknownError(StoreError):
    """The client has no measure with this id; `known` are the ids of those there are."""

    def __init__(self, measure_id: str, known: tuple[str, ...]) -> None:
        self.measure_id, self.known = measure_id, known
        super().__init__(f"'{measure_id}' is no measure of this client: give one of them ({_quoted(known)})")


class MomentError(StoreError):
    """A save dated before the last change of its client."""

    def __init__(self, moment: datetime, last: datetime) -> None:
        self.moment, self.last = moment, last
        super().__init__(f"'{moment}' lies before the last change, '{last}': save with a later moment")


class MomentAheadError(StoreError):
    """A save dated after what the clock of this computer says."""

    def __init__(self, moment: datetime, clock: datetime) -> None:
        self.moment, self.clock = moment, clock
        super().__init__(
            f"The clock of this computer says {_day(clock)}, and {_day(moment)} is still to come: save "
            "with a moment that has passed"
        )


class ClockError(StoreError):
    """The last change of a client is dated after what the clock of this computer says."""

    def __init__(self, last: datetime, clock: datetime) -> None:
        self.last, self.clock = last, clock
        super().__init__(
            f"The clock of this computer says {_day(clock)}, but the last change in this workbook is dated "
            f"{_day(last)}, so nothing can be saved: set the clock right. If it is right, close goalkit and "
            "run `goalkit check --mend`"
        )


class StaleSaveError(StoreError):
    """Records that were changed by somebody else since they were read; `changed` are their ids."""

    def __init__(self, changed: tuple[str, ...]) -> None:
        self.changed = changed
        super().__init__(
            f"{_quoted(changed)} changed meanwhile, in another window or by somebody else: "
            "look at what is there now, then save again"
        )


class NothingToUndoError(StoreError):
    """No change is left to be undone or redone."""

    def __init__(self) -> None:
        super().__init__("there is nothing to undo or redo")


class FileError(StoreError):
    """A file to be read or written that cannot be, as the system says in `reason`."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"'{path}' cannot be used: {reason}")


class UnreadableFileError(FileError):
    """A file from elsewhere broke what reads it, or took too much memory or time."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "it is damaged, or takes too much time or memory to read. Have it made anew")


class BackupUnknownError(StoreError):
    """No backup has a name that begins with `which`; `known` are the names there are."""

    def __init__(self, which: str, known: tuple[str, ...]) -> None:
        self.which, self.known = which, known
        names = _quoted(known, "there are none yet")
        super().__init__(f"'{which}' is no backup: give one of them, or its day ({names})")


class BackupBrokenError(StoreError):
    """The backup at `path` is not whole."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"the backup '{path}' is damaged: use another; `goalkit backups` lists them")


class FileTakenError(FileError):
    """A new file cannot have the name of one that is there."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "there is a file already, give another name")


class KeyringRefusedError(StoreError):
    """The keyring of this computer keeps no passphrase; `reason` is what it says."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"the keyring of this computer cannot be used ({reason}): type the passphrase when asked"
        )


class CommandError(GoalkitError):
    """Base of what is wrong with the words of a command, beyond what its help tells."""


class NobodyToAskError(CommandError):
    """A passphrase has to be chosen, and there is no terminal in which it can be typed."""

    def __init__(self) -> None:
        super().__init__("a passphrase has to be typed for this: run the command in a terminal")


class ReviewWordsError(CommandError):
    """Words from which it cannot be told whose reviews are asked for."""

    def __init__(self) -> None:
        super().__init__(
            "say whose review it is and of which period, such as `goalkit review c7 2026-Q3`; "
            "for all clients `goalkit review --all 2026-Q3`"
        )


class ImportWordsError(CommandError):
    """It is not clear what file `name` holds or whose it is."""

    def __init__(self, name: str, problem: str) -> None:
        self.name, self.problem = name, problem
        super().__init__(f"'{name}' {problem}")


class ExportWordsError(CommandError):
    """The words of an export do not go together."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem[0].upper() + problem[1:])


class SheetFullError(GoalkitError):
    """The sheet of this `title` would have more rows than any program reads."""

    def __init__(self, title: str, most: int) -> None:
        self.title, self.most = title, most
        super().__init__(
            f"'{title}' has more than {most:,} rows, which no sheet holds: export one client at a time"
        )


class ExampleTakenError(CommandError):
    """The file at `path`, where the example would be written, holds something else."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"'{path}' holds more than the example and stays as it is: give another folder with --out"
        )


class NotShippedError(GoalkitError):
    """A file that belongs to goalkit is missing from the installation."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"'{name}', a file of goalkit itself, is not there: install goalkit again")


class ReportError(GoalkitError):
    """Base of what can go wrong while a review is run or printed."""


class NotebookFileError(ReportError):
    """A file that cannot be read as a notebook."""

    def __init__(self, name: str, problem: str) -> None:
        self.name, self.problem = name, problem
        super().__init__(f"'{name}' is not a notebook that can be run: {problem}")


class ParameterError(ReportError):
    """A parameter that the notebook does not have; `known` are those it has."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.name, self.known = name, known
        super().__init__(
            f"the notebook has no parameter '{name}' (it has: {_quoted(known, 'none')}): add a line "
            f"`{name} = \"\"` to the cell tagged 'parameters', or use an up-to-date copy of the review "
            "notebook"
        )


class CellRefusedError(ReportError):
    """A cell stopped with an error of goalkit, whose own message is `problem`."""

    def __init__(self, cell: int, problem: str) -> None:
        self.cell, self.problem = cell, problem
        super().__init__(f"cell {cell} of the notebook: {problem}")


class CellFailedError(ReportError):
    """A cell stopped with an error that goalkit did not raise; only its class is told, never its text."""

    exit_code = 1

    def __init__(self, cell: int, error: str) -> None:
        self.cell, self.error = cell, error
        super().__init__(
            f"cell {cell} of the notebook stopped with {error}: open the notebook in JupyterLab and run it "
            "there to see where"
        )


class KernelError(ReportError):
    """The Python that runs the notebook did not start, died or took too long."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"the notebook could not be run to its end: {problem}")


class NoBrowserError(ReportError):
    """No browser to draw charts with; `path` is the one that BROWSER_PATH names, if it names one."""

    def __init__(self, path: str = "") -> None:
        self.path = path
        wrong = f"BROWSER_PATH is '{path}', which is no program" if path else "no browser was found"
        super().__init__(
            f"{wrong}: charts are drawn by Chrome, Chromium, Edge or Brave. Install one of them, "
            "or set BROWSER_PATH to the program file of one"
        )


class BrowserError(ReportError):
    """The browser `name` did not start or did not draw."""

    def __init__(self, name: str, problem: str) -> None:
        self.name, self.problem = name, problem
        super().__init__(
            f"the browser '{name}' {problem}: close other programs and try again, "
            "or set BROWSER_PATH to the program file of another Chrome, Chromium, Edge or Brave"
        )


class OutFileError(ReportError):
    """The finished report cannot be written; `reason` is what the system says."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"'{name}' cannot be written ({reason}): choose another folder with --out")


class OutFolderError(ReportError):
    """The folder `path`, where the report shall go, cannot be used; `problem` says why."""

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"'{path}' {problem}: give a folder that takes files with --out")


class PrintError(ReportError):
    """The page could not be set; `problem` is what the typesetter says."""

    exit_code = 1

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(f"the review could not be printed: {problem}")


class PartUnknownError(ReportError):
    """A title that no part of the notebook has; `known` are the titles it has."""

    def __init__(self, title: str, known: tuple[str, ...]) -> None:
        self.title, self.known = title, known
        parts = _quoted(known, "none")
        super().__init__(f"'{title}' is no part of this report: choose one of its parts ({parts})")


class LogoError(ReportError):
    """A file that cannot be printed as a logo; `problem` says why and what to do."""

    def __init__(self, name: str, problem: str) -> None:
        self.name, self.problem = name, problem
        super().__init__(f"'{name}' cannot be printed as a logo: {problem}")


class LockError(ReportError):
    """A report cannot be locked; `problem` is the sentence that says why and what to do."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem)


class ClusterMissingError(ReportError):
    """What speaks to a cluster is not installed."""

    def __init__(self) -> None:
        super().__init__('--scheduler needs one thing more: install it with `pip install "goalkit[cluster]"`')


class ClusterError(ReportError):
    """The cluster at `address` cannot make reports; `problem` says why and what to do."""

    def __init__(self, address: str, problem: str) -> None:
        self.address, self.problem = address, problem
        super().__init__(f"the scheduler '{address}': {problem}")


class StoppedError(ReportError):
    """Somebody asked for the report to stop, and it did."""

    def __init__(self) -> None:
        super().__init__("stopped, and no file was written: start again when you like")
