"""What is asked when a practice is made, and once later: its passphrase, a sheet for it, the keyring."""

import sys
from pathlib import Path

import typer

from goalkit.cli.terminal import say_aside, steps
from goalkit.errors import GoalkitError, NobodyToAskError, PassphraseUnsetError, StoreError
from goalkit.locales import customs_text, paper_of
from goalkit.period import today
from goalkit.report import Paper
from goalkit.store import Location, Practice, open_practice, passphrase_given
from goalkit.store.computer import computer_locale, computer_zone
from goalkit.store.new_file import write_new
from goalkit.store.rekeying import change_passphrase, has_older_key
from goalkit.store.settings import choose_locale, choose_time_zone, keyring_was_offered, note_keyring_offer

BEFORE_NEW = (
    "What you write is kept in one new file, '{path}'. A passphrase encrypts it: several words are best, "
    "they stay out of sight while you type, each start asks for them, and nobody can replace them."
)
NO_ENCRYPTION = "no encryption"
"""The words that make a practice without a passphrase."""
SHEET = Path("goalkit-recovery-sheet.pdf")
_OFFER_SHEET = "Write a recovery sheet to print? It has room for the passphrase, which nobody can replace"
_OFFER_KEYRING = "Keep the passphrase in this computer's keyring?"
_OFFER_KEY = (
    "This practice was encrypted by an earlier goalkit. Bring its encryption up to date, with the same "
    "passphrase? A backup is made first"
)


def chosen_passphrase(sentence: str) -> str:
    """A new passphrase, typed twice. Raises NobodyToAskError where there is no terminal."""
    if not sys.stdin.isatty():
        raise NobodyToAskError
    return str(typer.prompt(sentence, hide_input=True, confirmation_prompt="The same once more", err=True))


def new_practice(path: Path, *, plain: bool) -> tuple[Practice, str | None]:
    """A practice that is not there yet, and its passphrase: given or chosen, none where that is said.

    Its days are those of this computer's time zone, wherever it is opened later, its numbers those of this
    computer's locale, which is asked.

    Raises PassphraseUnsetError where it is neither said nor given and there is no terminal to ask.
    """
    given = passphrase_given()
    passphrase = None if plain else given or _passphrase_for_new(path)
    practice = open_practice(path, passphrase=passphrase, create=True)
    choose_time_zone(practice, computer_zone())
    choose_locale(practice, _locale_for_new())
    if passphrase is None:
        say_aside(f"The practice '{path}' is new and not encrypted: `goalkit encrypt` changes that.")
    elif given is None:
        offer_recovery_sheet(path)
    return practice, passphrase


def _passphrase_for_new(path: Path) -> str | None:
    if sys.stdin.isatty():
        say_aside(BEFORE_NEW.format(path=path))
    try:
        typed = chosen_passphrase(f"Passphrase for the new practice (or type: {NO_ENCRYPTION})")
    except NobodyToAskError:
        raise PassphraseUnsetError(str(path)) from None
    return None if typed.strip().casefold() == NO_ENCRYPTION else typed


def _locale_for_new() -> str:
    """The locale of this computer, unless somebody is there who does not want it."""
    proposed = computer_locale()
    if proposed and sys.stdin.isatty():
        question = f"{customs_text(proposed)}. Write and read them so?"
        if not typer.confirm(question, default=True, err=True):
            say_aside("Then no country is assumed: choose yours on the page Settings.")
            return ""
    return proposed


def offer_recovery_sheet(practice: Path) -> None:
    """Write the sheet if somebody is there who wants it; where that fails it is said, and work goes on."""
    if sys.stdin.isatty() and typer.confirm(_OFFER_SHEET, default=True, err=True):
        try:
            write_recovery_sheet(practice, SHEET)
        except GoalkitError as failure:
            say_aside(f"No sheet was written: {failure}. `goalkit recovery-sheet` writes one later.")


def write_recovery_sheet(
    practice: Path, out: Path, *, passphrase: str | None = None, paper: Paper | None = None
) -> None:
    """Write the sheet to a new file, and say where it is; without `paper` on that of this computer's locale.

    Raises FileError or PrintError.
    """
    paper = paper or Paper(paper_of(computer_locale()))
    with steps("Printing the sheet"):
        from goalkit.report.recovery_sheet import recovery_sheet

        sheet = recovery_sheet(practice, today(), passphrase=passphrase, paper=paper, on_note=say_aside)
    write_new(out, sheet)
    say_aside(f"Print this, and keep it away from the computer: {out.resolve()}")


def offer_keyring(practice: Practice, path: Location, passphrase: str | None) -> None:
    """Ask once on each computer whether its keyring shall keep a passphrase that was typed."""
    if passphrase is None or passphrase_given() is not None or not sys.stdin.isatty():
        return
    from goalkit.store.system_keyring import has_keyring, keep_passphrase, kept_passphrase

    if not has_keyring() or kept_passphrase(path) is not None or keyring_was_offered(practice):
        return
    is_wanted = typer.confirm(_OFFER_KEYRING, default=False, err=True)
    try:
        note_keyring_offer(practice)
        if is_wanted:
            keep_passphrase(path, passphrase)
    except StoreError as failure:
        say_aside(f"It was not kept: {failure}.")


def offer_key_of_today(path: Path, passphrase: str | None) -> None:
    """Offer to bring the encryption of an earlier goalkit up to date; where that fails it is said."""
    if sys.stdin.isatty() and has_older_key(path, passphrase) and passphrase is not None:
        if not typer.confirm(_OFFER_KEY, default=True, err=True):
            return
        try:
            change_passphrase(path, passphrase, passphrase)
        except StoreError as failure:
            say_aside(f"It stays as it was: {failure}.")
