"""Widgets that share their looks."""

import ipywidgets as ipw
import pytest
from traitlets import TraitError

from goalkit.widgets.same_look import make_looks_anew, same_look


def test_what_says_how_they_look_is_sent_to_the_browser_once() -> None:
    one, other = same_look(ipw.Text, description="One"), same_look(ipw.Text, description="Other")
    assert (one.layout, one.style) == (other.layout, other.style)
    assert (one.description, other.description) == ("One", "Other")


def test_hiding_one_of_them_does_not_hide_all() -> None:
    """A box around it can be hidden."""
    with pytest.raises(TraitError, match="put the widget into a box"):
        same_look(ipw.HTML).layout.display = "none"


def test_a_page_that_is_opened_again_shares_none_with_the_one_before() -> None:
    """A browser that was reloaded is sent what is new, and may not know yet what was there before."""
    before = same_look(ipw.Text)
    make_looks_anew()
    assert same_look(ipw.Text).layout is not before.layout
