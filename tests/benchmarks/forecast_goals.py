"""Made goals of six kinds: how a measure moves from day to day, and when somebody reads it.

A path runs from day 0 to the due day in parts of the way that was planned: 0 at the start, about 1 at
the end when the goal was planned well. A kind draws everything else, so that no two goals are alike.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Chance = np.random.Generator


@dataclass(frozen=True, kw_only=True)
class Question:
    """What was read up to the day of the facts, and what was read later, on the day asked for.

    Days count from the start of the series. `kind` names the kind of goal or the source of the series.
    """

    kind: str
    days: Ints
    readings: Floats
    as_of: int
    on: int
    target: float
    direction: str
    outcome: float

    @property
    def horizon(self) -> int:
        """Days from the day of the facts to the day asked for."""
        return self.on - self.as_of

    @property
    def reached(self) -> bool:
        """Whether the later reading is on the good side of the target."""
        if self.direction == "at_least":
            return self.outcome >= self.target
        return self.outcome <= self.target


def _steady(chance: Chance, length: int) -> Floats:
    pace = chance.uniform(0.2, 1.5) / length
    return _walk(chance, length, pace, chance.uniform(0, 0.5) * pace) + _noise(chance, length, 0.01, 0.12)


def _bursty(chance: Chance, length: int) -> Floats:
    bursts, width = chance.uniform(4, 20), chance.integers(1, 15)
    starts = chance.random(length + 1) < bursts / length
    sizes = np.where(starts, chance.gamma(chance.uniform(0.7, 3), size=length + 1), 0.0)
    spread = np.convolve(sizes, np.full(width, 1 / width))[: length + 1]
    return np.cumsum(spread) * chance.uniform(0.3, 1.4) / bursts + _noise(chance, length, 0, 0.02)


def _seasonal(chance: Chance, length: int) -> Floats:
    turns = np.arange(length + 1) / chance.choice([30.4, 91.3, 182.6, 365.25]) + chance.random()
    wave = chance.uniform(0.05, 0.35) * np.sin(2 * np.pi * turns)
    pace = chance.uniform(0.1, 1.4) / length
    return _walk(chance, length, pace, 0.3 * pace) + wave - wave[0] + _noise(chance, length, 0.005, 0.06)


def _change_of_pace(chance: Chance, length: int) -> Floats:
    changes = chance.random(length + 1) < chance.uniform(1, 3.5) / length
    stretch = np.cumsum(changes)
    paces = chance.normal(0.8, 0.9, size=stretch[-1] + 1) / length
    return np.cumsum(paces[stretch]) + _noise(chance, length, 0, 0.05)


def _steps(chance: Chance, length: int) -> Floats:
    """Whole steps up, seldom down: people hired, customers won."""
    more = chance.uniform(3, 40)
    up = chance.poisson(more * chance.uniform(0.3, 1.5) / length, size=length + 1)
    down = chance.poisson(more * chance.choice([0, 0, 0.15]) / length, size=length + 1)
    return np.cumsum(up - down) / round(more)


def _bounded(chance: Chance, length: int) -> Floats:
    """A share of 0 to 1 that settles below its upper end, or starts above its lower one."""
    begin, pull = chance.normal(-1.5, 1.2), chance.uniform(0.5, 4) / length
    drift = _walk(chance, length, pull, chance.uniform(0.3, 3) * pull)
    shares = 1 / (1 + np.exp(-(begin + drift))) + _noise(chance, length, 0, 0.04)
    return np.clip(shares, 0, 1)


def _body_weight(chance: Chance, length: int) -> Floats:
    """Fast at first, then slower, with water that comes and goes over days, and a holiday."""
    days = np.arange(length + 1)
    way = chance.uniform(0.3, 1.1) * (1 - np.exp(-days * chance.uniform(1, 4) / length))
    holiday = chance.integers(0, length)
    way[holiday:] -= chance.uniform(0, 0.2) * np.exp(-days[: length + 1 - holiday] / 30)
    water, stays = chance.normal(0, chance.uniform(0.01, 0.05), size=length + 1), chance.uniform(0.3, 0.9)
    for day in range(1, length + 1):
        water[day] += stays * water[day - 1]
    return way + water


def _savings(chance: Chance, length: int) -> Floats:
    """The same sum each month, sometimes a bonus, sometimes something that has to be paid."""
    month = np.arange(length + 1) % 30 == 29
    put_by = month * chance.uniform(0.5, 1.2) * 30 / length
    bonus = (chance.random(length + 1) < 2 / 365) * chance.uniform(0, 0.15)
    paid = (chance.random(length + 1) < 3 / 365) * chance.exponential(0.08, size=length + 1)
    return np.cumsum(put_by + bonus - paid)


def _hours_of_practice(chance: Chance, length: int) -> Floats:
    """Hours that add up, on working days, with weeks away and a will that flags and returns."""
    days = np.arange(length + 1)
    will = 1 + 0.5 * np.sin(2 * np.pi * (days / chance.uniform(60, 400) + chance.random()))
    works = (days % 7 < 5) & (chance.random(length + 1) < chance.uniform(0.3, 0.9))
    for begin in chance.integers(0, length, size=chance.integers(0, 4)):
        works[begin : begin + chance.integers(7, 22)] = False
    hours = works * will * chance.gamma(2, 0.5, size=length + 1)
    return np.cumsum(hours) * chance.uniform(0.4, 1.3) / max(hours.sum(), 1)


def _learning(chance: Chance, length: int) -> Floats:
    """A power law of practice, read with the luck of each day."""
    days = np.arange(length + 1)
    power = chance.uniform(0.1, 0.6)
    return ((days + 1) / (length + 1)) ** power * chance.uniform(0.5, 1.3) + _noise(chance, length, 0.01, 0.1)


def _survey_score(chance: Chance, length: int) -> Floats:
    """A mean of few answers on a scale, that moves slowly if at all."""
    drift = _walk(chance, length, chance.normal(0.4, 0.5) / length, chance.uniform(0, 1) / length)
    return np.round(drift + _noise(chance, length, 0.05, 0.25), 1)


def _growing_business(chance: Chance, length: int) -> Floats:
    """Growth by a rate that itself wanders, and bad weeks."""
    rate = _walk(chance, length, chance.normal(0.7, 0.6) / length, chance.uniform(0.5, 2) / length)
    return np.exp(rate) - 1 + _noise(chance, length, 0.005, 0.05)


def _walk(chance: Chance, length: int, pace: float, spread: float) -> Floats:
    """A walk with drift; `spread` is that of the pace of single weeks."""
    return np.cumsum(chance.normal(pace, spread * np.sqrt(7), size=length + 1))


def _noise(chance: Chance, length: int, low: float, high: float) -> Floats:
    return chance.normal(0, chance.uniform(low, high), size=length + 1)


KINDS: dict[str, Callable[[Chance, int], Floats]] = {
    "steady": _steady,
    "bursty": _bursty,
    "seasonal": _seasonal,
    "change of pace": _change_of_pace,
    "step counts": _steps,
    "bounded": _bounded,
}
PEOPLE: dict[str, Callable[[Chance, int], Floats]] = {
    "body weight": _body_weight,
    "savings": _savings,
    "hours of practice": _hours_of_practice,
    "learning": _learning,
    "survey score": _survey_score,
    "growing business": _growing_business,
}
"""What people measure of themselves and of their work; looked at once, with the form of now."""
_WHOLE = ("step counts",)
_ENDS = ("bounded",)


def made_questions(kind: str, count: int, *, seed: int, days_of_facts: int = 3) -> list[Question]:
    """Questions about so many goals of one kind, each asked on several days of facts."""
    chance = np.random.default_rng([seed, [*KINDS, *PEOPLE].index(kind)])
    return [question for _ in range(count) for question in _asked(kind, chance, days_of_facts)]


def _asked(kind: str, chance: Chance, times: int) -> list[Question]:
    length = int(chance.integers(90, 731))
    values, target = _in_unit(kind, (KINDS | PEOPLE)[kind](chance, length), chance)
    days = _days_read(chance, length)
    facts = np.sort(chance.integers(length // 7, length - 3, size=times))
    return [
        Question(
            kind=kind, days=days[days <= day], readings=values[days[days <= day]], as_of=int(day), on=length,
            target=target, direction="at_least" if target >= values[0] else "at_most",
            outcome=float(values[length]),
        )
        for day in facts if np.count_nonzero(days <= day) >= 3
    ]  # fmt: skip


def _in_unit(kind: str, path: Floats, chance: Chance) -> tuple[Floats, float]:
    """The path in a unit, rising or falling, as it is read, and the target in the same unit."""
    falling = chance.random() < 0.35
    if kind in _ENDS:
        shares = 100 * (1 - path if falling else path)
        return np.round(shares, 1), float(np.round(shares[0] + _wished(chance, falling, 35)))
    if kind in _WHOLE:
        size = round(1 / np.min(np.diff(np.unique(path)), initial=1))
        begin = chance.integers(0, 20) + (size * 2 if falling else 0)
        values = begin + np.round(path * size) * (-1 if falling else 1)
        return np.maximum(values, 0), float(values[0] + round(_wished(chance, falling, size)))
    unit = 10 ** chance.uniform(0, 6)
    begin = chance.choice([0.0, 1.0]) * unit * chance.uniform(0.5, 5) + (2 * unit if falling else 0)
    values = begin + path * unit * (-1 if falling else 1)
    return values, float(values[0] + _wished(chance, falling, unit))


def _wished(chance: Chance, falling: bool, size: float) -> float:  # noqa: FBT001 - which way the target lies
    return chance.uniform(0.3, 1.3) * size * (-1 if falling else 1)


def _days_read(chance: Chance, length: int) -> Ints:
    """Check-ins every so many days, some late, some skipped, sometimes none for a long time."""
    every = chance.choice([1, 3.5, 7, 7, 7, 14, 30.4])
    planned = np.arange(0, length, every) + chance.exponential(0.15 * every)
    read = planned[chance.random(planned.size) >= chance.uniform(0, 0.35)]
    if chance.random() < 0.25:
        gap = chance.uniform(0, length)
        read = read[(read < gap) | (read > gap + chance.uniform(0.1, 0.3) * length)]
    late = np.floor(read + chance.exponential(0.1 * every, size=read.size)).astype(np.int64)
    return np.unique(np.append(late[late < length], 0))
