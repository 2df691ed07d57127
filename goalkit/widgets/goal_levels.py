"""The fifth step of a goal as a form: five levels, written before the period begins."""

from collections.abc import Iterator

import ipywidgets as ipw

from goalkit.analysis.levels import levels_in_words, suggested_cuts
from goalkit.terms import Direction
from goalkit.widgets.controls import area_field, box, choice_field, marked, text_field, words
from goalkit.widgets.cuts_draft import CUTS
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.goal_advice import Advice, Offer
from goalkit.widgets.goal_levels_draft import LEVELS, GoalLevelsDraft
from goalkit.widgets.labels import Label
from goalkit.widgets.later import Later

WHAT_FOR = (
    "Describe now how you would recognise each level, so that nobody has to argue at the end of the quarter. "
    "Begin with 0: what you honestly expect."
)
USED = "The levels that are there count already and stay as they are; what you change here follows them."
LOST = (
    "“{title}” was changed and can give no new levels: that takes a number of which more is better, or less. "
    "The levels that are there keep their numbers as long as you change nothing here; what you change makes "
    "levels that a person rates, unless you choose another measure."
)
WHO_SAYS = "Who says which level it is?"
A_PERSON = "a person, in the review"
FROM_READING = (
    "Each reading of a measure gives its level by itself. The words of the levels follow its numbers, until "
    "you write your own."
)
TODAY = "The baseline: without it nobody can say later how far you came."


class GoalLevels:
    """The form of the five levels, with levels offered from a measure where that makes them clear."""

    def __init__(self, draft: GoalLevelsDraft, book: Book, *, after_save: AfterSave) -> None:
        self.draft = draft
        self.form = Form(draft, book, name=draft.form_name, after_save=after_save)
        self.offer = Offer("Offered from your measure, lowest first", "Use these", draft.take)
        self.in_words = Offer(
            "Your numbers in words, lowest first", "Put these in place of mine", draft.rewrite
        )
        self.advice = Advice("To look at")
        self.cuts_view = box("one", *self._cut_fields())
        fields = [self.form.add(name, area_field, label, rows=2).view for name, label in LEVELS.items()]
        self.today_view = self.form.add(
            "level_today",
            choice_field,
            "Where are you today?",
            options=(("not said", ""), *((label, str(at)) for at, label in enumerate(LEVELS.values(), -2))),
            help_text=TODAY,
        ).view
        used = [words(USED, "help")] if draft.is_used else []
        lost = [words(LOST.format(title=draft.lost), "help")] if draft.lost else []
        who = [self._who()] if draft.measures else []
        self.form.lay_out(
            words(WHAT_FOR, "help"),
            *used,
            *lost,
            self.offer.view,
            *who,
            self.cuts_view,
            self.in_words.view,
            *fields,
            self.advice.view,
            self.today_view,
        )
        draft.observe(lambda _: self._show_fields(), names="measure_id")
        draft.on_typed(Later(self.look).ask)
        self._show_fields()
        self.look()

    def look(self) -> None:
        """Look at the order of the levels; the offer goes when it was taken, today when it is known."""
        self.today_view.layout.display = None if self.draft.asks_today else "none"
        self.advice.show(self.draft.advice())
        self.in_words.show(self.draft.unsaid)
        measure = self.draft.offered
        wanted = measure is not None and self.draft.has_room
        self.offer.show(levels_in_words(suggested_cuts(measure), measure.unit) if measure and wanted else ())

    def _who(self) -> ipw.Widget:
        readings = ((f"the reading of {one.title}", key) for key, one in self.draft.measures.items())
        return self.form.add(
            "measure_id", choice_field, WHO_SAYS, options=((A_PERSON, ""), *readings), help_text=FROM_READING
        ).view

    def _cut_fields(self) -> Iterator[ipw.Widget]:
        self._unit = ipw.HTML()
        yield self._unit
        labels = {name: Label("Levels", f"{level} begins at") for name, level in CUTS.items()}
        yield box(
            "cuts", *(self.form.add(f"cuts.{name}", text_field, label).view for name, label in labels.items())
        )

    def _show_fields(self) -> None:
        """Cuts are there with a measure."""
        measure = self.draft.measure
        self.cuts_view.layout.display = None if measure else "none"
        if measure:
            falls = measure.direction is Direction.AT_MOST
            said = (
                f"In {measure.unit}, {'falling' if falls else 'rising'} from −1 to +2. "
                "A reading on the number itself has reached the level."
            )
            self._unit.value = marked(said, "help", "p")
