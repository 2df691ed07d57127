"""Snapshots of figures: what is drawn is compared with the JSON in tests/snapshots."""

import json
import os
from pathlib import Path

import plotly.graph_objects as go
import pytest

from tests.charts.samples import Snapshot

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
REWRITE = "GOALKIT_REWRITE_SNAPSHOTS"
"""Set this variable to write the snapshots anew; then read the difference before it is kept."""


@pytest.fixture
def same_as_snapshot() -> Snapshot:
    """Fails where a figure differs from the snapshot of this name."""

    def compare(figure: go.Figure, name: str) -> None:
        drawn = json.dumps(json.loads(figure.to_json()), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        path = SNAPSHOTS / f"{name}.json"
        if os.environ.get(REWRITE):
            SNAPSHOTS.mkdir(exist_ok=True)
            path.write_text(drawn, encoding="utf-8")
        assert drawn == path.read_text(encoding="utf-8"), f"{name} changed; {REWRITE}=1 writes it anew"

    return compare
