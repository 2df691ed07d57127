"""The command line: words in, sentences out. What is done is done by the layers below."""

import sys
from contextlib import suppress

STOPPED, CAN_BE_MENDED = 130, 2
INCOMPLETE = "The package '{}' is missing: delete the folder .venv and start again, or install goalkit again."


def main() -> None:
    """Run the program; Ctrl-C ends it quietly also while it is still being loaded."""
    try:
        dump_no_core()
        from goalkit.cli.app import app

        app()
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    except ModuleNotFoundError as missing:
        print(INCOMPLETE.format(missing.name), file=sys.stderr)  # noqa: T201 - Typer may be what is missing
        sys.exit(CAN_BE_MENDED)


def dump_no_core() -> None:
    """See that from here on no program that crashes writes its memory, with the passphrase, to a file."""
    with suppress(ImportError):  # Windows writes none of itself
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
