"""What the client lets the sponsor see: ticks that are kept with their day, and can be taken back."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from goalkit import forms as ui
from goalkit.model import Consent, Record, Workbook
from goalkit.model.record import same_id
from goalkit.model.sharing import consent_in_force
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import Topic
from goalkit.wording import count_text, day_text, list_text

TOPICS = {
    Topic.VISION: "The vision",
    Topic.REVIEWS: (
        "What was answered in reviews: wins, lessons, what did not work, decisions and their reasons, plans, "
        "thanks, and the words of client and coach"
    ),
    Topic.ALIGNMENT: "How these goals serve the organisation, and the hours they take",
    Topic.FEEDBACK: "The figures of feedback, and whom the client asked for support",
    Topic.SESSIONS: "When sessions were held, and what was promised there",
}
_SHORT = {
    Topic.VISION: "the vision",
    Topic.REVIEWS: "the answers of reviews",
    Topic.ALIGNMENT: "the alignment",
    Topic.FEEDBACK: "the figures of feedback",
    Topic.SESSIONS: "sessions and promises",
}
TITLE = "What the sponsor may see"
WHO_DECIDES = (
    "The client decides, best with this page in front of both of you. It counts from the save on, for every "
    "copy that is made later. A copy that was handed out cannot be taken back."
)
ALWAYS_PRIVATE = (
    "Private, whatever is ticked: values, the balance wheel, obstacles, rewards, notes, suggestions, the "
    "diary, and what was said in sessions."
)
NOTHING_ALLOWED = (
    "The client has not allowed the sponsor to see anything yet: the PDF would have its cover alone."
)
TICK_GOALS, TICK_NOTHING = "Tick all goals", "Untick everything"


class ConsentDraft(ui.Draft):
    """A tick for each topic and each goal, as the consent in force has them; saved as one of today."""

    def __init__(self, workbook: Workbook, today: date) -> None:
        self._today = today
        self.topics = {f"topic {topic}": topic for topic in TOPICS}
        self.goals = {f"goal {one.id}": one for one in current(workbook.goals)}
        labels = {name: TOPICS[topic] for name, topic in self.topics.items()}
        labels |= {name: one.statement for name, one in self.goals.items()}
        super().__init__({name: ui.Tick(label=label) for name, label in labels.items()})

    def shown(self, workbook: Workbook) -> Mapping[str, Any]:
        consent = consent_in_force(workbook)
        if consent is None:
            return {}
        ticked = {f"topic {one}" for one in consent.topics} | {f"goal {one}" for one in consent.goal_ids}
        return {name: name in ticked for name in self.fields}

    def own_records(self) -> Iterator[Record]:
        if self.is_touched:
            yield Consent(
                id=same_id("consent", self._today),
                given_on=self._today,
                topics=tuple(topic for name, topic in self.topics.items() if self[name]),
                goal_ids=tuple(one.id for name, one in self.goals.items() if self[name]),
            )

    def tick(self, *names: str, on: bool) -> None:
        """Set or take away these ticks."""
        for name in names:
            self[name] = on


def consent_form(book: OpenWorkbook, after_save: ui.AfterSave) -> ui.Form:
    """The ticks of topics and goals, and two buttons that set many at once."""
    draft = ConsentDraft(book.workbook, book.today)
    made = ui.Form(draft, book, name="consent", after_save=after_save)
    goals, buttons = made.add_all("", *draft.goals), []
    if goals:
        buttons.append(ui.button(TICK_GOALS, lambda: draft.tick(*draft.goals, on=True)))
    buttons.append(ui.button(TICK_NOTHING, lambda: draft.tick(*draft.fields, on=False)))
    return made.lay_out(
        ui.words(TITLE, "part", "h3"),
        WHO_DECIDES,
        made.add_all("", *draft.topics),
        goals and ui.words("Goals, each with how far it is", "part", "h3"),
        goals,
        ALWAYS_PRIVATE,
        ui.box("line", *buttons),
    )


def consent_sentence(book: OpenWorkbook) -> str:
    """What the client allows, and since when."""
    consent = book.consent
    if consent is None or not (consent.topics or consent.goal_ids):
        return NOTHING_ALLOWED
    there = {one.id for one in book.workbook.goals}
    goals = len(there.intersection(consent.goal_ids))
    parts = [f"{goals} of {count_text(len(there), 'goal')}", *(_SHORT[topic] for topic in consent.topics)]
    return f"Since {day_text(consent.given_on)} the client allows: {list_text(tuple(parts))}."
