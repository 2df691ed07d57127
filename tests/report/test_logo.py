"""The logo of a coach: which files can be printed, and where it stands."""

import base64
import json
import re
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from goalkit.blocks import Cover
from goalkit.errors import LogoError
from goalkit.pictures import DEEPEST, LARGEST
from goalkit.report import Paper
from goalkit.report.logo import logo_form, read_logo
from goalkit.report.typeset import html_page
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
        (b"<svg", "damaged. Save it anew as a PNG"),
        (PIXEL + b" " * LARGEST, "larger than 2 MB"),
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


def png(width: int, height: int, data: bytes) -> bytes:
    """A PNG of so many pixels, black or white."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return len(content).to_bytes(4) + whole + zlib.crc32(whole).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + b"\1\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG of so many pixels, after a comment."""
    frame = b"\xff\xc2\x00\x11\x08" + height.to_bytes(2) + width.to_bytes(2) + bytes(10)
    return b"\xff\xd8\xff\xfe\x00\x04ab" + frame


HUGE = png(30_000, 30_000, zlib.compress(bytes(30_000 * 3751), 9))
INSIDE = base64.b64encode(HUGE).decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [(HUGE, "30,000 by 30,000 pixels"), (jpeg(60_000, 50_000), "60,000 by 50,000 pixels")],
    ids=["png", "jpeg"],
)
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(content: bytes, said: str) -> None:
    with pytest.raises(LogoError, match=f"it has {said}, at most 16 million are printed"):
        logo_form("logo", content)


def test_a_picture_as_large_as_may_be_is_printed() -> None:
    assert logo_form("logo", png(4000, 4000, zlib.compress(bytes(4000 * 501)))) == "png"


def svg(inside: str, head: str = "") -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{head}<svg {space} width="90" height="30">{inside}</svg>'.encode()


OUTSIDE, SCRIPTS, FILTERS = "other files or addresses", "scripts", "filters"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (svg('<image href="file:///secret.png"/>'), OUTSIDE),
        (svg('<image href="secret.png"/>'), OUTSIDE),
        (svg('<image xlink:href="https://192.0.2.1/a.png"/>'), OUTSIDE),
        (svg('<use href=" other.svg#a"/>'), OUTSIDE),
        (svg('<a href="javascript:alert(1)"/>'), OUTSIDE),
        (svg("<style>@import 'a.css';</style>"), OUTSIDE),
        (svg("<style>rect { fill: url( 'http://192.0.2.1/#a') }</style>"), OUTSIDE),
        (svg('<rect fill="url(a.svg#b)"/>'), OUTSIDE),
        (svg("", '<?xml-stylesheet href="a.css"?>'), "style sheets of other files"),
        (svg("<script>alert(1)</script>"), SCRIPTS),
        (svg("<svg:SCRIPT>alert(1)</svg:SCRIPT>"), SCRIPTS),
        (svg('<rect onclick="alert(1)"/>'), SCRIPTS),
        (svg("<foreignObject/>"), SCRIPTS),
        (svg('<filter id="f"><feTurbulence numOctaves="100"/></filter>'), FILTERS),
        (svg('<rect filter="blur(900px)"/>'), FILTERS),
        (svg('<rect style="fill: red; filter : blur(900px)"/>'), FILTERS),
        (svg("<g>" * DEEPEST + "</g>" * DEEPEST), "more than 40 parts one inside the other"),
        (svg("<g>" * 100_000 + "</g>" * 100_000), "more than 40 parts one inside the other"),
        (svg("&a;", '<!DOCTYPE svg [<!ENTITY a "b">]>'), "entities"),
        (svg("", '<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///secret">]>'), "entities"),
        (svg(f'<image href="data:image/png;base64,{INSIDE}"/>'), "too large or of a rare kind"),
        (svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), OUTSIDE),
        (svg('<image href="data:image/png;base64,PHN2Zy8+"/>'), "too large or of a rare kind"),
    ],
)
def test_an_svg_with_more_than_lines_and_colours_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(LogoError, match=f"it holds .*{said}, which are not printed. Save it anew as a PNG"):
        logo_form("logo.svg", content)


def test_an_svg_as_drawing_programs_save_it_is_printed() -> None:
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><!-- Drawn -->'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    pixel = base64.b64encode(PIXEL).decode()
    inside = (
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>'
        '<defs><g id="b"><path d="M0 0h9"/></g></defs>'
        "<style>.c { fill: url(#a); filter: none }</style><title>Ours</title>"
        f'<g class="c" style="fill: url(\'#a\')"><use xlink:href="#b"/>'
        f'<image width="9" height="9" xlink:href="data:image/png;base64,{pixel[:40]}\n{pixel[40:]}"/></g>'
    )
    assert logo_form("logo.svg", svg(inside, head)) == "svg"


def test_what_only_the_printer_finds_is_a_sentence() -> None:
    """Ten copies of ten copies of ten copies of a drawing, and so on."""
    uses = "".join(
        f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 9)
    )
    content = svg(f'<defs><g id="a0"><rect width="1" height="1"/></g>{uses}</defs><use href="#a8"/>')
    with pytest.raises(LogoError, match=r"damaged or of a rare kind|too much time or memory"):
        logo_form("logo.svg", content)
