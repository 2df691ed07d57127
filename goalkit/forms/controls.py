"""Controls: each has a label above, help below, and room for a problem beside it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import ipywidgets as ipw
from traitlets import TraitError, validate

from goalkit.blocks import template
from goalkit.escaping import html_text
from goalkit.wording import number_text


@dataclass(frozen=True)
class Label:
    """The name of a control is "Milestone 2: By when"; where it stands, `shown` is enough to see."""

    of: str
    shown: str

    def __str__(self) -> str:
        return f"{self.of}: {self.shown}"


def described(label: str | Label) -> dict[str, Any]:
    """What a control is given so that it has this label."""
    if isinstance(label, str):
        return {"description": label, "description_allow_html": False}
    unseen = f'<span class="goalkit-unseen">{html_text(label.of)}: </span>'
    return {"description": unseen + html_text(label.shown), "description_allow_html": True}


def words(text: str, kind: str, tag: str = "div") -> ipw.HTML:
    """Plain text on a page in the look of `kind`; the text is escaped."""
    return shared_look(ipw.HTML, value=marked(text, kind, tag))


def html(text: str) -> ipw.HTML:
    """HTML that was made by a template, and is not changed."""
    return shared_look(ipw.HTML, value=text)


def marked(text: str, kind: str, tag: str = "div") -> str:
    """Plain text as an HTML element of class `goalkit-kind`."""
    return f'<{tag} class="goalkit-{kind}">{html_text(text)}</{tag}>' if text else ""


def alert(text: str, kind: str, tag: str = "p") -> str:
    """Plain text as HTML that a screen reader says at once; nothing for no text."""
    return f'<div role="alert">{marked(text, kind, tag)}</div>' if text else ""


def status(text: str, kind: str = "state", then: str = "") -> str:
    """Plain text as HTML that a screen reader says when it has time; `then` says where to look next."""
    told = " ".join(filter(None, (marked(text, kind, "span"), marked(then, "then", "span"))))
    return f'<span role="status">{told}</span>'


class Said:
    """What is said in the bar of a card: a `message` that is heard at once, and the `state` of things."""

    def __init__(self) -> None:
        self.message, self.state = ipw.HTML(), ipw.HTML()

    def say(self, text: str) -> None:
        """Say what keeps something from being done, or nothing."""
        self.message.value = alert(text, "message")

    def tell(self, text: str, then: str = "") -> None:
        """Tell what was done, and where to look next."""
        self.state.value = status(text, then=then)


def series(label: str, values: Sequence[float]) -> ipw.HTML:
    """Numbers as a small line, and written beside it; the label is for screen readers alone."""
    line = template("sparkline.html.j2").module.sparkline(values)  # type: ignore[attr-defined] # a macro
    said = marked(f"{label}: ", "unseen", "span") + html_text(" · ".join(map(number_text, values)))
    return html(f'<div class="goalkit-series">{line} <span>{said}</span></div>')


def flat(parts: Iterable[Any]) -> Iterator[Any]:
    """The parts of a page, those inside a tuple, a list or an iterator among them.

    Nothing, an empty text or what is not so (`late and words(...)`) is left out.
    """
    for one in parts:
        if isinstance(one, tuple | list | Iterator):
            yield from flat(one)
        elif one:
            yield one


def views(*parts: Any) -> tuple[ipw.Widget, ...]:
    """The widgets of the parts of a page: a text is help, what has a `view` is shown by it."""
    shown = (words(one, "help", "p") if isinstance(one, str) else one for one in flat(parts))
    return tuple(getattr(one, "view", one) for one in shown)


def box(kind: str, *parts: Any) -> ipw.Box:
    """Parts of a page, as in `views`, below or beside one another as the style of `kind` has it."""
    made = ipw.Box(children=views(*parts))
    made.add_class(f"goalkit-{kind}")
    return made


def show(part: Any, *, shown: object) -> None:
    """Show a part of the page, or leave it out."""
    views(part)[0].layout.display = None if shown else "none"


class Control:
    """One control with its help and its problem. `view` is what is shown, `control` what is set."""

    def __init__(self, control: ipw.Widget, *beside: ipw.Widget, help_text: str = "") -> None:
        self.control = control
        self._problem = shared_look(ipw.HTML)
        self._told: ipw.HTML | None = None
        line = shared_look(ipw.Box, children=(control, *beside))
        line.add_class("goalkit-line")
        self._help = words(help_text, "help")
        self.view = box("field", line, self._help, self._problem)

    def styled(self, kind: str) -> "Control":
        """This control in the look of `kind`."""
        self.view.add_class(f"goalkit-{kind}")
        return self

    def explain(self, text: str) -> None:
        """Show this as its help from now on."""
        self._help.value = marked(text, "help")

    def tell(self, text: str) -> None:
        """Show a sentence about what is set below the control, or none."""
        if text and self._told is None:
            self._told = shared_look(ipw.HTML)
            self.view.children = (*self.view.children, self._told)
        if self._told is not None:
            self._told.value = marked(text, "help")

    def rename(self, label: str | Label) -> None:
        """Give it another label."""
        for name, value in described(label).items():
            setattr(self.control, name, value)

    def say(self, problem: str) -> None:
        """Show a problem beside the control, or none."""
        self._problem.value = alert(problem, "problem", "span")

    @property
    def said(self) -> str:
        """The problem beside the control, as HTML."""
        return str(self._problem.value)


def button(label: str, pressed: Callable[[], object], *, primary: bool = False) -> ipw.Button:
    """A button; a form has one that is primary."""
    made = ipw.Button(description=label, button_style="primary" if primary else "")
    made.on_click(lambda _: pressed())
    return made


def switch(label: str, turned: Callable[[bool], None], *, on: bool) -> ipw.Checkbox:
    """A tick that takes effect at once; `turned` is told whether it is set now."""
    made = ipw.Checkbox(description=label, value=on, indent=False)
    made.observe(lambda change: turned(change["new"]), names="value")
    return made


# ---- widgets that share what says how they look: the browser is sent, and makes, a third of the parts

_LOOKS = ("layout", "style")


class SharedLayout(ipw.Layout):  # type: ignore[misc] # ipywidgets has no types
    """The layout of many widgets at once: one of them cannot be given another."""

    @validate("display", "visibility", "width", "height")
    def _stays(self, _: Any) -> Any:
        raise TraitError("this layout is shared: put the widget into a box and hide that")


def shared_look(kind: type[ipw.Widget], **settings: Any) -> Any:
    """A widget of this kind with the layout and the style of all others that are made here."""
    looks = {
        name: _shared(kind.class_traits()[name].klass) for name in _LOOKS if kind.class_traits().get(name)
    }
    return kind(**looks, **settings)


def renew_looks() -> None:
    """Share other looks from now on: each page has its own, those of an earlier one may be unknown to it."""
    _shared.cache_clear()


@cache
def _shared(kind: type[ipw.Widget]) -> ipw.Widget:
    return SharedLayout() if kind is ipw.Layout else kind()
