"""A page: whose it is, the form, and what follows from it, with links to other pages."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import ipywidgets as ipw

from goalkit.blocks import template
from goalkit.errors import StoreError
from goalkit.escaping import html_text
from goalkit.forms.controls import box, button, marked, words
from goalkit.forms.debounce import Debounce
from goalkit.forms.guard import guarded
from goalkit.forms.steps import Place
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
        self._of: Hashable = None
        self.show(parts)

    def follow(self, what: Hashable, make: Callable[[], Iterable[Shown]]) -> None:
        """Show what `make` gives of `what`, made anew only where that is different from the last time."""
        if what != self._of:
            self._of = what
            self.show(make())

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

    def __init__(self, make: Callable[[], Iterable[Shown]]) -> None:
        super().__init__()

        def show() -> None:
            with guarded(lambda sentence: self.show((Links(title="", sentence=sentence),))):
                self.show(make())

        self.ask = Debounce(show).ask
        self.ask()


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


class Page(Place):
    """A page with the client's name at its top, or a choice of client where there are several.

    `names` gives the name of each client as shown, by id; `chosen` is the id of the one shown first.
    `open_for` is called with the id of the client chosen and gives what is shown below; `nobody` gives what
    is shown there as long as nobody is chosen.
    """

    def __init__(
        self,
        names: Callable[[], Mapping[str, str]],
        chosen: str,
        open_for: Callable[[str], Any],
        nobody: Callable[[], Any] = tuple,
    ) -> None:
        super().__init__()
        self._names, self._open_for, self._nobody, self._style = names, open_for, nobody, _style()
        self.view = box("page")
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
        """Nobody is chosen where `chosen` is no client any more, unless there is only one."""
        names = self._names()
        options = [(name, client_id) for client_id, name in names.items()]
        if len(names) == 1:
            ((name, chosen),) = options
            top = words(name, "whose", "h2")
        else:
            options.insert(0, NOT_CHOSEN)
        chosen = chosen if chosen in names else ""
        self.choice = ipw.Dropdown(description="Whose page is this?", options=options, value=chosen)
        self.choice.observe(lambda change: self._open(change["new"]), names="value")
        self.view.children = (self._style, top if len(names) == 1 else self.choice, self.place)

    def _open(self, client_id: str) -> bool:
        is_read = True

        def opened() -> Any:
            nonlocal is_read
            try:
                return self._open_for(client_id) if client_id else self._nobody()
            except StoreError:
                is_read = False
                raise

        self.open(opened)
        return is_read

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.view._repr_mimebundle_(**options)


def bare_page(*parts: Any) -> ipw.Widget:
    """A page of nobody in particular."""
    return box("page", _style(), *parts)


def _style() -> ipw.HTML:
    """The style sheet of a page; in JupyterLab its colours follow the theme, light or dark."""
    sheet = ipw.HTML(template("form_style.html.j2").render())
    sheet.layout.display = "none"
    return sheet


# ---- links to other pages


@dataclass(frozen=True, kw_only=True)
class Links:
    """A title, a sentence, and links: by their words, the file of a notebook in the same folder.

    The first link is the one to follow, where the sentence `leads` there. JupyterLab opens links that stand
    in an output, as in a `Showcase`, beside the page; in a control it would leave the page.
    """

    title: str
    sentence: str
    files: Mapping[str, str] = field(default_factory=dict)
    leads: bool = True

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        links = "".join(
            f'<a class="goalkit-way" href="{html_text(file)}">{html_text(label)}</a>'
            for label, file in self.files.items()
        )
        head = marked(self.title, "part", "h3") + marked(self.sentence, "sentence", "p")
        look = "goalkit-ways goalkit-lead" if self.sentence and self.leads else "goalkit-ways"
        html = f'<div class="goalkit-links">{head}<div class="{look}">{links}</div></div>'
        return {"text/html": html, "text/plain": f"{self.title}: {self.sentence}"}


@dataclass(frozen=True)
class Navigation:
    """The steps of the workbook in one row, shown in a `Showcase`: title, file, and how far each is.

    None says nothing of how far. The `tools`, by title and file, are behind "More" at its end; the file
    `here` is that of the page itself.
    """

    steps: Sequence[tuple[str, str, Headway | None]]
    tools: Sequence[tuple[str, str]]
    here: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        items = "".join(f"<li>{self._step(*step)}</li>" for step in self.steps)
        tools = "".join(f"<li>{self._step(title, file, None)}</li>" for title, file in self.tools)
        more = f"<details><summary>More</summary><ul>{tools}</ul></details>"
        html = f'<nav class="goalkit-nav" aria-label="Steps of the workbook"><ol>{items}</ol>{more}</nav>'
        titles = [title for title, *_ in self.steps] + [title for title, _ in self.tools]
        return {"text/html": html, "text/plain": ", ".join(titles)}

    def _step(self, title: str, file: str, headway: Headway | None) -> str:
        sign = f'<span aria-hidden="true">{headway.symbol}</span> ' if headway else ""
        said = marked(f", {headway}" if headway else "", "unseen", "span")
        inside = f"{sign}{html_text(title)}{said}"
        current = ' aria-current="page"' if file == self.here else ""
        return f'<a href="{html_text(file)}"{current}>{inside}</a>'


@dataclass(frozen=True)
class Tiles:
    """Notebooks in a grid, shown in a `Showcase`: title, file, how far it is, and a few words on that."""

    tiles: Sequence[tuple[str, str, Headway, str]]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        items = []
        for title, file, headway, said in self.tiles:
            named = {"title": (title, "strong"), "state": (headway.label, "span"), "words": (said, "span")}
            inside = "".join(marked(text, f"tile-{kind}", tag) for kind, (text, tag) in named.items())
            look = f"goalkit-tile goalkit-is-{headway.name.lower().replace('_', '-')}"
            items.append(f'<li><a class="{look}" href="{html_text(file)}">{inside}</a></li>')
        titles = ", ".join(title for title, *_ in self.tiles)
        return {"text/html": f'<ul class="goalkit-tiles">{"".join(items)}</ul>', "text/plain": titles}
