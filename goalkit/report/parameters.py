"""The parameters of report notebooks: whose report, of which period, from which practice, as of when."""

from datetime import date
from pathlib import Path


def report_parameters(
    client_id: str, practice: Path, *, period: str = "", as_of: date | None = None
) -> dict[str, str]:
    """What a report notebook is run with; a period or day that is not said is left to the notebook."""
    said = {"period": period, "as_of": as_of.isoformat() if as_of else ""}
    named = {name: text for name, text in said.items() if text}
    return {"client": client_id, "practice": str(practice.resolve()), **named}
