"""Many reports in one go: several at a time, only those that are not there yet, none stopped by another."""

import json
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, suppress
from dataclasses import dataclass, field, fields
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Self
from zipfile import ZipFile

from goalkit.blocks import template
from goalkit.errors import GoalkitError, OutFileError, PeriodAheadError, StoppedError
from goalkit.failure_log import apology
from goalkit.model import Client
from goalkit.period import Period
from goalkit.report.browser import find_browser
from goalkit.report.job import CancelToken, OfPeriod, ReportRequest, out_file, write_atomically
from goalkit.report.logo import read_logo
from goalkit.report.outline import outline_of
from goalkit.report.press import Press, WarmPress
from goalkit.report.render import render
from goalkit.store import Practice, shown_names
from goalkit.store.settings import practice_locale, practice_rule, time_zone
from goalkit.wording import count_text

MADE_OF = "made-of.jsonl"
"""The file beside the reports that tells what each was made of: one line for each that was made."""
_PACKAGE = Path(__file__).parent.parent
_LIBRARIES = ("nbconvert", "numpy", "pandas", "plotly", "typst")
_ELSEWHERE = {"notebook", "logo", "parameters", "out", "passphrase", "lock"}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A report that is asked for, `whose` it is, and a `fingerprint` of what it is made of.

    Without one it is made in any case. `lasting` is the same without the day and the version of goalkit.
    """

    whose: str
    request: ReportRequest
    fingerprint: str
    lasting: str = ""


@dataclass(frozen=True, kw_only=True)
class Done:
    """A report that is over: made just now, or there already; `problem` says why it is neither.

    `notes` are what is printed other than it was written.
    """

    whose: str
    is_new: bool = False
    problem: str = ""
    notes: tuple[str, ...] = ()


def records_of(practice: Practice) -> dict[str, str]:
    """What the reports of each client are made of, in few words that differ as soon as anything else does."""
    common = f"{practice_rule(practice)} {time_zone(practice)} {practice_locale(practice)}"
    return {client_id: f"{rows} {common}" for client_id, rows in practice.fingerprints().items()}


@dataclass(frozen=True, kw_only=True)
class Batch:
    """The clients whose reports are asked for, with what each is made of, and the names to show.

    With `only_due` one of an earlier day, or of an earlier goalkit, is not made again.
    """

    clients: Sequence[Client]
    of_period: OfPeriod
    records: Mapping[str, str]
    names: Mapping[str, str]
    only_due: bool = False

    @classmethod
    def of(cls, practice: Practice, clients: Sequence[Client], asked: OfPeriod, *, only_due: bool) -> Self:
        """The reports that are asked for of some clients of a practice."""
        records, names = records_of(practice), shown_names(practice)
        return cls(clients=clients, of_period=asked, records=records, names=names, only_due=only_due)


@dataclass
class Tally:
    """How many reports were made so far, how many were there, and by client what was wrong with others."""

    made: int = 0
    kept: int = 0
    problems: dict[str, str] = field(default_factory=dict)

    def add(self, done: Done) -> None:
        """Count one that is over."""
        if done.problem:
            self.problems[done.whose] = done.problem
        elif done.is_new:
            self.made += 1
        else:
            self.kept += 1

    @property
    def sentence(self) -> str:
        """How many there are, in words."""
        if self.kept and not self.made and not self.problems:
            return f"{f'All {self.kept} reviews are' if self.kept > 1 else 'The review is'} there already"
        said = [f"{count_text(self.made, 'review')} made"]
        said += [f"{self.kept} already there"] if self.kept else []
        said += [f"{len(self.problems)} not made"] if self.problems else []
        return ", ".join(said)


def make_all(batch: Batch, works: "Works", on_done: Callable[[Done], None]) -> Tally:
    """Make the reports of a batch and the page that leads to them; gives what became of them.

    `on_done` is told of each that is over. Raises as `check_request` and `render_all`.
    """
    check_request(batch.of_period.common)
    tally, asked = Tally(), list[Asked]()

    def over(done: Done) -> None:
        tally.add(done)
        on_done(done)

    for client in batch.clients:
        try:
            asked.append(asked_for(client, batch.of_period, batch.records[client.id]))
        except PeriodAheadError as error:
            over(Done(whose=client.id, problem=str(error)))
    render_all(asked, works, on_done=over, only_due=batch.only_due)
    files = {one.whose: one.request.out for one in asked if one.whose not in tally.problems}
    rows = [
        (batch.names.get(one.id, one.id), files.get(one.id), tally.problems.get(one.id))
        for one in batch.clients
    ]
    write_index(batch.of_period.index, f"Reviews of {Period.parse(batch.of_period.period).label}", rows)
    return tally


def asked_for(client: Client, of_period: OfPeriod, records: str) -> Asked:
    """What is asked for of a client whose report is made of these records. Raises PeriodAheadError."""
    request = of_period.request(client)
    return Asked(
        whose=client.id,
        request=request,
        fingerprint=fingerprint(request, f"{records} {of_period.known_on}"),
        lasting=fingerprint(request, records, lasting=True),
    )


def fingerprint(request: ReportRequest, facts: str, *, lasting: bool = False) -> str:
    """A hash of all that a report is made of: facts, notebook, options, and goalkit itself.

    `facts` are the records as text. What is `lasting` leaves out the day and goalkit. A report that will be
    locked has none: nothing may tell its passphrase.
    """
    if request.lock is not None:
        return ""
    passing = {"as_of"} if lasting else set()
    options = {one.name: getattr(request, one.name) for one in fields(request) if one.name not in passing}
    logo = request.logo.read_bytes() if request.logo else b""
    made_of = (
        "" if lasting else code_version(),
        request.notebook.read_bytes(),
        logo,
        repr({name: value for name, value in options.items() if name not in _ELSEWHERE}),
        repr({name: value for name, value in request.parameters.items() if name != "practice"}),
        facts,
    )
    return _hash(*(one if isinstance(one, bytes) else one.encode(errors="surrogatepass") for one in made_of))


@cache
def code_version() -> str:
    """A hash of the code and the templates of goalkit, and of the versions of what it prints with."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in {".py", ".j2", ".typ", ".html"})
    libraries = [f"{name} {version(name)}".encode() for name in _LIBRARIES]
    return _hash(*(path.read_bytes() for path in files), *libraries)


