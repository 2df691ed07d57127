"""The logo at the head of a document: read from a file, and only after it was looked at.

It is looked at in a box, and then printed alone, in a process with limits: only the printer knows whether it
can.
"""

import base64
from pathlib import Path

from goalkit.box import in_box
from goalkit.errors import LogoError, UnreadableFileError
from goalkit.pictures import LARGEST, SIMPLER, look_at
from goalkit.report.elements import Element, drawing, photo
from goalkit.report.job import CancelToken
from goalkit.report.run_folder import run_folder
from goalkit.report.typeset import EndedError, Limits, RefusedError, typeset

_LIMITS = Limits(memory=1_000_000_000, seconds=20)
_PICTURE = '#set document(title: "Picture")\n#image("picture", format: sys.inputs.form, alt: "Picture")'
_TOO_MUCH = f"it takes too much time or memory to read. {SIMPLER}, smaller and simpler"


def read_logo(path: Path, *, coach: str = "") -> Element:
    """The logo in a file, with the words that stand for it where it cannot be seen.

    It has been tried out: what is given can be printed. Raises LogoError.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise LogoError(path.name, f"it cannot be opened ({error.strerror}). Choose it again") from error
    form = logo_form(path.name, content)
    alt = f"Logo of {coach}" if coach else "Logo of the coach"
    if form == "svg":
        return drawing(content.decode("utf-8-sig"), alt=alt)
    mime = {"png": "image/png", "jpg": "image/jpeg"}[form]
    return photo(mime, base64.b64encode(content).decode("ascii"), alt=alt)


def logo_form(name: str, content: bytes) -> str:
    """What the content of the file `name` is: png, jpg or svg. Raises LogoError if it cannot be printed."""
    try:
        form, problem = in_box(name, look_at, content)
    except UnreadableFileError:
        raise LogoError(name, _TOO_MUCH) from None
    if problem := problem or _printing_problem(content, form):
        raise LogoError(name, problem)
    return str(form)


def _printing_problem(content: bytes, form: str) -> str:
    try:
        with run_folder("logo") as folder:
            (folder / "picture").write_bytes(content)
            job = {"source": _PICTURE, "inputs": {"form": form}, "folder": str(folder)}
            typeset(job, _LIMITS, CancelToken())
    except RefusedError:
        return "it is damaged or of a rare kind. Save it anew as a PNG, in the colours of a screen (RGB)"
    except EndedError:
        return _TOO_MUCH
    return ""
