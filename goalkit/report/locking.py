"""A PDF that opens with a passphrase alone: AES-256 as PDF 2.0 has it (revision 6)."""

import io
import unicodedata

from goalkit.errors import LockError
from goalkit.report.job import Format

MOST_BYTES = 127
"""Bytes of a passphrase that count in a PDF."""
EMPTY = "The passphrase for the PDF is empty: type one, or leave the PDF unlocked"
TOO_LONG = f"The passphrase for the PDF is too long: at most {MOST_BYTES} bytes of it would count"
NO_PDF = "Only a PDF can be locked: choose PDF, or leave the page unlocked"
_CLAIMS = ("pdfaid:part", "pdfaid:conformance")


def check_lock(passphrase: str, form: Format = Format.PDF) -> None:
    """Raise LockError where a report cannot be locked like this."""
    if form is not Format.PDF:
        raise LockError(NO_PDF)
    if not passphrase.strip():
        raise LockError(EMPTY)
    if len(_typed(passphrase).encode()) > MOST_BYTES:
        raise LockError(TOO_LONG)


def lock_pdf(content: bytes, passphrase: str) -> bytes:
    """The PDF encrypted as a whole, its metadata too; screen readers still read it.

    It says no longer that it is PDF/A, which allows no encryption; that it is PDF/UA stays.
    """
    import pikepdf  # noqa: PLC0415 - few PDFs are locked

    typed, locked = _typed(passphrase), io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            for claim in _CLAIMS:
                metadata.pop(claim, None)
        may = pikepdf.Permissions(accessibility=True)
        pdf.save(locked, encryption=pikepdf.Encryption(user=typed, owner=typed, R=6, allow=may))
    return locked.getvalue()


def _typed(passphrase: str) -> str:
    """The passphrase as readers of PDFs compare it."""
    return unicodedata.normalize("NFKC", passphrase)
