"""The fifth step of a goal as a form: five levels, written before the period begins."""

from goalkit.widgets.controls import area_field, words
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.goal_advice import Advice, Offer
from goalkit.widgets.goal_levels_draft import LEVELS, GoalLevelsDraft
from goalkit.widgets.later import Later

WHAT_FOR = (
    "Describe now how you would recognise each level, so that nobody has to argue at the end of the quarter. "
    "Begin with 0: what you honestly expect."
)
RATED = (
    "The levels that are there were rated already and stay as they are; what you change here follows them."
)


class GoalLevels:
    """The form of the five levels; `offered` are levels made from a measure, empty where it is not clear."""

    def __init__(
        self,
        draft: GoalLevelsDraft,
        book: Book,
        *,
        after_save: AfterSave,
        offered: tuple[str, ...],
    ) -> None:
        self.draft, self._offered = draft, offered
        self.form = Form(draft, book, name=draft.form_name, after_save=after_save)
        self.offer = Offer(
            "Offered from your measure, lowest first", "Use these", lambda: draft.offer(offered)
        )
        self.advice = Advice("To look at")
        fields = [self.form.add(name, area_field, label, rows=2).view for name, label in LEVELS.items()]
        rated = [words(RATED, "help")] if draft.is_rated else []
        self.form.lay_out(words(WHAT_FOR, "help"), *rated, self.offer.view, *fields, self.advice.view)
        draft.on_typed(Later(self.look).ask)
        self.look()

    def look(self) -> None:
        """Look at the order of the levels; the offer goes when it was taken."""
        self.advice.show(self.draft.advice())
        self.offer.show(self._offered if self.draft.has_room else ())
