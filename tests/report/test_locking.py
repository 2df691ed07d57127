"""A locked PDF: nobody reads it without the passphrase, and with it it is what it was."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest
from nbformat.v4 import new_markdown_cell

from goalkit.errors import LockError
from goalkit.report.job import Format
from goalkit.report.locking import check_lock, lock_pdf
from tests.report.made import document_of, printed

PASSPHRASE = "früh auf – 山"


@pytest.fixture(scope="module")
def unlocked() -> bytes:
    return printed(document_of(new_markdown_cell("# Zwetschgental\n\nA word to keep")))


@pytest.fixture(scope="module")
def locked(unlocked: bytes) -> bytes:
    return lock_pdf(unlocked, PASSPHRASE)


def test_a_second_library_finds_aes_256_of_revision_6(locked: bytes) -> None:
    handler = pdfium.raw.FPDF_GetSecurityHandlerRevision(pdfium.PdfDocument(locked, password=PASSPHRASE))
    assert handler == 6
    for told in (b"/CFM /AESV3", b"/StmF /StdCF", b"/StrF /StdCF", b"/Length 256"):
        assert told in locked
    with pikepdf.open(io.BytesIO(locked), password=PASSPHRASE) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)


@pytest.mark.parametrize("typed", [None, "", "frueh auf"])
def test_nothing_is_read_without_the_passphrase(locked: bytes, typed: str | None) -> None:
    with pytest.raises(pdfium.PdfiumError, match="password"):
        pdfium.PdfDocument(locked, password=typed)
    for word in (b"Zwetschgental", b"Quarterly"):
        assert word not in locked


def test_with_it_all_is_there_and_can_be_read_aloud(unlocked: bytes, locked: bytes) -> None:
    opened, before = pdfium.PdfDocument(locked, password=PASSPHRASE), pdfium.PdfDocument(unlocked)
    assert opened[0].get_textpage().get_text_bounded() == before[0].get_textpage().get_text_bounded()
    with pikepdf.open(io.BytesIO(locked), password=PASSPHRASE) as pdf:
        assert pdf.allow.accessibility
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "pdfaid:part" not in metadata
            assert metadata["dc:title"]


@pytest.mark.parametrize(
    ("typed", "form", "said"),
    [
        ("  ", Format.PDF, "is empty"),
        ("ü" * 64, Format.PDF, "is too long"),
        ("quiet", Format.HTML, "Only a PDF"),
    ],
)
def test_what_cannot_lock_is_refused_in_words(typed: str, form: Format, said: str) -> None:
    with pytest.raises(LockError, match=said):
        check_lock(typed, form)
    check_lock("ü" * 63)
