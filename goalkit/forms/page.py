"""A page: whose it is, the form, and what follows from it, with links to other pages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import ipywidgets as ipw

from goalkit.blocks import template
from goalkit.errors import StoreError
from goalkit.escaping import html_text
from goalkit.forms.controls import box, button, marked, words
from goalkit.forms.debounce import Debounce
from goalkit.forms.guard import Message, guarded
from goalkit.terms import Headway

CHART = "application/vnd.plotly.v1+json"
"""The data of a chart, which JupyterLab draws."""
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
        bundles = [part._repr_mimebundle_() for part in parts]
        for bundle in bundles:
            if CHART in bundle:  # its page is for nbconvert, and carries plotly.js
                bundle.pop("text/html", None)
        self.view.outputs = tuple(
            {"output_type": "display_data", "data": bundle, "metadata": {}} for bundle in bundles
        )


class ShownLater(Showcase):
    """A place where what `make` gives is shown a moment after the page, so that nobody waits for it.

    `ask` has it shown anew, in a moment too.
    """

    def __init__(self, make: Callable[[], Iterable[Shown]], *, seconds: float = 1.0) -> None:
        super().__init__()
        self._make = make
        self._debounce = Debounce(self._show, seconds=seconds)
        self.ask()

    def ask(self) -> None:
        """Show it anew soon."""
        self._debounce.ask()

    def _show(self) -> None:
        with guarded(lambda sentence: self.show((Links(title="", sentence=sentence),))):
            self.show(self._make())


class Collapsible:
    """Something to see, behind a button that hides and shows it. `view` is what is shown.

    `labels` are those of the button: to hide, and to show again. `then` is told whether it is hidden now.
    """

    def __init__(
        self, inside: ipw.Widget, labels: tuple[str, str], *, hidden: bool, then: Callable[[bool], None]
    ) -> None:
        self._inside, self._labels, self._then = inside, labels, then
        self.button = button("", self._turn)
        self.view = box("collapsible")
        self._draw(hidden=hidden)

    @property
    def is_hidden(self) -> bool:
        """Whether nothing is to be seen."""
        return self._inside not in self.view.children

    def _turn(self) -> None:
        self._draw(hidden=not self.is_hidden)
        self._then(self.is_hidden)

    def _draw(self, *, hidden: bool) -> None:
        hide, show = self._labels
        self.button.description = show if hidden else hide
        self.view.children = (self.button,) if hidden else (self.button, self._inside)


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


def style() -> ipw.HTML:
    """The style sheet of a page; in JupyterLab its colours follow the theme, light or dark."""
    sheet = ipw.HTML(template("form_style.html.j2").render())
    sheet.layout.display = "none"
    return sheet


# ---- links to other pages


@dataclass(frozen=True, kw_only=True)
class Links:
    """A title, a sentence, and links: by their words, the file of a notebook in the same folder.

    The first link is the one to follow. JupyterLab opens links that stand in an output, as in a
    `Showcase`, beside the page; in a control it would leave the page.
    """

    title: str
    sentence: str
    files: Mapping[str, str] = field(default_factory=dict)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        links = "".join(_link(label, file) for label, file in self.files.items())
        head = marked(self.title, "part", "h3") + marked(self.sentence, "sentence", "p")
        html = f'<div class="goalkit-links">{head}<div class="goalkit-ways">{links}</div></div>'
        return {"text/html": html, "text/plain": f"{self.title}: {self.sentence}"}


def _link(label: str, file: str) -> str:
    return f'<a class="goalkit-way" href="{html_text(file)}">{html_text(label)}</a>'


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A notebook by its title and file, how far it is, and a few words on that."""

    title: str
    file: str
    headway: Headway
    words: str

    def html(self) -> str:
        """The tile as an item of a list; all text is escaped."""
        inside = (
            marked(self.title, "tile-title", "strong")
            + marked(self.headway.label, "tile-state", "span")
            + marked(self.words, "tile-words", "span")
        )
        state = self.headway.name.lower().replace("_", "-")
        kinds = f"goalkit-tile goalkit-is-{state}"
        return f'<li><a class="{kinds}" href="{html_text(self.file)}">{inside}</a></li>'


@dataclass(frozen=True)
class Tiles:
    """Tiles in a grid, shown in a `Showcase`."""

    tiles: Sequence[Tile]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        items = "".join(tile.html() for tile in self.tiles)
        return {
            "text/html": f'<ul class="goalkit-tiles">{items}</ul>',
            "text/plain": ", ".join(tile.title for tile in self.tiles),
        }
