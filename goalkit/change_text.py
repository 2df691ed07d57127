"""Changes in words: what a save has added, changed or deleted, field by field as the pages call them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from goalkit.measure_text import reading_text
from goalkit.model import (
    Action,
    Agreement,
    Alignment,
    AllianceRating,
    AttainmentRating,
    AttainmentScale,
    CheckIn,
    Client,
    CoachingSession,
    Consent,
    Decision,
    FacetPicture,
    Feedback,
    Goal,
    LifeAreaRating,
    Measure,
    Milestone,
    Objective,
    Record,
    Reflection,
    Review,
    Stakeholder,
    TeamPulse,
    Value,
    ValueRating,
    Vision,
    WeeklyHours,
    Workbook,
)
from goalkit.model.change import Change, Edit
from goalkit.model.workbook import ALIGNED, RECORD_TYPES, REFERENCES
from goalkit.period import MONTHS, Period
from goalkit.terms import DayCount, Rule
from goalkit.wording import (
    count_text,
    day_text,
    exact_text,
    list_text,
    notation,
    share_text,
    signed_text,
    with_unit,
)

ADDED, CHANGED, DELETED = "added", "changed", "deleted"
BEGUN = "The workbook was begun"
GONE = "something that was deleted"
MOST_KINDS = 3


class Line(NamedTuple):
    """One field of a record: its label, and what stood in it before and after, empty where nothing did."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class _Told:
    """How records of one kind are called.

    `name` tells one from the others, by the field or by what it says of others; those of `said` stand in it.
    """

    noun: str
    plural: str
    name: Callable[[Any, "Names"], str]
    said: frozenset[str]


class Names:
    """What the records are called that others refer to, in a workbook or in a change itself."""

    def __init__(self, change: Change, workbook: Workbook) -> None:
        self._change, self.workbook = change, workbook

    def find(self, kind: type[Record], record_id: str | None) -> Any:
        """The record of this kind and id, None where it is not there any more."""
        if record_id is None:
            return None
        changed = (one.record for one in self._change.edits)
        gone = (one for one in changed if isinstance(one, kind) and one.id == record_id)
        return self.workbook.newest(kind, record_id) or next(gone, None)

    def of(self, kind: type[Record], record_id: str | None) -> str:
        """The name of that record; empty where none is meant."""
        if record_id is None:
            return ""
        found = self.find(kind, record_id)
        return _KINDS[kind].name(found, self) if found else GONE


def _told(noun: str, name: Callable[[Any, Names], str] | str = "", *said: str, plural: str = "") -> _Told:
    if isinstance(name, str):
        field = name
        return _Told(
            noun, plural or f"{noun}s", lambda one, _: f"“{getattr(one, field)}”", frozenset({field})
        )
    return _Told(noun, plural or f"{noun}s", name, frozenset(said))


def _nothing(_record: Record, _names: Names) -> str:
    return ""


