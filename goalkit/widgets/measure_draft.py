"""One measure as it is typed: how a goal is read."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from traitlets import Unicode

from goalkit.model import Measure
from goalkit.model.revision import Standing
from goalkit.terms import Cadence, Direction, Join, Kind
from goalkit.widgets.draft import Draft
from goalkit.widgets.goal_offer import MeasureOffer
from goalkit.widgets.goal_words_draft import NO_REASON
from goalkit.widgets.typed import TypedError, typed_number, typed_text, written_number

NUMERIC = {Kind.REACH.value, Kind.MAINTAIN.value}
_SHOWN = {
    "direction": NUMERIC,
    "unit": NUMERIC,
    "baseline": NUMERIC,
    "target": NUMERIC,
    "target_high": {Kind.MAINTAIN.value},
    "cadence": {*NUMERIC, Kind.DONE.value},
    "join": NUMERIC,
}
"""By field, the kinds that have it; the others have it always."""
_OFFERED = ("title", "kind", "direction", "unit", "baseline", "target", "target_high", "cadence")


class MeasureDraft(Draft):
    """A row of step 2. `standing` is what is saved of it, None for a new one."""

    title, kind, direction, unit = (Unicode().tag(typed=True) for _ in range(4))
    baseline, target, target_high, reason = (Unicode().tag(typed=True) for _ in range(4))
    cadence = Unicode(Cadence.WEEK.value).tag(typed=True)
    join = Unicode(Join.LAST.value).tag(typed=True)

    def __init__(self, new: Callable[..., Measure], standing: Standing[Measure] | None = None) -> None:
        super().__init__()
        self._new, self.standing = new, standing
        if standing:
            self._show(standing.newest)

    @property
    def is_blank(self) -> bool:
        """Whether it is a new one in which nothing is said yet."""
        said = (self.title, self.kind, self.unit, self.baseline, self.target)
        return self.standing is None and not any(text.strip() for text in said)

    def has(self, name: str) -> bool:
        """Whether the kind that is chosen has this field."""
        if name == "target_high" and self.direction != Direction.BETWEEN:
            return False
        return name not in _SHOWN or self.kind in _SHOWN[name]

    def is_like(self, offer: MeasureOffer) -> bool:
        """Whether it says what is offered: by its name, or by its kind and number."""
        if self.title.strip().casefold() == offer.title.casefold():
            return True
        if self.kind != offer.kind:
            return False
        return self.kind not in NUMERIC or offer.target == self._number_or_none(self._target)

    def take(self, offer: MeasureOffer) -> None:
        """Fill what is empty with what is offered."""
        if self.is_blank and offer.cadence:
            self.cadence = offer.cadence.value
        for name in _OFFERED:
            offered = getattr(offer, name)
            if offered not in (None, "") and not getattr(self, name).strip():
                setattr(self, name, written_number(offered) if isinstance(offered, Decimal) else str(offered))

    def checks(self) -> dict[str, Callable[[], object]]:
        if self.is_blank:
            return {}
        found: dict[str, Callable[[], object]] = {"title": self._title, "kind": self._kind}
        if self.kind in NUMERIC:
            found |= {"unit": self._unit, "baseline": self._baseline, "target": self._checked_target}
            found |= {"target_high": self._high, "direction": self._direction}
        return found | {"reason": self._reason}

    def measure(self) -> Measure:
        """The record to save. Raises TypedError."""
        typed = self._typed()
        return self.standing.following(typed, self.reason.strip()) if self.standing else typed

    def _show(self, known: Measure) -> None:
        for name in _OFFERED:
            value = getattr(known, name)
            if value is not None:
                setattr(self, name, written_number(value) if isinstance(value, Decimal) else str(value))
        self.join = known.join.value

    def _typed(self) -> Measure:
        fields: dict[str, Any] = {
            "title": self._title(),
            "kind": self._kind(),
            "cadence": Cadence(self.cadence or Cadence.WEEK),
            "join": Join(self.join or Join.LAST),
            **dict.fromkeys(("direction", "baseline", "target", "target_high")),
            "unit": "",
        }
        if self.kind in NUMERIC:
            fields |= {"unit": self._unit(), "direction": self._direction(), "baseline": self._baseline()}
            fields |= {"target": self._checked_target(), "target_high": self._high()}
        return replace(self.standing.newest, **fields) if self.standing else self._new(**fields)

    def _title(self) -> str:
        return typed_text(self.title, "Give it a name, such as Team size.")

    def _kind(self) -> Kind:
        return Kind(typed_text(self.kind, "Choose how it is read."))

    def _unit(self) -> str:
        return typed_text(self.unit, "Say what is counted, such as people, h/week, % or USD.")

    def _baseline(self) -> Decimal | None:
        if self.kind == Kind.MAINTAIN and not self.baseline.strip():
            return None
        typed_text(self.baseline, "Write where you start from: the number of today.")
        return typed_number(self.baseline, self.unit)

    def _target(self) -> Decimal:
        typed_text(self.target, "Write the number you want.")
        return typed_number(self.target, self.unit)

    def _checked_target(self) -> Decimal:
        target = self._target()
        if self.kind == Kind.REACH and target == self._number_or_none(self._baseline):
            raise TypedError(
                f"'{self.target}' is where you start from: nothing is left to reach. Write another number."
            )
        return target

    def _high(self) -> Decimal | None:
        if not self.has("target_high"):
            return None
        typed_text(self.target_high, "Write the upper end as well.")
        high, low = typed_number(self.target_high, self.unit), self._number_or_none(self._target)
        if low is not None and high <= low:
            raise TypedError(f"'{self.target_high}' is not above the lower end '{self.target}'.")
        return high

    def _direction(self) -> Direction | None:
        if self.kind == Kind.MAINTAIN:
            return Direction(typed_text(self.direction, "Choose at least, at most or between."))
        if self.direction == Direction.BETWEEN:
            raise TypedError(
                "Between is for a limit to keep: choose at least or at most, or keep to a limit."
            )
        start, target = self._number_or_none(self._baseline), self._number_or_none(self._target)
        if start is None or target is None:
            return None
        fits = Direction.AT_LEAST if target > start else Direction.AT_MOST
        if self.direction and self.direction != fits and target != start:
            raise TypedError(
                f"'{self.direction}' does not fit a way from {self.baseline} to {self.target}: choose {fits}."
            )
        return fits

    def _number_or_none(self, read: Callable[[], Decimal | None]) -> Decimal | None:
        try:
            return read()
        except TypedError:
            return None

    def _reason(self) -> None:
        try:
            typed = self._typed()
        except TypedError:
            return  # what keeps it from being read is said beside its own field
        if self.standing and self.standing.asks_reason(typed):
            typed_text(self.reason, NO_REASON)
