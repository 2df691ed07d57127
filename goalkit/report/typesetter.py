"""The program that typesets, alone in a process of its own: what is too much for it takes nothing else along.

It is started by its path, so that it loads Typst and hardly anything of goalkit. It reads a job as JSON:
`source`, `inputs`, `folder` (its files may be read) or null, `format` (pdf, or png of a single page),
`standards` of a PDF, `moment` (seconds since 1970) or null, and `memory` in bytes. It writes one line, with
`PRINTED` or `REFUSED` and how many bytes follow: the file, or why.
"""

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from goalkit.box import limit

PRINTED, REFUSED = b"printed", b"refused"
PPI = 288
"""Pixels an inch of a picture: sharp on a screen of twice the usual number."""


_FONTS = Path(__file__).parent.parent / "fonts"


@cache
def fonts() -> Any:
    """The fonts of goalkit and of this computer."""
    import typst  # noqa: PLC0415 - within the limit, where there is one

    return typst.Fonts(font_paths=[str(_FONTS)])


def typeset(job: dict[str, Any]) -> tuple[bytes, bytes]:
    """Do the job within its memory; gives `PRINTED` with the file, or `REFUSED` with why."""
    limit(job["memory"])
    import typst  # noqa: PLC0415 - within the limit

    compiler = typst.Compiler(
        job["source"].encode(), root=job["folder"], font_paths=fonts(), sys_inputs=job["inputs"]
    )
    try:
        printed = compiler.compile(
            format=job["format"], ppi=PPI, pdf_standards=job["standards"], timestamp=job["moment"]
        )
    except typst.TypstError as refused:
        return REFUSED, (refused.diagnostic or refused.message).encode()
    return PRINTED, printed  # type: ignore[return-value] # without a path to write to, the PDF is given


def load() -> None:
    """Look for the fonts, which takes longer than most of what is typeset."""
    fonts()


def rehearse() -> None:
    """Nothing: what is typeset leaves nothing that the next could use."""


def main() -> None:
    """Do the job that comes through the input."""
    kind, content = typeset(json.load(sys.stdin.buffer))
    sys.stdout.buffer.write(b"%s %d\n%s" % (kind, len(content), content))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
