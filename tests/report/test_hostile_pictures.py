"""Pictures made to do harm: none is printed, none takes more than it may, each is a sentence."""

import zlib
from collections.abc import Callable

import pytest

from goalkit.errors import LogoError
from goalkit.report.logo import logo_form
from tests.report.test_logo import INSIDE, PIXEL, jpeg, png, svg
from tests.store.test_hostile_files import within_its_limits

MILLION = 1_000_000


def copies(levels: int, element: str = "g") -> bytes:
    """Ten copies of ten copies of ten copies of a drawing, and so on."""
    uses = "".join(
        f'<{element} id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + f"</{element}>"
        for level in range(1, levels)
    )
    return svg(f'<defs><g id="a0"><rect width="1" height="1"/></g>{uses}</defs><use href="#a{levels - 1}"/>')


def entities(levels: int) -> bytes:
    """The billion laughs."""
    inside = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, levels))
    return svg(f"<text>&e{levels - 1};</text>", f'<!DOCTYPE svg [<!ENTITY e0 "ha">{inside}]>')


def png_of(kind: bytes, content: bytes) -> bytes:
    """A PNG of one pixel with another chunk in it."""
    whole = kind + content
    chunk = len(content).to_bytes(4) + whole + zlib.crc32(whole).to_bytes(4)
    return PIXEL[:33] + chunk + PIXEL[33:]


HOSTILE: dict[str, Callable[[], bytes]] = {
    "copies of copies": lambda: copies(9),
    "patterns of patterns": lambda: copies(9, "pattern"),
    "masks of masks": lambda: copies(9, "mask"),
    "symbols of symbols": lambda: copies(9, "symbol"),
    "more than 2 MB": lambda: svg("<g/>" * MILLION),
    "billion laughs": lambda: entities(10),
    "an entity of a file": lambda: svg(
        "<text>&e;</text>", '<!DOCTYPE svg [<!ENTITY e SYSTEM "/etc/passwd">]>'
    ),
    "an entity of its own": lambda: svg("&e;", '<!DOCTYPE svg [<!ENTITY e "&e;">]>'),
    "deep groups": lambda: svg("<g>" * 200_000 + "</g>" * 200_000),
    "deep and never closed": lambda: svg("<a>" * 400_000),
    "deep drawings": lambda: svg("<svg>" * 60_000 + "</svg>" * 60_000),
    "a filter": lambda: svg('<filter id="f"><feTurbulence numOctaves="9999"/></filter>'),
    "a filter in a style": lambda: svg('<rect style="filter:blur(9999px)" width="9" height="9"/>'),
    "a filter in a style sheet": lambda: svg("<style>rect{filter:url(#f)}</style>"),
    "another file": lambda: svg('<image href="/etc/passwd"/>'),
    "another machine": lambda: svg('<image href="https://192.0.2.1/a.png"/>'),
    "another machine in a style": lambda: svg("<style>@import url(//192.0.2.1/a.css)</style>"),
    "another drawing": lambda: svg('<use href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
    "a script": lambda: svg("<script>while(1);</script>"),
    "a page": lambda: svg("<foreignObject><iframe/></foreignObject>"),
    "a click": lambda: svg('<a href="javascript:alert(1)"><rect/></a>'),
    "a huge picture inside": lambda: svg(f'<image href="data:image/png;base64,{INSIDE}"/>'),
    "many pixels in a PNG": lambda: png(60_000, 60_000, zlib.compress(bytes(50 * MILLION))),
    "a PNG that ends early": lambda: png(4000, 4000, zlib.compress(bytes(1000))),
    "a PNG that unpacks to more": lambda: png(2**31 - 1, 1, zlib.compress(bytes(100 * MILLION))),
    "a PNG of no pixels": lambda: png(0, 0, b""),
    "many pixels in a JPEG": lambda: jpeg(65_000, 65_000),
    "a JPEG that ends early": lambda: jpeg(100, 100),
    "a JPEG of nothing but marks": lambda: b"\xff\xd8" + b"\xff" * MILLION,
    "a PNG of a broken text": lambda: png_of(b"IHDR", b"\xff" * 13),
}


@pytest.mark.parametrize("third", range(3))
def test_a_hostile_picture_is_a_sentence(third: int, times: Callable[[int], int]) -> None:
    """Every tenth in the daily run; the others of each kind are among the logos."""
    some = list(HOSTILE.values())[third * 10 :][: times(10)]
    for make in some:
        with within_its_limits(), pytest.raises(LogoError, match=r"cannot be printed as a logo: it "):
            logo_form("logo", make())
