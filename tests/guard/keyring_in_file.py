"""A keyring for tests: it keeps what it is told in the file that KEYRING_FILE names."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class KeyringInFile(KeyringBackend):
    """Says of itself that it is safe, as those of systems do."""

    priority = 5.0  # type: ignore[assignment] # in its base it is computed

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._keep(self._kept() | {f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        kept = self._kept()
        if kept.pop(f"{service} {username}", None) is None:
            raise PasswordDeleteError("it is not there")
        self._keep(kept)

    def _kept(self) -> dict[str, str]:
        file = Path(os.environ["KEYRING_FILE"])
        return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}

    def _keep(self, kept: dict[str, str]) -> None:
        Path(os.environ["KEYRING_FILE"]).write_text(json.dumps(kept), encoding="utf-8")


class UnsafeKeyring(KeyringInFile):
    """As packages offer one that keeps passphrases in a plain file."""

    priority = 0.5  # type: ignore[assignment] # in its base it is computed


class LockedKeyring(KeyringInFile):
    """Somebody said no when the system asked whether it may be opened."""

    priority = 1.0  # type: ignore[assignment] # in its base it is computed

    def _kept(self) -> dict[str, str]:
        raise KeyringLocked("it is locked")
