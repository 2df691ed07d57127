"""A page of an exercise: whose it is, the form, and what follows from it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

import ipywidgets as ipw

from goalkit.model import Client
from goalkit.widgets.controls import box, words
from goalkit.widgets.guard import guarded
from goalkit.widgets.style import style

NOT_CHOSEN = ("Choose a client", "")


class Shown(Protocol):
    """What shows itself in a notebook: a block or a figure."""

    def _repr_mimebundle_(self, **options: Any) -> Any: ...


class Showcase:
    """A place on a page where blocks and figures are shown, each time anew."""

    def __init__(self) -> None:
        self.view = ipw.Output()

    def show(self, parts: Iterable[Shown]) -> None:
        """Show these in place of what was there."""
        bundles = (part._repr_mimebundle_() for part in parts)
        self.view.outputs = tuple(
            {"output_type": "display_data", "data": bundle, "metadata": {}} for bundle in bundles
        )


class Page:
    """A page with the client's name at its top, or a choice of client where there are several.

    `open_for` is called with the id of the client chosen and gives what is shown below.
    """

    def __init__(
        self, clients: Sequence[Client], chosen: str, open_for: Callable[[str], Sequence[ipw.Widget]]
    ) -> None:
        self._open_for = open_for
        self._message, self._place = box("place"), box("place")
        self.choice = client_choice(clients, chosen)
        self.choice.observe(lambda change: self._open(change["new"]), names="value")
        top = [self.choice] if len(clients) > 1 else [words(clients[0].name, "whose", "h2")]
        self.view = box("page", style(), *top, self._message, self._place)
        self._open(self.choice.value)

    def _open(self, client_id: str) -> None:
        self._message.children = self._place.children = ()
        with guarded(self._say):
            self._place.children = tuple(self._open_for(client_id)) if client_id else ()

    def _say(self, sentence: str) -> None:
        self._message.children = (words(sentence, "message", "p"),)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.view._repr_mimebundle_(**options)


def empty_page(sentence: str) -> ipw.Widget:
    """A page that can only say what to do first."""
    return box("page", style(), words(sentence, "message", "p"))


def client_choice(clients: Sequence[Client], chosen: str) -> ipw.Dropdown:
    """Whose page it is. Nobody is chosen where `chosen` is no id of these, unless there is only one."""
    known = [client.id for client in clients]
    options = [(client.name, client.id) for client in clients]
    if len(clients) != 1:
        options = [NOT_CHOSEN, *options]
    value = known[0] if len(known) == 1 else chosen if chosen in known else ""
    return ipw.Dropdown(description="Whose page is this?", options=options, value=value)
