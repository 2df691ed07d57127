"""Which sides of the vision are in focus, and which value each of them serves."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from traitlets import Bool, Unicode

from goalkit.model import FacetPicture, Record, Vision
from goalkit.model.vision import MOST_IN_FOCUS
from goalkit.widgets.draft import Draft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.typed import TypedError

TOO_MANY = f"At most {MOST_IN_FOCUS} at a time: take the tick away where it can wait."


class FacetFocus(Draft):
    """Whether one facet is in focus, and the id of the value that it serves, "" for none."""

    in_focus = Bool().tag(typed=True)
    value_id = Unicode().tag(typed=True)


class FocusDraft(RecordsDraft):
    """The focus of a vision, by facet; the vision keeps its day."""

    def __init__(self, vision: Vision) -> None:
        super().__init__()
        self.vision = vision
        self.facets = {one.facet.value: FacetFocus() for one in vision.facets}
        self.parts = dict(self.facets)
        for one in vision.facets:
            shown = self.facets[one.facet.value]
            shown.in_focus, shown.value_id = one.in_focus, one.value_id or ""
        self.saw(vision)

    def checks(self) -> dict[str, Callable[[], object]]:
        chosen = [name for name, one in self.facets.items() if one.in_focus]
        return {f"{name}.in_focus": _refused for name in chosen[MOST_IN_FOCUS:]}

    def built(self) -> Iterator[tuple[str, Record]]:
        facets = tuple(self._built(one) for one in self.vision.facets)
        yield f"{next(iter(self.facets))}.in_focus", replace(self.vision, facets=facets)

    def _built(self, facet: FacetPicture) -> FacetPicture:
        typed = self.facets[facet.facet.value]
        served = typed.value_id if typed.in_focus else ""
        return replace(facet, in_focus=typed.in_focus, value_id=served or None)


def _refused() -> None:
    raise TypedError(TOO_MANY)
