"""Many reports in one go: several at a time, only those that are not there yet, none stopped by another."""

import json
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, suppress
from dataclasses import dataclass, fields
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

from goalkit.blocks import template
from goalkit.errors import GoalkitError, OutFileError, StoppedError
from goalkit.failure_log import apology
from goalkit.report.browser import find_browser
from goalkit.report.job import CancelToken, ReportRequest, new_file, write_atomically
from goalkit.report.logo import read_logo
from goalkit.report.outline import outline_of
from goalkit.report.press import Press, WarmPress
from goalkit.report.render import render

MADE_OF = "made-of.jsonl"
"""The file beside the reports that tells what each was made of: one line for each that was made."""
_PACKAGE = Path(__file__).parent.parent
_LIBRARIES = ("nbconvert", "numpy", "pandas", "plotly", "typst")
_ELSEWHERE = {"notebook", "logo", "parameters", "out", "passphrase", "lock"}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A report that is asked for, `whose` it is, and a `fingerprint` of what it is made of.

    Without one it is made in any case.
    """

    whose: str
    request: ReportRequest
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class Done:
    """A report that is over: made just now, or there already; `problem` says why it is neither.

    `notes` are what is printed other than it was written.
    """

    whose: str
    is_new: bool = False
    problem: str = ""
    notes: tuple[str, ...] = ()


def fingerprint(request: ReportRequest, facts: str) -> str:
    """A hash of all that a report is made of: facts, notebook, options, and goalkit itself.

    `facts` are the records as text. A report that will be locked has none: nothing may tell its passphrase.
    """
    if request.lock is not None:
        return ""
    options = {one.name: getattr(request, one.name) for one in fields(request)}
    logo = request.logo.read_bytes() if request.logo else b""
    made_of = (
        code_version(),
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
        self._known: dict[str, tuple[str, str]] = {}
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else []
        for line in lines:
            with suppress(ValueError, TypeError, KeyError):  # whoever was killed left half a line
                known = json.loads(line)
                self._known[known["file"]] = known["made_of"], known["hash"]

    def has(self, asked: Asked) -> bool:
        """Whether this report is there, as it was made, of the same."""
        made_of, content = self._known.get(asked.request.out.name, ("", ""))
        if not made_of or made_of != asked.fingerprint:
            return False
        with suppress(OSError):
            return content == _hash(asked.request.out.read_bytes())
        return False

    def note(self, asked: Asked) -> None:
        """Note that this report was made just now. Raises OutFileError."""
        path = asked.request.out
        try:
            known = {"file": path.name, "made_of": asked.fingerprint, "hash": _hash(path.read_bytes())}
            self._path.touch(0o600)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"\n{json.dumps(known)}")
        except OSError as error:
            raise OutFileError(MADE_OF, error.strerror or "no reason given") from error


Works = Callable[[Sequence[Asked]], Generator[tuple[Asked, Done]]]
"""Makes reports and gives each as soon as it is over; what it runs ends when nobody asks for more."""


def render_all(asked: Sequence[Asked], works: Works, *, on_done: Callable[[Done], None]) -> None:
    """Make every report that is not there yet; all go into one folder.

    `on_done` is told of each that is over, in the thread that calls. At Ctrl-C what is running is ended and
    KeyboardInterrupt raised; what was finished is there, and is not made again the next time.
    """
    if not asked:
        return
    made_of = MadeOf(asked[0].request.out.parent)
    missing = []
    for one in asked:
        if made_of.has(one):
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


def here(press: WarmPress, workers: int) -> Works:
    """What makes reports on this machine, so many at the same time."""

    def works(missing: Sequence[Asked]) -> Generator[tuple[Asked, Done]]:
        press.start()
        token = CancelToken()
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
    with new_file(path) as whole, ZipFile(whole, "w") as archive:
        for one in files:
            archive.write(one, one.name)
