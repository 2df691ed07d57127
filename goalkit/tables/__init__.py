"""Tables: frames or records go in, a `Table` block comes out, its caption a sentence."""

from goalkit.tables.cells import JUDGED
from goalkit.tables.facts import (
    actions_table,
    attainment_table,
    balance_table,
    decision_table,
    forecast_table,
    milestone_table,
    reliability_table,
    support_table,
    tension_table,
    values_table,
)
from goalkit.tables.goals import (
    goals_table,
    ledger_table,
    missing_table,
    quarters_table,
    readings_table,
    status_changes_table,
    summary_table,
)
from goalkit.tables.workings import forecast_workings_tables, status_workings_table

__all__ = [
    "JUDGED", "actions_table", "attainment_table", "balance_table", "decision_table", "forecast_table",
    "forecast_workings_tables", "goals_table", "ledger_table", "milestone_table", "missing_table",
    "quarters_table", "readings_table", "reliability_table", "status_changes_table",
    "status_workings_table", "summary_table", "support_table", "tension_table", "values_table",
]  # fmt: skip
