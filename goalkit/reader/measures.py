"""Amounts put together to measures: a target with its kind, direction, start, unit and cadence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from goalkit.reader import units
from goalkit.reader.amounts import Amount, Role
from goalkit.reader.clauses import Clause, base_form, qualities, speaks_of_mood, words_of
from goalkit.reader.dates import Rhythm, Sense
from goalkit.reader.findings import Findings
from goalkit.reader.goal import ParsedMeasure
from goalkit.reader.numbers import CODES
from goalkit.reader.sketch import Passage
from goalkit.reader.titles import title_of, title_of_event
from goalkit.reader.vocabulary import CADENCE, CLOCK, NUMBER, english
from goalkit.terms import Direction, Kind

VERBS, WORDS, CUES = english().verbs, english().words, english().cues
_SPANS = ("h", "min", "days", "weeks", "seconds")


def governing_verb(findings: Findings, clause: Clause) -> str:
    """The verb of a clause; one without a verb goes on with that of the clause before."""
    verb = clause.verb
    if verb not in VERBS.keeping:  # `complaints reduced to 5`, `getting it raised to 40`
        forms = (base_form(word) for word in words_of(clause.text) if word.endswith(("ed", "ing")))
        if changed := next((form for form in forms if form in VERBS.changing), ""):
            return changed
    if clause.opener == "with":
        return verb
    for earlier in reversed([other for other in findings.clauses if other.start < clause.start]):
        if verb or clause.opener in (".", ";", "\n", "!", "?", ":"):
            break
        verb, clause = earlier.verb, earlier
    return verb


def kind_of(findings: Findings, amount: Amount, rhythm: Rhythm | None, *, based: bool) -> Kind:
    """Maintain or reach; `based`: the words tell where it starts from."""
    clause = findings.clause_of(amount)
    verb = governing_verb(findings, clause)
    changed = based or verb in VERBS.lowering or findings.ahead(amount).endswith(" to ")
    habit = rhythm is not None and amount.unit == "times" and not changed  # `hit the gym 3x a week`
    if habit or _is_kept(findings, clause, amount, rhythm):
        return Kind.MAINTAIN
    if based or verb in VERBS.changing or amount.role is not Role.TARGET or amount.unit == "rank":
        return Kind.REACH
    behind = findings.behind(amount, clause)
    kept = CUES.kept.search(clause.text) or CUES.share_of_time_behind.match(behind)
    if kept or amount.word in ("no", "zero"):
        return Kind.MAINTAIN
    if any(CUES.through.match(findings.sketch.words(when).lower()) for when in findings.deadlines()):
        return Kind.MAINTAIN
    return Kind.MAINTAIN if _lasts(findings, amount, verb, rhythm) else Kind.REACH


def _is_kept(findings: Findings, clause: Clause, amount: Amount, rhythm: Rhythm | None) -> bool:
    """A word of keeping or of never: `keep at most 5`, `without falling below 5`."""
    if clause.opener == "without" or findings.sketch.words(amount).lower().startswith(("without ", "never ")):
        return True
    plain = clause.verb == "hold" and not amount.compared and amount.unit != "%"
    event = plain and rhythm is None and findings.deadlines(clause)  # `hold 10 workshops in 2027`
    if governing_verb(findings, clause) in VERBS.keeping and not event:
        return True
    return CUES.never.match(findings.sketch.words(clause).lower()) is not None


def _lasts(findings: Findings, amount: Amount, verb: str, rhythm: Rhythm | None) -> bool:
    """Whether a number that no verb of keeping or changing governs is a limit rather than an end."""
    own = findings.deadlines(findings.clause_of(amount))
    each = not verb and CUES.every.search(findings.clause_of(amount).text)  # one guard on every ship
    shared = CUES.out_of_behind.match(findings.behind(amount))  # 4 evenings out of 7
    of_days = shared and amount.unit in WORDS.parts_of_a_week
    if (each or of_days) and not findings.deadlines():
        return True
    if rhythm:
        return verb not in ("", "have") or not any(when.sense is Sense.BY for when in own)
    pointed = any(when.sense is Sense.BY for when in findings.deadlines())
    if amount.direction is Direction.AT_MOST:
        if verb in {"", *VERBS.finishing, *VERBS.raising} - VERBS.service and _timed(findings, amount):
            return False
        if not own and findings.sketch.words(amount).lower().startswith(("no ", "not ")):
            return True
        cost = bool(verb) and amount.unit in CODES
        return cost or not pointed
    of_size = amount.unit not in ("%", "pts") and findings.ahead(amount).endswith(" of ")
    sized = of_size or amount.unit in CODES
    share = amount.unit == "%" and (verb in VERBS.service or verb not in VERBS.raising | VERBS.finishing)
    plain = verb in ("", *VERBS.service)
    standing = not sized and ((amount.compared and (share or not verb)) or (share and plain))
    return standing and not findings.deadlines()


_MINUTES = {"min": 1, "h": 60, "days": 1440, "weeks": 10080, "months": 43200, "years": 525600}


def _is_more(amount: Amount, baseline: Amount) -> bool:
    """Whether a target lies above its start; 24 h are less than 3 days."""
    one, other = _MINUTES.get(amount.unit or ""), _MINUTES.get(baseline.unit or "")
    if one and other:
        return amount.value * one > baseline.value * other
    return amount.value > baseline.value


def _timed(findings: Findings, amount: Amount) -> bool:
    """`row the race in under 9 min`: how long one thing takes once."""
    rest = findings.clause_of(amount).acted_on or ""
    taking = findings.ahead(amount).endswith(" in ") and amount.unit in _SPANS
    return taking and CUES.one_thing.match(rest) is not None


def direction_of(
    findings: Findings, clause: Clause, amount: Amount, baseline: Amount | None
) -> Direction | None:
    """What is compared, else what falls, is unwanted or none is at most; what is wanted is at least."""
    verb = governing_verb(findings, clause)
    raised = amount.role is Role.CHANGE or "up to" in findings.sketch.words(amount).lower()
    moved = baseline or verb in VERBS.raising | VERBS.lowering or (not verb and findings.is_pointed(clause))
    if amount.compared and not (raised and moved):
        return amount.direction
    if baseline is not None and amount.role is Role.TARGET and amount.value != baseline.value:
        return Direction.AT_LEAST if _is_more(amount, baseline) else Direction.AT_MOST
    around = findings.sketch.text[clause.start : min(amount.end + 12, clause.end)]
    held_to = verb in VERBS.keeping and findings.ahead(amount).endswith(" to ")
    lowered = verb in VERBS.lowering | VERBS.limiting or CUES.lesser.search(around)
    falling = held_to or lowered or amount.value == 0
    told = {*words_of(findings.ahead(amount, clause)), amount.unit}
    unwanted = (WORDS.unwanted & told) - ({"turnover"} if amount.unit != "%" else set())
    rising = verb in VERBS.raising - VERBS.either_way or _acts_on(findings, clause, amount, verb)
    return Direction.AT_MOST if falling or (unwanted and not rising) else Direction.AT_LEAST


def _acts_on(findings: Findings, clause: Clause, amount: Amount, verb: str) -> bool:
    """Whether things are what a verb does something with, be it an unknown one: `dig out 5 old tickets`."""
    ahead = words_of(findings.ahead(amount, clause))
    told = [word for word in ahead if word not in VERBS.lead_ins]
    plain = told and told[0] not in WORDS.unwanted | WORDS.stops and told[0] != verb
    return bool(plain) and len(told) < 3 and not verb and not any(map(units.is_plural, told))


_IMPLIED = ("kind", "direction", "target", "unit")
_ASKING = (Role.TARGET, Role.CHANGE, Role.FACTOR)
_ARTICLES = ("a ", "an ", "one ", NUMBER)


@dataclass(frozen=True, kw_only=True)
class Found(Passage):
    """A measure and the passage of the statement that it comes from."""

    measure: ParsedMeasure


def counted_measures(findings: Findings, amounts: list[Amount]) -> list[Found]:
    """The measures that ask for a number, in the order of the statement."""
    asked = _last_stages(findings, [amount for amount in amounts if amount.role in _ASKING])
    bases = _bases(findings, asked, [amount for amount in amounts if amount.role is Role.BASELINE])
    found = [_measure(findings, amount, bases.get(amount.start)) for amount in asked]
    told = [amount for amount in amounts if amount.role in (*_ASKING, Role.BASELINE)]
    return sorted([*found, *_repeated(findings, told)], key=lambda each: each.start)


def _last_stages(findings: Findings, asked: list[Amount]) -> list[Amount]:
    """`20 by June, 40 by December` is one measure on its way: its last number counts."""
    kept: list[Amount] = []
    for amount in asked:
        if kept and _is_next_stage(findings, kept[-1], amount):
            kept[-1] = replace(amount, unit=amount.unit or kept[-1].unit)
        else:
            kept.append(amount)
    return kept


def _is_next_stage(findings: Findings, earlier: Amount, amount: Amount) -> bool:
    one, other = findings.clause_of(earlier), findings.clause_of(amount)
    dated = one is not other and findings.deadlines(one) and findings.deadlines(other)
    same = amount.unit in (None, earlier.unit) and amount.role is earlier.role is Role.TARGET
    return bool(dated and same and not other.verb and not findings.rhythms)


def _bases(findings: Findings, asked: list[Amount], bases: list[Amount]) -> dict[int, Amount]:
    """Each start at the place of the target it belongs to."""
    found: dict[int, Amount] = {}
    for base in bases:
        clause = findings.clause_of(base)
        fitting = [each for each in asked if base.unit is None or each.unit in (None, base.unit)]
        behind = [each for each in fitting if each.start > base.start]
        ahead = [each for each in fitting if each.start < base.start]
        same = [each for each in asked if each.start > base.start and findings.clause_of(each) is clause]
        for target in (same or ahead[::-1] or behind)[:1]:
            found.setdefault(target.start, base)
    return found


def _measure(findings: Findings, amount: Amount, base: Amount | None) -> Found:
    clause = findings.clause_of(amount)
    rhythm = _rhythm(findings, amount, clause)
    direction = direction_of(findings, clause, amount, base)
    target = _target(amount, direction, base, rhythm)
    kind = kind_of(findings, amount, rhythm, based=base is not None)
    texts = _texts(findings, clause, amount, base, rhythm)
    shared = amount.role is Role.CHANGE and amount.unit == "%"  # counted in the unit of what is changed
    measure = ParsedMeasure(
        title=title_of(findings, amount, base),
        kind=kind,
        direction=direction,
        baseline=base.value if base else None,
        target=target,
        target_high=amount.high,
        unit=base.unit if base and (shared or amount.unit is None) else amount.unit,
        cadence=rhythm.cadence if rhythm else None,
        adds_up=(
            kind is Kind.REACH
            and direction is Direction.AT_LEAST
            and clause.verb in VERBS.adding
            and amount.role is Role.TARGET
            and amount.unit not in (None, "%", "rank")
            and base is None
        ),
        words=MappingProxyType(texts),
    )
    return Found(start=amount.start, end=amount.end, measure=measure)


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


def _rhythm(findings: Findings, amount: Amount, clause: Clause) -> Rhythm | None:
    """The rhythm of a clause: its own, one that stands apart, or that of a neighbour it goes on with."""
    if own := findings.rhythm(clause):
        return own
    clauses = [findings.clause_of(each) for each in findings.rhythms]
    for rhythm, other in zip(findings.rhythms, clauses, strict=True):
        if not other.content and not findings.within(other):
            return rhythm
    before, behind = findings.clause_before(clause), findings.clause_behind(clause)
    if _goes_on(clause) and not findings.deadlines(clause) and (found := findings.rhythm(before)):
        return found
    alike = all(other.unit == amount.unit for other in findings.within(behind))
    alike = alike or not (clause.verb or findings.deadlines())
    return findings.rhythm(behind) if _goes_on(behind) and alike else None


def _goes_on(clause: Clause) -> bool:
    """Whether a clause has no verb of its own and continues the one before."""
    return not clause.verb and clause.opener in ("and", "with", ",", "&", "plus")


def _texts(
    findings: Findings, clause: Clause, amount: Amount, base: Amount | None, rhythm: Rhythm | None
) -> dict[str, str]:
    """For each name of a field the words it was read from."""
    said = findings.sketch.words
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


def _repeated(findings: Findings, asked: list[Amount]) -> Iterator[Found]:
    """What happens in a rhythm and has no number happens once each time: `a walk every day`."""
    for rhythm in findings.rhythms:
        clause = findings.clause_of(rhythm)
        if WORDS.stops.issuperset(clause.content) and not asked:
            told = (each for each in findings.clauses if not WORDS.stops.issuperset(each.content))
            clause = next(told, clause)
        counted = any(clause.start <= amount.start < clause.end for amount in asked)
        empty = any(each.unit == "%" for each in findings.within(clause))
        if counted or empty or clause.verb in VERBS.changing | {"stop"} or is_vague(clause):
            continue
        if not clause.content or (asked and not _thing(clause)):
            continue
        yield _once(findings, clause, rhythm)


def is_vague(clause: Clause) -> bool:
    """Whether a clause speaks of better and more without a number, or of a quality and no thing."""
    found = set(clause.content)
    if WORDS.vague & found or speaks_of_mood(clause.text):
        return True
    return bool(qualities(clause.text) and (WORDS.moods & found or not CUES.article.search(clause.text)))


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
    for found in CUES.repeated_thing_ahead.finditer(clause.text):
        if unit := units.unit_behind(clause.text[found.end() :], single=True):
            return unit[0]
    if clause.verb in VERBS.events and (event := units.unit_behind(clause.rest.lstrip(), single=True)):
        return event[0]
    first = None if clause.verb else units.unit_behind(clause.text.lstrip())
    return first[0] if first else None


def _once(findings: Findings, clause: Clause, rhythm: Rhythm) -> Found:
    timed = CLOCK in clause.text and not (
        CUES.at_clock.search(clause.text) and clause.verb not in VERBS.punctual
    )
    thing = None if timed else _thing(clause) or "times"
    said = findings.sketch.words
    barred = CUES.never.match(said(clause).lower()) is not None
    measure = ParsedMeasure(
        title=title_of_event(findings, clause),
        kind=Kind.MAINTAIN,
        direction=Direction.AT_MOST if timed or barred else Direction.AT_LEAST,
        target=None if timed else Decimal(0 if barred else rhythm.times),
        unit=thing,
        cadence=rhythm.cadence,
        words=MappingProxyType({**dict.fromkeys(_IMPLIED, said(clause)), "cadence": said(rhythm)}),
    )
    return Found(start=rhythm.start, end=rhythm.end, measure=measure)
