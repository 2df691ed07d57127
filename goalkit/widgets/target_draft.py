"""What is typed of a target that is changed: the number, and the upper end where there is one."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from traitlets import Unicode

from goalkit.model import Measure
from goalkit.terms import Direction, Kind
from goalkit.widgets.draft import Draft
from goalkit.widgets.typed import TypedError, typed_number, written_number


class TargetDraft(Draft):
    """The target of a measure, and the upper end where it lies between two numbers."""

    target, target_high = (Unicode().tag(typed=True) for _ in range(2))

    def __init__(self, measure: Measure, is_asked: Callable[[], bool]) -> None:
        super().__init__()
        self.measure, self._is_asked = measure, is_asked
        self.target = _written(measure.target)
        self.target_high = _written(measure.target_high)

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"target": self._target, "target_high": self._target_high} if self._is_asked() else {}

    def typed_measure(self) -> Measure:
        """The measure with the targets as typed."""
        return replace(self.measure, target=self._target(), target_high=self._target_high())

    def _target(self) -> Decimal:
        target = typed_number(self.target, self.measure.unit)
        if self.measure.kind is Kind.REACH and self.measure.baseline is not None:
            self._check_way(target, self.measure.baseline)
        return target

    def _check_way(self, target: Decimal, baseline: Decimal) -> None:
        rising = self.measure.direction is Direction.AT_LEAST
        if target == baseline or (target > baseline) != rising:
            side = "above" if rising else "below"
            raise TypedError(
                f"'{self.target}' is not {side} {written_number(baseline)}, where it began: "
                f"write a number {side} it."
            )

    def _target_high(self) -> Decimal | None:
        if self.measure.direction is not Direction.BETWEEN:
            return self.measure.target_high
        high = typed_number(self.target_high, self.measure.unit)
        if high <= self._target():
            raise TypedError(f"'{self.target_high}' is not above the lower end.")
        return high


def _written(number: Decimal | None) -> str:
    return "" if number is None else written_number(number)
