"""The program that typesets, alone in a process of its own: what is too much for it takes nothing else along.

It is started by its path, so that it loads Typst and hardly anything of goalkit. It reads a job as JSON:
`source`, `inputs`, `folder` (its files may be read) or null, `fonts` (a folder), `format` (pdf, or png of a
single page), `standards` of a PDF, `moment` (seconds since 1970) or null, and `memory` in bytes. It writes
the file, or ends with `REFUSED` and writes why.
"""

import json
import sys
from typing import Any

from goalkit.box import limit

REFUSED = 3
"""The exit code where Typst refuses the source; any other but 0 means that it was ended."""
PPI = 288
"""Pixels an inch of a picture: sharp on a screen of twice the usual number."""


def typeset(job: dict[str, Any]) -> None:
    """Do the job within its memory."""
    limit(job["memory"])
    import typst  # noqa: PLC0415 - within the limit

    compiler = typst.Compiler(
        job["source"].encode(),
        root=job["folder"],
        font_paths=typst.Fonts(font_paths=[job["fonts"]]),
        sys_inputs=job["inputs"],
    )
    try:
        printed = compiler.compile(
            format=job["format"], ppi=PPI, pdf_standards=job["standards"], timestamp=job["moment"]
        )
    except typst.TypstError as refused:
        sys.stderr.buffer.write((refused.diagnostic or refused.message).encode())
        sys.exit(REFUSED)
    sys.stdout.buffer.write(printed)  # type: ignore[arg-type] # without a path to write to, the PDF is given


if __name__ == "__main__":
    typeset(json.load(sys.stdin.buffer))
