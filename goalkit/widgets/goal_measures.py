"""The second step of a goal as a form: how it is read."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import count

import ipywidgets as ipw

from goalkit.terms import Cadence, Direction, Join
from goalkit.widgets.controls import Field, box, button, choice_field, text_field, words
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.goal_advice import Advice, Offer
from goalkit.widgets.goal_measures_draft import GoalMeasuresDraft
from goalkit.widgets.goal_offer import KIND_WORDS, MeasureOffer
from goalkit.widgets.labels import Label
from goalkit.widgets.later import Later
from goalkit.widgets.rows import Rows

_KINDS = (("choose", ""), *((text, kind.value) for kind, text in KIND_WORDS.items()))
_DIRECTIONS = (("choose", ""), *((one.value, one.value) for one in Direction))
_CADENCES = tuple((one.value, one.value) for one in Cadence)
_JOINS = (
    ("the last counts", Join.LAST.value),
    ("they are added up", Join.SUM.value),
    ("their mean counts", Join.MEAN.value),
    ("the lowest counts", Join.MIN.value),
    ("the highest counts", Join.MAX.value),
)
_KIND_HELP = (
    "Reach a number: from 4 to 10 people. Keep to a limit: at most 50 hours, week after week. "
    "Steps: the milestones of step 3. Yes or no: done by the due day."
)


class GoalMeasures:
    """The form of the measures, with what is offered: read from the sentence, or suggested by a template."""

    def __init__(
        self,
        draft: GoalMeasuresDraft,
        book: Book,
        *,
        after_save: AfterSave,
        read: Sequence[MeasureOffer],
        suggested: Sequence[MeasureOffer],
    ) -> None:
        self.draft, self._read, self._suggested = draft, read, suggested
        self._number = count(1)
        self.form = Form(draft, book, name=f"goal {draft.goal.id} measures", after_save=after_save)
        self.rows = Rows(
            self.form, "measures", self._row, another="Another measure", what="measure", stays=draft.stays
        )
        self.offer = Offer("This is what was read in your sentence", "Use these", self.take)
        self.suggestions = [button(f"Add: {one.title}", partial(self._take, one)) for one in suggested]
        self.advice = Advice("Lead and lag")
        self.form.lay_out(*self._parts())
        draft.on_typed(Later(self.look).ask)
        if not draft.rows.rows:
            self.rows.add()
        self.look()

    def take(self) -> None:
        """Put what was read into rows that are empty, or into new ones."""
        for offer in self._read:
            self._take(offer)

    def look(self) -> None:
        """Show what is left to offer, and what is missing of lead and lag."""
        self.offer.show(one.text for one in self.draft.not_taken(self._read))
        self.advice.show((self.draft.advice(),))

    def _take(self, offer: MeasureOffer) -> None:
        if self.draft.not_taken((offer,)):
            blank = (key for key, row in self.draft.rows.rows.items() if row.is_blank)
            self.draft.rows.rows[next(blank, "") or self.rows.add()].take(offer)

    def _parts(self) -> Sequence[ipw.Widget]:
        kinds = words(_KIND_HELP, "help")
        if not self._suggested:
            return kinds, self.offer.view, self.rows.view, self.advice.view
        title = words("Measures that others use for such a goal, without a target", "part", "h4")
        suggested = box("advice", title, box("steps", *self.suggestions))
        return kinds, self.offer.view, suggested, self.rows.view, self.advice.view

    def _row(self, key: str) -> ipw.Widget:
        number = next(self._number)

        def add(name: str, make: Callable[..., Field], label: str, **settings: object) -> Field:
            return self.form.add(
                f"measures.{key}.{name}", make, Label(f"Measure {number}", label), **settings
            )

        fields = {
            "title": add("title", text_field, "Its name", help_text="Such as Team size."),
            "kind": add("kind", choice_field, "How it is read", options=_KINDS),
            "direction": add("direction", choice_field, "Which side is good", options=_DIRECTIONS),
            "unit": add("unit", text_field, "Counted in", help_text="Such as people, h/week, % or USD."),
            "baseline": add("baseline", text_field, "Where you start from"),
            "target": add("target", text_field, "What you want"),
            "target_high": add("target_high", text_field, "Up to"),
            "cadence": add("cadence", choice_field, "Read once a", options=_CADENCES),
            "join": add("join", choice_field, "Where there are several readings", options=_JOINS),
        }
        row = self.draft.rows.rows[key]
        if row.standing and row.standing.settled:
            asked = "Asked for when the measure changes. The old one stays visible."
            fields["reason"] = add("reason", text_field, "What changed, and why?", help_text=asked)
        stays = [words(self.draft.why_it_stays(key), "help")] if self.draft.stays(key) else []
        fields["title"].view.add_class("goalkit-main")

        def fit(_: object = None) -> None:
            for name, field in fields.items():
                field.view.layout.display = None if row.has(name) else "none"

        row.observe(fit, names=["kind", "direction"])
        fit()
        return box("row", *(field.view for field in fields.values()), *stays)
