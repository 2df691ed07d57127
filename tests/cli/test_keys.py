"""Passphrases as somebody types them: chosen, changed, added, kept in a keyring, put on paper."""

import os
from pathlib import Path
from typing import NoReturn

import keyring.core
import pypdf
import pytest
import typer.testing
from typer.testing import CliRunner

from goalkit.cli.app import app
from goalkit.errors import PassphraseNeededError, PassphraseWrongError
from goalkit.model import Client
from goalkit.store import open_practice
from goalkit.store.backups import Why, backups_of
from goalkit.store.rekeying import backups_opening, has_older_key
from tests.cli.conftest import Goalkit, make_practice, write_client
from tests.cli.test_process import POSIX, in_terminal
from tests.guard.keyring_in_file import KeyringInFile
from tests.store.older import older_key

pytestmark = POSIX
ROBIN = Client(id="c1", name="Robin")
BEFORE, AFTER = "früh auf", "spät ins Bett"


@pytest.fixture
def secret(home: Path) -> Path:
    return make_practice(home / "s.goalkit", ROBIN, passphrase=BEFORE)


@pytest.fixture
def plain(home: Path) -> Path:
    return make_practice(home / "p.goalkit", ROBIN)


@pytest.fixture
def with_keyring(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer has a keyring, with nothing in it yet."""
    monkeypatch.setenv("KEYRING_FILE", str(home / "keyring.json"))
    monkeypatch.setattr(keyring.core, "_keyring_backend", KeyringInFile())


def typed(*words: object, lines: list[str], exit_code: int = 0) -> str:
    """The screen of a command that ends like this while somebody at the terminal types these lines."""
    given = "".join(f"{line}\n" for line in lines)
    with pytest.MonkeyPatch.context() as there:
        there.setattr(typer.testing._NamedTextIOWrapper, "isatty", lambda _: True)
        done = CliRunner().invoke(app, [str(word) for word in words], input=given)
    assert done.exit_code == exit_code, done.output
    return " ".join(done.output.split())


def opens(practice: Path, passphrase: str | None) -> bool:
    try:
        with open_practice(practice, passphrase=passphrase) as opened:
            return opened.clients() == (ROBIN,)
    except (PassphraseWrongError, PassphraseNeededError):
        return False


# ---------------------------------------------------------------- another one, or a first one


def test_the_passphrase_is_changed(secret: Path) -> None:
    screen = typed("passphrase", "--practice", secret, lines=[BEFORE, AFTER, AFTER])
    assert "now opens with the new passphrase only" in screen
    assert "With an older passphrase: 1 backup in" in screen
    assert (opens(secret, AFTER), opens(secret, BEFORE)) == (True, False)
    assert [opens(one.path, BEFORE) for one in backups_of(secret)] == [True]


def test_nothing_that_is_typed_is_shown(secret: Path) -> None:
    code, screen = in_terminal(["passphrase", "--practice", str(secret)], [BEFORE, AFTER, AFTER])
    assert code == 0, screen
    assert BEFORE not in screen
    assert AFTER not in screen
    assert opens(secret, AFTER)


def test_with_its_backups(secret: Path) -> None:
    with open_practice(secret, passphrase=BEFORE) as practice:
        practice.back_up(Why.HAND)
    screen = typed("passphrase", "--backups", "--practice", secret, lines=[BEFORE, AFTER, AFTER])
    assert "So do 2 backups." in screen
    assert len(backups_opening(secret, AFTER)) == 2


def test_a_wrong_passphrase_changes_nothing(secret: Path) -> None:
    before = secret.read_bytes()
    screen = typed("passphrase", "--practice", secret, lines=[AFTER], exit_code=2)
    assert "does not open with this passphrase" in screen
    assert secret.read_bytes() == before


def test_a_plain_practice_has_none_to_change(plain: Path, goalkit: Goalkit) -> None:
    done = goalkit("passphrase", "--practice", plain)
    assert done.exit_code == 2
    assert "`goalkit encrypt` gives it one" in done.stderr


def test_without_a_terminal_none_is_chosen(
    secret: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_PASSPHRASE", BEFORE)
    done = goalkit("passphrase", "--practice", secret)
    assert done.exit_code == 2
    assert "run the command in a terminal" in done.stderr
    assert opens(secret, BEFORE)


def test_a_plain_practice_is_encrypted_and_its_backups_are_told(plain: Path) -> None:
    screen = typed("encrypt", "--practice", plain, lines=[AFTER, AFTER, "n"])
    assert "is encrypted now and opens with this passphrase only" in screen
    assert "1 backup in" in screen
    assert "`goalkit encrypt --backups`" in screen
    assert (opens(plain, AFTER), opens(plain, None)) == (True, False)
    screen = typed("encrypt", "--backups", "--practice", plain, lines=[AFTER])
    assert "1 backup encrypted." in screen
    assert backups_opening(plain, None) == ()
    assert [one for one in plain.parent.rglob("*") if one.is_file() and b"Robin" in one.read_bytes()] == []


def test_a_script_encrypts_with_the_passphrase_of_the_environment(
    plain: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_PASSPHRASE", AFTER)
    assert goalkit("encrypt", "--backups", "--practice", plain).exit_code == 0
    assert opens(plain, AFTER)
    done = goalkit("encrypt", "--practice", plain)
    assert done.exit_code == 2
    assert "is encrypted already" in done.stderr


def test_a_backup_of_before_is_put_back_and_the_passphrase_stays(secret: Path) -> None:
    typed("passphrase", "--practice", secret, lines=[BEFORE, AFTER, AFTER])
    day = backups_of(secret)[0].name
    changed(secret, AFTER)
    screen = typed("restore", day, "--yes", "--practice", secret, lines=[AFTER, "wrong"], exit_code=2)
    assert "Passphrase that the backup was made with" in screen
    assert not opens(secret, AFTER)
    typed("restore", day, "--yes", "--practice", secret, lines=[AFTER, BEFORE])
    assert (opens(secret, AFTER), opens(secret, BEFORE)) == (True, False)
    assert {one.name for one in secret.parent.iterdir()} == {"s.goalkit", "s-backups"}


def test_a_plain_backup_is_put_back_into_what_is_encrypted_now(plain: Path) -> None:
    typed("encrypt", "--practice", plain, lines=[AFTER, AFTER, "n"])
    changed(plain, AFTER)
    typed("restore", backups_of(plain)[0].name, "--yes", "--practice", plain, lines=[AFTER])
    assert (opens(plain, AFTER), opens(plain, None)) == (True, False)


def changed(practice: Path, passphrase: str) -> None:
    with open_practice(practice, passphrase=passphrase) as opened:
        opened.record("c1", Client(id="c1", name="Somebody else"))
    assert not opens(practice, passphrase)


# ---------------------------------------------------------------- set up


def test_a_first_practice_is_plain_only_where_that_is_said_in_words(home: Path) -> None:
    words = ["import", write_client(home / "kim.json"), "--practice", "new.goalkit"]
    screen = typed(*words, lines=["", "No encryption ", "No encryption "])
    assert screen.count("or type: no encryption") == 2  # nothing is no answer
    assert screen.count("A passphrase encrypts it") == 1
    assert "is new and not encrypted: `goalkit encrypt` changes that" in screen
    open_practice(home / "new.goalkit").close()


def test_a_first_practice_comes_with_a_sheet_for_its_passphrase(home: Path) -> None:
    words = ["import", write_client(home / "kim.json"), "--practice", "new.goalkit"]
    screen = typed(*words, lines=[AFTER, AFTER, "y"])
    assert "Print this, and keep it away from the computer" in screen
    (page,) = pypdf.PdfReader(home / "goalkit-recovery-sheet.pdf").pages
    text = " ".join(page.extract_text().split())
    assert "Write it by hand" in text
    assert str(home / "new.goalkit") in text.replace(" ", "")
    assert AFTER not in text


def test_the_sheet_has_the_passphrase_only_where_that_is_asked_for(secret: Path, home: Path) -> None:
    typed("recovery-sheet", "--with-passphrase", "--out", "sheet.pdf", "--practice", secret, lines=[BEFORE])
    (page,) = pypdf.PdfReader(home / "sheet.pdf").pages
    assert BEFORE in page.extract_text()
    assert (home / "sheet.pdf").stat().st_mode & 0o777 == 0o600


def test_a_sheet_needs_a_practice_and_overwrites_nothing(secret: Path, home: Path, goalkit: Goalkit) -> None:
    assert "is not there" in goalkit("recovery-sheet", "--practice", "none.goalkit").stderr
    (home / "goalkit-recovery-sheet.pdf").write_text("mine")
    assert "there is a file already" in goalkit("recovery-sheet", "--practice", secret).stderr
    assert (home / "goalkit-recovery-sheet.pdf").read_text() == "mine"


# ---------------------------------------------------------------- the keyring


@pytest.mark.usefixtures("with_keyring")
def test_the_keyring_opens_the_practice_until_it_forgets(secret: Path) -> None:
    assert "opens" in typed("keyring", "keep", "--practice", secret, lines=[BEFORE])
    assert "Robin" in typed("clients", "--practice", secret, lines=[])
    assert f"opens '{secret}'" in typed("keyring", "--practice", secret, lines=[])
    assert "Forgotten" in typed("keyring", "forget", "--practice", secret, lines=[])
    assert "does not open" in typed("keyring", "--practice", secret, lines=[])
    assert "nothing to forget" in typed("keyring", "forget", "--practice", secret, lines=[])
    assert "Passphrase of the practice" in typed("clients", "--practice", secret, lines=[BEFORE])


@pytest.mark.usefixtures("with_keyring")
def test_the_keyring_follows_a_change_and_is_not_asked_for_it(secret: Path) -> None:
    typed("keyring", "keep", "--practice", secret, lines=[BEFORE])
    typed("passphrase", "--practice", secret, lines=[BEFORE, AFTER, AFTER])
    assert "Robin" in typed("clients", "--practice", secret, lines=[])


@pytest.mark.usefixtures("with_keyring")
def test_what_the_keyring_has_is_mended_where_it_opens_no_more(secret: Path, home: Path) -> None:
    typed("keyring", "keep", "--practice", secret, lines=[BEFORE])
    kept = (home / "keyring.json").read_text()
    (home / "keyring.json").write_text(kept.replace("auf", "ab"))
    screen = typed("clients", "--practice", secret, lines=[BEFORE])
    assert "no longer opens the practice" in screen
    assert (home / "keyring.json").read_text() == kept


@pytest.mark.usefixtures("with_keyring")
def test_a_plain_practice_has_nothing_to_keep(plain: Path, goalkit: Goalkit) -> None:
    assert "has no passphrase" in goalkit("keyring", "keep", "--practice", plain).stderr


def test_without_a_keyring_it_is_typed(secret: Path) -> None:
    screen = typed("keyring", "keep", "--practice", secret, lines=[BEFORE], exit_code=2)
    assert "type the passphrase when asked" in screen
    assert [one.name for one in secret.parent.iterdir()] == [secret.name]


# ---------------------------------------------------------------- what a start asks


@pytest.fixture
def no_lab(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where JupyterLab would take over, a start is over."""

    def end(*_: object) -> NoReturn:
        raise typer.Exit

    monkeypatch.setattr(os, "execve", end)


@pytest.mark.usefixtures("with_keyring", "no_lab")
def test_a_start_asks_once_for_the_keyring(secret: Path) -> None:
    words = ("start", "--practice", secret)
    assert "computer's keyring?" in typed(*words, lines=[BEFORE, "n"])
    assert "computer's keyring?" not in typed(*words, lines=[BEFORE])


@pytest.mark.usefixtures("with_keyring", "no_lab")
def test_where_it_may_keep_it_nothing_is_typed_from_then_on(secret: Path) -> None:
    words = ("start", "--practice", secret)
    typed(*words, lines=[BEFORE, "y"])
    assert "Passphrase" not in typed(*words, lines=[])


@pytest.mark.usefixtures("with_keyring", "no_lab")
def test_whoever_begins_chooses_a_passphrase_a_sheet_and_the_keyring(home: Path) -> None:
    typed("start", "--practice", "new.goalkit", lines=[AFTER, AFTER, "n", "y"])
    assert AFTER in (home / "keyring.json").read_text(encoding="utf-8").encode().decode("unicode_escape")
    open_practice(home / "new.goalkit", passphrase=AFTER).close()


@pytest.mark.usefixtures("no_lab")
def test_a_start_says_that_a_practice_is_plain(plain: Path) -> None:
    assert "cannot be locked. `goalkit encrypt` changes that" in typed("start", "--practice", plain, lines=[])


@pytest.mark.usefixtures("no_lab")
def test_a_start_offers_the_key_of_today(home: Path) -> None:
    older_key(home / "o.goalkit", BEFORE)
    words = ("start", "--practice", "o.goalkit")
    assert "A backup is made first" in typed(*words, lines=[BEFORE, "n"])
    assert has_older_key(home / "o.goalkit", BEFORE)
    typed(*words, lines=[BEFORE, "y"])
    assert not has_older_key(home / "o.goalkit", BEFORE)
    assert backups_of(home / "o.goalkit")[0].why is Why.PASSPHRASE
    assert "A backup is made first" not in typed(*words, lines=[BEFORE])
