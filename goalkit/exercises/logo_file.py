"""The logo of the coach, kept beside the practice for the next time."""

import base64
from pathlib import Path

from goalkit.report.job import write_atomically
from goalkit.report.typeset import logo_form

_MIMES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


class LogoFile:
    """A picture in the folder of the practice, named after it: `practice-logo.png`."""

    def __init__(self, practice: Path) -> None:
        self._practice = practice

    def _place(self, form: str) -> Path:
        return self._practice.with_name(f"{self._practice.stem}-logo.{form}")

    @property
    def path(self) -> Path | None:
        """The file, where one is kept."""
        return next((place for form in _MIMES if (place := self._place(form)).is_file()), None)

    @property
    def picture(self) -> str:
        """The logo as an address of its own (`data:`), empty where there is none."""
        path = self.path
        if path is None:
            return ""
        content = base64.b64encode(path.read_bytes()).decode("ascii")
        return f"data:{_MIMES[path.suffix[1:]]};base64,{content}"

    def choose(self, name: str, content: bytes) -> None:
        """Keep the content of the file `name` in place of what was kept. Raises LogoError or OutFileError."""
        form = logo_form(name, content)
        write_atomically(self._place(form), content)
        self._remove_but(form)

    def remove(self) -> None:
        """Keep none any more."""
        self._remove_but("")

    def _remove_but(self, kept: str) -> None:
        for form in _MIMES.keys() - {kept}:
            self._place(form).unlink(missing_ok=True)
