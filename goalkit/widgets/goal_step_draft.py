"""What the steps of a goal that write versions have in common."""

from goalkit.model import Workbook
from goalkit.widgets.records_draft import RecordsDraft


class GoalStepDraft(RecordsDraft):
    """A step of a goal. A version from elsewhere is shown first; saved again, what is typed follows it."""

    def replaced(self, workbook: Workbook) -> dict[str, str]:
        found = super().replaced(workbook)
        if found:
            self.follow(workbook)
        return found
