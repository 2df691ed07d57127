"""The key of an encrypted practice: derived from its passphrase and a salt that stands in the file itself.

The first 16 bytes of an encrypted file are that salt, so the file alone and its passphrase open it anywhere.
Where the salt begins with `MARK` the key is derived by Argon2id. Any other file is one of an earlier goalkit:
there the cipher derives the key by itself (PBKDF2).
"""

import unicodedata
from functools import lru_cache
from secrets import token_bytes

from argon2.low_level import Type, hash_secret_raw
from argon2.profiles import RFC_9106_LOW_MEMORY

MARK = b"gk1:"
"""What the salt begins with where the key is derived as it is here. Other parameters need another mark."""
_SALT, _KEY = 16, 32
_PARAMETERS = RFC_9106_LOW_MEMORY  # 64 MiB of memory, 3 passes, 4 lanes: a tenth of a second or two
NO_KEY = f"PRAGMA key = \"x'{bytes(_KEY).hex()}'\""
"""The words that have the database read the salt of a file, and derive nothing yet."""


def new_salt() -> bytes:
    """A salt for a new file: the mark, and 96 random bits."""
    return MARK + token_bytes(_SALT - len(MARK))


def is_older(salt: bytes) -> bool:
    """Whether the file with this salt is one whose key an earlier goalkit left to the cipher."""
    return not salt.startswith(MARK)


def key_words(passphrase: str, salt: bytes) -> str:
    """The statement that gives the database the key of the file with this salt.

    Hexadecimal digits cannot break out of it.
    """
    if is_older(salt):
        return f"PRAGMA hexkey = '{_as_typed(passphrase).encode(errors='surrogateescape').hex()}'"
    return f'PRAGMA key = "{key_of(passphrase, salt)}"'


def key_of(passphrase: str, salt: bytes) -> str:
    """The key of a file with this salt, and the salt, as the database takes them."""
    typed = _as_typed(passphrase).encode(errors="surrogatepass")
    return f"x'{derived(typed, salt).hex()}{salt.hex()}'"


def _as_typed(passphrase: str) -> str:
    """The same text however a keyboard composes a letter."""
    return unicodedata.normalize("NFC", passphrase)


def forget_keys() -> None:
    """Remember no key that was derived before."""
    derived.cache_clear()


@lru_cache(maxsize=8)
def derived(passphrase: bytes, salt: bytes) -> bytes:
    """The key, remembered as the passphrase is: a page that is open connects more than once."""
    return hash_secret_raw(
        passphrase,
        salt,
        time_cost=_PARAMETERS.time_cost,
        memory_cost=_PARAMETERS.memory_cost,
        parallelism=_PARAMETERS.parallelism,
        hash_len=_KEY,
        type=Type.ID,
    )
