"""Widgets that share what says how they look: the browser is sent, and makes, a third of the parts."""

from functools import cache
from typing import Any

import ipywidgets as ipw
from traitlets import TraitError, validate

_LOOKS = ("layout", "style")


class SharedLayout(ipw.Layout):  # type: ignore[misc] # ipywidgets has no types
    """The layout of many widgets at once: one of them cannot be given another."""

    @validate("display", "visibility", "width", "height")
    def _stays(self, _: Any) -> Any:
        raise TraitError("this layout is shared: put the widget into a box and hide that")


def same_look(kind: type[ipw.Widget], **settings: Any) -> Any:
    """A widget of this kind with the layout and the style of all others that are made here."""
    looks = {
        name: _shared(kind.class_traits()[name].klass) for name in _LOOKS if kind.class_traits().get(name)
    }
    return kind(**looks, **settings)


def make_looks_anew() -> None:
    """Share other looks from now on: each page has its own, those of an earlier one may be unknown to it."""
    _shared.cache_clear()


@cache
def _shared(kind: type[ipw.Widget]) -> ipw.Widget:
    return SharedLayout() if kind is ipw.Layout else kind()
