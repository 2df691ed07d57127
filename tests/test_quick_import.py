"""Leaving out an optional module while another is imported."""

import importlib
import sys

import pytest

from goalkit.quick_import import without


def test_meanwhile_the_module_counts_as_not_installed() -> None:
    sys.modules.pop("this", None)
    with without("this"), pytest.raises(ModuleNotFoundError):
        importlib.import_module("this")
    assert "this" not in sys.modules


def test_a_module_that_is_loaded_already_stays() -> None:
    with without("json"):
        assert importlib.import_module("json") is sys.modules["json"]