_KINDS: dict[type[Record], _Told] = {
    Client: _told("details of the client", _nothing, plural="details of the client"),
    Agreement: _told("agreement", _nothing),
    Consent: _told("what the sponsor may see", _nothing, plural="what the sponsor may see"),
    Vision: _told("vision", _nothing),
    Value: _told("value", "name"),
    ValueRating: _told(
        "rating of a value", lambda one, names: names.of(Value, one.value_id), "value_id",
        plural="ratings of values",
    ),
    LifeAreaRating: _told("area of the balance wheel", "area", plural="areas of the balance wheel"),
    Objective: _told("objective", "title"),
    Goal: _told("goal", "statement"),
    Measure: _told("measure", "title"),
    Milestone: _told("milestone", "title"),
    WeeklyHours: _told(
        "weekly hours", lambda one, names: names.of(Goal, one.goal_id) or "all goals together", "goal_id",
        plural="weekly hours",
    ),
    CheckIn: _told(
        "check-in",
        lambda one, names: f"{names.of(Measure, one.measure_id)}, {day_text(one.on)}", "measure_id", "on",
    ),
    AttainmentScale: _told(
        "five levels", lambda one, names: names.of(Goal, one.goal_id), "goal_id",
        plural="scales of five levels",
    ),
    AttainmentRating: _told(
        "level of a goal", lambda one, names: names.of(AttainmentScale, one.scale_id), "scale_id",
        plural="levels of goals",
    ),
    Alignment: _told(
        "alignment",
        lambda one, names: f"{names.of(Goal, one.goal_id)} with "
        f"{names.of(RECORD_TYPES[ALIGNED[one.aligned_with]], one.target_id)}",
        "goal_id", "aligned_with", "target_id",
    ),
    Stakeholder: _told("stakeholder", "name"),
    Feedback: _told(
        "feedback", lambda one, names: names.of(Stakeholder, one.stakeholder_id), "stakeholder_id",
        plural="answers to feedback",
    ),
    TeamPulse: _told("team pulse", lambda one, _: day_text(one.asked_on), "asked_on"),
    CoachingSession: _told("coaching session", lambda one, _: day_text(one.held_on), "held_on"),
    AllianceRating: _told(
        "rating of working together", lambda one, names: names.of(CoachingSession, one.session_id),
        "session_id", plural="ratings of working together",
    ),
    Action: _told("action", "text"),
    Reflection: _told("reflection", lambda one, _: day_text(one.written_on), "written_on"),
    Review: _told("review", lambda one, names: _period(one, names.workbook), "period"),
}  # fmt: skip
_LABELS: dict[type[Record], dict[str, str]] = {
    Client: {"fiscal_start": "The organisation's year starts in", "rule": "Rule for the status",
             "day_count": "How days are counted"},
    Agreement: {"purpose": "What the coaching is for", "signed_on": "Agreed on",
                "may_see": "Who may see what", "keep_years": "Kept after the end for"},
    Consent: {"given_on": "Counts from", "topics": "Parts", "goal_ids": "Goals"},
    Vision: {"statement": "Your vision", "horizon": "The vision looks ahead to", "facets": "Sides of it"},
    ValueRating: {"importance": "How important is it?", "lived": "How fully do you live it?"},
    Objective: {"title": "What is the aim?", "owner": "Who is responsible for it?"},
    Goal: {"since": "Counts from", "reason": "What changed, and why?", "statement": "My goal",
           "start": "Starts on", "due": "Due on", "plan": "If-then plan",
           "confidence": "How confident are you?", "rule": "Rule for the status",
           "day_count": "How days are counted"},
    Measure: {"since": "Counts from", "reason": "What changed, and why?", "title": "Name",
              "kind": "How it is measured", "direction": "It should be", "baseline": "Where you start from",
              "target_high": "Up to", "cadence": "Read every", "join": "If there are several readings",
              "weekdays": "On which days",
              "goal_id": "Goal"},
    Milestone: {"title": "What will be reached", "due": "By when", "helped_by": "Who helped?",
                "goal_id": "Goal"},
    WeeklyHours: {"since": "From"},
    CheckIn: {"confidence": "How confident are you?", "on": "Day", "measure_id": "Measure"},
    AttainmentScale: {"levels": "Levels, from −2 to +2", "cuts": "Where −1, 0, +1 and +2 begin",
                      "measure_id": "Measure"},
    AttainmentRating: {"level": "Which level?", "note": "What makes you say so?"},
    Alignment: {"reason": "Why?", "decision_note": "What exactly?"},
    Stakeholder: {"support_asked": "Support you ask for", "asked_on": "Asked on",
                  "influence": "Influence on your goals", "support": "Support for your goals"},
    Feedback: {"round_on": "Day of the round"},
    CoachingSession: {"held_on": "Day of the session", "starts_at": "Began at",
                      "minutes": "How many minutes?", "fee": "Paid or pro bono?",
                      "people": "How many were coached?",
                      "commitment": "How committed are you to it?", "next_on": "Next session on"},
    AllianceRating: {"bond": "How freely could you speak?", "goals": "About what matters to you now",
                     "tasks": "The way we worked", "use": "Useful to you in the days ahead",
                     "typed_by": "Who types?"},
    TeamPulse: {"promoters": "Said 9 or 10", "passives": "Said 7 or 8", "detractors": "Said 0 to 6"},
    Action: {"text": "What will be done?", "due": "By when?", "goal_id": "For which goal?",
             "session_id": "Promised in"},
    Reflection: {"prompt": "Question", "text": "Answer"},
    Review: {"plans": "If-then plans", "held_on": "Day of the review",
             "client_words": "The client's words", "coach_words": "The coach's words"},
}  # fmt: skip
"""What the pages call a field, where that is not its name; a form may ask in a longer sentence."""
DAY_COUNTS = {
    DayCount.EXCLUSIVE: "today is not over and does not count yet",
    DayCount.INCLUSIVE: "today counts as a whole day",
}
"""How days are counted, as a page offers it."""
_UNSAID = {"id", "version"}
_FIELDS: dict[tuple[type[Record], str], Callable[[Any], str]] = {
    (Alignment, "rating"): signed_text,
    (Feedback, "rating"): signed_text,
    (AttainmentRating, "level"): signed_text,
    (Goal, "confidence"): share_text,
    (CheckIn, "confidence"): share_text,
    (Measure, "weekdays"): " ".join,
    (Client, "fiscal_start"): lambda month: MONTHS[month - 1],
}
"""How the value of a field is written that its type does not tell."""


