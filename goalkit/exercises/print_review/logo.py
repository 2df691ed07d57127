"""The logo of the coach: chosen among the files of the computer, and kept beside the practice."""

import base64
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.escaping import html_text
from goalkit.report.job import write_atomically
from goalkit.report.logo import logo_form
from goalkit.store import Location
from goalkit.store.environment import usual_path

CHOOSE, REMOVE = "Choose a logo", "Remove the logo"
_MIMES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


class LogoFile:
    """A picture in the folder of the practice, named after it: `practice-logo.png`.

    Where that is on a server it is where a practice would be on this computer.
    """

    def __init__(self, practice: Location) -> None:
        self._practice = practice if isinstance(practice, Path) else usual_path()

    def _place(self, form: str) -> Path:
        return self._practice.with_name(f"{self._practice.stem}-logo.{form}")

    @property
    def path(self) -> Path | None:
        """The file, where one is kept."""
        return next((place for form in _MIMES if (place := self._place(form)).is_file()), None)

    @property
    def picture(self) -> str:
        """The logo as an address of its own (`data:`), empty where there is none."""
        if (path := self.path) is None:
            return ""
        content = base64.b64encode(path.read_bytes()).decode("ascii")
        return f"data:{_MIMES[path.suffix[1:]]};base64,{content}"

    def choose(self, name: str, content: bytes) -> None:
        """Keep the content of the file `name` in place of what was kept. Raises LogoError or OutFileError."""
        form = logo_form(name, content)
        write_atomically(self._place(form), content)
        self.remove(but=form)

    def remove(self, *, but: str = "") -> None:
        """Keep none any more, or only the one of this form."""
        for form in _MIMES.keys() - {but}:
            self._place(form).unlink(missing_ok=True)


class LogoField:
    """A button that chooses a file, the logo that is kept, and a button that removes it."""

    def __init__(self, file: LogoFile) -> None:
        self._file = file
        self.upload = ipw.FileUpload(description=CHOOSE, tooltip=CHOOSE, accept=".png,.jpg,.jpeg,.svg")
        self.upload.observe(self._chosen, names="value")
        self.remove_button = ui.button(REMOVE, lambda: self._do(file.remove))
        self._picture, self._problem = ipw.HTML(), ipw.HTML()
        title = ui.words("Logo on the cover", "label")
        help_text = "A PNG, JPEG or SVG file of at most 2 MB. It is kept for next time."
        ways = ui.box("line", self._picture, self.upload, self.remove_button)
        self.view = ui.box("field", title, ways, help_text, self._problem)
        self._do(lambda: None)

    def _chosen(self, change: Any) -> None:
        for one in change["new"]:
            self._do(partial(self._file.choose, one["name"], bytes(one["content"])))
        self.upload.value = ()

    def _do(self, work: Callable[[], None]) -> None:
        """Do it or say why not, and show the logo that is kept then."""
        self._say("")
        with ui.guarded(self._say):
            work()
        address = html_text(self._file.picture)
        self._picture.value = f'<img class="goalkit-logo" alt="Your logo" src="{address}">' if address else ""
        ui.show(self.remove_button, shown=address)

    def _say(self, sentence: str) -> None:
        self._problem.value = ui.alert(sentence, "problem", "span")
