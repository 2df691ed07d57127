"""The four cuts of a numeric scale as they are typed: where −1, 0, +1 and +2 begin."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

from traitlets import Unicode

from goalkit.model import Measure
from goalkit.terms import Direction
from goalkit.widgets.draft import Draft
from goalkit.widgets.typed import TypedError, typed_number, written_number
from goalkit.wording import exact_text

CUTS = {"minus_one": "−1", "zero": "0", "plus_one": "+1", "plus_two": "+2"}
"""The fields of the draft with the level that begins there."""
MILLION = 1_000_000


class CutsDraft(Draft):
    """Four numbers in the unit of the measure that `measure` gives; nothing is asked for without one."""

    minus_one, zero, plus_one, plus_two = (Unicode().tag(typed=True) for _ in range(4))

    def __init__(self, measure: Callable[[], Measure | None]) -> None:
        super().__init__()
        self._measure = measure

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The four cuts, or none while one of them cannot be used."""
        if self._measure() is None or self.problems():
            return ()
        return tuple(self._number(name) for name in CUTS)

    def show(self, cuts: Sequence[Decimal]) -> None:
        """Put these into the fields, or empty them."""
        texts = [_written(cut) for cut in cuts] or [""] * len(CUTS)
        with self.hold_trait_notifications():
            for name, text in zip(CUTS, texts, strict=True):
                setattr(self, name, text)

    def checks(self) -> dict[str, Callable[[], object]]:
        if self._measure() is None:
            return {}
        first, *_ = CUTS
        beyond = {then: self._is_beyond(name, then) for name, then in pairwise(CUTS)}
        return {first: lambda: self._number(first), **beyond}

    def _is_beyond(self, name: str, then: str) -> Callable[[], object]:
        def check() -> None:
            cut, before = self._number(then), self._number_or_none(name)
            measure = self._measure()
            falls = measure is not None and measure.direction is Direction.AT_MOST
            if before is not None and ((cut >= before) if falls else (cut <= before)):
                side = "below" if falls else "above"
                start = f"{CUTS[then]} begins {side} {CUTS[name]}"
                raise TypedError(f"{start}: write a number {side} {exact_text(before)}.")

        return check

    def _number_or_none(self, name: str) -> Decimal | None:
        try:
            return self._number(name)
        except TypedError:
            return None  # that is said beside its own field

    def _number(self, name: str) -> Decimal:
        measure, text = self._measure(), getattr(self, name)
        if not text.strip():
            raise TypedError(f"Write the number at which {CUTS[name]} begins.")
        return typed_number(text, measure.unit if measure else "")


def _written(cut: Decimal) -> str:
    """A cut as it can be typed, in millions where it is as large: `23.5 M`."""
    return f"{written_number(cut / MILLION)} M" if abs(cut) >= MILLION else written_number(cut)
