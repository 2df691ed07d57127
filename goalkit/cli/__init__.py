"""The command line: words in, sentences out. What is done is done by the layers below."""

import sys

STOPPED = 130


def main() -> None:
    """Run the program; Ctrl-C ends it quietly also while it is still being loaded."""
    try:
        from goalkit.cli.app import app
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    app()
