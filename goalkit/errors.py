"""Every error of goalkit, in one tree.

GoalkitError
├── RecordError            a record breaks a rule of its own
├── PeriodError            text that is not a period
├── WorkbookError          records that do not fit together
├── ImportErrors           all problems of one import, with row and column
├── StoreError             the practice cannot be read or written
└── ReportError            a review cannot be run or printed

Each class composes its own message from typed arguments: what is wrong, the value in quotes, what
to do. Private text is never in a message, ids are. `exit_code` is what the command line returns:
2 when the user can mend it, 1 when goalkit failed.
"""

from typing import ClassVar


class GoalkitError(Exception):
    """Base of every error that goalkit raises on purpose."""

    exit_code: ClassVar[int] = 2


class RecordError(GoalkitError):
    """A record breaks a rule of its own: `record` and `field` say where, `problem` what to do."""

    def __init__(self, record: str, field: str, problem: str) -> None:
        self.record, self.field, self.problem = record, field, problem
        super().__init__(f"{record}, {field}: {problem}")


class PeriodError(GoalkitError):
    """Text that names no period."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"'{text}' is not a period: write a quarter such as '2026-Q3', "
            "a month such as '2026-05' or a year such as '2026'"
        )


class WorkbookError(GoalkitError):
    """Records that do not fit together; `problems` names each with the ids involved."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("the workbook does not fit together: " + "; ".join(problems))


class StoreError(GoalkitError):
    """Base of what can go wrong with the practice file or database."""


class ReportError(GoalkitError):
    """Base of what can go wrong while a review is run or printed."""
