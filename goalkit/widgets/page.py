"""A page of an exercise: whose it is, the form, and what follows from it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

import ipywidgets as ipw

from goalkit.errors import StoreError
from goalkit.widgets.controls import box, words
from goalkit.widgets.guard import guarded
from goalkit.widgets.message import Message
from goalkit.widgets.style import style

NOT_CHOSEN = ("Choose a client", "")


class Shown(Protocol):
    """What shows itself in a notebook: a block, a figure or links."""

    def _repr_mimebundle_(self, **options: Any) -> Any: ...


class Showcase:
    """A place on a page where blocks and figures are shown, each time anew."""

    def __init__(self, *parts: Shown) -> None:
        self.view = ipw.Output()
        self.show(parts)

    @property
    def outputs(self) -> tuple[dict[str, Any], ...]:
        """What is shown, as a notebook keeps it."""
        return tuple(self.view.outputs)

    def show(self, parts: Iterable[Shown]) -> None:
        """Show these in place of what was there."""
        bundles = (part._repr_mimebundle_() for part in parts)
        self.view.outputs = tuple(
            {"output_type": "display_data", "data": bundle, "metadata": {}} for bundle in bundles
        )


class Page:
    """A page with the client's name at its top, or a choice of client where there are several.

    `names` gives the name of each client as shown, by id; `chosen` is the id of the one shown first.
    `open_for` is called with the id of the client chosen and gives what is shown below.
    """

    def __init__(
        self,
        names: Callable[[], Mapping[str, str]],
        chosen: str,
        open_for: Callable[[str], Sequence[ipw.Widget]],
    ) -> None:
        self._names, self._open_for = names, open_for
        self._style, self._message, self._place = style(), Message(), box("place")
        self.view = box("page", self._style)
        self._show_whose(chosen)
        self._open(self.choice.value)

    def show_anew(self) -> bool:
        """Show whose page it is and what is below anew, for the same client.

        Whether the practice could be read for what is below; raises StoreError where the names could not.
        """
        self.show_whose()
        return self._open(self.choice.value)

    def show_whose(self) -> None:
        """Show anew whose page it is."""
        self._show_whose(self.choice.value)

    def _show_whose(self, chosen: str) -> None:
        names = self._names()
        self.choice = client_choice(names, chosen)
        self.choice.observe(lambda change: self._open(change["new"]), names="value")
        top = self.choice if len(names) > 1 else words(next(iter(names.values())), "whose", "h2")
        self.view.children = (self._style, top, self._message.view, self._place)

    def _open(self, client_id: str) -> bool:
        self._message.clear()
        self._place.children = ()
        is_read = True
        with guarded(self._message.say):
            try:
                self._place.children = tuple(self._open_for(client_id)) if client_id else ()
            except StoreError:
                is_read = False
                raise
        return is_read

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.view._repr_mimebundle_(**options)


def bare_page(*views: ipw.Widget) -> ipw.Widget:
    """A page of nobody in particular."""
    return box("page", style(), *views)


def client_choice(names: Mapping[str, str], chosen: str) -> ipw.Dropdown:
    """Whose page it is. Nobody is chosen where `chosen` is no id of these, unless there is only one."""
    options = [(name, client_id) for client_id, name in names.items()]
    if len(names) != 1:
        options = [NOT_CHOSEN, *options]
    value = next(iter(names)) if len(names) == 1 else chosen if chosen in names else ""
    return ipw.Dropdown(description="Whose page is this?", options=options, value=value)
