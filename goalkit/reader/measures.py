"""Amounts put together to measures: a target with its start, its unit and its rhythm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from goalkit.reader import units, verbs, words
from goalkit.reader.amount import Amount, Role
from goalkit.reader.cadences import Rhythm
from goalkit.reader.clauses import Clause
from goalkit.reader.facts import Facts
from goalkit.reader.goal import ParsedMeasure
from goalkit.reader.kinds import NEVER, direction_of, kind_of
from goalkit.reader.qualities import qualities, speaks_of_mood
from goalkit.reader.sketch import CADENCE, CLOCK, NUMBER, Passage
from goalkit.terms import Direction, Kind

_IMPLIED = ("kind", "direction", "target", "unit")
_ASKING = (Role.TARGET, Role.CHANGE, Role.FACTOR)
_EVENTS = ("have", "hold", "host", "run", "give", "do", "eat", "organise", "organize")
"""Verbs whose object is what happens: `have lunch`."""
_ARTICLE = re.compile(r"\ban? ")
_AT = re.compile(rf"\bat {CLOCK}")
_PUNCTUAL = ("begin", "end", "finish", "get", "go", "launch", "leave", "start", "stop")
"""Verbs with which a time of day is what it is about: `leave at 6 pm every day`."""
_ARTICLES = ("a ", "an ", "one ", NUMBER)
_THING = re.compile(rf"\ban? |[{CADENCE}{NUMBER}]+ ")


@dataclass(frozen=True, kw_only=True)
class Found(Passage):
    """A measure and the passage of the statement that it comes from."""

    measure: ParsedMeasure


def counted_measures(facts: Facts, amounts: list[Amount]) -> list[Found]:
    """The measures that ask for a number, in the order of the statement."""
    asked = _last_stages(facts, [amount for amount in amounts if amount.role in _ASKING])
    bases = _bases(facts, asked, [amount for amount in amounts if amount.role is Role.BASELINE])
    found = [_measure(facts, amount, bases.get(amount.start)) for amount in asked]
    told = [amount for amount in amounts if amount.role in (*_ASKING, Role.BASELINE)]
    return sorted([*found, *_repeated(facts, told)], key=lambda each: each.start)


def _last_stages(facts: Facts, asked: list[Amount]) -> list[Amount]:
    """`20 by June, 40 by December` is one measure on its way: its last number counts."""
    kept: list[Amount] = []
    for amount in asked:
        if kept and _is_next_stage(facts, kept[-1], amount):
            kept[-1] = replace(amount, unit=amount.unit or kept[-1].unit)
        else:
            kept.append(amount)
    return kept


def _is_next_stage(facts: Facts, earlier: Amount, amount: Amount) -> bool:
    one, other = facts.clause_of(earlier), facts.clause_of(amount)
    dated = one is not other and facts.deadlines(one) and facts.deadlines(other)
    same = amount.unit in (None, earlier.unit) and amount.role is earlier.role is Role.TARGET
    return bool(dated and same and not other.verb and not facts.rhythms)


def _bases(facts: Facts, asked: list[Amount], bases: list[Amount]) -> dict[int, Amount]:
    """Each start at the place of the target it belongs to."""
    found: dict[int, Amount] = {}
    for base in bases:
        clause = facts.clause_of(base)
        fitting = [each for each in asked if base.unit is None or each.unit in (None, base.unit)]
        behind = [each for each in fitting if each.start > base.start]
        ahead = [each for each in fitting if each.start < base.start]
        same = [each for each in asked if each.start > base.start and facts.clause_of(each) is clause]
        for target in (same or ahead[::-1] or behind)[:1]:
            found.setdefault(target.start, base)
    return found


def _measure(facts: Facts, amount: Amount, base: Amount | None) -> Found:
    clause = facts.clause_of(amount)
    rhythm = _rhythm(facts, amount, clause)
    direction = direction_of(facts, clause, amount, base)
    target = _target(amount, direction, base, rhythm)
    kind = kind_of(facts, amount, rhythm, based=base is not None)
    texts = _texts(facts, clause, amount, base, rhythm)
    measure = ParsedMeasure(
        kind=kind,
        direction=direction,
        baseline=base.value if base else None,
        target=target,
        target_high=amount.high,
        unit=_unit(amount, base),
        cadence=rhythm.cadence if rhythm else None,
        words=MappingProxyType(texts),
    )
    return Found(start=amount.start, end=amount.end, measure=measure)


def _unit(amount: Amount, base: Amount | None) -> str | None:
    """The unit of a measure: a share of change is counted in the unit of what is changed."""
    shared = amount.role is Role.CHANGE and amount.unit == "%"
    if base is not None and (shared or amount.unit is None):
        return base.unit
    return amount.unit


def _target(
    amount: Amount, direction: Direction | None, base: Amount | None, rhythm: Rhythm | None
) -> Decimal | None:
    """The number to get to. A change is added to its start; without a start it is left open."""
    if amount.role is Role.TARGET:
        return amount.value * (rhythm.times if rhythm else 1)
    if amount.role is Role.FACTOR or base is None:
        return None
    is_share = amount.unit == "%" and base.unit != "%"
    if is_share and base.value < 0:  # half as much of a loss, or half as much again?
        return None
    step = base.value * amount.value / 100 if is_share else amount.value
    return base.value + (step if direction is Direction.AT_LEAST else -step)


def _rhythm(facts: Facts, amount: Amount, clause: Clause) -> Rhythm | None:
    """The rhythm of a clause: its own, one that stands apart, or that of a neighbour it goes on with."""
    if own := facts.rhythm(clause):
        return own
    clauses = [facts.clause_of(each) for each in facts.rhythms]
    for rhythm, other in zip(facts.rhythms, clauses, strict=True):
        if not other.content and not facts.within(other):
            return rhythm
    before, behind = facts.clause_before(clause), facts.clause_behind(clause)
    if _goes_on(clause) and not facts.deadlines(clause) and (found := facts.rhythm(before)):
        return found
    alike = all(other.unit == amount.unit for other in facts.within(behind))
    alike = alike or not (clause.verb or facts.deadlines())
    return facts.rhythm(behind) if _goes_on(behind) and alike else None


def _goes_on(clause: Clause) -> bool:
    """Whether a clause has no verb of its own and continues the one before."""
    return not clause.verb and clause.opener in ("and", "with", ",", "&", "plus")


def _texts(
    facts: Facts, clause: Clause, amount: Amount, base: Amount | None, rhythm: Rhythm | None
) -> dict[str, str]:
    """For each name of a field the words it was read from."""
    said = facts.sketch.words
    asked = said(amount)
    found = {"kind": said(clause), "direction": asked if amount.compared else said(clause), "target": asked}
    if amount.high is not None:
        found["target_high"] = asked
    if base is not None:
        found["baseline"] = said(base)
    if amount.unit is not None:
        found["unit"] = asked if amount.unit in asked.lower() else said(clause)
    if rhythm is not None:
        found["cadence"] = said(rhythm)
    return found


def _repeated(facts: Facts, asked: list[Amount]) -> Iterator[Found]:
    """What happens in a rhythm and has no number happens once each time: `a walk every day`."""
    for rhythm in facts.rhythms:
        clause = facts.clause_of(rhythm)
        if words.STOPS.issuperset(clause.content) and not asked:
            clause = next(
                (each for each in facts.clauses if not words.STOPS.issuperset(each.content)), clause
            )
        counted = any(clause.start <= amount.start < clause.end for amount in asked)
        empty = any(each.unit == "%" for each in facts.within(clause))
        if counted or empty or clause.verb in verbs.CHANGING | {"stop"} or is_vague(clause):
            continue
        if not clause.content or (asked and not _thing(clause)):
            continue
        yield _once(facts, clause, rhythm)


def is_vague(clause: Clause) -> bool:
    """Whether a clause speaks of better and more without a number, or of a quality and no thing."""
    found = set(clause.content)
    spoken = bool(qualities(clause.text)) and (bool(words.MOODS & found) or not _ARTICLE.search(clause.text))
    return bool(words.VAGUE & found) or speaks_of_mood(clause.text) or spoken


def _thing(clause: Clause) -> str | None:
    """What is repeated, in the plural: `weekly one-to-one` -> one-to-ones; else the first thing named."""
    named = clause.text.lstrip(f" {CADENCE}")
    if (
        not clause.verb
        and not clause.acted_on
        and not named.startswith(_ARTICLES)
        and (plain := units.unit_behind(named, single=True))
    ):
        return plain[0]
    for found in _THING.finditer(clause.text):
        if unit := units.unit_behind(clause.text[found.end() :], single=True):
            return unit[0]
    if clause.verb in _EVENTS and (event := units.unit_behind(clause.rest.lstrip(), single=True)):
        return event[0]
    first = None if clause.verb else units.unit_behind(clause.text.lstrip())
    return first[0] if first else None


def _once(facts: Facts, clause: Clause, rhythm: Rhythm) -> Found:
    timed = CLOCK in clause.text and not (_AT.search(clause.text) and clause.verb not in _PUNCTUAL)
    thing = None if timed else _thing(clause) or "times"
    said = facts.sketch.words
    barred = NEVER.match(said(clause).lower()) is not None
    measure = ParsedMeasure(
        kind=Kind.MAINTAIN,
        direction=Direction.AT_MOST if timed or barred else Direction.AT_LEAST,
        target=None if timed else Decimal(0 if barred else rhythm.times),
        unit=thing,
        cadence=rhythm.cadence,
        words=MappingProxyType({**dict.fromkeys(_IMPLIED, said(clause)), "cadence": said(rhythm)}),
    )
    return Found(start=rhythm.start, end=rhythm.end, measure=measure)
