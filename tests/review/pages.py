"""A printed review as a reader meets it: its words, its charts and its bookmarks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from pypdf import PdfReader

from goalkit.report.job import MARGIN_MM
from goalkit.wording import list_text


@dataclass(frozen=True)
class Pages:
    """A PDF, from its bytes."""

    content: bytes

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.content))

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(BytesIO(self.content))

    @cached_property
    def text(self) -> str:
        """All words, one space between them."""
        return spaced("\n".join(page.extract_text() for page in self.reader.pages))

    @cached_property
    def letters(self) -> str:
        """All words without any space: for texts that break over lines."""
        return unspaced(self.text)

    @cached_property
    def bookmarks(self) -> list[tuple[str, list[str]]]:
        """Each part with the titles below it."""
        with self.pdf.open_outline() as outline:
            return [(part.title, [each.title for each in part.children]) for part in outline.root]

    @cached_property
    def charts(self) -> list[str]:
        """What a screen reader says of each figure, in the order of reading; empty where it has no words."""
        found = _elements(self.pdf.Root.StructTreeRoot)
        return [spaced(str(each.get("/Alt", ""))) for each in found if each.get("/S") == "/Figure"]

    @cached_property
    def fills(self) -> list[float]:
        """How far down each page is filled, as a share of the height between the margins."""
        return [
            _fill(page.render(scale=0.5, grayscale=True).to_numpy())
            for page in pdfium.PdfDocument(self.content)
        ]

    def objects(self, name: str, value: str) -> list[Any]:
        """The objects of the file that have this value under a name, such as `/Type` `/Font`."""
        kinds = (pikepdf.Dictionary, pikepdf.Stream)
        return [each for each in self.pdf.objects if isinstance(each, kinds) and each.get(name) == value]

    def has(self, words: str) -> bool:
        """Whether the words stand in the text, wherever its lines break."""
        return unspaced(words) in self.letters


def left_out(parts: list[str], printed: list[str]) -> str:
    """The sentence on those of these parts that are not printed; the others are, in their order."""
    assert printed == [title for title in parts if title in printed]
    missing = tuple(title for title in parts if title not in printed)
    return f"Left out, because there is nothing in them yet: {list_text(missing)}."


def _fill(pixels: Any) -> float:
    """The share of the height between the margins down to the lowest ink."""
    pixels_a_mm = 72 / 25.4 * 0.5
    top, bottom = round(MARGIN_MM * pixels_a_mm), len(pixels) - round(MARGIN_MM * pixels_a_mm)
    inked = np.flatnonzero((pixels[top:bottom].reshape(bottom - top, -1) < 240).any(axis=1))
    return float((inked[-1] + 1) / (bottom - top)) if len(inked) else 0.0


def spaced(text: str) -> str:
    """The text with single plain spaces."""
    return " ".join(text.split())


def unspaced(text: str) -> str:
    """The text without spaces."""
    return re.sub(r"\s", "", text)


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary):
        yield node
        yield from _elements(node.get("/K"))
