"""The program that typesets, alone in a process of its own: what is too much for it takes nothing else along.

It is started by its path, so that it loads Typst and nothing of goalkit. It reads a job as JSON: `source`,
`inputs`, `folder` (its files may be read) or null, `fonts` (a folder), `standards`, `moment` (seconds since
1970) or null, and `memory` in bytes. It writes the PDF, or ends with `REFUSED` and writes why.
"""

import json
import sys
from typing import Any

REFUSED = 3
"""The exit code where Typst refuses the source; any other but 0 means that it was ended."""


def limit_memory(most: int) -> None:
    """Let this process have so many bytes (on Linux), and leave no image of its memory behind."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":  # macOS heeds no such limit
            _, hard = resource.getrlimit(resource.RLIMIT_AS)
            allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))


def typeset(job: dict[str, Any]) -> None:
    """Do the job within its memory."""
    limit_memory(job["memory"])
    import typst  # noqa: PLC0415 - within the limit

    compiler = typst.Compiler(
        job["source"].encode(),
        root=job["folder"],
        font_paths=typst.Fonts(font_paths=[job["fonts"]]),
        sys_inputs=job["inputs"],
    )
    try:
        printed = compiler.compile(format="pdf", pdf_standards=job["standards"], timestamp=job["moment"])
    except typst.TypstError as refused:
        sys.stderr.buffer.write((refused.diagnostic or refused.message).encode())
        sys.exit(REFUSED)
    sys.stdout.buffer.write(printed)  # type: ignore[arg-type] # without a path to write to, the PDF is given


if __name__ == "__main__":
    typeset(json.load(sys.stdin.buffer))
