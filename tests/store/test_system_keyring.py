"""The keyring of the computer: what is kept there, and that nothing unsafe is taken for one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring.core
import pytest

from goalkit.errors import KeyringRefusedError
from goalkit.store.system_keyring import forget_passphrase, has_keyring, keep_passphrase, kept_passphrase
from tests.guard import keyring_in_file

UseKeyring = Callable[[str], None]
OURS = keyring_in_file.__name__


@pytest.fixture
def use_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UseKeyring]:
    """Have this be the keyring of the computer."""

    def use(name: str) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
        keyring.core.init_backend()

    monkeypatch.setenv("KEYRING_FILE", str(tmp_path / "keyring.json"))
    yield use
    monkeypatch.undo()
    keyring.core.init_backend()


def test_it_keeps_a_passphrase_for_each_practice_until_it_forgets(
    file: Path, tmp_path: Path, use_keyring: UseKeyring
) -> None:
    use_keyring(f"{OURS}.KeyringInFile")
    assert has_keyring()
    assert kept_passphrase(file) is None
    keep_passphrase(file, "früh auf")
    assert kept_passphrase(file) == "früh auf"
    assert kept_passphrase(tmp_path / "other.goalkit") is None
    assert forget_passphrase(file)
    assert kept_passphrase(file) is None
    assert not forget_passphrase(file)


@pytest.mark.parametrize(
    "name", [f"{OURS}.UnsafeKeyring", "keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"]
)
def test_what_is_no_keyring_of_a_system_is_none(
    file: Path, tmp_path: Path, use_keyring: UseKeyring, name: str
) -> None:
    use_keyring(name)
    assert not has_keyring()
    assert kept_passphrase(file) is None
    assert not forget_passphrase(file)
    with pytest.raises(KeyringRefusedError, match="there is none"):
        keep_passphrase(file, "secret")
    assert list(tmp_path.iterdir()) == []


def test_among_several_the_one_that_comes_first_is_used(file: Path, use_keyring: UseKeyring) -> None:
    """The library offers all of those above together as one."""
    use_keyring("keyring.backends.chainer.ChainerBackend")
    keep_passphrase(file, "secret")
    use_keyring(f"{OURS}.KeyringInFile")
    assert kept_passphrase(file) == "secret"


def test_one_that_stays_locked_opens_nothing_and_says_so(file: Path, use_keyring: UseKeyring) -> None:
    use_keyring(f"{OURS}.LockedKeyring")
    assert kept_passphrase(file) is None
    with pytest.raises(KeyringRefusedError, match="it is locked"):
        keep_passphrase(file, "secret")
    with pytest.raises(KeyringRefusedError, match="it is locked"):
        forget_passphrase(file)