def label_of(kind: type[Record], field: str) -> str:
    """What the pages call a field of a record."""
    return _LABELS.get(kind, {}).get(field) or field.removesuffix("_id").replace("_", " ").capitalize()


def change_title(change: Change, workbook: Workbook) -> str:
    """What was changed, in a few words: `Check-in added: “Team size”, 3 Nov 2026`, `12 check-ins added`."""
    if change.is_beginning:
        return BEGUN
    if len(change.edits) == 1:
        return edit_title(change.edits[0], change, workbook)
    found = Counter(type(one.record) for one in change.edits)
    counts = [count_text(count, _KINDS[kind].noun, _KINDS[kind].plural) for kind, count in found.items()]
    if len(counts) > MOST_KINDS:
        counts = [*counts[:MOST_KINDS], "more"]
    verbs = {verb_of(one) for one in change.edits}
    return f"{list_text(tuple(counts))} {verbs.pop() if len(verbs) == 1 else CHANGED}"


def edit_title(edit: Edit, change: Change, workbook: Workbook) -> str:
    """What was done to one record: `Goal changed: “Lead a team of ten”`."""
    told = _KINDS[type(edit.record)]
    name = told.name(edit.record, Names(change, workbook))
    said = f"{told.noun[0].upper()}{told.noun[1:]} {verb_of(edit)}"
    return f"{said}: {name}" if name else said


def verb_of(edit: Edit) -> str:
    """Whether a record was added, changed or deleted; one that came as a new version was changed."""
    if edit.after is None:
        return CHANGED if edit.revised else DELETED
    return CHANGED if edit.before or edit.revised else ADDED


def edit_lines(edit: Edit, change: Change, workbook: Workbook) -> Iterator[Line]:
    """What was changed field by field.

    Of a record that was added or deleted it is what was said: fields that are as they are by themselves, and
    those whose text stands in `edit_title`, are left out.
    """
    before, after = edit.before or (edit.after and edit.revised), edit.after or (edit.before and edit.revised)
    names, told = Names(change, workbook), _KINDS[type(edit.record)]
    for field in fields(edit.record):
        values = [getattr(one, field.name) for one in (before, after) if one]
        if field.name in _UNSAID or (len(values) == 2 and values[0] == values[1]):
            continue
        if len(values) == 1 and (field.name in told.said or values[0] == field.default):
            continue
        old, new = (
            _text(edit.record, field.name, getattr(one, field.name), names) if one else ""
            for one in (before, after)
        )
        if old != new:
            yield Line(label_of(type(edit.record), field.name), old, new)


def _period(review: Review, workbook: Workbook) -> str:
    return Period.parse(review.period, fiscal_start=workbook.client.fiscal_start).label


def _text(record: Record, field: str, value: Any, names: Names) -> str:
    """The value of a field of a record as a person reads it; empty where nothing is said."""
    if value is None or value in ("", ()):
        return ""
    measure = names.find(Measure, record.measure_id) if isinstance(record, CheckIn) else None
    if measure and field == "value":
        return reading_text(measure.kind, value, measure.unit)
    if isinstance(record, Measure) and isinstance(value, Decimal):
        number, unit = exact_text(value), record.unit
        return with_unit(number, unit) if unit in notation().ahead else f"{number} {unit}"
    if isinstance(record, Consent) and field == "goal_ids":
        value = tuple(names.of(Goal, one) for one in value)
    if field in REFERENCES:
        return names.of(RECORD_TYPES[REFERENCES[field]], value)
    write = _FIELDS.get((type(record), field))
    return write(value) if write else _plain(value, names)


def _plain(value: Any, names: Names) -> str:
    if isinstance(value, tuple):
        texts = [_plain(one, names) for one in value]
        return texts[0] if len(texts) == 1 else "".join(f"\n• {text}" for text in texts)
    if isinstance(value, FacetPicture):
        serves = names.of(Value, value.value_id)
        focus = f" (in focus{f', serves {serves}' if serves else ''})" if value.in_focus else ""
        return f"{value.facet.label}: {value.picture}{focus}"
    if isinstance(value, Decision):
        about = names.of(Goal, value.goal_id)
        said = ", ".join(filter(None, (value.what, value.reason)))
        return f"{value.choice} {about}: {said}" if about else f"{value.choice}: {said}"
    return next(write(value) for kind, write in _WRITTEN.items() if isinstance(value, kind))


_WRITTEN: Mapping[type, Callable[[Any], str]] = {
    Rule: lambda rule: f"{rule} rule",
    DayCount: lambda count: DAY_COUNTS[count],
    str: str,
    date: day_text,
    float: lambda number: exact_text(Decimal(str(number))),
    Decimal: exact_text,
    int: str,
}
"""How a value is written, by its type; the first that fits."""
