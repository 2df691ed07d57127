"""The program that serves the workbook. Ctrl-C ends it quietly also while JupyterLab is being loaded."""

import sys

if __name__ == "__main__":
    try:
        from goalkit.lab.workbook_server import serve

        serve()
    except KeyboardInterrupt:
        sys.exit(130)  # as every command does
