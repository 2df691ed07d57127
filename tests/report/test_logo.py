"""The logo of a coach: which files can be printed, and where it stands."""

import base64
import json
import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from goalkit.blocks import Cover
from goalkit.errors import LogoError
from goalkit.report import Paper
from goalkit.report.typeset import LARGEST_LOGO, html_page, read_logo
from tests.report.made import Document, document_of, printed, read_pdf, shown

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100"/></svg>'
FACTS = (("Client", "Robin"), ("Coach", "Somebody Else"), ("Period", "summer"))


def saved(folder: Path, content: bytes, name: str = "logo") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def document(logo: Path, coach: str | None = None, facts: tuple[tuple[str, str], ...] = FACTS) -> Document:
    cover = Cover(title="Review", client="Robin", period="Q3", vision="", facts=facts, confidential="Secret")
    return document_of(shown(cover), coach=coach, logo=read_logo(logo, coach=coach or ""))


@pytest.mark.parametrize("content", [PIXEL, SVG, b"\xef\xbb\xbf" + SVG], ids=["png", "svg", "svg with mark"])
@pytest.mark.parametrize("paper", list(Paper))
def test_it_is_printed_with_words_for_those_who_do_not_see_it(
    content: bytes, paper: Paper, tmp_path: Path
) -> None:
    made = printed(document(saved(tmp_path, content), coach="Kim Sample"), paper)
    with pikepdf.open(BytesIO(made)) as pdf:
        figures = [node for node in pdf.objects if isinstance(node, pikepdf.Dictionary) and "/Alt" in node]
        assert [str(figure.Alt) for figure in figures] == ["Logo of Kim Sample"]
    assert made == printed(document(saved(tmp_path, content), coach="Kim Sample"), paper)


def test_the_coach_takes_the_place_of_the_one_on_the_cover(tmp_path: Path) -> None:
    logo = saved(tmp_path, SVG)
    text = read_pdf(printed(document(logo, coach="Kim Sample"))).pages[0].extract_text()
    assert re.search(r"Coach\s+Kim Sample\s+Period", text)
    assert "Somebody Else" not in text
    assert ("Coach", "Somebody Else") in map(tuple, document(logo)["elements"][0]["facts"])


def test_a_cover_without_a_coach_gets_one(tmp_path: Path) -> None:
    text = read_pdf(printed(document(saved(tmp_path, SVG), coach="Kim Sample", facts=FACTS[:1]))).pages[0]
    assert re.search(r"Robin\s+Coach\s+Kim Sample", text.extract_text())


def test_where_nobody_coaches_the_cover_names_nobody(tmp_path: Path) -> None:
    (cover,) = document(saved(tmp_path, SVG), coach="")["elements"]
    assert [label for label, _ in cover["facts"]] == ["Client", "Period"]


@pytest.mark.parametrize(("content", "address"), [(PIXEL, "data:image/png"), (SVG, "data:image/svg+xml")])
def test_on_a_page_for_the_browser_it_is_a_picture_and_never_markup(
    content: bytes, address: str, tmp_path: Path
) -> None:
    page = html_page(json.dumps(document(saved(tmp_path, content), coach="Kim <b>")), language="en")
    (tag,) = re.findall(r"<img[^>]*>", page)
    assert f'src="{address}' in tag
    assert 'alt="Logo of Kim &lt;b&gt;"' in tag
    assert "<rect" not in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GIF89a", "neither PNG, JPEG nor SVG"),
        (b"", "neither PNG, JPEG nor SVG"),
        (b"\xff\xfe\x00", "neither PNG, JPEG nor SVG"),
        (PIXEL[:40], "damaged or of a rare kind"),
        (b"\xff\xd8\xff\xe0", "damaged or of a rare kind"),
        (b"<svg", "damaged or of a rare kind"),
        (SVG.replace(b"<rect", b'<image href="file:///secret.png"/><rect'), "damaged or of a rare kind"),
        (PIXEL + b" " * LARGEST_LOGO, "larger than 2 MB"),
    ],
)
def test_a_file_that_cannot_be_printed_is_named_with_what_to_do(
    content: bytes, said: str, tmp_path: Path
) -> None:
    with pytest.raises(LogoError, match=f"'logo.png' cannot be printed as a logo: .*{said}"):
        read_logo(saved(tmp_path, content, "logo.png"))


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(LogoError, match=r"'gone\.png' .* cannot be opened .* Choose it again"):
        read_logo(tmp_path / "gone.png")
