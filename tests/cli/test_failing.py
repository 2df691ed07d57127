"""Whatever goes wrong ends with a sentence and an exit code."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from goalkit import failure_log
from goalkit.cli.app import SentenceGroup
from goalkit.errors import ClientUnknownError, PrintError
from tests.cli.conftest import Goalkit

PRIVATE = "what Robin said about the boss"


def program(failure: BaseException) -> typer.Typer:
    """A program whose one command fails in this way."""
    app = typer.Typer(cls=SentenceGroup, pretty_exceptions_enable=False)

    def work() -> None:
        secret = PRIVATE
        raise failure from ValueError(secret)

    app.command("work")(work)
    app.command("rest")(lambda: None)
    return app


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (ClientUnknownError("c9", ("c1",)), 2),
        (PrintError("no paper"), 1),
        (KeyboardInterrupt(), 130),
        (EOFError(), 130),
        (typer.Abort(), 130),
        (typer.Exit(7), 7),
        (ValueError(PRIVATE), 1),
        (MemoryError(), 1),
    ],
)
def test_every_failure_has_its_exit_code_and_no_traceback(failure: BaseException, code: int) -> None:
    done = CliRunner().invoke(program(failure), ["work"])
    assert done.exit_code == code
    assert "Traceback" not in done.output
    assert PRIVATE not in done.output


def test_an_error_of_goalkit_is_its_own_sentence() -> None:
    failure = ClientUnknownError("c9", ("c1",))
    assert CliRunner().invoke(program(failure), ["work"]).stderr == f"{failure}\n"


def test_the_log_says_where_it_failed_and_nothing_private(home: Path) -> None:
    done = CliRunner().invoke(program(ZeroDivisionError(PRIVATE)), ["work"])
    (log,) = home.rglob("goalkit.log")
    assert str(log) in done.stderr
    noted = log.read_text(encoding="utf-8")
    assert "ValueError" in noted
    assert "ZeroDivisionError" in noted
    assert "in work" in noted
    assert PRIVATE not in noted


def test_a_log_that_cannot_be_written_is_no_second_failure(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Path:
        raise PermissionError

    monkeypatch.setattr(failure_log.platformdirs, "user_log_path", refuse)
    done = CliRunner().invoke(program(ZeroDivisionError()), ["work"])
    assert done.exit_code == 1
    assert "could not be noted" in done.stderr
    assert not list(home.rglob("goalkit.log"))


@pytest.mark.parametrize("words", [("fly",), ("status",), ("status", "c1", "--fly"), ("--fly",), ()])
def test_words_that_goalkit_does_not_know_give_its_usage(words: tuple[str, ...], goalkit: Goalkit) -> None:
    done = goalkit(*words)
    assert done.exit_code == 2
    assert "Usage: " in done.output
    assert "Traceback" not in done.output
