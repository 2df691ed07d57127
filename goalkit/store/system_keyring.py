"""The keyring of this computer, which keeps the passphrase of a practice, or the password at its server, for
whoever says so.

It is that of the system: the keychain of macOS, the vault of Windows, the Secret Service or KWallet of Linux.
What other packages offer as one and keep in a file is not used.
"""

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.core import recommended
from keyring.errors import KeyringError

from goalkit.errors import KeyringRefusedError
from goalkit.store.environment import Location

SERVICE = "goalkit"


def has_keyring() -> bool:
    """Whether this computer has a keyring."""
    return _keyring() is not None


def kept_passphrase(practice: Location) -> str | None:
    """What the keyring has for this practice; None where that is nothing, or it stays locked."""
    ring = _keyring()
    try:
        return ring.get_password(SERVICE, _name(practice)) if ring else None
    except KeyringError:
        return None


def keep_passphrase(practice: Location, passphrase: str) -> None:
    """Have the keyring keep the passphrase of this practice. Raises KeyringRefusedError."""
    ring = _keyring()
    if ring is None:
        raise KeyringRefusedError("there is none")
    try:
        ring.set_password(SERVICE, _name(practice), passphrase)
    except KeyringError as failure:
        raise KeyringRefusedError(str(failure)) from None


def forget_passphrase(practice: Location) -> bool:
    """Have the keyring forget it, and tell whether it had any. Raises KeyringRefusedError."""
    ring = _keyring()
    try:
        if ring is None or ring.get_password(SERVICE, _name(practice)) is None:
            return False
        ring.delete_password(SERVICE, _name(practice))
    except KeyringError as failure:
        raise KeyringRefusedError(str(failure)) from None
    return True


def _keyring() -> KeyringBackend | None:
    chosen = keyring.get_keyring()
    found = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    return next(filter(recommended, found), None)


def _name(practice: Location) -> str:
    return practice if isinstance(practice, str) else str(practice.resolve())
