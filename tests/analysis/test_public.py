"""The list of what is public in `analysis` is complete and right."""

import importlib
import pkgutil
import re

from goalkit import analysis

LISTED = dict(re.findall(r"^    (\w+): (.+)$", analysis.__doc__ or "", flags=re.MULTILINE))
BENEATH = {"runs", "spans"}


def test_every_module_is_listed() -> None:
    assert {*LISTED, *BENEATH} == {module.name for module in pkgutil.iter_modules(analysis.__path__)}


def test_what_is_listed_is_there() -> None:
    missing = [
        f"{module}.{name}"
        for module, names in LISTED.items()
        for name in names.split(", ")
        if not hasattr(importlib.import_module(f"goalkit.analysis.{module}"), name)
    ]
    assert missing == []
