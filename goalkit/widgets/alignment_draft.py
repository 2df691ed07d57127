"""What is typed about alignment: objectives, how a goal goes together with others, and what follows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from traitlets import Unicode

from goalkit.model import Alignment, Objective, Record, Workbook
from goalkit.model.alignment import Link, latest_alignments
from goalkit.terms import AlignedWith, TensionDecision
from goalkit.widgets.draft import Draft
from goalkit.widgets.rated import RatedDraft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.rows_draft import RowsDraft
from goalkit.widgets.typed import typed_text
from goalkit.wording import day_text, signed_text


class ObjectiveDraft(Draft):
    """One aim of the organisation."""

    title, owner = (Unicode().tag(typed=True) for _ in range(2))

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"title": self._title}

    def objective(self, key: str) -> Objective | None:
        """The objective, None where nothing is typed."""
        if self.is_empty:
            return None
        return Objective(id=key, title=self._title(), owner=self.owner.strip())

    def _title(self) -> str:
        return "" if self.is_empty else typed_text(self.title, "Say what the aim is, or take this one away.")


class ObjectivesDraft(RecordsDraft):
    """The organisation's objectives, one row each. One that is taken away takes its ratings along."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self._workbook = workbook
        self.rows = RowsDraft(lambda _: ObjectiveDraft(), [one.id for one in workbook.objectives])
        self.parts = {"objectives": self.rows}
        for one in workbook.objectives:
            row = self.rows.rows[one.id]
            row.title, row.owner = one.title, one.owner
            self.saw(one)

    def built(self) -> Iterator[tuple[str, Record]]:
        for key, row in self.rows.rows.items():
            if objective := row.objective(key):
                yield f"objectives.{key}.title", objective

    def gone(self) -> tuple[Record, ...]:
        away = set(self.rows.taken_away)
        ratings = (one for one in self._workbook.alignments if one.target_id in away)
        return (
            *(one for one in self._workbook.objectives if one.id in away),
            *(one for one in ratings if one.aligned_with is AlignedWith.OBJECTIVE),
        )

    def saved(self, workbook: Workbook) -> None:
        self._workbook = workbook
        super().saved(workbook)


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a goal is rated against, with its title."""

    link: Link
    title: str

    @property
    def key(self) -> str:
        """The name of its part in a draft."""
        return key_of_link(self.link)


def key_of_link(link: Link) -> str:
    """A link as the name of a part of a draft, and in the ids of its ratings."""
    return "-".join(link)


class LinksDraft(RecordsDraft):
    """A draft about rated links. What changes gets the day of today; the same day it is corrected."""

    def __init__(self, workbook: Workbook, links: Iterable[Link], *, today: date) -> None:
        super().__init__()
        self.today, self.links = today, tuple(links)
        self.last: Mapping[Link, Alignment] = {}
        self.follow(workbook)
        self.saw(*(self.last[link] for link in self.links if link in self.last))

    def again(self, last: Alignment, typed: Alignment) -> Alignment:
        """What is typed as a rating of today; the last one where it says the same."""
        return last if replace(typed, id=last.id, rated_on=last.rated_on) == last else typed

    def of_today(self, link: Link, **changes: object) -> Alignment:
        """The last rating of a link with these changes, on the day of today."""
        name = f"{key_of_link(link)}-{self.today.isoformat()}"
        return replace(self.last[link], id=name, rated_on=self.today, **changes)  # type: ignore[arg-type] # fields

    def follow(self, workbook: Workbook) -> None:
        """What was known and is taken back stays: saving it again is then the same record."""
        self.last = {**self.last, **latest_alignments(workbook.alignments, on=self.today)}


class RatingsDraft(LinksDraft):
    """How one goal goes together with objectives, values and other goals: a part for each of `targets`."""

    def __init__(self, workbook: Workbook, targets: Iterable[Target], *, today: date) -> None:
        self.targets = tuple(targets)
        super().__init__(workbook, (target.link for target in self.targets), today=today)
        self.rated = {target.link: self._part(target.link) for target in self.targets}
        self.parts = {key_of_link(link): part for link, part in self.rated.items()}

    def _part(self, link: Link) -> RatedDraft:
        last = self.last.get(link)
        if last is None:
            return RatedDraft()
        day, rating = day_text(last.rated_on), signed_text(last.rating)
        part = RatedDraft(f"It was rated {rating} on {day}: choose 0 where there is no link any more.")
        part.rating, part.note = str(last.rating), last.reason
        return part

    def built(self) -> Iterator[tuple[str, Record]]:
        for link, part in self.rated.items():
            if part.number is not None:
                yield f"{key_of_link(link)}.rating", self._alignment(link, part.number, part.words)

    def said(self, there: Record, typed: Record) -> str:
        if isinstance(there, Alignment):
            reason = f", “{there.reason}”" if there.reason else ""
            return f"Saved meanwhile: {signed_text(there.rating)}{reason}."
        return super().said(there, typed)

    def _alignment(self, link: Link, rating: int, reason: str) -> Alignment:
        last = self.last.get(link)
        if last is None:
            goal, kind, target = link
            name = f"{key_of_link(link)}-{self.today.isoformat()}"
            return Alignment(
                id=name, goal_id=goal, aligned_with=kind, target_id=target, rating=rating,
                rated_on=self.today, reason=reason,
            )  # fmt: skip
        settled = {"decision": None, "decision_note": ""} if rating >= 0 else {}
        return self.again(last, self.of_today(link, rating=rating, reason=reason, **settled))


class TensionDraft(Draft):
    """What is decided about one tension; not decided is possible."""

    decision, note = (Unicode().tag(typed=True) for _ in range(2))


class TensionsDraft(LinksDraft):
    """A decision for each of these tensions, the ratings below zero."""

    def __init__(self, workbook: Workbook, tensions: Iterable[Target], *, today: date) -> None:
        self.tensions = tuple(tensions)
        super().__init__(workbook, (tension.link for tension in self.tensions), today=today)
        self.decided = {link: self._part(self.last[link]) for link in self.links}
        self.parts = {key_of_link(link): part for link, part in self.decided.items()}

    @staticmethod
    def _part(last: Alignment) -> TensionDraft:
        part = TensionDraft()
        part.decision, part.note = last.decision or "", last.decision_note
        return part

    def built(self) -> Iterator[tuple[str, Record]]:
        for link, part in self.decided.items():
            decision = TensionDecision(part.decision) if part.decision else None
            typed = self.of_today(link, decision=decision, decision_note=part.note.strip())
            yield f"{key_of_link(link)}.decision", self.again(self.last[link], typed)
