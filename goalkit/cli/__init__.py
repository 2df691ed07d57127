"""The command line: words in, sentences out. What is done is done by the layers below."""

import sys
from contextlib import suppress

STOPPED = 130


def main() -> None:
    """Run the program; Ctrl-C ends it quietly also while it is still being loaded."""
    try:
        dump_no_core()
        from goalkit.cli.app import app
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    app()


def dump_no_core() -> None:
    """See that no program from here on leaves its memory, with the passphrase in it, in a file if it crashes."""
    with suppress(ImportError):  # Windows writes none of itself
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
