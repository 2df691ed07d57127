"""The command line: words in, sentences out. What is done is done by the layers below."""

from goalkit.cli.app import app

__all__ = ["app"]
