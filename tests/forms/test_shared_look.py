"""Widgets that share their looks."""

import ipywidgets as ipw
import pytest
from traitlets import TraitError

from goalkit.forms.controls import renew_looks, shared_look


def test_what_says_how_they_look_is_sent_to_the_browser_once() -> None:
    one, other = shared_look(ipw.Text, description="One"), shared_look(ipw.Text, description="Other")
    assert (one.layout, one.style) == (other.layout, other.style)
    assert (one.description, other.description) == ("One", "Other")


def test_hiding_one_of_them_does_not_hide_all() -> None:
    """A box around it can be hidden."""
    with pytest.raises(TraitError, match="put the widget into a box"):
        shared_look(ipw.HTML).layout.display = "none"


def test_a_page_that_is_opened_again_shares_none_with_the_one_before() -> None:
    """A browser that was reloaded is sent what is new, and may not know yet what was there before."""
    before = shared_look(ipw.Text)
    renew_looks()
    assert shared_look(ipw.Text).layout is not before.layout