def _hash(*parts: bytes) -> str:
    return sha256(b"".join(sha256(one).digest() for one in parts)).hexdigest()


def check_request(request: ReportRequest) -> None:
    """See that notebook, logo and browser are there, before many reports are asked for with the same.

    Raises NotebookFileError, LogoError or NoBrowserError.
    """
    find_browser()
    outline_of(request.notebook)
    if request.logo:
        read_logo(request.logo)


class MadeOf:
    """What the reports in a folder were made of, and what they were when they were made."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / MADE_OF
        self._known: dict[str, dict[str, str]] = {}
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else []
        for line in lines:
            with suppress(ValueError, TypeError, KeyError):  # whoever was killed left half a line
                known = json.loads(line)
                self._known[known["file"]] = known

    def has(self, asked: Asked, *, of_any_day: bool = False) -> bool:
        """Whether this report is there, as it was made, of the same; or of the same but for the day."""
        known = self._known.get(asked.request.out.name, {})
        name, wanted = ("lasting", asked.lasting) if of_any_day else ("made_of", asked.fingerprint)
        if not wanted or known.get(name) != wanted:
            return False
        with suppress(OSError):
            return known.get("hash") == _hash(asked.request.out.read_bytes())
        return False

    def note(self, asked: Asked) -> None:
        """Note that this report was made just now. Raises OutFileError."""
        path = asked.request.out
        try:
            known = {"file": path.name, "made_of": asked.fingerprint, "lasting": asked.lasting}
            known["hash"] = _hash(path.read_bytes())
            self._path.touch(0o600)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"\n{json.dumps(known)}")
        except OSError as error:
            raise OutFileError(MADE_OF, error.strerror or "no reason given") from error


Works = Callable[[Sequence[Asked]], Generator[tuple[Asked, Done]]]
"""Makes reports and gives each as soon as it is over; what it runs ends when nobody asks for more."""


def render_all(
    asked: Sequence[Asked], works: Works, *, on_done: Callable[[Done], None], only_due: bool = False
) -> None:
    """Make every report that is not there yet; all go into one folder.

    With `only_due` one is there also where it is of an earlier day, or of an earlier version of goalkit.
    `on_done` is told of each that is over, in the thread that calls. At Ctrl-C what is running is ended and
    KeyboardInterrupt raised; what was finished is there, and is not made again the next time.
    """
    if not asked:
        return
    made_of = MadeOf(asked[0].request.out.parent)
    missing = []
    for one in asked:
        if made_of.has(one, of_any_day=only_due):
            on_done(Done(whose=one.whose))
        else:
            missing.append(one)
    if not missing:
        return
    with closing(works(missing)) as over:
        for one, done in over:
            if done.is_new:
                made_of.note(one)
            on_done(done)


def here(press: WarmPress, workers: int, token: CancelToken | None = None) -> Works:
    """What makes reports on this machine, so many at the same time.

    With a `token` another thread can end it: StoppedError is raised then.
    """
    token = token or CancelToken()

    def works(missing: Sequence[Asked]) -> Generator[tuple[Asked, Done]]:
        press.start()
        with ThreadPoolExecutor(workers, thread_name_prefix="report") as pool:
            running = {pool.submit(made, one, press, token): one for one in missing}
            try:
                for work in as_completed(running):
                    yield running[work], work.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                token.cancel()
                raise

    return works


def made(asked: Asked, press: Press, token: CancelToken) -> Done:
    """Make one report, and tell what became of it: no other is stopped by it. Raises StoppedError."""
    notes: list[str] = []
    try:
        render(asked.request, lambda _: None, notes.append, token, press)
    except StoppedError:
        raise
    except GoalkitError as error:
        return Done(whose=asked.whose, problem=str(error))
    except Exception as failure:  # noqa: BLE001 - whatever it is, the others are made
        return Done(whose=asked.whose, problem=apology(failure))
    return Done(whose=asked.whose, is_new=True, notes=tuple(notes))


def write_index(path: Path, title: str, rows: Sequence[tuple[str, Path | None, str | None]]) -> None:
    """A page that leads to reports beside it: the name of each client with its file, or with what is wrong.

    Raises OutFileError.
    """
    write_atomically(path, template("index.html.j2").render(title=title, rows=rows).encode())


def write_zip(path: Path, files: Sequence[Path]) -> None:
    """One file with copies of others, not compressed: a PDF is already. Raises OutFileError."""
    with out_file(path) as whole, ZipFile(whole, "w") as archive:
        for one in files:
            archive.write(one, one.name)
