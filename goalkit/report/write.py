"""Puts a finished report into its place, whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from goalkit.errors import OutFileError


def write_whole(path: Path, content: bytes) -> None:
    """Write a confidential file: readable by its owner only, and never seen half-written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".goalkit-", dir=path.parent)  # its mode is 0600
    except OSError as error:
        raise OutFileError(path.name, error.strerror or "no reason given") from error
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise OutFileError(path.name, error.strerror or "no reason given") from error
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()
