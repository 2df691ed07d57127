"""The workbook: all records of one client as known at one moment, and the rules between them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TypeVar, get_args, get_type_hints

from goalkit.errors import WorkbookError
from goalkit.model.alignment import Alignment
from goalkit.model.goal import (
    AttainmentRating,
    AttainmentScale,
    CheckIn,
    Goal,
    Measure,
    Milestone,
    Objective,
    Versioned,
    WeeklyHours,
)
from goalkit.model.people import Agreement, Client, Consent, Feedback, Stakeholder, TeamPulse
from goalkit.model.record import Record, latest
from goalkit.model.review import Action, AllianceRating, CoachingSession, Reflection, Review
from goalkit.model.vision import LifeAreaRating, Value, ValueRating, Vision
from goalkit.period import Period
from goalkit.terms import AlignedWith, Direction

V = TypeVar("V", bound=Versioned)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """All records of one client. `known_at` is the moment (UTC) as of which they were loaded.

    `goals` and `measures` hold every version; `current` picks the newest of each.
    Raises WorkbookError with all problems where records refer to others that are not there.
    """

    client: Client
    known_at: datetime
    agreements: tuple[Agreement, ...] = ()
    consents: tuple[Consent, ...] = ()
    visions: tuple[Vision, ...] = ()
    values: tuple[Value, ...] = ()
    value_ratings: tuple[ValueRating, ...] = ()
    life_area_ratings: tuple[LifeAreaRating, ...] = ()
    objectives: tuple[Objective, ...] = ()
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    weekly_hours: tuple[WeeklyHours, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    attainment_scales: tuple[AttainmentScale, ...] = ()
    attainment_ratings: tuple[AttainmentRating, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    team_pulses: tuple[TeamPulse, ...] = ()
    coaching_sessions: tuple[CoachingSession, ...] = ()
    alliance_ratings: tuple[AllianceRating, ...] = ()
    actions: tuple[Action, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    reviews: tuple[Review, ...] = ()

    def __post_init__(self) -> None:
        problems = (*_repeated(self), *_dangling(self), *_of_another_goal(self))
        if problems:
            raise WorkbookError(problems)

    def newest(self, kind: type[R], record_id: str) -> R | None:
        """The record of this kind and id, of several versions the newest; None where it is not there."""
        if kind is Client:
            return self.client if self.client.id == record_id else None  # type: ignore[return-value] # R is Client
        found = [one for one in getattr(self, COLLECTIONS[kind]) if one.id == record_id]
        return max(found, key=lambda one: getattr(one, "version", 1), default=None)

    def records(self) -> Iterator[Record]:
        """Every record, the client first, in the order of `RECORD_TYPES`."""
        yield self.client
        for name in list(RECORD_TYPES)[1:]:
            yield from getattr(self, name)


RECORD_TYPES: dict[str, type[Record]] = {
    "clients": Client,
    **{name: get_args(kind)[0] for name, kind in get_type_hints(Workbook).items() if get_args(kind)},
}
"""Each kind of record by the name of its collection, in the order in which they refer to others."""
COLLECTIONS = {record: name for name, record in RECORD_TYPES.items()}


def current(versions: Iterable[V]) -> tuple[V, ...]:
    """The newest version of each id, in order of first appearance."""
    newest: dict[str, V] = {}
    for record in versions:
        if record.id not in newest or record.version > newest[record.id].version:
            newest[record.id] = record
    return tuple(newest.values())


BEGUN = {
    "goals": "since", "check_ins": "on", "coaching_sessions": "held_on", "reflections": "written_on",
    "visions": "written_on",
}  # fmt: skip
"""The days by which a workbook begins, by collection."""


def first_day(workbook: Workbook) -> date | None:
    """The earliest day of a goal, reading, session, reflection or vision; None where there is none."""
    days = (getattr(record, day) for name, day in BEGUN.items() for record in getattr(workbook, name))
    return min(days, default=None)


def last_quarter(client: Client, begun: date | None, on: date) -> Period | None:
    """The last quarter that is over on day `on`, None where the workbook of the client began later."""
    running = Period.quarter_of(on, fiscal_start=client.fiscal_start)
    return running.previous if begun is not None and begun < running.start else None


def newest_scale(scales: Iterable[AttainmentScale]) -> AttainmentScale | None:
    """The scale written last, of two of one day the later in order; None without any."""
    return latest(scales, lambda one: one.written_on)


def against_direction(scale: AttainmentScale, measures: Iterable[Measure]) -> str:
    """What is wrong where the cuts of a scale run against its measure, empty where they do not.

    `measures` are versions of any measures. Those that counted when the scale was written or later are
    compared: a measure that is turned round afterwards does not put the scale in the wrong. So this is
    asked when a scale is put in, and is no rule between the records that are known.
    """
    own = sorted((one for one in measures if one.id == scale.measure_id), key=lambda one: one.version)
    by_then = [one for one in own if one.since <= scale.written_on]
    directions = {one.direction for one in own[max(len(by_then) - 1, 0) :]}
    if not scale.cuts or not directions or not directions <= {Direction.AT_LEAST, Direction.AT_MOST}:
        return ""
    rises = scale.cuts[0] < scale.cuts[-1]
    if (Direction.AT_LEAST if rises else Direction.AT_MOST) in directions:
        return ""
    way, better = ("rising", "less") if rises else ("falling", "more")
    return f"AttainmentScale '{scale.id}' has {way} cuts, but of '{scale.measure_id}' {better} is better"


def key_of(record: Record) -> tuple[str, int]:
    """What makes a record unique within its kind: its id and, where it has one, its version."""
    return record.id, record.version if isinstance(record, Versioned) else 1


def _repeated(workbook: Workbook) -> Iterator[str]:
    for name in list(RECORD_TYPES)[1:]:
        times = Counter(map(key_of, getattr(workbook, name)))
        yield from (f"{name} has '{record_id}' twice" for (record_id, _), count in times.items() if count > 1)


REFERENCES = {
    "goal_id": "goals", "measure_id": "measures", "value_id": "values", "session_id": "coaching_sessions",
    "scale_id": "attainment_scales", "stakeholder_id": "stakeholders",
}  # fmt: skip
"""By the name of a field that names another record: the collection that has to have it."""
ALIGNED = {AlignedWith.OBJECTIVE: "objectives", AlignedWith.VALUE: "values", AlignedWith.GOAL: "goals"}
"""The same by what a goal is aligned with."""
_NAMING = [
    (name, field.name, REFERENCES[field.name])
    for name, kind in RECORD_TYPES.items()
    for field in fields(kind)
    if field.name in REFERENCES
]


def _dangling(workbook: Workbook) -> Iterator[str]:
    named_in = {*ALIGNED.values(), *REFERENCES.values()}
    ids = {name: {None, *(one.id for one in getattr(workbook, name))} for name in named_in}
    wrong: list[tuple[Record, str | None]] = [
        (record, target)
        for name, field, there in _NAMING
        for record in getattr(workbook, name)
        if (target := getattr(record, field)) not in ids[there]
    ]
    wrong += [
        (link, link.target_id)
        for link in workbook.alignments
        if link.target_id not in ids[ALIGNED[link.aligned_with]]
    ]
    wrong += [
        (vision, facet.value_id)
        for vision in workbook.visions
        for facet in vision.facets
        if facet.value_id not in ids["values"]
    ]
    for record, target in wrong:
        yield f"{type(record).__name__} '{record.id}' refers to '{target}', which is not there"


def _of_another_goal(workbook: Workbook) -> Iterator[str]:
    """Scales whose level would follow from the measure of another goal."""
    goals = {measure.id: measure.goal_id for measure in workbook.measures}
    for scale in workbook.attainment_scales:
        if goals.get(scale.measure_id or "", scale.goal_id) != scale.goal_id:
            yield f"AttainmentScale '{scale.id}' takes measure '{scale.measure_id}', which is of another goal"
