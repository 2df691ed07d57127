"""The first step of a goal as a form: in own words."""

from collections.abc import Callable, Iterator

import ipywidgets as ipw

from goalkit.analysis.smart import smart_letters
from goalkit.terms import GoalState
from goalkit.widgets.controls import area_field, box, choice_field, marked, text_field, words
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.goal_advice import Advice, Offer
from goalkit.widgets.goal_offer import GoalTemplate, sentence_offer, template_of
from goalkit.widgets.goal_words_draft import GoalWordsDraft
from goalkit.widgets.later import Later
from goalkit.widgets.rule_choices import DAYS, RULE_HELP, RULES, left_to

STATES = tuple((state.value, state.value) for state in GoalState)
NOTHING_READ = (
    "Nothing yet. A number with its unit and a day help, such as: Lead a team of 10 people by June 2027."
)


class GoalWords:
    """The form of the sentence with what is read in it, and SMART letter by letter.

    `taken` is called when the person wants what was read. A template fills what is empty.
    """

    def __init__(  # noqa: PLR0913 - what is written, where it goes, and what it begins with
        self,
        draft: GoalWordsDraft,
        book: Book,
        *,
        after_save: AfterSave,
        begin_with: GoalTemplate | None,
        taken: Callable[[], None],
        measured: bool,
    ) -> None:
        self.draft, self._measured, self._tell_taken = draft, measured, taken
        self._taken = False
        self.form = Form(draft, book, name=draft.form_name, after_save=after_save)
        if begin_with:
            draft.begin_with(begin_with)
        self.offer = Offer("This is what was read", "Use these", self.take)
        self.note = ipw.HTML()
        self.smart = Advice("SMART, letter by letter: advice, nothing has to be changed")
        self.form.lay_out(*self._rows())
        self._look = Later(self.look)
        draft.on_typed(self._look.ask)
        self.look()

    def take(self) -> None:
        """Fill the due day where it is empty; the measures go with the next step."""
        found = sentence_offer(self.draft.statement, self.draft.today)
        if found.due and not self.draft.due.strip():
            self.draft.due = found.due.isoformat()
        self._taken = True
        self._tell_taken()
        self.note.value = marked("Taken. What is measured waits in step 2; save this step first.", "help")
        self.look()

    def look(self) -> None:
        """Read the sentence anew, and look at each letter."""
        found = sentence_offer(self.draft.statement, self.draft.today)
        empty = not self.draft.statement.strip()
        self.offer.show(found.lines or (() if empty else (NOTHING_READ,)))
        due = found.due and not self.draft.due.strip()
        measures = found.measures and not (self._measured or self._taken)
        self.offer.take_button.layout.display = None if due or measures else "none"
        measured = self._measured or bool(found.measures)
        letters = smart_letters(self.draft.written(measured=measured), today=self.draft.today)
        self.smart.show_letters(() if empty else letters)

    def _rows(self) -> Iterator[ipw.Widget]:
        add, today = self.form.add, self.draft.today
        template = template_of(self.draft.theme)
        if template:
            yield words(f"To think about first: {template.ask}", "help")
        help_text = "One sentence, as you would say it. A number, a unit and a day make it easy to read."
        sentence = add("statement", area_field, "My goal", rows=2, help_text=help_text)
        sentence.view.add_class("goalkit-main")
        yield sentence.view
        yield self.offer.view
        yield self.note
        why = "The best that comes of it, for you and for others."
        yield add("why", area_field, "Why it matters to me", rows=2, help_text=why).view
        due = f"Such as {today.year + 1}-06-30 or 30 Jun {today.year + 1}."
        yield box(
            "row",
            add("start", text_field, "From").view,
            add("due", text_field, "To be reached by", help_text=due).view,
            add(
                "theme", text_field, "Theme", help_text="A word or two, such as Balance. May stay empty."
            ).view,
        )
        if self.draft.goal:
            yield self._changes()
        yield self.smart.view

    def _changes(self) -> ipw.Widget:
        add = self.form.add
        rules, days = (left_to("the client") + options for options in (RULES, DAYS))
        weight = "How much it counts beside your other goals: 1 is usual, 2 twice as much."
        fields = [
            add("state", choice_field, "Where this goal is", options=STATES).view,
            add("weight", text_field, "Weight", help_text=weight).view,
            add("rule", choice_field, "Rule for its status", options=rules, help_text=RULE_HELP).view,
            add("day_count", choice_field, "How days are counted", options=days).view,
        ]
        if self.draft.standing and self.draft.standing.settled:
            asked = (
                "Asked for when sentence, days, weight, rule or state change. The old version stays visible."
            )
            fields.append(add("reason", text_field, "What changed, and why?", help_text=asked).view)
        return box("row", *fields)
